"""The class as CSV: one row for each learner, safe to open in a spreadsheet.

A cell that begins with = + - @ or a tab would be run as a formula, and names come from learners:
such a cell gets an apostrophe before it (OWASP, "CSV Injection"). Numbers of ours stay numbers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from .sentences import Sentences

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
LEVELS = ("new", "learning", "practised", "secure", "retained")

type Json = dict[str, Any]


def as_csv(told: Json, sentences: Sentences) -> str:
    """The table, with the byte order mark by which spreadsheets know UTF-8."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerows([_safe(cell) for cell in row] for row in _rows(told, sentences))
    return "\ufeff" + out.getvalue()


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else cell


def _rows(told: Json, sentences: Sentences) -> Iterator[list[object]]:
    words, names = sentences.words, sentences.names
    competencies = told["heat"]["competencies"]
    columns = ("learner", "file", "verdict", "last", "answers", "minutes-week", "pace", "flags-short")
    yield [*(words[f"class.report.{one}"] for one in columns), *map(names.competency, competencies)]
    levels = dict(zip(told["heat"]["learners"], told["heat"]["levels"], strict=True))
    pace = {one["learner"]: one["days"] for one in told["pace"]}
    learners = {one["id"]: one for one in told["learners"]}
    for file in told["files"]:
        id, verdict = file["id"], words[f"class.verdict.{file['verdict']}"]
        if id not in learners:
            yield [names.learner(id), file["name"], verdict, "", "", "", "", _reasons(file, sentences)]
            continue
        one = learners[id]
        flags = "; ".join(words[f"class.flag.{flag['kind']}"] for flag in told["flags"] if id in flag["learners"])
        days = "" if pace[id] is None else pace[id]
        last = sentences.day(one["last"]) if one["last"] else ""
        shown = [words[f"level.{LEVELS[level]}"] for level in levels[id]]
        yield [names.learner(id), file["name"], verdict, last, one["answers"], one["minutes_week"], days, flags, *shown]


def _reasons(file: Json, sentences: Sentences) -> str:
    return " ".join(sentences.file(one) for one in file["reasons"])
