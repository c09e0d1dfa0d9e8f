"""Promises to those who can't see, hear or read as others do, and to who reads in a second language."""

from __future__ import annotations

from ..diagnostics import Severity
from .rule import Example, Group, Rule, broken_by

_E, _ERROR, _WARNING = Group.EVERYONE, Severity.ERROR, Severity.WARNING
_LESSON = "lessons/example.md"

_HARD = (
    "Notwithstanding the aforementioned considerations, mathematical generalisation necessitates systematic "
    "differentiation between representational conventions and fundamental quantitative relationships.\n"
)
_EASY = "Start with the first number. Then count on, one step at a time.\n"

EVERYONE = (
    broken_by(
        "image-has-alt-text", _E, _ERROR,
        "Every picture has words that say what it shows.",
        "Who can't see it, or has it not loaded, learns nothing from it.",
        _LESSON, "![](../media/dots.svg)\n", "![Three dots in a row](../media/dots.svg)\n",
        "Say between the brackets what the picture shows; in a question no more than it shows.",
    ),
    broken_by(
        "heading-order", _E, _WARNING,
        "Headings begin with '##' and leave no level out.",
        "A screen reader's user finds the way by headings: a second title, or a gap, leads astray.",
        _LESSON, "# Adding on\n\nStart from the first number.\n", "## Adding on\n\nStart from the first number.\n",
        "Write '##' for a part of a lesson, and '###' for a part of that part.",
    ),
    broken_by(
        "link-text-meaningful", _E, _WARNING,
        "A link says where it leads.",
        "Screen readers list links by their words alone: ten times 'here' helps nobody to find the way.",
        _LESSON, "How to count is told [here](numbers.md).\n", "There is [a lesson on counting](numbers.md).\n",
        "Let the link's words name what is there.",
    ),
    broken_by(
        "colour-not-alone", _E, _WARNING,
        "Nothing is told by colour alone.",
        "One boy in twelve can't tell red from green, and on paper all colours are grey.",
        _LESSON,
        "Count the dots that are marked in red.\n",
        "Count the dots that are marked in red and with a letter.\n",
        "Add what can be seen without colour, too: a letter, a word, bold text, a pattern.",
    ),
    broken_by(
        "video-has-captions", _E, _WARNING,
        "Films have captions, recordings a transcript.",
        "Who can't hear, sits in a noisy room, or learns in a second language misses what is said.",
        _LESSON,
        '<video controls src="../media/dots.svg" title="Counting"></video>\n',
        '<video controls src="../media/dots.svg" title="Counting">'
        '<track kind="captions" srclang="en" src="../media/dots.svg"></video>\n',
        'Put <track kind="captions" …> inside the film; for one without sound write <video muted …>. '
        "Write below a recording what is said.",
    ),
    Rule(
        "reading-level", _E, Severity.HINT,
        "Lessons can be read by those who are to learn from them.",
        "Long sentences of long words shut out young learners and those who read in a second language. It is a hint "
        "only: formulas measure form, not sense.",
        Example(_LESSON, f"{_HARD * 8}\n"),
        Example(_LESSON, f"{_EASY * 12}\n"),
        "Make two sentences of the longest ones, and take shorter words where there are some.",
    ),
)  # fmt: skip
