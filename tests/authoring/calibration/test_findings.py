"""What is told of questions and competencies, and what is not."""

from __future__ import annotations

import numpy as np
import pytest

from mkcourse.authoring.calibration.findings import Findings, Sums, findings, rows_of, sums_of
from mkcourse.authoring.calibration.responses import Flags, Floats, Response, responses_from
from mkcourse.authoring.course import Calibration
from mkcourse.runtime.forecast import USUAL
from mkcourse.runtime.model import Course

ITEMS = ("add-1", "add-2")


def sums(right: Flags, predicted: Floats, item: str = "add-1") -> Sums:
    answers = [Response(f"{n:04}", item, bool(each)) for n, each in enumerate(right)]
    return sums_of(responses_from(answers, dict.fromkeys(ITEMS, ("adding",))), predicted)


def told(course: Course, found: Sums, measured: Calibration | None = None) -> Findings:
    return findings(course, ITEMS, found, measured or Calibration(), {"adding": 90, "counting": 90})


def answered(seed: int, answers: int, key: str) -> tuple[Flags, Floats]:
    """Answers that come as predicted, the other way round (`wrong`), or by chance (`blind`)."""
    chance = np.random.default_rng(seed)
    predicted = chance.uniform(0.2, 0.95, answers)
    right = chance.random(answers) < {"sound": predicted, "wrong": 1 - predicted, "blind": 0.5}[key]
    return right, predicted


def test_the_slope_is_that_of_least_squares() -> None:
    """Sums give the same as the textbook's formula on all answers."""
    right, predicted = answered(1, 200, "sound")
    found = rows_of(sums(right, predicted), 0)
    slope, _ = np.polyfit(predicted, right * 1.0, 1)
    deviation = predicted - predicted.mean()
    error = np.sqrt((deviation**2 * predicted * (1 - predicted)).sum()) / (deviation**2).sum()
    assert (found.slope, found.error) == (pytest.approx(slope), pytest.approx(error))


def test_sums_of_parts_are_those_of_the_whole() -> None:
    """What is found in parts is what is found in one."""
    right, predicted = answered(2, 100, "sound")
    whole = rows_of(sums(right, predicted), 0)
    parts = rows_of(sums(right[:30], predicted[:30]) + sums(right[30:], predicted[30:]), 0)
    assert (parts.answers, parts.slope, parts.error) == (100, pytest.approx(whole.slope), pytest.approx(whole.error))


def test_a_wrong_key_is_suspicious(course: Course) -> None:
    """Where those who know are wrong, the key is the first thing to look at."""
    (found,) = told(course, sums(*answered(3, 80, "wrong"))).suspicious
    assert (found.item, found.answers) == ("add-1", 80)
    assert found.slope < 0
    assert "check its key first" in found.advice


def test_answers_that_have_nothing_to_do_with_knowing_are_suspicious(course: Course) -> None:
    """Chance is told from knowing, with enough answers."""
    (found,) = told(course, sums(*answered(4, 300, "blind"))).suspicious
    assert "don't go with knowing" in found.advice


def test_sound_questions_are_hardly_ever_suspicious(course: Course) -> None:
    """Among five hundred sound questions with 40 answers each at most one is called suspicious by chance."""
    called = [told(course, sums(*answered(seed, 40, "sound"))).suspicious for seed in range(500)]
    assert sum(map(len, called)) <= 1


def test_few_answers_are_no_suspicion(course: Course) -> None:
    """Nineteen answers never accuse a question, and neither do predictions that are all alike."""
    right, predicted = answered(5, 19, "wrong")
    assert told(course, sums(right, predicted)).suspicious == ()
    assert told(course, sums(np.array([False] * 50), np.full(50, 0.7))).suspicious == ()


@pytest.mark.parametrize(
    ("difficulty", "like", "how"),
    [(0.3, 4, "harder"), (9.0, 5, "harder"), (-0.9, 1, "easier"), (-9.0, 1, "easier")],
)
def test_questions_unlike_their_label_are_told(course: Course, difficulty: float, like: int, how: str) -> None:
    """A difficulty a level or more off is told with the level it is like."""
    measured = Calibration(items={"add-1": {"difficulty": difficulty}})
    (found,) = told(course, sums(*answered(1, 20, "sound")), measured).labelled
    assert (found.item, found.level, found.like, found.how) == ("add-1", 2, like, how)


def test_questions_near_their_label_are_not_told(course: Course) -> None:
    """Less than a level is no news."""
    measured = Calibration(items={"add-1": {"difficulty": -0.1}})
    assert told(course, sums(*answered(1, 20, "sound")), measured).labelled == ()


@pytest.mark.parametrize(("learn", "how"), [(0.05, "slower"), (0.4, "faster")])
def test_competencies_learned_at_another_speed_are_told(course: Course, learn: float, how: str) -> None:
    """Half as fast and twice as fast are told, usual speed is not."""
    bkt = {"adding": {"learn": learn}, "counting": {"learn": USUAL.learn}}
    (found,) = told(course, sums(*answered(1, 20, "sound")), Calibration(bkt=bkt)).learned
    assert (found.competency, found.answers, found.how) == ("adding", 90, how)
