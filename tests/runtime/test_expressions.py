"""Specification of expressions: what learners and authors may write, and what it is worth."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.runtime.reading.expressions import (
    Unread,
    canonical,
    depth_of,
    exact_value,
    float_value,
    letters_in,
    parsed,
)

LETTERS = ("x", "y", "r", "a", "b", "n", "k2", "area", "v_0", "alpha")


def tree(text: str, language: str = "en", **how: bool) -> str:
    """The canonical text of what is read."""
    return canonical(parsed(text, LETTERS, language, **how))


def exact(text: str, **values: int) -> tuple[int, int] | None:
    """The exact value with whole numbers for the letters."""
    return exact_value(parsed(text, None), {name: (value, 1) for name, value in values.items()})


@pytest.mark.parametrize(
    "same",
    [
        "2*x | 2x | 2 x | 2·x | 2×x | 2⋅x | ２x | 2\\cdot x | 2 \\times x | 2X | (2)(x) | 2[x] | +2x",
        "2*(x+1) | 2(x+1) | 2{x+1} | 2\\left(x+1\\right) | ２（x＋１） | 2 ( x + 1 )",
        "x*(x+1) | x(x+1) | x[x+1]",
        "x*y | xy | x y | (x)(y) | x\\cdot y",
        "x^2 | x² | x**2 | x^{2} | x^(2) | \\mathrm{x}^2",
        "x^-1 | x⁻¹ | x^{-1} | x^(-1)",
        "x^(2*n) | x^{2n} | x^(2n)",
        "2*pi*r | 2πr | 2 pi r | 2\\pi r | 2pir",
        "x/y | x÷y | x:y | x∕y | \\frac{x}{y} | \\frac xy | (x)/(y) | frac(x,y) | \\dfrac{x}{y}",
        "1/2*x | \\frac12x | ½x | 1/2 x | (1/2)x",
        "sqrt(x) | √x | √(x) | \\sqrt{x} | \\sqrt x | sqrt x",
        "root(3,x) | root(3;x) | \\sqrt[3]{x} | root(3)(x)",
        "abs(x) | |x| | \\left|x\\right| | \\lvert x\\rvert",
        "sin(x)^2 | sin²(x) | sin^2 x | sin² x | \\sin^2\\left(x\\right) | (sin x)^2",
        "asin(x) | sin⁻¹(x) | \\sin^{-1}x | arcsin x | \\arcsin(x)",
        "sin(2*x) | sin 2x | sin(2x) | \\sin 2x | SIN(2x)",
        "log(2,x) | log_2(x) | log_2 x | \\log_2 x | \\log_{2}\\left(x\\right) | log2(x)",
        "x-y | x−y | x–y | x - y",
        "v_0*x | v_0x | v0 x | v_{0}x | v₀x",
        "alpha+1 | α+1 | \\alpha+1",
        "1.5*x | 1.5x | 1,5x",
        "x*30% | x·30 %",
        "mod(n,2) | mod(n; 2)",
    ],
)
def test_one_expression_in_many_ways(same: str) -> None:
    """Signs, spaces, brackets, left-out multiplication, LaTeX and raised digits do not matter."""
    assert len({tree(text) for text in same.split(" | ") if text.strip()}) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-x^2", "-((x^2))"),
        ("2^3^2", "(2^(3^2))"),
        ("1/2x", "((1/2)*x)"),
        ("x^2y", "((x^2)*y)"),
        ("√2x", "(sqrt(2)*x)"),
        ("sin x cos x", "(sin(x)*cos(x))"),
        ("ln x/2", "(ln(x)/2)"),
        ("1 1/2+x", "(mixed(1;1;2)+x)"),
        ("a-b+1", "(a+-(b)+1)"),
        ("1.50x", "(1.5*x)"),
        ("||x|-1|", "abs((abs(x)+-(1)))"),
        ("e^x", "(e^x)"),
        ("2e3", "2000"),
    ],
)
def test_what_binds_tighter(text: str, expected: str) -> None:
    """Powers before products before sums, from the left but for powers; a left-out sign is a product's."""
    assert tree(text) == expected


def test_tight_and_loose_reading() -> None:
    """On demand 1/2x is 1/(2x) and √2x is √(2x), and a number may stand behind a bracket."""
    assert tree("1/2x", tight=True) == tree("1/(2x)")
    assert tree("√2x", tight=True) == tree("√(2x)")
    assert tree("(x+1)2", loose=True) == "((x+1)*2)"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1,5x", "de", "(1.5*x)"),
        ("1.5x", "de", "(1.5*x)"),
        ("1.234,5", "de", "1234.5"),
        ("log(2,8)", "en", "log(2;8)"),
        ("log(1,5)", "de", "log(1.5)"),
        ("log(2; 8)", "de", "log(2;8)"),
        ("max(1,5; 2)", "de", "max(1.5;2)"),
        ("max(1, 5)", "de", "max(1;5)"),
        ("1,000x", "en", "(1000*x)"),
    ],
)
def test_commas_by_language(text: str, language: str, expected: str) -> None:
    """A comma is a decimal sign, or separates what a function is given, as the language has it."""
    assert tree(text, language) == expected


