"""Examples of how an answer is written, in the language of the item: for whoever is asked again."""

from .numerals import has_decimal_comma

_NUMBERS = {
    "fraction": "3/5",
    "mixed": "2\u00a01/3",  # it stays on one line
    "decimal": "0.35",
    "percent": "35 %",
    "scientific": "2.5 * 10^4",
    "simplest": "3/5",
}
_OTHERS = {
    "fraction": "5/7",
    "mixed": "4\u00a01/6",
    "decimal": "0.85",
    "percent": "85 %",
    "scientific": "6.5 * 10^8",
    "simplest": "5/7",
}
_ANY, _ANY_OTHER = "3/5, 2\u00a01/3, 0.35", "5/7, 4\u00a01/6, 0.85"


def number_examples(language: str, form: str | None = None) -> tuple[str, str]:
    """How a number may be written, in the form that is asked for: two ways, as one may be the answer itself."""
    one, other = _NUMBERS.get(form or "", _ANY), _OTHERS.get(form or "", _ANY_OTHER)
    return in_language(one, language), in_language(other, language)


def unit_example(language: str, unit: str) -> str:
    """A number with a unit that is not the one asked for."""
    return f"{in_language('2.5', language)} {'s' if 'g' in unit else 'kg'}"


def formula_example(letters: tuple[str, ...], form: str | None = None) -> str:
    """How a formula may be written, with one of its letters."""
    letter = letters[0] if letters else "x"
    times = "*" if len(letter) > 1 else ""
    if form == "factored":
        return f"5*({letter} + 3)"
    if form == "expanded":
        return f"5{times}{letter} + 15"
    return f"5*({letter} + 3)/2"


def interval_example(language: str) -> str:
    """How intervals may be written."""
    return "[−7; 8[" if language.lower().startswith("fr") else "[−7; 8)"


def list_example(language: str, of_words: bool) -> str:
    """How a list may be written: with semicolons, which are never a decimal sign."""
    return "a; b; c" if of_words else in_language("6; 7.5; 11", language)


def in_language(example: str, language: str) -> str:
    """`example` with the decimal sign of the language."""
    if not has_decimal_comma(language):
        return example
    return example.replace(", ", "; ").replace(".", ",")
