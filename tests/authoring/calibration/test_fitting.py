"""Specification of fitting: the predictor's numbers from answers."""

from dataclasses import astuple, fields, replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkcourse.authoring.calibration.fitting import ENOUGH, fit, fit_parts
from mkcourse.authoring.calibration.likelihood import (
    difficulty_sums,
    discrimination_sums,
    predictions,
    weight_sums,
)
from mkcourse.authoring.calibration.numbers import PRIOR, Numbers, average_difficulties, bkt_of, uncalibrated
from mkcourse.authoring.calibration.online import NAMES, features, logistic
from mkcourse.authoring.calibration.parts import Here
from mkcourse.authoring.calibration.responses import Response, Responses, responses_from
from mkcourse.authoring.calibration.tracing import Counts, counts_of, fitted_bkt, sequences_of
from mkcourse.runtime.forecast import (
    AVERAGE,
    USUAL,
    Bkt,
    Features,
    Part,
    Question,
    Trace,
    abilities_after,
    chance_of_right,
    features_of,
    traces_after,
)

ITEMS = {f"{competency}{number}": (competency,) for competency in "abc" for number in range(4)}


def random_log(seed: int, students: int = 6, answers: int = 40) -> Responses:
    """Answers at random to items that need one to three of four competencies, at random times."""
    chance = Random(seed)
    needs = {f"i{n}": tuple(chance.sample("wxyz", chance.choice([1, 1, 2, 3]))) for n in range(12)}
    rows = []
    for student in range(students):
        at = 1e9
        for _ in range(chance.randint(1, answers)):
            at += chance.choice([30, 4000, 90_000, 2e6])
            item = chance.choice(list(needs))
            rows.append(Response(f"s{student}", item, chance.random() < 0.6, at, chance.choice([0, 0.25, 0.5])))
    levels = {item: chance.randint(0, 5) for item in needs}
    return responses_from(rows, needs, levels, {item for item in needs if chance.random() < 0.7})


def random_numbers(responses: Responses, seed: int) -> Numbers:
    """Numbers at random for every item and competency."""
    chance = np.random.default_rng(seed)
    usual = uncalibrated(responses)
    return replace(
        usual,
        difficulties=chance.normal(0, 1.5, len(responses.items)),
        discriminations=chance.uniform(0, 2, len(responses.items)),
        bkt=chance.uniform(0.02, 0.45, usual.bkt.shape),
    )


def at_runtime(responses: Responses, numbers: Numbers) -> tuple[list[Features], list[float]]:
    """What the engine knows before each answer, and what it predicts."""
    average = average_difficulties(responses, numbers.difficulties)
    traces: dict[tuple[int, int], Trace] = {}
    known = dict.fromkeys(range(len(responses.students)), AVERAGE)
    found, predicted = [], []
    for row, item in enumerate(responses.item.tolist()):
        student, at, right = int(responses.student[row]), int(responses.at[row]), bool(responses.right[row])
        own = (float(numbers.difficulties[item]), float(numbers.discriminations[item]), float(responses.guess[row]))
        question, parts = Question(*own), []
        for one in responses.needs[item]:
            bkt = bkt_of(numbers.bkt[one])
            parts.append(Part(bkt, float(average[one]), traces.get((student, one), Trace(bkt.prior))))
        found.append(features_of(question, parts, known[student], at))
        predicted.append(chance_of_right(numbers.weights, found[-1], question.discrimination))
        base = numbers.weights.base
        after = traces_after(question, tuple(parts), known[student].slow, base, right, at)
        traces |= {(student, one): trace for one, trace in zip(responses.needs[item], after, strict=True)}
        known[student] = abilities_after(known[student], base, question.difficulty, right)
    return found, predicted


def simulated(
    students: int, answers: int, seed: int, difficulties: dict[str, float] | None = None, bkt: Bkt = USUAL
) -> Responses:
    """Students who learn as knowledge tracing says, on items of these difficulties."""
    chance = Random(seed)
    harder = difficulties or {}
    rows = []
    for student in range(students):
        for competency in "abc":
            known = chance.random() < bkt.prior
            for _ in range(answers):
                item = f"{competency}{chance.randrange(4)}"
                logit = np.log((1 - bkt.slip) / bkt.slip) if known else np.log(bkt.guess / (1 - bkt.guess))
                right = chance.random() < 1 / (1 + np.exp(harder.get(item, 0.0) - logit))
                rows.append(Response(f"s{student}", item, right))
                known = chance.random() < (1 - bkt.forget if known else bkt.learn)
    return responses_from(rows, ITEMS)


# what is known before an answer


