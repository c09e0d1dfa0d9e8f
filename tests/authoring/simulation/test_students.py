"""Virtual students: what is true of them, and that it is none of the engine's business."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median

import pytest

from mkcourse.authoring.simulation import characters, students
from mkcourse.authoring.simulation.characters import AVERAGE, GUESSING, STRONG, TEN, WEAK, Character
from mkcourse.authoring.simulation.students import KINDS, Kind, Question, Skill, Student, World, student

QUESTION = Question("q", ("b",), 0.0, 0.25, 1.0, ("mixes-up",), has_hint=True)
WORLD = World(
    questions={"q": QUESTION},
    requires={"a": (), "b": ("a",)},
    pools={"a": (0.0,), "b": (-0.5, 0.0, 0.5)},
    misconceptions={"mixes-up": "b"},
)


def made(
    kind: Kind, character: Character = AVERAGE, known: bool = False, level: float = -2.0, seed: int = 1
) -> Student:
    one = Student(0, kind, character, WORLD, Random(seed))
    one.skills = {"a": Skill(True, 2.5, 2.5, 2.5), "b": Skill(known, level, level, level)}
    return one


def share_right(one: Student, answers: int = 2000) -> float:
    return sum(one.reply(QUESTION, 0.0).right is True for _ in range(answers)) / answers


@pytest.mark.parametrize("module", [students, characters])
def test_the_truth_knows_nothing_of_the_engine(module: object) -> None:
    """Neither the engine's numbers nor its functions are in reach of the students."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert not [name for name in names if "runtime" in name]


def test_a_seed_and_a_number_make_one_student() -> None:
    """The same seed and number give the same student; another number or seed gives another."""

    def answers(number: int, seed: int) -> list[object]:
        one = student(number, seed, WORLD)
        return [one.reply(QUESTION, 0.0) for _ in range(20)]

    assert answers(4, 1) == answers(4, 1)
    assert answers(4, 1) != answers(5, 1)
    assert answers(4, 1) != answers(4, 2)


def test_thirty_students_are_a_fair_mix() -> None:
    """In each thirty every kind of truth comes with each character, in the proportions of a class."""
    found = [student(number, 1, WORLD) for number in range(30)]
    for kind in KINDS:
        assert sorted(one.character.name for one in found if one.kind == kind) == sorted(each.name for each in TEN)


def test_a_knower_slips_and_others_guess() -> None:
    """Binary: a knower is right but for slips; whoever does not know is right as often as a guess is."""
    character = Character("x", 0, 0, 0, 0, slip=0.1, pace=1, wrong_ideas=0)
    assert share_right(made("binary", character, known=True)) == pytest.approx(0.9 + 0.1 * 0.25, abs=0.02)
    assert share_right(made("binary", character, known=False)) == pytest.approx(0.25, abs=0.03)


def test_more_skill_is_more_often_right() -> None:
    """Continuous: success grows with the skill; half of it is known where skill equals difficulty."""
    assert made("continuous", level=0.0).knows_answer(QUESTION, 0.0) == pytest.approx(0.5 * (1 - AVERAGE.slip))
    found = [made("continuous", level=level).knows_answer(QUESTION, 0.0) for level in (-2, -1, 0, 1, 2)]
    assert found == sorted(found)


def test_mastered_means_four_of_five_without_guessing() -> None:
    """A skill counts as truly mastered when four in five of its items would be known."""
    assert made("continuous", level=1.6).masters("b", 0.0)
    assert not made("continuous", level=1.2).masters("b", 0.0)
    assert made("binary", known=True).masters("b", 0.0)


def test_learning_is_slower_where_a_prerequisite_is_missing() -> None:
    """Who lacks what comes before gains less from the same answers."""
    ready, lacking = made("continuous"), made("continuous")
    lacking.skills["a"] = Skill(False, -2.0, -2.0, -2.0)
    for _ in range(5):
        ready.learn("b", 0.0)
        lacking.learn("b", 0.0)
    assert ready.skill_on("b", 0.0) - -2.0 == pytest.approx(5 * AVERAGE.growth)
    assert lacking.skill_on("b", 0.0) - -2.0 == pytest.approx(0.4 * 5 * AVERAGE.growth)


def learned(kind: Kind = "forgetting") -> Student:
    """Somebody who has practised on day 0."""
    one = made(kind)
    for _ in range(10):
        one.learn("b", 0.0)
    return one


def test_what_was_gained_wears_off() -> None:
    """Forgetting: skill falls with the days, fast at first, and never below the start."""
    one = learned()
    found = [one.skill_on("b", day) for day in (0.0, 3.0, 6.0, 60.0, 6000.0)]
    assert found == sorted(found, reverse=True)
    assert found[0] - found[1] > found[1] - found[2]
    assert found[-1] > -2.0
    assert learned("continuous").skill_on("b", 60.0) == learned("continuous").skill_on("b", 0.0)


def test_practice_on_a_further_day_lasts_longer_and_comes_faster() -> None:
    """Forgetting: each further day of practice slows it, and relearning takes fewer answers."""
    one = learned()
    before, low = one.skills["b"].stability, one.skill_on("b", 10.0)
    one.learn("b", 10.0)
    assert one.skills["b"].stability > before
    assert one.skill_on("b", 10.0) - low == pytest.approx(2 * AVERAGE.growth)


def test_a_misconception_shows_in_wrong_answers_until_it_is_mastered() -> None:
    """Whoever holds one mostly gives its answer, and mastery ends it."""
    one = made("binary", AVERAGE, known=False)
    one.wrong_ideas = {"mixes-up"}
    told = [one.reply(QUESTION, 0.0) for _ in range(400)]
    shown = sum(each.misconception == "mixes-up" for each in told)
    assert shown > 200
    while not one.skills["b"].known:
        one.learn("b", 0.0)
    assert not one.wrong_ideas


@pytest.mark.parametrize(
    ("character", "does"),
    [
        (WEAK, lambda reply: reply.hint),
        (WEAK, lambda reply: reply.right is None),
        (GUESSING, lambda reply: reply.minutes < 0.25),
    ],
)
def test_characters_behave_like_themselves(character: Character, does: Callable[[students.Reply], bool]) -> None:
    """Weak students take hints and admit what they have not learned; guessing ones answer in no time."""
    of_character, of_strong = (
        sum(does(one.reply(QUESTION, 0.0)) for _ in range(500))
        for one in (made("continuous", character), made("continuous", STRONG))
    )
    assert of_character > of_strong


def test_time_is_around_the_authors_minutes() -> None:
    """Half of an average student's answers take longer than the author says, half less."""
    one = made("binary", Character("x", 0, 0, 0, 0, slip=0.1, pace=1))
    assert median(one.reply(QUESTION, 0.0).minutes for _ in range(2000)) == pytest.approx(1.0, abs=0.05)
