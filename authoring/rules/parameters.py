"""Promises about questions with parameters."""

from __future__ import annotations

from ..diagnostics import Severity
from .rule import Group, broken_by

_F, _ERROR, _WARNING = Group.FORMAT, Severity.ERROR, Severity.WARNING
_BANK = "questions/example.md"
_GOOD = "## Twice {#example}\nvars: r=3..9\n\nWhat is $2 \\cdot {{r}}$?\n\n= {{2*r}}\n"

PARAMETERS = (
    broken_by(
        "vars-parse", _F, _ERROR,
        "Parameters and expressions can be read.",
        "No variant of the question could be made.",
        _BANK, _GOOD.replace("3..9", "9..3"), _GOOD,
        "Write 'r=3..9', 'k in {2,3,5}', 'd=2*r' or a condition, with commas between them.",
    ),
    broken_by(
        "var-known", _F, _ERROR,
        "Every name in an expression is defined.",
        "The expression has no value, so the question has no answer.",
        _BANK, _GOOD.replace("{{2*r}}", "{{2*radius}}"), _GOOD,
        "Define it in 'vars', further left than where it is used, or correct its spelling.",
    ),
    broken_by(
        "var-used", _F, _WARNING,
        "Every parameter is used.",
        "What is defined and never used was probably meant to stand somewhere.",
        _BANK, _GOOD.replace("r=3..9", "r=3..9, k=1..4"), _GOOD,
        "Write '{{name}}' where it belongs, or take it out of 'vars'.",
    ),
    broken_by(
        "vars-give-variants", _F, _ERROR,
        "The parameters give at least three variants, each with a right answer and only wrong wrong ones.",
        "With one or two variants learners meet the same numbers again; a variant in which a wrong answer is right "
        "punishes knowing.",
        _BANK, _GOOD.replace("r=3..9", "r=3..9, r>9"), _GOOD.replace("r=3..9", "r=3..9, r>5"),
        "Widen a range, or loosen or add a condition.",
    ),
)  # fmt: skip