def test_features_have_the_names_of_the_runtime() -> None:
    """The columns are the fields of the runtime's features, in their order."""
    assert tuple(field.name for field in fields(Features)) == NAMES


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_fitting_sees_what_the_engine_sees(seed: int) -> None:
    """On any log the columns of fitting are the runtime's features, and the predictions its own."""
    responses = random_log(seed)
    numbers = random_numbers(responses, seed)
    found, predicted = at_runtime(responses, numbers)
    assert np.abs(features(responses, numbers) - np.array([astuple(each) for each in found])).max() < 1e-6
    assert np.abs(predictions(responses, numbers) - predicted).max() < 1e-6


def test_no_answer_is_used_to_predict_itself_or_an_earlier_one() -> None:
    """Turning the last answer of a student around changes no prediction."""
    responses = random_log(3)
    turned = responses.right.copy()
    last = np.flatnonzero(np.append(np.diff(responses.student) > 0, True))
    turned[last] = ~turned[last]
    numbers = random_numbers(responses, 3)
    assert (predictions(responses, numbers) == predictions(replace(responses, right=turned), numbers)).all()


def test_an_empty_table_has_no_rows() -> None:
    """Without answers there are no predictions, and nothing is fitted."""
    nothing = responses_from([], ITEMS)
    assert predictions(nothing, uncalibrated(nothing)).shape == (0,)
    fitted = fit(nothing, uncalibrated(nothing))
    assert (fitted.difficulties, fitted.bkt) == ({}, {})
    assert fitted.weights == uncalibrated(nothing).weights


# recovering


def test_difficulties_are_found() -> None:
    """With many answers the order of the items is the true one, and the distances nearly so."""
    true = {"a0": -1.5, "a1": -0.5, "a2": 0.5, "a3": 1.5}
    found = fit(simulated(300, 12, 1, true), uncalibrated(responses_from([], ITEMS))).difficulties
    got = [found[item] for item in true]
    assert got == sorted(got)
    assert 2.0 < got[3] - got[0] < 4.0


def test_knowledge_tracing_is_found() -> None:
    """With many answers prior, learning, guess and slip are near the true ones."""
    true = Bkt(prior=0.2, learn=0.25, forget=0.01, guess=0.15, slip=0.05)
    responses = simulated(600, 12, 2, bkt=true)
    usual = uncalibrated(responses)
    for row in fitted_bkt(Here(), [responses], usual, usual.bkt):
        assert bkt_of(row).prior == pytest.approx(true.prior, abs=0.06)
        assert bkt_of(row).learn == pytest.approx(true.learn, abs=0.06)
        assert bkt_of(row).guess == pytest.approx(true.guess, abs=0.06)
        assert bkt_of(row).slip == pytest.approx(true.slip, abs=0.04)


def test_an_item_that_anybody_gets_right_by_chance_discriminates_less() -> None:
    """Answers that have nothing to do with the learner lower an item's discrimination."""
    chance = Random(4)
    rows = []
    for student in range(200):
        share = 0.9 if student % 2 else 0.3
        for _ in range(30):
            item = chance.choice(list(ITEMS))
            rows.append(Response(f"s{student}", item, chance.random() < (0.6 if item == "a0" else share)))
    found = fit(responses_from(rows, ITEMS), uncalibrated(responses_from([], ITEMS))).discriminations
    assert found["a0"] < 0.5 < min(found[item] for item in found if item != "a0")


def test_fitted_numbers_predict_new_students_better() -> None:
    """Log loss on students that were not seen falls."""
    true = {item: 1.2 * (-1) ** number for number, item in enumerate(ITEMS)}
    training, test = simulated(60, 12, 5, true), simulated(60, 12, 6, true)
    usual = uncalibrated(test)

    def loss(numbers: Numbers) -> float:
        chance = predictions(test, numbers)
        return float(-np.log(np.where(test.right, chance, 1 - chance)).mean())

    assert loss(fit(training, usual).numbers) < loss(usual) - 0.02


# shrinking


def test_fewer_than_five_answers_move_nothing() -> None:
    """Four answers leave every number where it was."""
    responses = responses_from([Response("s", "a0", False) for _ in range(ENOUGH - 1)], ITEMS, {"a0": 4})
    usual = uncalibrated(responses)
    fitted = fit(responses, usual)
    assert (fitted.difficulties, fitted.discriminations, fitted.bkt) == ({}, {}, {})
    assert fitted.numbers is usual


