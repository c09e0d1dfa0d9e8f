"""Formulas on the author's side: how they are set, which letters they have, which the question itself shows."""

from __future__ import annotations

import pytest

from mkcourse.authoring.kinds.formula_writing import latex_of
from mkcourse.authoring.kinds.prefixes import named_type, split_prefix, without_prefix
from mkcourse.authoring.kinds.stem_formulas import asked_formulas
from mkcourse.authoring.typeset import mathml
from mkcourse.runtime.reading.expressions import canonical, parsed

LETTERS = ("a", "a1", "b", "n", "x", "y", "α")


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("2*(x+1)", r"2 \left(x+1\right)"),
        ("-x-3", "-x-3"),
        ("x-(y-a)", r"x-\left(y-a\right)"),
        ("(x+1)/(x-1)", r"\frac{x+1}{x-1}"),
        ("(x/y)^2", r"{\left(\frac{x}{y}\right)}^{2}"),
        ("2*3*x", r"2 \cdot 3 x"),
        ("3.5x", "3.5 x"),
        ("1 1/2", r"1\frac{1}{2}"),
        ("root(3;8)", r"\sqrt[3]{8}"),
        ("a_1+alpha", r"a_{1}+\alpha"),
        ("sin(x)", r"\sin\left(x\right)"),
    ],
)
def test_a_key_is_set_as_in_a_book(text: str, latex: str) -> None:
    """The right answer is shown typeset, with the brackets that it needs, and what is set is read as the same."""
    tree = parsed(text, LETTERS)
    assert latex_of(tree).strip() == latex
    assert mathml(latex_of(tree)).startswith("<math")
    assert canonical(parsed(latex_of(tree), LETTERS)) == canonical(tree)


def test_the_questions_own_formulas_are_known() -> None:
    """What stands between dollars is noted where it can be read; prices, code and unknown letters are not."""
    stem = r"Expand $(x+1)^2$ and add $\frac14 + \frac14$. It costs \$5 and \$6; `$y$` is code, $z$ is none of ours."
    assert asked_formulas(stem, LETTERS) == sorted(
        [canonical(parsed("(x+1)^2", LETTERS)), canonical(parsed("1/4+1/4", LETTERS))]
    )


def test_a_formula_that_is_the_key_is_not_noted() -> None:
    """Where the question is to write down what it shows, that is the answer."""
    assert asked_formulas(r"Type $\frac{x}{2}$.", LETTERS, [parsed("x/2", LETTERS)]) == []


def test_an_answer_line_may_name_its_type() -> None:
    """`formula:` is taken off where it is meant, and only there."""
    assert named_type(["formula: x+1"]) == "formula"
    assert named_type(["formulas: x", "listen: y"]) is None
    assert split_prefix("interval: [2, 5)") == ("interval: ", "[2, 5)")
    assert without_prefix("formula: x", "formula") == without_prefix("x", "formula") == "x"
    assert without_prefix("list: x", "formula") == "list: x"
