"""Specification of the predictor: how likely a right answer is now."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkcourse.runtime.codec import learner_as_text, learner_from
from mkcourse.runtime.fields import Malformed
from mkcourse.runtime.fitted import bkt_from, weights_from
from mkcourse.runtime.forecast import (
    AVERAGE,
    USUAL,
    Abilities,
    Bkt,
    Part,
    Question,
    Trace,
    abilities_after,
    chance_of_right,
    features_of,
    guess_and_slip,
    traces_after,
)
from mkcourse.runtime.model import Course, course_from
from mkcourse.runtime.predict import success
from mkcourse.runtime.weights import SHIPPED

NEW = Trace(USUAL.prior)
PLAIN = Question()
PROBABILITIES = st.floats(0.001, 0.999)
LOGITS = st.floats(-10, 10)
BKTS = st.builds(Bkt, PROBABILITIES, PROBABILITIES, PROBABILITIES, PROBABILITIES, PROBABILITIES)
TRACES = st.builds(
    Trace, st.floats(0, 1), st.floats(-5, 5), st.integers(0, 1000), st.booleans(), st.integers(0, 2 * 10**9)
)
PARTS = st.lists(st.builds(Part, BKTS, LOGITS, TRACES), min_size=1, max_size=3).map(tuple)
QUESTIONS = st.builds(Question, LOGITS, st.floats(0, 3), st.floats(0, 1))
ABILITIES = st.builds(Abilities, LOGITS, LOGITS, st.integers(0, 10_000))
TIMES = st.integers(0, 2 * 10**9)


def chance(question: Question, parts: tuple[Part, ...], abilities: Abilities = AVERAGE, at: int = 0) -> float:
    """The chance of a right answer with the shipped weights."""
    return chance_of_right(SHIPPED, features_of(question, parts, abilities, at), question.discrimination)


def after(answers: str, question: Question = PLAIN) -> tuple[Abilities, Trace]:
    """What is known after answers of one learner on one competency: ``+`` right, ``-`` wrong."""
    abilities, trace = AVERAGE, NEW
    for answer in answers:
        parts = (Part(USUAL, 0.0, trace),)
        (trace,) = traces_after(question, parts, abilities.slow, SHIPPED.base, answer == "+", 0)
        abilities = abilities_after(abilities, SHIPPED.base, question.difficulty, answer == "+")
    return abilities, trace


def foretold(answers: str, question: Question = PLAIN, hours: float = 0) -> float:
    """The chance of a right answer after `answers`."""
    abilities, trace = after(answers)
    return chance(question, (Part(USUAL, 0.0, trace),), abilities, int(3600 * hours))


# examples


def test_nobody_known_yet_is_average() -> None:
    """Before the first answer an average item is right a little less often than answers on the whole."""
    assert foretold("") == pytest.approx(0.61, abs=0.06)


def test_right_answers_raise_and_wrong_ones_lower_the_chance() -> None:
    """Three right answers make another likely, three wrong ones unlikely."""
    assert foretold("+++") > 0.8 > foretold("+-+") > foretold("---")
    assert foretold("---") < 0.4


def test_harder_items_are_less_likely_right() -> None:
    """Difficulty lowers the chance, and easiness raises it."""
    chances = [foretold("+", Question(difficulty)) for difficulty in (-1.0, 0.0, 1.0)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] - chances[2] > 0.2


def test_one_number_of_an_item_moves_guess_and_slip() -> None:
    """An item that is harder than its competency's others is guessed less and slipped more."""
    easy, usual, hard = (guess_and_slip(Question(each), (Part(USUAL, 0.0, NEW),)) for each in (-1.0, 0.0, 1.0))
    assert usual == pytest.approx((0.25, 0.10))
    assert easy[0] > usual[0] > hard[0]
    assert easy[1] < usual[1] < hard[1]


