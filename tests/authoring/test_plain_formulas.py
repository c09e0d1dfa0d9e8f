"""Formulas that `check` does not try are formulas that can be typeset; simple ones are typeset at once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mkcourse.authoring.markdown_ext import readable
from mkcourse.authoring.plain_formulas import plain_formula
from mkcourse.authoring.typeset import is_plain, mathml

PIECES = st.sampled_from(
    [
        *"0129azAZ+-=()., _^{}\\",
        "\\frac{1}{2}",
        "\\frac{ a }{ 10 }",
        "\\frac 12",
        "\\frac{3}{x}",
        "\\frac{4.5}{60}",
        "\\cdot",
        "\\times ",
        "\\div",
        "\\ldots",
    ]
)


@settings(max_examples=400, deadline=None)
@given(latex=st.lists(PIECES, min_size=1, max_size=12).map("".join))
def test_a_plain_formula_can_be_typeset(latex: str) -> None:
    """Whatever is taken for plain is typeset without an error."""
    if is_plain(latex):
        assert "<math" in mathml(latex.strip())


def test_what_is_plain_and_what_is_not() -> None:
    """Numbers, letters, signs and simple fractions are; commands, braces and nothing at all are not."""
    assert is_plain("\\frac{3}{4} + \\frac{ 1 }{ 8 } = 7a")
    assert is_plain("2 \\cdot 3")
    for other in ("", "  ", "\\foo{x}", "\\frac{1}{2", "x^", "a_b", "\\cdots", "{1}", "<"):
        assert not is_plain(other)


@settings(max_examples=600, deadline=None)
@given(latex=st.lists(PIECES, min_size=1, max_size=8).map("".join), display=st.booleans())
def test_what_is_typeset_at_once_is_as_the_general_way_has_it(latex: str, display: bool) -> None:
    """A simple formula is the same MathML by the short way and by the long one, sign by sign."""
    at_once = plain_formula(latex.strip(), display=display)
    assert at_once is None or at_once == readable(mathml(latex.strip(), display=display))


def test_the_usual_formulas_are_typeset_at_once() -> None:
    """Sums and products of numbers, letters and fractions are; what means more is left to the general way."""
    for latex in ("1", "\\frac{12}{345} + \\frac{3}{x} = 2.5", "2\\frac{1}{2}", "3 \\times (a - b), c", "-7 \\div 2"):
        assert plain_formula(latex, display=False), latex
    left = ["", " ", ",", "x^2", "a_1", "1.", "1.2.3", "\\frac12", "\\frac{1}{ab}", "0{,}5", "\\timesx", "é", "٣"]
    for latex in left:
        assert plain_formula(latex, display=False) is None, latex
