"""Specification of the words: every code has a sentence."""

import ast
import re
from pathlib import Path
from typing import TypeGuard

import mkcourse.runtime
from mkcourse.authoring.build.words import catalogue, words_for

RUNTIME = Path(mkcourse.runtime.__file__).parent
WORDS = words_for("en")

TELLING = {"because", "Condition", "_at_least", "Refused", "_refusal", "Reason"}
"""Calls whose first argument is a code."""

COUNTED = {"days", "count", "items", "misses", "minutes"}
"""The names by which words.js chooses a plural form."""

ELSEWHERE = {"not-first-try", "hint", "seen-recently", "judged-alone"}
"""Codes that are returned: why an answer does not count."""

NEARLY = {"again.accents", "again.article", "again.brackets", "again.case", "again.spelling"}
"""Codes that are found out, and then told: what keeps an answer from being right."""


def codes() -> set[str]:
    """All codes in the sources of the runtime."""
    found = set(ELSEWHERE)
    for path in RUNTIME.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in TELLING and node.args:
                found |= texts(node.args[0])
            if (
                isinstance(node, ast.Assign)
                and getattr(node.targets[0], "id", "") == "code"
                and not is_call(node.value)
            ):
                found |= texts(node.value)
            if isinstance(node, ast.For | ast.Yield):
                found |= {text for text in texts(node.iter if isinstance(node, ast.For) else node) if "-" in text}
    return found


def verdict_codes() -> set[str]:
    """The keys of sentences about answers that are asked again, or wrong for a reason."""
    found = set(NEARLY)
    for path in RUNTIME.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if is_call(node) and getattr(node.func, "id", "") == "again" and node.args:
                found |= {f"again.{code}" for code in texts(node.args[0])}
            if is_call(node) and getattr(node.func, "id", "") == "Grade" and "wrong" in texts(node):
                reasons = [word.value for word in node.keywords if word.arg == "reason"]
                found |= {f"wrong.{code}" for reason in reasons for code in texts(reason)}
    return found


def is_call(node: ast.AST) -> TypeGuard[ast.Call]:
    """Whether something is called."""
    return isinstance(node, ast.Call)


def texts(node: ast.AST) -> set[str]:
    """The text constants in `node`, but for those of conditions."""
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def words() -> dict[str, dict[str, str]]:
    """The sentences of reasons by their codes, each by its plural form: "" where it has none."""
    found: dict[str, dict[str, str]] = {}
    for key, text in WORDS.items():
        if key.startswith("reason."):
            code, _, form = key.removeprefix("reason.").partition(".")
            found.setdefault(code, {})[form] = text
    return found


def names(text: str) -> list[str]:
    """The names in braces."""
    return sorted(re.findall(r"\{([a-z_]+)\}", text))


def test_every_code_has_a_sentence() -> None:
    """Each code that the engine can tell is a sentence in the English words, or has all plural forms."""
    assert {"practised", "secure"} & codes() == set()
    assert codes() - words().keys() - {"unreadable"} == set()


def test_every_verdict_has_a_sentence() -> None:
    """Whoever is asked again, or is wrong for a reason, is told why: there is a sentence, or all plural forms."""
    keys = {key.removesuffix(".other") for key in WORDS}
    assert {"again.unreadable", "again.unit-missing", "wrong.unit", "wrong.ends"} <= verdict_codes()
    assert verdict_codes() - keys == set()


def test_no_sentence_is_left_over() -> None:
    """There is no sentence for a code that nothing tells."""
    assert words().keys() - codes() == set()


def test_sentences_are_sentences() -> None:
    """They begin with a capital or a number and end with a full stop, and each brace holds a name."""
    for code, forms in words().items():
        for text in forms.values():
            assert re.fullmatch(r"[A-Z{].*[.?}]", text), code
            assert text.count("{") == text.count("}") == len(names(text)), code


def test_plural_forms_are_whole() -> None:
    """There is one sentence, or one for each plural form of English; those say the same names, and one of
    them is a number that words.js counts by."""
    for code, forms in words().items():
        assert forms.keys() in ({""}, {"one", "other"}), code
        if "other" in forms:
            assert names(forms["one"]) == names(forms["other"]), code
            assert COUNTED & set(names(forms["other"])), code


def test_the_catalogue_is_sorted() -> None:
    """Keys are sorted, so that two authors do not get in each other's way."""
    keys = [str(message.context) for message in catalogue("en") if message.context]
    assert keys == sorted(keys)
