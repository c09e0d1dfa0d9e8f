"""What `check` says in other languages: whole, with the same values in it, and never in the way."""

from __future__ import annotations

import ast
import json
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from golden import cases, laid_over_minimal
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.authoring.diagnostics import SEVERITIES, Diagnostic, Place, Severity, as_dict, as_github, as_text
from mkcourse.authoring.last_check import Said, remember, said_before
from mkcourse.authoring.live_news import News
from mkcourse.authoring.live_rules import address_of, rule_page
from mkcourse.authoring.loading import load
from mkcourse.authoring.rules import RULES
from mkcourse.authoring.serve import summary
from mkcourse.authoring.words import Sentence, as_it_is, quoted, say, say_count
from mkcourse.authoring.words.catalogues import FOLDER, catalogue, languages, worded
from mkcourse.authoring.words.choice import known_language, system_language
from mkcourse.authoring.words.collecting import calls_in, catalog, catalogue_text, sentences
from mkcourse.authoring.words.sentence import placeholders

OTHERS = ("ar", "de", "es", "fr")
AGAIN = "run 'uv run python -m mkcourse.authoring.words' and translate what is new"


def parts_of(sentence: str) -> list[Sentence]:
    """The sentence and those within it."""
    if not isinstance(sentence, Sentence):
        return []
    return [sentence, *(part for value in sentence.values.values() for part in parts_of(value))]


def texts(diagnostics: list[Diagnostic]) -> list[Sentence]:
    return [text for each in diagnostics for text in (each.message, each.fix) if text is not None]


def test_there_are_the_languages_of_the_students_side() -> None:
    """The catalogues are those of site_template/words."""
    site = Path(__file__).parents[2] / "site_template" / "words"
    assert set(languages()) == {path.stem for path in site.glob("*.po")} == {"en", *OTHERS}


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_a_catalogue_holds_just_the_sentences_of_the_code(language: str) -> None:
    """No sentence is missing from a catalogue, and none in it is said nowhere any more."""
    assert catalogue_text(language, catalog(language)) == (FOLDER / f"{language}.po").read_bytes(), AGAIN


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated_with_its_values(language: str) -> None:
    """Each sentence has a translation, of as many forms as the language has plurals."""
    told = catalog(language)
    for each in sentences():
        message = told.get(each if isinstance(each, str) else each[0])
        assert message is not None
        if isinstance(each, str):
            assert message.string, (language, each)
            assert placeholders(str(message.string)) == placeholders(each), (language, each)
        else:
            assert len(message.string) == told.num_plurals and all(message.string), (language, each)
            known = placeholders(each[0]) | placeholders(each[1])
            assert all(placeholders(form) <= known for form in message.string), (language, each)


def calibration_descriptions() -> set[str]:
    """What the schema of calibration.json says: `mkcourse calibrate` writes it, so nobody mends a value in it."""
    text = (FOLDER.parent / "schema" / "calibration.schema.json").read_text(encoding="utf-8")
    return set(re.findall(r'"description": "([^"]*)"', text))


@pytest.mark.parametrize("folder", cases("bad"), ids=lambda folder: folder.name)
def test_what_a_bad_course_is_told_is_told_in_every_language(folder: Path, tmp_path: Path) -> None:
    """Each message and fix of a golden course is one that the catalogues translate, or quotes another's words."""
    _, found = load(laid_over_minimal(folder, tmp_path / "course"))
    english = calibration_descriptions()
    for text in texts(found):
        assert isinstance(text, Sentence) and text.template, text
        for part in parts_of(text):
            for language in OTHERS if part.template and part.template not in english else ():
                told = catalog_entry(language, part)
                assert told, (language, part.template)
        assert pickle.loads(pickle.dumps(text)).template == text.template


def catalog_entry(language: str, part: Sentence) -> str:
    known = catalogue(language)
    if part.plural:
        return known.ngettext(part.template, part.plural, part.values["count"])
    told = known.gettext(part.template)
    return (
        told if told != part.template or not re.search("[a-z]{4}", re.sub(r"\{\w+\}", "", told)) or told in SAME else ""
    )


