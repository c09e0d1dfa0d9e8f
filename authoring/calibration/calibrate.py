"""Calibrating: from learners' answers to numbers, a comparison on learners not seen, and findings.

The answers are one table, or many that lie elsewhere; only sums of them are ever needed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial

import numpy as np

from ...runtime.model import Course
from ..calibrated import BKT
from ..course import Calibration
from ..words import SaidError, say
from .comparing import Comparison, compared
from .findings import Findings, Sums, findings, sums_of
from .fitting import Answers, answers_in, fit_parts
from .likelihood import predictions
from .numbers import Numbers, uncalibrated
from .parts import Column, Here, Parts
from .reading import Report
from .responses import Floats, Responses
from .tables import table_of
from .writing import Counts, calibration_text, rounded


class CalibrateError(SaidError):
    """Why nothing can be calibrated, in words."""


@dataclass(frozen=True, slots=True)
class Calibrated:
    """What a calibration found, before anything is written."""

    course: Course
    counts: Counts
    measured: Calibration
    comparison: Comparison | None
    """None where there are too few learners to tell."""
    findings: Findings

    @property
    def is_moved(self) -> bool:
        """Whether any number has enough answers to be moved."""
        return bool(self.measured.items or self.measured.bkt)

    @property
    def is_better(self) -> bool:
        """Whether the numbers are known to predict better than the author's labels."""
        return self.is_moved and self.comparison is not None and self.comparison.is_better

    @property
    def text(self) -> str:
        """What calibration.json would hold."""
        return calibration_text(self.course.id, self.measured, self.counts)


def calibrate(course: Course, tables: Column, report: Report, parts: Parts | None = None) -> Calibrated:
    """The numbers that the answers in `tables` suggest for `course`, as its author labelled it.

    Raises CalibrateError where there is no answer that counts.
    """
    parts = parts or Here()
    names = table_of(course, {})
    answers: Answers = parts.total(answers_in, tables)
    if not answers.all:
        raise CalibrateError(say("none of the files has an answer that counts: a first try without help"))
    usual = uncalibrated(names, level_difficulty=course.policy.level_difficulty)
    report(say("comparing on learners it has not seen"), 0, 0)
    comparison = compared(parts, tables, usual, lambda some: in_use(names, _measured(parts, some, names, usual), usual))
    report(say("fitting"), 0, 0)
    measured = _measured(parts, tables, names, usual)
    used = in_use(names, measured, usual)
    alike = replace(used, discriminations=np.ones_like(used.discriminations))
    sums: Sums = parts.total(partial(_sums, alike), tables)
    counts = _counts(names, answers)
    told = findings(course, names.items, sums, measured, counts.competencies)
    return Calibrated(course, counts, measured, comparison, told)


def _measured(parts: Parts, tables: Column, names: Responses, usual: Numbers) -> Calibration:
    """What is fitted and rests on enough answers, as it will stand in calibration.json."""
    found = fit_parts(parts, tables, names, usual)
    items = {
        id_: {"difficulty": difficulty, "discrimination": found.discriminations[id_]}
        for id_, difficulty in found.difficulties.items()
    }
    bkt = {id_: asdict(numbers) for id_, numbers in found.bkt.items()}
    return rounded(Calibration(items, bkt, asdict(found.weights) if items or bkt else {}))


def in_use(names: Responses, measured: Calibration, usual: Numbers) -> Numbers:
    """What the engine will go by: `measured`, and what is usual for what was not."""
    return Numbers(
        _column(names.items, measured.items, "difficulty", usual.difficulties),
        _column(names.items, measured.items, "discrimination", usual.discriminations),
        np.column_stack(
            [_column(names.competencies, measured.bkt, name, usual.bkt[:, place]) for place, name in enumerate(BKT)]
        ),
        replace(usual.weights, **measured.weights),
    )


def _column(ids: tuple[str, ...], measured: Mapping[str, Mapping[str, float]], name: str, usual: Floats) -> Floats:
    pairs = zip(ids, usual.tolist(), strict=True)
    return np.array([measured[id_][name] if id_ in measured else number for id_, number in pairs])


def _sums(numbers: Numbers, table: Responses) -> Sums:
    return sums_of(table, predictions(table, numbers))


def _counts(names: Responses, answers: Answers) -> Counts:
    items = zip(names.items, answers.items.tolist(), strict=True)
    competencies = zip(names.competencies, answers.competencies.tolist(), strict=True)
    return Counts(answers.learners, answers.all, dict(items), dict(competencies))