def test_an_item_with_few_answers_goes_with_its_competency() -> None:
    """Its difficulty is what the others of its competency suggest, and it is not named as measured."""
    rows = [Response(f"s{n}", f"{of}{n % 3}", of == "b") for n in range(60) for of in "ab"]
    rows += [Response("s", "a3", True)] * (ENOUGH - 1)
    responses = responses_from(rows, ITEMS)
    fitted = fit(responses, uncalibrated(responses))
    assert set(fitted.difficulties) == {"a0", "a1", "a2", "b0", "b1", "b2"}
    assert set(fitted.bkt) == {"a", "b"}
    harder = fitted.numbers.difficulties[responses.items.index("a3")]
    assert 0.3 < harder < fitted.difficulties["a0"]
    assert fitted.numbers.discriminations[responses.items.index("a3")] == 1.0


def test_a_competency_without_answers_keeps_what_is_usual() -> None:
    """Only what was answered moves."""
    rows = [Response(f"s{n}", "a0", n % 3 > 0) for n in range(60)]
    responses = responses_from(rows, ITEMS)
    numbers = fit(responses, uncalibrated(responses)).numbers
    assert bkt_of(numbers.bkt[1]) == bkt_of(numbers.bkt[2]) == USUAL
    assert numbers.difficulties[4] == 0.0


def test_labels_weigh_as_much_as_three_answers() -> None:
    """A few answers move a difficulty a part of the way from its label, many move it nearly all of it."""

    def found(answers: int) -> float:
        rows = [Response(f"s{n}", "a0", n % 2 == 0) for n in range(answers)]
        rows += [Response(f"t{n}", item, n % 2 == 0) for n in range(100) for item in ("a1", "a2")]
        responses = responses_from(rows, ITEMS, {"a0": 5, "a1": 3, "a2": 3})
        return fit(responses, uncalibrated(responses)).difficulties["a0"]

    label = 0.8
    assert label > found(6) > found(200)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10**6))
def test_fitted_numbers_are_sound(seed: int) -> None:
    """On any log all numbers are finite, probabilities lie between 0 and 1, and it is the same each time."""
    responses = random_log(seed)
    fitted, again = (fit(responses, uncalibrated(responses)) for _ in range(2))
    assert fitted.difficulties == again.difficulties
    assert fitted.weights == again.weights
    assert np.isfinite(fitted.numbers.difficulties).all()
    assert ((fitted.numbers.bkt > 0) & (fitted.numbers.bkt < 1)).all()
    chance = predictions(responses, fitted.numbers)
    assert ((chance > 0) & (chance < 1)).all()


# adding up


def halves(responses: Responses) -> tuple[Responses, Responses]:
    """The table, cut between students."""
    first = np.arange(len(responses.students)) % 2 == 0
    return responses.of_students(first), responses.of_students(~first)


def test_counts_of_students_add_up() -> None:
    """Expected counts of two parts, added, are those of the whole."""
    responses = random_log(7, students=12)
    numbers = random_numbers(responses, 7)
    one, other = (counts_of(numbers.bkt, sequences_of(numbers, part)) for part in halves(responses))
    whole = counts_of(numbers.bkt, sequences_of(numbers, responses))
    for field in fields(Counts):
        assert np.allclose(getattr(one + other, field.name), getattr(whole, field.name))


def test_sums_of_answers_add_up() -> None:
    """Slopes and curvatures of two parts, added, are those of the whole."""
    responses = random_log(8, students=12)
    numbers = random_numbers(responses, 8)
    items = len(responses.items)

    def sums(part: Responses) -> list[np.ndarray]:
        known = features(part, numbers)
        logit = known.sum(1)
        found = (
            difficulty_sums(part.item, part.right, logit, items),
            discrimination_sums(part.item, part.right, logit, known[:, 1], items),
            weight_sums(known, part.right, logit),
        )
        return [array for each in found for array in (each.slope, each.curvature)]

    one, other = halves(responses)
    for whole, left, right in zip(sums(responses), sums(one), sums(other), strict=True):
        assert np.allclose(whole, left + right)


def test_columns_of_numbers_are_named() -> None:
    """The first column of knowledge tracing is the prior."""
    responses = random_log(9)
    assert uncalibrated(responses).bkt[0, PRIOR] == USUAL.prior
    assert logistic(np.array([0.0]))[0] == 0.5


def test_fitting_in_parts_is_fitting() -> None:
    """Parts of a table that are never put together give the numbers of the whole."""
    responses = random_log(10, students=20)
    usual = uncalibrated(responses)
    whole = fit(responses, usual).numbers
    parts = fit_parts(Here(), list(halves(responses)), responses, usual).numbers
    assert np.allclose(parts.difficulties, whole.difficulties)
    assert np.allclose(parts.discriminations, whole.discriminations)
    assert np.allclose(parts.bkt, whole.bkt)
    assert np.allclose(astuple(parts.weights), astuple(whole.weights))
