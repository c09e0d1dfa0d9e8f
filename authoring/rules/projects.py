"""Promises about projects and sign-offs."""

from __future__ import annotations

from ..diagnostics import Severity
from .rule import Group, broken_by

_F, _ERROR = Group.FORMAT, Severity.ERROR
_FILE = "projects/market.md"
PROJECT = """\
---
title: A market
competencies: [adding]
---

## Purpose

Sell something and know what it costs together.

## Steps

1. Make a price list.

## Checkpoints

- The price list is there. {#list}

## Rubric

| What counts | 1 | 2 |
|---|---|---|
| The sums {#sums} | Some are right. | All are right. |
"""

PROJECTS = (
    broken_by(
        "project-complete", _F, _ERROR,
        "A project says what it is for, how it goes, and how it is judged.",
        "Learners would not know when they are done, and nobody could judge the work.",
        _FILE, PROJECT.replace("## Steps", "## Stpes"), PROJECT,
        "Write the sections Purpose, Steps, Checkpoints and Rubric.",
    ),
    broken_by(
        "checkpoint-named", _F, _ERROR,
        "Checkpoints are a list, and each says what is reached.",
        "Learners mark checkpoints one by one; what is no list can't be marked.",
        _FILE, PROJECT.replace("- The price list is there. {#list}", "The price list is there."), PROJECT,
        "Write a list with an id at the end of each line: '- The plan is written down. {#plan}'.",
    ),
    broken_by(
        "rubric-well-formed", _F, _ERROR,
        "A rubric is a table with points in its header and criteria in its rows.",
        "Neither learners nor friends nor teachers could judge the work by it.",
        _FILE, PROJECT.replace("| Some are right. | All are right. |", "| | All are right. |"), PROJECT,
        "Say in at least two cells of each row what earns those points.",
    ),
    broken_by(
        "sign-off-key-valid", _F, _ERROR,
        "Keys for sign-offs are keys.",
        "No browser could check a teacher's signature, so no sign-off would count.",
        "course.yml", "sign_off: Ms Lee\n", "sign_off: 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\n",
        "Copy the line that 'mkcourse sign-off keys FILE' prints.",
    ),
)  # fmt: skip
