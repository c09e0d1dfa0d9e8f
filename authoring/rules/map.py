"""Promises about the map: every name leads to something, and each part is taught, practised and checked."""

from __future__ import annotations

from ..diagnostics import Severity
from .rule import Group, broken_by

_M, _ERROR, _WARNING = Group.MAP, Severity.ERROR, Severity.WARNING
_MAP = "competencies.yml"
_GOOD = """\
competencies:
  counting:
    title: Counting
    can: I can count things.
  adding:
    title: Adding
    can: I can add two numbers.
    requires: [counting]
"""
_MORE = """\
  halving:
    title: Halving
    can: I can halve a number.
"""
_MISCONCEPTION = """\
misconceptions:
  counts-on-from-one:
    title: Counts the first number again
    competency: adding
    remedy: lessons/numbers.md#adding-on
    cleared_by: [add-c1]
"""

MAP = (
    broken_by(
        "competency-known", _M, _ERROR,
        "Every competency that is named is defined.",
        "A lesson or question of a competency that doesn't exist is never offered to anyone.",
        "lessons/example.md",
        "---\ntitle: More\nteaches: [ading]\n---\n\nHow to add.\n",
        "---\ntitle: More\nteaches: [adding]\n---\n\nHow to add.\n",
        "Correct the spelling, or define it in competencies.yml.",
    ),
    broken_by(
        "prerequisite-known", _M, _ERROR,
        "Every prerequisite is defined.",
        "The engine could not lead a learner back to what is missing.",
        _MAP, _GOOD.replace("[counting]", "[countin]"), _GOOD,
        "Correct the spelling, or define it in competencies.yml.",
    ),
    broken_by(
        "covers-known", _M, _ERROR,
        "Every competency under 'covers' is defined.",
        "Practice would count for something that doesn't exist.",
        _MAP, f"{_GOOD}    covers: {{countin: 0.5}}\n", f"{_GOOD}    covers: {{counting: 0.5}}\n",
        "Correct the spelling, or remove it.",
    ),
    broken_by(
        "misconception-known", _M, _ERROR,
        "Every misconception that feedback names is defined.",
        "The mistake is seen, but nobody is led to its remedy.",
        "questions/example.md",
        "## Two and six {#example}\n\nWhat is $2 + 6$?\n\n= 8\n!= 7 {counts-on} : Start from six.\n",
        "## Two and six {#example}\n\nWhat is $2 + 6$?\n\n= 8\n!= 7 {counts-on-from-one} : Start from six.\n",
        "Correct the spelling, or define it under 'misconceptions' in competencies.yml.",
    ),
    broken_by(
        "item-known", _M, _ERROR,
        "Every question that is named is there.",
        "A misconception that is cleared by a missing question could never be cleared.",
        _MAP, _MISCONCEPTION.replace("add-c1", "add-c9"), _MISCONCEPTION,
        "Name a question's id.",
    ),
    broken_by(
        "prerequisites-acyclic", _M, _ERROR,
        "Prerequisites don't go round in a circle.",
        "None of the competencies in the circle could ever be begun.",
        _MAP, _GOOD.replace("things.\n", "things.\n    requires: [adding]\n"), _GOOD,
        "Take one of them out of 'requires'.",
    ),
    broken_by(
        "competency-in-unit", _M, _WARNING,
        "Where there are units, each competency is in one.",
        "What is in none comes last, below no title.",
        "course.yml",
        "units:\n  - title: Only unit\n    competencies: [counting]\n",
        "units:\n  - title: Only unit\n    competencies: [counting, adding]\n",
        "Add it to a unit of course.yml.",
    ),
    broken_by(
        "competency-taught", _M, _ERROR,
        "Every competency has a lesson.",
        "Who can't do it yet has nothing to learn it from.",
        _MAP, _GOOD + _MORE, _GOOD,
        "Write a lesson with 'teaches: […]' in its front matter, or leave the competency out until there is one.",
    ),
    broken_by(
        "competency-practised", _M, _ERROR,
        "Every competency has practice enough, in at least two forms.",
        "With too few questions learners meet the same ones again, and remember answers in the place of understanding.",
        _MAP, _GOOD + _MORE, _GOOD,
        "Write at least four practice questions, better six, of two forms: a choice, a number, a word.",
    ),
    broken_by(
        "check-items-reserved", _M, _WARNING,
        "Every competency keeps a question back for mixed checks.",
        "A check with questions that were practised tests the memory of answers.",
        _MAP, _GOOD + _MORE, _GOOD,
        "Give one or two of its questions 'use: check'.",
    ),
    broken_by(
        "misconception-remedied", _M, _WARNING,
        "Every misconception has a remedy.",
        "A learner who has it is told so, and then left alone.",
        _MAP, _MISCONCEPTION.replace("    remedy: lessons/numbers.md#adding-on\n", ""), _MISCONCEPTION,
        "Add 'remedy: lessons/NAME.md#heading'.",
    ),
)  # fmt: skip
