"""The catalogues of words: complete, sound, and free of English where they are another language's."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message

from mkcourse.authoring.build.templates import template_folder, words_of_templates
from mkcourse.authoring.build.words import CATEGORIES, ENGLISH, catalogue, languages, words_files, words_for

OTHERS = [each for each in languages() if each != ENGLISH]
COUNTED = {"{count}", "{days}", "{items}", "{misses}", "{minutes}"}
PLACEHOLDER = re.compile(r"\{\w+\}")
SAME_IN_MANY_LANGUAGES = re.compile(
    r"^(\W|\d|\{\w+\}|OK|QR|PDF|ZIP|Pause|Plan|Minute[ns]?|Portfolio|Start|Name|Text|Export|Code)*$"
)


def sentences(message: Message) -> list[str]:
    told = message.string if isinstance(message.string, tuple | list) else [message.string]
    return [str(each or "") for each in told]


def messages(catalog: Catalog) -> Iterator[tuple[str, Message]]:
    return ((str(each.context), each) for each in catalog if each.context)


@pytest.fixture(params=OTHERS)
def other(request: pytest.FixtureRequest) -> Catalog:
    return catalogue(request.param)


def test_all_our_languages_are_there() -> None:
    """There are words in English, Spanish, French, German and Arabic, and a file for the scripts of each."""
    assert set(languages()) == {"en", "es", "fr", "de", "ar"}
    assert set(words_files()) == {f"words/{each}.json" for each in languages()}


def test_every_sentence_is_translated(other: Catalog) -> None:
    """Each key of the English catalogue is in the other one, with the English sentence it was made for."""
    english = {key: message.id for key, message in messages(catalogue(ENGLISH))}
    there = dict(messages(other))
    assert sorted(english.keys() - there.keys()) == []
    assert sorted(there.keys() - english.keys()) == [], "keys that English no longer has"
    assert [key for key in english if there[key].id != english[key]] == [], "the English sentence has changed"
    assert [key for key, message in there.items() if message.fuzzy or not all(sentences(message))] == []


def test_plural_forms_are_complete(other: Catalog) -> None:
    """A message with plural forms has as many as the language needs, six in Arabic."""
    assert other.num_plurals in CATEGORIES
    assert other.num_plurals == (6 if str(other.locale) == "ar" else 2)
    plural = {key: message for key, message in messages(other) if isinstance(message.id, tuple | list)}
    assert plural
    assert [key for key, message in plural.items() if len(sentences(message)) != other.num_plurals] == []


def test_placeholders_are_those_of_the_english_sentence(other: Catalog) -> None:
    """Each translation has the placeholders of its sentence; a form for one or two may name them in words."""
    odd = []
    for key, message in messages(other):
        ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
        wanted = set(PLACEHOLDER.findall(" ".join(map(str, ids))))
        for form in sentences(message):
            had = set(PLACEHOLDER.findall(form))
            counted = COUNTED if isinstance(message.id, tuple | list) else set()
            if had - wanted or wanted - had - counted:
                odd.append((key, form))
    assert odd == []


def test_no_sentence_begins_or_ends_with_a_space() -> None:
    """Spaces at the ends are lost or doubled on a page, so there are none, in any catalogue."""
    odd = [
        (language, key)
        for language in languages()
        for key, message in messages(catalogue(language))
        for form in sentences(message)
        if form != form.strip()
    ]
    assert odd == []


def test_no_english_is_left_over(other: Catalog) -> None:
    """A translation equal to its English sentence is a name or a word that both languages share, and short."""
    same = [
        (key, form)
        for key, message in messages(other)
        for form in sentences(message)
        if form in (message.id if isinstance(message.id, tuple | list) else (message.id,))
        and len(PLACEHOLDER.sub("", form).split()) > 2
    ]
    assert same == []


def test_arabic_is_written_in_arabic() -> None:
    """Each Arabic sentence holds Arabic letters, unless it is made of placeholders and signs."""
    bare = [
        key
        for key, sentence in words_for("ar").items()
        if re.search(r"[A-Za-z]{3}", PLACEHOLDER.sub("", sentence)) and not re.search(r"[\u0600-\u06ff]", sentence)
    ]
    assert bare == []


def test_the_theme_gets_every_word_that_it_shows() -> None:
    """Each mention of words in the theme's templates is by a key that a generator is given, and is in the catalogue."""
    texts = [path.read_text(encoding="utf-8") for path in (template_folder() / "overrides").rglob("*.html")]
    blocks = [block for text in texts for block in re.findall(r"{[{%].*?[%}]}", text, re.DOTALL)]
    used = [found for block in blocks for found in re.findall(r"\bwords\b(.*)", block.replace("words", "\nwords"))]
    given = {f'["{key}"]' for key in words_of_templates()}
    assert used
    assert [each for each in used if not any(each.startswith(key) for key in given)] == []
    assert set(words_of_templates()) <= words_for(ENGLISH).keys()
