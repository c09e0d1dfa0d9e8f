"""calibration.json as text: the same numbers are the same bytes, and a changed number is one changed line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..calibrated import BKT, FORMAT, ITEM, VERSION
from ..course import Calibration

DIGITS = 3
"""Digits after the point: no count of learners tells more, and a diff is readable."""


@dataclass(frozen=True, slots=True)
class Counts:
    """On how much numbers rest: how many learners, and answers in all, of an item, of a competency."""

    learners: int
    answers: int
    items: Mapping[str, int]
    competencies: Mapping[str, int]


def calibration_text(course: str, measured: Calibration, counts: Counts) -> str:
    """The file: counts and numbers by id, and nothing of any learner."""
    parts = (
        f'"format": {json.dumps(FORMAT)}',
        f'"version": {VERSION}',
        f'"course": {json.dumps(course)}',
        f'"learners": {counts.learners}',
        f'"answers": {counts.answers}',
        f'"weights": {_group(_line(name, number) for name, number in sorted(measured.weights.items()))}',
        f'"competencies": {_group(_counted(measured.bkt, BKT, counts.competencies))}',
        f'"items": {_group(_counted(measured.items, ITEM, counts.items))}',
    )
    return "{\n" + ",\n".join(f"  {part}" for part in parts) + "\n}\n"


def rounded(measured: Calibration) -> Calibration:
    """`measured` as it stands in the file."""
    return Calibration(
        {id_: {name: _round(number) for name, number in numbers.items()} for id_, numbers in measured.items.items()},
        {id_: {name: _round(number) for name, number in numbers.items()} for id_, numbers in measured.bkt.items()},
        {name: _round(number) for name, number in measured.weights.items()},
    )


def _counted(
    found: Mapping[str, Mapping[str, float]], names: Sequence[str], answers: Mapping[str, int]
) -> Iterator[str]:
    for id_ in sorted(found):
        numbers = {name: _round(found[id_][name]) for name in names}
        yield f"{json.dumps(id_)}: {json.dumps({'answers': answers[id_], **numbers})}"


def _line(name: str, number: float) -> str:
    return f"{json.dumps(name)}: {json.dumps(_round(number))}"


def _group(lines: Iterator[str]) -> str:
    found = [f"    {line}" for line in lines]
    return "{\n" + ",\n".join(found) + "\n  }" if found else "{}"


def _round(number: float) -> float:
    return round(float(number), DIGITS) + 0.0  # no -0.0
