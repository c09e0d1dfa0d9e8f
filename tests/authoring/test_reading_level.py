"""The promise `reading-level`: the published formulas, and only sentences counted."""

from __future__ import annotations

import pytest

from mkcourse.authoring.reading_level import FORMULAS, prose

TEN_SHORT_WORDS = "We do not go to the sun at all now. "


@pytest.mark.parametrize(
    ("language", "ease"),
    [
        ("en", 206.835 - 1.015 * 10 - 84.6),
        ("es", 206.84 - 1.02 * 10 - 60.0),
        ("fr", 207.0 - 1.015 * 10 - 73.6),
        ("de", 180.0 - 1.0 * 10 - 58.5),
    ],
)
def test_one_syllable_words_in_sentences_of_ten(language: str, ease: float) -> None:
    """For words of one syllable in sentences of ten words each formula gives what it says on paper."""
    text = "Ba bo bi bu ba bo bi bu ba bo. " * 12
    assert FORMULAS[language].ease(text) == pytest.approx(ease)


@pytest.mark.parametrize(
    ("language", "word", "syllables"),
    [
        ("en", "table", 2),
        ("en", "named", 1),
        ("en", "readability", 5),
        ("es", "fracción", 2),
        ("es", "aéreo", 4),
        ("es", "día", 2),
        ("fr", "école", 2),
        ("fr", "parlent", 1),
        ("de", "Häuser", 2),
        ("de", "Zähler", 2),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(language: str, word: str, syllables: int) -> None:
    """Vowel groups count as the language speaks them."""
    text = f"{word} " * 100
    formula = FORMULAS[language]
    ease = formula.ease(text)
    assert ease is not None
    assert round((formula.base - formula.per_sentence * 100 - ease) / formula.per_word) == syllables


def test_too_little_text_tells_nothing() -> None:
    """Below a hundred words there is no number."""
    assert FORMULAS["en"].ease(TEN_SHORT_WORDS * 9) is None
    assert FORMULAS["en"].ease(TEN_SHORT_WORDS * 10) is not None


def test_only_sentences_are_read() -> None:
    """Code, formulas, tables, pictures, blocks and addresses are left out; a link's words stay."""
    text = (
        "## Head\n\nSee [the *map*](a.md) now.\n\n```python\nsecret = 1\n```\n\n| a | secret |\n|---|---|\n\n"
        "![secret](a.svg){ width=300 } $secret$ `secret` <b>bold</b> https://secret.example\n\n!!! note secret\n"
    )
    assert prose(text).split() == ["Head", "See", "the", "map", "now.", "bold"]
