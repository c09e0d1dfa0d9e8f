"""Formulas that `check` does not try are formulas that can be typeset."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mkcourse.authoring.typeset import is_plain, mathml

PIECES = st.sampled_from(
    [
        *"0129azAZ+-=()., _^{}\\",
        "\\frac{1}{2}",
        "\\frac{ a }{ 10 }",
        "\\frac 12",
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