UNREAD = "x+ | *x | (x | x) | x2 | 2 3 | x^ | ^2 | sqrt | |x | x++ | frac(x) | 3..4 | x=2 | \\foo | # | 1 3/2 | log()"


@pytest.mark.parametrize("text", ["", " ", "x" * 301, "(" * 60 + "x" + ")" * 60, "-" * 60 + "x", *UNREAD.split(" | ")])
def test_what_cannot_be_read(text: str) -> None:
    """What is unfinished, ambiguous or endless is not read, and the reason is short."""
    with pytest.raises(Unread) as caught:
        parsed(text, LETTERS)
    assert 0 < len(str(caught.value)) < 120 + len(text)


def test_unknown_letters_are_named() -> None:
    """Names that are not known are told, the whole name where it is one."""
    for text, name in [("2z+1", "z"), ("xz", "z"), ("height/2", "height"), ("x+foo", "foo")]:
        with pytest.raises(Unread) as caught:
            parsed(text, LETTERS)
        assert caught.value.letters == (name,)


def test_any_name_without_a_list() -> None:
    """Authors' names need not be told; functions and constants keep their names."""
    assert letters_in(parsed("2*pi*r + k_1*width - max(a, b)", None)) == {"r", "k_1", "width", "a", "b"}


def test_a_variable_may_have_a_constants_name() -> None:
    """e is a number unless it is a variable of the question."""
    assert canonical(parsed("2e", ("e",))) == "(2*e)"
    assert letters_in(parsed("2e", ("e",))) == {"e"}
    assert letters_in(parsed("2e", ("x",))) == set()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3/4+1/8", (7, 8)),
        ("2^-3", (1, 8)),
        ("0.1+0.2", (3, 10)),
        ("sqrt(9/16)", (3, 4)),
        ("8^(2/3)", (4, 1)),
        ("cbrt(-27)", (-3, 1)),
        ("root(4, 81)", (3, 1)),
        ("1 1/2 * 2", (3, 1)),
        ("abs(-3)+floor(-2.5)+ceil(2.1)", (3, 1)),
        ("round(2.345, 2)", (47, 20)),
        ("round(-2.5)", (-3, 1)),
        ("round(2*pi, 2)", (157, 25)),
        ("gcd(12, 18)+lcm(4, 6)", (18, 1)),
        ("mod(-7, 3)", (2, 1)),
        ("min(3, 1/2, 2)", (1, 2)),
        ("5!", (120, 1)),
        ("25%", (1, 4)),
        ("log(1000)+log(2, 1/8)", (0, 1)),
        ("sin(0)+cos(0)+exp(0)", (2, 1)),
        ("x*y", None),
        ("sqrt(2)", None),
        ("pi", None),
        ("1/0", None),
        ("0^0", None),
        ("sqrt(-4)", None),
        ("9^9^9", None),
        ("171!", None),
        ("log(0)", None),
        ("gcd(1/2, 3)", None),
    ],
)
def test_exact_values(text: str, value: tuple[int, int] | None) -> None:
    """Rational values are exact; irrational, undefined and endless ones are none."""
    assert exact(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("pi", math.pi),
        ("sin(30°)", 0.5),
        ("e^2", math.e**2),
        ("ln(e)", 1),
        ("log(2, 8)", 3),
        ("cbrt(-8)", -2),
        ("2^0.5", 2**0.5),
    ],
)
def test_float_values(text: str, value: float) -> None:
    """Irrational values are floats; degrees are turned into radians."""
    found = float_value(parsed(text, None), {})
    assert found is not None
    assert math.isclose(found, value, rel_tol=1e-12)


@pytest.mark.parametrize(
    "text",
    [
        "1/0",
        "sqrt(-1)",
        "ln(0)",
        "(-8)^(1/3)",
        "exp(1000)",
        "10^400",
        "asin(2)",
        "tan(90°)",
        "x",
        "0^-1",
        "9^9^9^9",
        "(-1)!",
    ],
)
def test_undefined_floats(text: str) -> None:
    """What is undefined or out of range has no value."""
    assert float_value(parsed(text, None), {}) is None


@given(
    st.text(max_size=320) | st.text("0123456789.,xy()+-*/^|√²⁻½ \\frac{}sqrt;!%π", max_size=60),
    st.sampled_from(["en", "de", ""]),
)
def test_reading_is_total(text: str, language: str) -> None:
    """Any text is read or refused; what is read has a bounded depth, a canonical text, and values or none."""
    for letters in (LETTERS, None):
        try:
            found = parsed(text, letters, language)
        except Unread:
            continue
        assert depth_of(found) <= 80
        assert canonical(found)
        exact_value(found, {"x": (1, 3), "y": (-2, 1)})
        float_value(found, {"x": 0.3, "y": -2.0})


@given(st.integers(-99, 99), st.integers(-99, 99), st.integers(1, 99))
def test_values_agree_with_python(a: int, b: int, c: int) -> None:
    """A sum, a difference and a quotient have the value that Python's fractions give."""
    from fractions import Fraction

    found = exact("(a+b)*a - b/c + a^2", a=a, b=b, c=c)
    assert found is not None
    assert Fraction(*found) == (a + b) * a - Fraction(b, c) + a * a