SAME = {"error", "question", "{count} page"}
"""What is the same in English and in another of the languages."""


def test_no_call_site_says_what_nobody_could_translate() -> None:
    """``say`` is given a plain text, or what is registered: a rule, a schema's description, help, a common quote."""
    given = []
    for path in sorted(FOLDER.parent.rglob("*.py")):
        for call in calls_in(path):
            first = call.args[0] if call.func.id == "say" else call.args[1]  # type: ignore[attr-defined]
            if not isinstance(first, ast.Constant | ast.Dict):  # code/jobs.py has a `say` of its own
                given.append(f"{path.name}: {ast.unparse(call)}")
    assert sorted(given) == [
        "check.py: say(RULES[rule].title)",
        "live_rules.py: say(text)",
        "quoted.py: say(template, **found.groupdict())",
        "telling.py: say(GROUP_TITLES[rule.group])",
        "telling.py: say(rule.fix)",
        "telling.py: say(rule.title)",
        "translated.py: say(each)",
        "translated.py: say(self.help)",
        "validation.py: say(described)",
        "validation.py: say(str(described))",
    ]


@pytest.mark.parametrize(
    ("language", "message", "fix"),
    [
        ("es", "error: en course.yml no existe la clave 'titel'", "¿querías decir 'title'?"),
        ("fr", "erreur: dans course.yml, il n’y a pas de clé 'titel'", "voulais-tu dire 'title' ?"),
        ("de", "Fehler: course.yml: einen Schlüssel 'titel' gibt es hier nicht", "meinst du 'title'?"),
        ("ar", "خطأ: لا مفتاح 'titel' في course.yml", "هل المقصود 'title'؟"),
    ],
)
def test_a_fault_is_told_in_the_language_that_was_asked_for(
    language: str, message: str, fix: str, tmp_path: Path
) -> None:
    """`check --language` tells message, severity, fix, promise and summary in that language, and JSON in English."""
    course = laid_over_minimal(None, tmp_path / "course")
    head = course / "course.yml"
    head.write_text(head.read_text(encoding="utf-8").replace("title:", "titel:"), encoding="utf-8")
    told = run("check", "-l", language, course)
    assert message in told.stdout and f"    {fix}" in told.stdout
    assert worded(say(RULES["key-known"].title), language) in told.stderr
    assert worded(say_count(4, "{count} error", "{count} errors"), language) in told.stderr
    assert (
        '"message": "course.yml has no key \'titel\'"'
        in run("check", "-l", language, "--format", "json", course).stdout
    )


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = shutil.which("mkcourse", path=str(Path(sys.executable).parent))
    assert command
    return subprocess.run(
        [command, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "de_DE", "LC_MESSAGES": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "de_DE", "LC_ALL": "es_MX"}, "es"),
        ({"LANG": "de_DE", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "pt:ar:fr"}, "ar"),
        ({"LANG": "C", "LANGUAGE": "fr"}, "en"),
        ({"LANG": "tlh"}, "en"),
    ],
)
def test_without_an_option_the_system_chooses_the_language(environment: dict[str, str], language: str) -> None:
    """LANGUAGE, then LC_ALL, LC_MESSAGES and LANG choose it as for gettext; C, POSIX and the unknown are English."""
    assert system_language(environment) == language


def test_a_language_may_be_written_as_people_do() -> None:
    """``pt`` is none of ours; regions and encodings don't matter."""
    assert [known_language(name) for name in ("fr-CA", "AR", "de_AT.UTF-8", "pt", "")] == ["fr", "ar", "de", None, None]