def test_a_guess_is_at_least_what_chance_makes_it() -> None:
    """True or false is right half the time, however hard it is."""
    assert guess_and_slip(Question(3.0, guess=0.5), (Part(USUAL, 0.0, NEW),))[0] == 0.5


def test_who_was_away_for_long_is_less_likely_right() -> None:
    """Days lower the chance; minutes, which would tell how long this answer takes, change nothing."""
    assert foretold("++", hours=0.9) == foretold("++")
    assert foretold("++", hours=24 * 30) < foretold("++", hours=24 * 2) < foretold("++")


def test_a_clock_that_was_set_back_is_no_time_away() -> None:
    """An answer that seems to be before the last one counts as of the same hour."""
    trace = replace(after("++")[1], at=10**6)
    parts = (Part(USUAL, 0.0, trace),)
    assert chance(Question(), parts, at=0) == chance(Question(), parts, at=10**6)


def test_an_item_of_several_competencies_needs_them_all() -> None:
    """One that is not known makes an item unlikely that needs it together with a known one."""
    known, unknown = Part(USUAL, 0.0, Trace(0.95, answers=5)), Part(USUAL, 0.0, Trace(0.05, answers=5))
    both = chance(Question(), (known, unknown))
    assert chance(Question(), (unknown,)) == pytest.approx(both, abs=0.01)
    assert chance(Question(), (known,)) > both + 0.1


def test_a_miss_is_laid_at_the_door_of_what_is_less_known() -> None:
    """A wrong answer to an item of two lowers the well-known one by less than an item of its own would."""
    known, unknown = Part(USUAL, 0.0, Trace(0.9)), Part(USUAL, 0.0, Trace(0.2))
    together = traces_after(Question(), (known, unknown), 0.0, SHIPPED.base, False, 0)
    (alone,) = traces_after(Question(), (known,), 0.0, SHIPPED.base, False, 0)
    assert together[0].known > alone.known


def test_discrimination_says_how_much_it_matters_who_answers() -> None:
    """Where it is high, good learners and weak ones differ more; where it is 0, less."""

    def gap(discrimination: float) -> float:
        question = Question(0.0, discrimination)
        return foretold("++++", question) - foretold("----", question)

    assert gap(2.0) > gap(1.0) > gap(0.0) > 0


# properties


@given(QUESTIONS, PARTS, ABILITIES, TIMES)
def test_a_chance_is_never_0_or_1(question: Question, parts: tuple[Part, ...], abilities: Abilities, at: int) -> None:
    """Whatever the course's numbers, nothing is certain, and equal input gives equal output."""
    found = chance(question, parts, abilities, at)
    assert 0 < found < 1
    assert found == chance(question, parts, abilities, at) == round(found, 9)


@given(ABILITIES, LOGITS, LOGITS)
def test_right_answers_never_lower_abilities(abilities: Abilities, base: float, difficulty: float) -> None:
    """A right answer raises both abilities or leaves them, a wrong one never raises them."""
    right = abilities_after(abilities, base, difficulty, True)
    wrong = abilities_after(abilities, base, difficulty, False)
    assert right.slow >= round(abilities.slow, 9) >= wrong.slow
    assert right.fast >= round(abilities.fast, 9) >= wrong.fast
    assert right.answers == wrong.answers == abilities.answers + 1


@given(QUESTIONS, PARTS, LOGITS, st.booleans(), TIMES)
def test_traces_stay_what_they_are(
    question: Question, parts: tuple[Part, ...], slow: float, right: bool, at: int
) -> None:
    """After any answer there is one trace for each part, its numbers settled and a probability one."""
    found = traces_after(question, parts, slow, SHIPPED.base, right, at)
    assert len(found) == len(parts)
    for trace, part in zip(found, parts, strict=True):
        assert 0 <= trace.known <= 1
        assert (trace.known, trace.skill) == (round(trace.known, 9), round(trace.skill, 9))
        assert (trace.answers, trace.was_right, trace.at) == (part.trace.answers + 1, right, at)


