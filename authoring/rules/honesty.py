"""Promises about what the course says of learners and of itself: it is true, and it can be kept."""

from __future__ import annotations

from ..diagnostics import Severity
from .rule import Example, Group, Rule, broken_by

_H, _ERROR, _WARNING = Group.HONESTY, Severity.ERROR, Severity.WARNING

_ADDING = """\
---
competency: adding
---

## Two and two {#add-1}

What is $2 + 2$?

= 4

## Three and two {#add-2}

What is $3 + 2$?

- [x] 5
- [ ] 4
- [ ] 6

## A half {#add-3}

What is $0.5 + 0.5$?

= 1

## Two and five {#add-4}

What is $2 + 5$?

= 7
"""
_COMPETENCIES = """\
competencies:
  counting:
    title: Counting
    can: I can count things.
    minutes: 20
  adding:
    title: Adding
    can: I can add two numbers.
"""

HONESTY = (
    broken_by(
        "focus-known", _H, _ERROR,
        "A focus names competencies or units of the course, on days of its plan.",
        "Nothing would come first, and nobody would notice why.",
        "course.yml",
        "focus:\n  - from: 2026-09-14\n    to: 2026-09-20\n    units: [Numers]\n",
        "focus:\n  - from: 2026-09-14\n    to: 2026-09-20\n    units: [Numbers]\nunits:\n"
        "  - title: Numbers\n    competencies: [counting, adding]\n",
        "Write the unit's title as it stands under 'units', or correct the days.",
    ),
    broken_by(
        "checkpoint-sealable", _H, _ERROR,
        "A checkpoint has questions, and keeps them sealed.",
        "A checkpoint without questions asks nothing, and one whose questions stand in a lesson has no secret.",
        "course.yml",
        "checkpoints:\n  - {id: autumn, title: Autumn, units: [Numers]}\n",
        "checkpoints:\n  - {id: autumn, title: Autumn, competencies: [adding]}\n",
        "Name competencies or units that have questions with 'use: check' in 'questions/'.",
    ),
    broken_by(
        "plan-fits-calendar", _H, _ERROR,
        "The plan can be kept in the days that it has.",
        "A plan that asks for more than there is puts everybody behind from the first day.",
        "course.yml",
        "plan:\n  start: 2026-12-18\n  end: 2026-09-07\n  minutes_per_day: 20\n",
        "plan:\n  start: 2026-09-07\n  end: 2026-12-18\n  minutes_per_day: 20\n",
        "Correct the dates, give more days or minutes, or leave competencies out.",
    ),
    Rule(
        "perfect-student-finishes", _H, _ERROR,
        "Who knows everything gets to the end.",
        "Where even a perfect student is never called secure, nobody is, however hard they work.",
        Example("course.yml", "policy:\n  practised_mastery: 0.995\n"),
        Example("course.yml", "policy:\n  ready_set: 4\n"),
        "Add questions, best with typed answers, or look at the 'policy' in course.yml.",
    ),
    broken_by(
        "guess-rate", _H, _WARNING,
        "Who only guesses is not called practised, let alone secure.",
        "A level that can be guessed is worth nothing to those who earned it. Counted with the real questions by the "
        "engine itself: at most 5 of 100 who answer blindly may be called practised, at most 1 secure.",
        "course.yml",
        "policy:\n  practised_mastery: 0.2\n  practised_right: 1\n  secure_mastery: 0.2\n  guessable_mastery: 0.2\n",
        "policy:\n  ready_set: 4\n",
        "Ask more with typed answers, give choices more options, or take back what 'policy' loosened.",
    ),
    broken_by(
        "no-dead-end", _H, _WARNING,
        "Who gets stuck finds something that helps.",
        "Without hints, solutions or a second lesson there is nothing to offer but the same again.",
        "questions/adding.md", f"{_ADDING}\n## Check {{#add-c1}}\nuse: check\n\nWhat is $6 + 3$?\n\n= 9\n",
        f"{_ADDING}\nSolution: Count on.\n\n## Check {{#add-c1}}\nuse: check\n\nWhat is $6 + 3$?\n\n= 9\n",
        "Write 'Hint: …' and 'Solution: …' below the questions, or a second lesson that shows it another way.",
    ),
    broken_by(
        "minutes-plausible", _H, _WARNING,
        "The minutes of a competency are near what it takes.",
        "Plans count with them: with minutes that are far off everybody is late, or has nothing to do.",
        "competencies.yml", _COMPETENCIES.replace("minutes: 20", "minutes: 300"), _COMPETENCIES,
        "Count a minute for 100 words of the lesson, and a minute and a half for each question.",
    ),
    broken_by(
        "key-agrees", _H, _WARNING,
        "What is called right is what the solution and the feedback call right.",
        "A wrong key teaches what is false, and marks those wrong who know better.",
        "questions/example.md",
        "## Two and three {#example}\n\nWhat is $2 + 3$?\n\n= 6\n\nSolution: $2 + 3 = 5$.\n",
        "## Two and three {#example}\n\nWhat is $2 + 3$?\n\n= 5\n\nSolution: $2 + 3 = 5$.\n",
        "Correct the key or the solution; if both are right, let the solution end with the key.",
    ),
)  # fmt: skip