def test_each_number_has_the_form_that_its_language_gives_it() -> None:
    """Plurals follow the language's own rule; Arabic has six forms."""
    counts = (0, 1, 2, 3, 11, 100)
    told = [worded(say_count(count, "{count} lesson", "{count} lessons"), "ar") for count in counts]
    assert told == ["لا دروس", "درس واحد", "درسان", "3 دروس", "11 درسًا", "100 درس"]
    assert [worded(say_count(count, "{count} error", "{count} errors"), "es") for count in (0, 1, 2)] == [
        "0 errores",
        "1 error",
        "2 errores",
    ]
    assert worded(say_count(0, "{count} page", "{count} pages"), "fr") == "0 page"
    assert str(say_count(1, "{count} error", "{count} errors")) == "1 error"


HOSTILE = st.text(max_size=40) | st.sampled_from(
    [
        "{path}",
        "{",
        "}}{{",
        "%s %(x)d %",
        "{0}",
        "{path.__class__}",
        "a\nb\r\tc",
        "\u202eevil\u2066",
        "'",
        "\0",
        "\\1\\g<0>",
    ]
)


@given(path=HOSTILE, missing=HOSTILE, language=st.sampled_from(["en", *OTHERS, "tlh"]))
def test_hostile_values_are_only_text(path: str, missing: str, language: str) -> None:
    """Braces, percent signs, line ends and directions in names never break a sentence, nor are they looked into."""
    message = say("'{written}' is '{path}', which does not exist", written=missing, path=path)
    fix = say("rename '{alike}' to '{path}'", alike=as_it_is(missing), path=path)
    found = Diagnostic(Place(path), "media-exists", message, fix)
    for text in (as_text(found, language), as_dict(found, language)["message"]):
        assert f"'{path}'" in str(text)
    assert as_github(found, path, language).startswith("::error ")
    assert worded(message.replacing(missing or "x", "y"), language)


def test_what_was_said_last_time_is_said_in_another_language_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `check` remembers of an unchanged course is not bound to the language it was asked in."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    contents = say("{title}: {contents}.", title="Halves", contents=say_count(3, "{count} page", "{count} pages"))
    found = Diagnostic(Place("course.yml"), "key-known", say("the policy has no '{key}'", key="x"), None, Severity.HINT)
    remember("state", Said([found], contents))
    kept = said_before("state")
    assert kept == Said([found], contents)
    assert kept and worded(kept.found[0].message, "es") == "la 'policy' no tiene 'x'"
    assert worded(kept.contents, "de") == "Halves: 3 Seiten."


def test_the_words_of_others_are_said_in_ours_where_they_are_common_and_quoted_else() -> None:
    """What the expression reader and PyYAML often say is translated; anything else stays as it came."""
    assert worded(quoted("“xy” is not known here"), "de") == "„xy“ ist hier nicht bekannt"
    assert worded(quoted("did not find expected <document start>"), "fr") == "il manque le début du document"
    assert worded(quoted("something {odd} 100%"), "ar") == "something {odd} 100%"


def test_the_page_under_serve_tells_it_in_the_language_too() -> None:
    """Messages, what stands around them, the terminal's summary and the rule's page are in the one language."""
    found = Diagnostic(Place("course.yml"), "key-known", say("the policy has no '{key}'", key="x"), say("remove it"))
    news = News(diagnostics=(found,), broken=True, language="ar")
    assert '"direction": "rtl"' in news.as_json()
    assert as_dict(found, "ar")["message"] in json.loads(news.as_json())["diagnostics"][0].values()
    assert worded(SEVERITIES[Severity.ERROR], "ar") in summary(news)
    address = address_of("key-known", "ar")
    page = rule_page(address or "") or ""
    assert '<html lang="ar" dir="rtl">' in page and worded(say(RULES["key-known"].fix), "ar") in page
    assert '<p lang="en" dir="ltr">' in page


def test_english_needs_no_catalogue() -> None:
    """An English `check` neither reads a catalogue nor imports Babel for one."""
    code = (
        "import sys; from mkcourse.authoring.words.catalogues import catalogue, worded; "
        "from mkcourse.authoring.words import say; worded(say('remove it'), 'en'); "
        "print(catalogue.cache_info().currsize, 'babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "False"]
