"""Specification of reading numbers as learners type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.runtime.reading.number_reading import numbers_in
from mkcourse.runtime.reading.numerals import Numeral, has_form, readings


def values(text: str, language: str = "en") -> list[float]:
    """All readings as floats, the usual one first."""
    return [numeral.top / numeral.bottom for numeral in readings(text, language)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        (" +3 ", 3),
        ("-3", -3),
        ("−3", -3),
        ("– 3", -3),
        ("= 3", 3),
        ("0.75", 0.75),
        (".5", 0.5),
        ("5.", 5),
        ("-.5", -0.5),
        ("3/4", 0.75),
        ("3 / 4", 0.75),
        ("3⁄4", 0.75),
        ("3∕4", 0.75),
        ("3÷4", 0.75),
        ("-3/4", -0.75),
        ("½", 0.5),
        ("−¾", -0.75),
        ("1½", 1.5),
        ("1 ½", 1.5),
        ("1 1/2", 1.5),
        ("-1 1/2", -1.5),
        ("25%", 0.25),
        ("25 %", 0.25),
        ("12½ %", 0.125),
        ("３／４", 0.75),
        ("１２．５", 12.5),
        ("٣/٤", 0.75),
        ("25٪", 0.25),
        ("1.5e3", 1500),
        ("1.5E-1", 0.15),
        ("1.5×10^3", 1500),
        ("1.5 x 10^-1", 0.15),
        ("1.5·10³", 1500),
        ("2*10⁻¹", 0.2),
        ("10²", 100),
        ("1 234 567", 1234567),
        ("1\u202f234,5", 1234.5),
        ("1'234.5", 1234.5),
        ("1’234", 1234),
        ("1,234,567", 1234567),
        ("1,00,000", 100000),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("\u200e3", 3),
        ("1+1/2", 1.5),
        ("1 + ½", 1.5),
        ("750‰", 0.75),
        ("١٢،٥", 12.5),
        ("0.(3)", 1 / 3),
        ("0.1(6)", 1 / 6),
        ("0.333…", 1 / 3),
        ("0.1666...", 1 / 6),
        ("3.14...", 3.14),
    ],
)
def test_readable(text: str, value: float) -> None:
    """Decimals, fractions, mixed numbers, percent and powers of ten are read in many scripts."""
    assert values(text)[0] == value


UNREADABLE = """
. , - a 3/0 1/2/3 -- --3 5² 1e9999 3/4/ ½½ 0x10 1_000 inf nan 3,,4 % 1,23,45 e3 3e 1.2.3 1/-2
"""


@pytest.mark.parametrize("text", ["", " ", "1 3/2", "1 2 3", "12 34", "3 apples", "9" * 81])
def test_not_a_number(text: str) -> None:
    """What is no number has no reading: it will be asked again, not be wrong."""
    assert readings(text, "en") == ()


@pytest.mark.parametrize("text", UNREADABLE.split())
def test_unreadable(text: str) -> None:
    """What only looks like a number has no reading either."""
    assert readings(text, "en") == ()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1,5", "de", [1.5]),
        ("1,5", "en", [1.5]),
        ("1.5", "de", [1.5]),
        ("0,125", "en", [0.125]),
        ("1,234", "en", [1234, 1.234]),
        ("1.234", "en", [1.234, 1234]),
        ("1,234", "de", [1.234, 1234]),
        ("1.234", "fr", [1234, 1.234]),
        ("1,234", "es-MX", [1234, 1.234]),
        ("1,234", "pt_BR", [1.234, 1234]),
        ("١٫٥", "ar", [1.5]),
        ("1,500", "xx", [1500, 1.5]),
    ],
)
def test_decimal_sign_by_language(text: str, language: str, expected: list[float]) -> None:
    """The language decides what is ambiguous, and the other reading is still told."""
    assert sorted(values(text, language)) == sorted(expected)
    assert values(text, language)[0] == expected[0]


def test_lowest_terms() -> None:
    """Whole numbers, and fractions and mixed numbers in lowest terms, are in simplest form."""
    simple = {text for text in ("3", "3/4", "1 1/2", "½") if readings(text, "en")[0].lowest}
    other = {
        text for text in ("6/8", "3/1", "1 2/4", "0.75", "75%", "3.0", "3e0", "1 0/2") if readings(text, "en")[0].lowest
    }
    assert simple == {"3", "3/4", "1 1/2", "½"}
    assert other == set()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(3/4)", 0.75),
        ("\\frac{3}{4}", 0.75),
        ("\\frac34", 0.75),
        ("1\\frac{1}{2}", 1.5),
        ("-\\frac{3}{2}", -1.5),
        ("(-3)/(2)", -1.5),
        ("75\\%", 0.75),
        ("1.5\\cdot10^{3}", 1500),
        ("10^(-1)", 0.1),
        ("1.5*10**3", 1500),
        ("3/4 = 0.75", 0.75),
    ],
)
def test_numbers_of_mathematics_fields(text: str, value: float) -> None:
    """LaTeX, brackets and chains of equal numbers are read, too."""
    assert [one.top / one.bottom for one in numbers_in(text, "en")] == [value]


@pytest.mark.parametrize("text", ["1/2+1/4", "2*3", "2^3", "√4", "--3", "3/4 = 0.7", "½ ½", "x", "3!", "1/2/3"])
def test_arithmetic_is_no_number(text: str) -> None:
    """What is still to be worked out, or says two things, is no number."""
    assert numbers_in(text, "en") == ()


FORMS = {
    "fraction": "3/4 6/8 3 ¾",
    "mixed": "1½ 1+1/2 3 3/4",
    "decimal": "0.75 3 3.0 .5",
    "percent": "75% 7½% 750‰",
    "scientific": "1.5e3 1.5×10^3 9.99*10^-2 1e5",
    "simplest": "3/4 3 1½",
}


@pytest.mark.parametrize("form", FORMS)
def test_forms(form: str) -> None:
    """A number has the forms that it is written in; a whole number passes for a fraction and a decimal."""
    texts = {text for texts in FORMS.values() for text in texts.split()} | {"15e2", "0.15e4", "6/8"}
    assert {text for text in texts if has_form(readings(text, "en")[0], form)} >= set(FORMS[form].split())
    assert not any(has_form(readings(text, "en")[0], form) for text in ("15e2", "0.15e4"))


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6))
def test_fractions_are_exact(top: int, bottom: int) -> None:
    """A fraction is read as exactly the two integers that were typed."""
    found = readings(f"{top}/{bottom}", "en")[0]
    assert (found.top, found.bottom) == (top, bottom)


@given(st.decimals(-(10**9), 10**9, places=6), st.sampled_from(["en", "de", "ar"]))
def test_decimals_are_exact(value: object, language: str) -> None:
    """A decimal with either sign is read without rounding."""
    text = str(value).replace(".", "," if language == "de" else ".")
    found = readings(text, language)[0]
    assert found.top * 10**6 == int(str(value).replace(".", "")) * found.bottom


@given(st.text(max_size=90), st.sampled_from(["en", "de", "", "x-y"]))
def test_reading_never_raises(text: str, language: str) -> None:
    """Any text has none, one or two readings with a positive denominator."""
    found = readings(text, language)
    assert len(found) <= 2
    assert all(isinstance(one, Numeral) and one.bottom > 0 for one in found)


@given(st.text("0123456789 ,.'/-+%eEx*^10½²٣（", max_size=30))
def test_reading_of_nearly_numbers_never_raises(text: str) -> None:
    """Texts of signs that numbers are made of are read or not, but never fail."""
    assert all(one.bottom > 0 for one in readings(text, "en"))
