"""Data: sets of real answers as tables, and the folds of the shared protocol."""

import csv
import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from mkcourse.authoring.calibration.responses import Codes, Flags, Response, Responses, responses_from

FOLDS = 5
FEW = 20
"""Students whose progress files a teacher may have in the first year."""


def data_sets(folder: Path) -> dict[str, Path]:
    """The sets in a folder and below it, by name."""
    return {path.name.split(".")[0]: path for path in sorted(folder.rglob("*.csv*"))}


def read_set(path: Path) -> Responses:
    """The answers of one file, students' rows in their order; a file has one row an answer."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
        rows = list(csv.DictReader(file))
    rows.sort(key=lambda row: (row["student_id"], int(row["order"])))
    needs = {row["item_id"]: tuple(row["skill_ids"].split("|")) for row in rows}
    return responses_from([_response(row) for row in rows], needs)


def _response(row: dict[str, str]) -> Response:
    at = float(row["timestamp"]) if row["timestamp"] else None
    return Response(row["student_id"], row["item_id"], row["correct"] == "1", at)


def folds(responses: Responses) -> Iterator[tuple[Responses, Responses]]:
    """For each fold the answers of the other students and of its own."""
    fold = _hashes(responses) % FOLDS
    for number in range(FOLDS):
        yield responses.of_students(fold != number), responses.of_students(fold == number)


def few_of(training: Responses, fold: int) -> Responses:
    """The answers of `FEW` of the students who have any, others for each fold."""
    hashes = _hashes(training, f"few {fold} ")
    hashes[~_have_answers(training)] = np.iinfo(np.int64).max
    chosen = np.zeros(len(hashes), np.bool_)
    chosen[np.argsort(hashes)[:FEW]] = True
    return training.of_students(chosen)


def _have_answers(responses: Responses) -> Flags:
    return np.bincount(responses.student, minlength=len(responses.students)) > 0


def _hashes(responses: Responses, salt: str = "") -> Codes:
    digests = [hashlib.md5((salt + name).encode()).digest() for name in responses.students]
    return np.array([int.from_bytes(digest[-6:], "big") for digest in digests], np.int64)
