"""Advice: each sentence, and what brings it about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from simulated import calendar, facts, never, results, stay, trail

from mkcourse.authoring.simulation.advice import MOST, MOST_OF_A_KIND, Advice, best_advice
from mkcourse.authoring.simulation.facts import Facts
from mkcourse.authoring.simulation.results import Results
from mkcourse.authoring.simulation.simulation import all_advice
from mkcourse.authoring.simulation.trail import Award, Stay, Trail

PLAN = {"start": "2026-09-07", "end": "2026-12-18", "days": ["mon", "tue", "thu"], "minutes_per_day": 20}


def of_kind(kind: str, found: Results) -> Advice:
    return next(each for each in all_advice(found) if each.kind == kind)


def test_nothing_is_said_where_nothing_stands_out() -> None:
    """A course that goes well gets no advice."""
    assert all_advice(results(trail(n, {"halves": stay()}) for n in range(30))) == ()


def some_stuck(character: str = "weak", stuck: Stay | None = None) -> list[Trail]:
    """Of ten weak and twenty other students four of that character are stuck."""
    return [
        trail(n, {"halves": (stuck or never()) if n % 30 < 4 else stay()}, character if n % 30 < 10 else "average")
        for n in range(30)
    ]


@pytest.mark.parametrize(
    ("known", "fix"),
    [
        (facts(easy=2), "Add easier questions: there are only 2 of level 1 or 2."),
        (facts(easy=1), "Add easier questions: there is only 1 of level 1 or 2."),
        (facts(has_worked_example=False), "Add a worked example: a lesson with 'representation: worked-example'."),
        (facts(lessons=1), "Add a lesson that shows it another way"),
        (facts(), "Cut it into two competencies"),
    ],
)
def test_where_weak_students_get_stuck_the_likeliest_fix_is_named(known: Facts, fix: str) -> None:
    """Easy questions, then a worked example, then another way to see it, then a smaller step."""
    advice = of_kind("stuck", results(some_stuck(), [known]))
    assert advice.finding == "'Halves': 4 of 10 weak students and 0 of 20 others get stuck."
    assert advice.fix.startswith(fix)
    assert advice.competency == "halves"


def test_where_the_stuck_lack_a_prerequisite_it_is_named() -> None:
    """A prerequisite that most of them truly lack is what to mend, before anything else."""
    known = [facts("halves"), facts("thirds", requires=("halves",), easy=0)]
    lacking = Stay(items=30, minutes=30.0, missing=("halves",))
    trails = [trail(n, {"halves": stay(), "thirds": lacking if n < 5 else stay()}, "weak") for n in range(20)]
    advice = of_kind("stuck", results(trails, known))
    assert advice.fix.startswith("5 of the 5 do not truly master what it rests on, 'Halves'")


def test_a_single_stuck_student_is_no_news() -> None:
    """Somebody is always stuck."""
    trails = [trail(n, {"halves": never() if n == 0 else stay()}, "weak" if n < 5 else "average") for n in range(40)]
    assert "stuck" not in {each.kind for each in all_advice(results(trails))}


def test_what_can_be_guessed_through_is_told_with_its_questions() -> None:
    """More than one in twenty of blind guessers, with the questions of few options."""
    trails = [trail(n, {"halves": stay()}) for n in range(30)]
    known = [facts(guessable=8)]
    advice = of_kind("guess-through", results(trails, known, {"halves": (12, 3)}))
    assert advice.finding == (
        "'Halves' can be guessed through: 12 of 100 who press blindly are called practised, 3 of them even secure."
    )
    assert advice.fix.startswith("8 of its 12 practice questions have three options or fewer")
    typed = of_kind("guess-through", results(trails, [facts(typed=2)], {"halves": (12, 0)}))
    assert typed.fix == "Only 2 of its 12 practice questions are typed: add some."
    assert all_advice(results(trails, known, {"halves": (4, 0)})) == ()


def test_questions_that_run_out_are_told_with_how_many_are_missing() -> None:
    """A third of the students have seen all questions before practised."""
    trails = [trail(n, {"halves": stay(items=20, ran_out=n < 10, repeats=8 if n < 10 else 0)}) for n in range(30)]
    advice = of_kind("runs-out", results(trails))
    assert advice.finding.startswith("'Halves' runs out of questions: 10 of 30 students have seen all 12")
    assert "13 % of the answers" in advice.finding
    assert advice.fix == "Four of five students need up to 20 answers: write about 8 more."


@pytest.mark.parametrize(("minutes", "word", "put"), [(50.0, "longer", 50), (8.0, "less", 10)])
def test_minutes_that_are_off_are_told_with_better_ones(minutes: float, word: str, put: int) -> None:
    """An author's estimate that is far off, with the number to put."""
    advice = of_kind("minutes", results(trail(n, {"halves": stay(minutes=minutes)}) for n in range(30)))
    assert f"'Halves' takes {word} than you say" in advice.finding
    assert f"'minutes: {put}'" in advice.fix