@given(st.builds(Bkt, PROBABILITIES, PROBABILITIES, PROBABILITIES, st.floats(0.05, 0.4), st.floats(0.05, 0.4)))
def test_a_right_answer_leaves_more_known_than_a_wrong_one(bkt: Bkt) -> None:
    """Where guess and slip are less than a half, a right answer tells of knowing, unless all is forgotten."""
    part = Part(bkt, 0.0, Trace(bkt.prior))
    right, wrong = (traces_after(Question(), (part,), 0.0, SHIPPED.base, each, 0)[0] for each in (True, False))
    assert (right.known >= wrong.known) or bkt.learn > 1 - bkt.forget


# in the engine


def answered(make, answers: str, **changes: object):
    """A student who has answered items of `halves`, each another one: ``+`` right, ``-`` wrong."""
    student = make.student(make.course(make.pool(12, 0), **changes))
    for number, answer in enumerate(answers):
        student.answers(f"halves-{number}", right=answer == "+")
    return student


def foretold_in(course: Course, student) -> float:
    """The chance that the student's next answer is right."""
    halves = course.competencies["halves"]
    return success(course, student.learner, halves, halves.practice[-1], student.now)


def test_the_engine_keeps_what_the_predictor_needs(make) -> None:
    """Each answer that counts moves the abilities and the competency's trace."""
    good, weak = answered(make, "++++"), answered(make, "----")
    assert good.learner.abilities.answers == good.learner.records["halves"].trace.answers == 4
    assert foretold_in(good.course, good) > 0.75 > 0.5 > foretold_in(weak.course, weak)


def test_an_unseen_learner_has_a_chance(make) -> None:
    """Before any answer there is a prediction, by the prior."""
    student = answered(make, "")
    assert student.learner.records == {}
    assert 0.4 < foretold_in(student.course, student) < 0.8


def test_answers_that_do_not_count_teach_the_predictor_nothing(make) -> None:
    """The same item at once again leaves abilities and trace as they were."""
    student = answered(make, "+")
    before = student.learner
    student.answers("halves-0", right=False)
    assert student.learner.abilities == before.abilities
    assert student.learner.records["halves"].trace == before.records["halves"].trace


def test_a_learner_with_traces_survives_the_codec(make) -> None:
    """Abilities and traces are written and read as they are."""
    learner = answered(make, "++-+").learner
    assert learner_from(learner_as_text(learner)) == learner


def test_calibrated_numbers_take_the_place_of_labels_and_defaults(make) -> None:
    """Difficulty, discrimination, knowledge tracing and weights of course.json are used."""
    bkt = {"prior": 0.9, "learn": 0.2, "forget": 0.0, "guess": 0.2, "slip": 0.05}
    items = [{**item, "difficulty": -1.0, "discrimination": 0.5} for item in make.pool(3, 0)]
    content = make.course_json(items, [make.competency("halves", bkt=bkt)], weights={"base": 0.4})
    course = course_from(content)
    assert course.items["halves-0"].difficulty == -1.0
    assert course.items["halves-0"].discrimination == 0.5
    assert course.competencies["halves"].bkt == Bkt(0.9, 0.2, 0.001, 0.2, 0.05)
    assert course.weights == replace(SHIPPED, base=0.4)


def test_weights_have_names() -> None:
    """A weight that the predictor does not know is refused, and a course without any has the shipped ones."""
    assert weights_from({}) == SHIPPED
    with pytest.raises(Malformed):
        weights_from({"speed": 1.0})


def test_knowledge_tracing_is_whole_or_usual() -> None:
    """A competency has all five numbers or the usual ones."""
    assert bkt_from(None) == USUAL
    with pytest.raises(Malformed):
        bkt_from({"prior": 0.5})


@settings(max_examples=20)
@given(st.text("+-", max_size=12))
def test_answers_in_the_same_order_tell_the_same(answers: str) -> None:
    """What is known depends on nothing but the answers."""
    assert after(answers) == after(answers)