def test_minutes_that_are_nearly_right_are_right() -> None:
    """Within two fifths, or five minutes, an estimate is good."""
    assert all_advice(results(trail(n, {"halves": stay(minutes=26.0)}) for n in range(30))) == ()
    short = [facts(minutes=5)]
    assert all_advice(results((trail(n, {"halves": stay(minutes=9.0)}) for n in range(30)), short)) == ()


def test_a_level_given_too_early_is_told() -> None:
    """Where practised is much less often true than elsewhere in the course."""
    known = [facts("halves"), facts("thirds")]
    early = {"practised": Award(1, False)}
    trails = [
        trail(n, {"halves": stay(), "thirds": stay(awards=early if n < 12 else stay().awards)}) for n in range(30)
    ]
    advice = of_kind("untrue", results(trails, known))
    assert advice.finding == (
        "'Thirds' is called practised too early: only 60 % of those called so truly master it at that time, "
        "80 % in the whole course."
    )


def test_students_without_an_end_are_told_with_the_place() -> None:
    """Where most of them are held up, and how many only guess."""
    trails = [trail(n, {"halves": never() if n < 6 else stay()}, finished=None if n < 6 else 10) for n in range(30)]
    advice = of_kind("no-end", results(trails))
    assert advice.finding == "6 of 30 students have not finished after 120 days."
    assert (
        advice.fix
        == "6 of them are held up at 'Halves', more than anywhere else: begin there, or give more minutes a day."
    )
    guess = [replace(each, character="guessing") if each.number < 4 else each for each in trails]
    assert of_kind("no-end", results(guess)).finding.startswith("6 of 30 students (4 of them guess) have not")


def test_those_who_guess_are_not_called_stuck() -> None:
    """Whoever does not try gets stuck in any course, and tells nothing of this one."""
    trails = [trail(n, {"halves": never() if n < 9 else stay()}, "guessing" if n < 9 else "weak") for n in range(30)]
    assert "stuck" not in {each.kind for each in all_advice(results(trails))}


def test_a_plan_that_is_too_short_is_told_with_dates_and_minutes() -> None:
    """When nine of ten would finish, when the plan ends, and what would do."""
    trails = [trail(n, {"halves": stay()}, finished=50 if n < 20 else 140) for n in range(30)]
    advice = of_kind("plan", results(trails, when=calendar(PLAN, 180)))
    assert advice.finding == (
        "The plan asks 20 minutes on 3 days a week and ends on 18 December 2026; 67 % have finished then, "
        "and nine of ten would finish by 25 January 2027."
    )
    assert advice.fix.startswith("Give about 28 minutes a day, a later end,")
    never_do = [trail(n, {"halves": stay()}, finished=50 if n < 20 else None) for n in range(30)]
    advice = of_kind("plan", results(never_do, when=calendar(PLAN, 180)))
    assert "nine of ten would need even longer than was simulated" in advice.finding


def test_a_plan_with_room_is_told() -> None:
    """Where hardly half of the time is needed there is room."""
    trails = [trail(n, {"halves": stay()}, finished=40) for n in range(30)]
    advice = of_kind("room", results(trails, when=calendar(PLAN, 180)))
    assert advice.finding.endswith("nine of ten would finish by 17 October 2026.")
    assert not all_advice(results(trails))


def test_weeks_full_of_reviews_are_told() -> None:
    """More than three tenths of a week's minutes."""
    trails = [trail(n, {"halves": stay()}, review_minutes=(0.0, 40.0, 5.0)) for n in range(30)]
    advice = of_kind("reviews", results(trails, when=calendar(horizon=21)))
    assert advice.finding.startswith("In week 2 reviews take up to 40 minutes of four in five students' 100")


def test_the_most_important_comes_first_and_no_kind_hides_the_others() -> None:
    """By weight and students concerned; ten at most, four of a kind."""
    known = [facts(f"c{n}") for n in range(8)]
    stays = {each.id: stay(minutes=60.0) for each in known}
    trails = [trail(n, stays, finished=None if n < 6 else 10) for n in range(30)]
    found = all_advice(results(trails, known, {"c5": (20, 5)}))
    assert [each.importance for each in found] == sorted((each.importance for each in found), reverse=True)
    assert [each.kind for each in found[:2]] == ["guess-through", "no-end"]
    assert len(found) == 10
    shown = best_advice(found)
    assert sum(each.kind == "minutes" for each in shown) == MOST_OF_A_KIND
    assert len(best_advice([*found, *found, *found])) <= MOST
