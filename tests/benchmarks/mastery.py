"""Honesty and economy: simulated students with hidden truth, at the engine and under plain rules.

    uv run python tests/benchmarks/mastery.py [--students 40] [--quick] [--sweep]

Three courses of 30 competencies with prerequisites, and so many students for each course and rule; the worlds are in
tests/benchmarks/students/worlds.py, the plain rules in baselines.py. Nobody sees the truth but the oracle. Every rule
gets the same courses and students, the engine with one setting for all worlds.

*items* until the rule is done with everything, at most 900; *precise*: the share of what it then calls mastered that
truly is; *true*: truly mastered then, of 30; *waste*: items on what was truly mastered; *early*: items on what lacked
a prerequisite; *no end*: students that were not done. For the engine, which stands alone in asking mixed sets on later
days, also *mixed*: items of those, counted apart, *secure*: competencies so called after twelve more days, and *right*:
the share of them that truly are mastered then. *Practice alone* is the same belief and rule without mixed sets.

"Strange" worlds, which nothing was tuned on, learn slower, slip more, or are told other guesses; `--sweep` shows what
other thresholds of the belief would cost and bring.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from random import Random

from students.at_engine import EngineOutcome, course_of, run_engine
from students.baselines import BASELINES, Outcome, run
from students.worlds import BINARY, CONTINUOUS, WORLDS, Map, Student, World, course_map, student

from mkcourse.runtime.model import Course
from mkcourse.runtime.policy import Policy

COURSES = 3
HEAD = f"{'':32}{'items':>6}{'precise':>9}{'true':>6}{'waste':>7}{'early':>7}{'no end':>8}"
HEAD_OF_ENGINE = f"{'mixed':>7}{'secure':>8}{'right':>7}"
STRANGE = (
    replace(BINARY, name="binary, half as fast", learn=0.07),
    replace(BINARY, name="binary, slips 1 in 5", slip=0.2),
    replace(BINARY, name="binary, typed", guess=0.03, options=0),
    replace(BINARY, name="binary, 2 options", guess=0.45, options=2),
    replace(BINARY, name="binary, students differ more", spread=0.6),
    replace(CONTINUOUS, name="continuous, half as fast", growth=0.17),
    replace(CONTINUOUS, name="continuous, typed", guess=0.02, options=0),
    replace(CONTINUOUS, name="continuous, 2 options", guess=0.45, options=2),
    replace(CONTINUOUS, name="continuous, slips 1 in 10", slip=0.1),
    replace(CONTINUOUS, name="continuous, students differ more", spread=0.4, start_spread=1.2),
)


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=40, help="for each of three courses")
    parser.add_argument("--quick", action="store_true", help="only the first two worlds")
    parser.add_argument("--sweep", action="store_true", help="thresholds of the belief, too")
    asked = parser.parse_args()
    for world in WORLDS[:2] if asked.quick else WORLDS:
        print(f"\n{world.name}\n{HEAD}{HEAD_OF_ENGINE}")
        for name, make in BASELINES.items():
            print(line(name, by_rule(world, asked.students, lambda one, make=make: run(one, make(one)))))
        print_engine("the engine", world, asked.students, {})
        print_engine("the engine, practice alone", world, asked.students, {}, mixes=False)
    if not asked.quick:
        print_strange(asked.students)
    if asked.sweep:
        print_sweep(asked.students)


def print_strange(count: int) -> None:
    """What nothing was tuned on, beside five in a row."""
    print(f"\nstrange worlds: five in a row, then the engine\n{HEAD}{HEAD_OF_ENGINE}")
    five = BASELINES["5 in a row"]
    for world in STRANGE:
        print(line(world.name, by_rule(world, count, lambda one: run(one, five(one)))))
        print_engine("", world, count, {})


def print_sweep(count: int) -> None:
    """What a higher or lower threshold of the belief costs and brings."""
    print(f"\nthresholds of the belief\n{HEAD}{HEAD_OF_ENGINE}")
    for threshold in (0.8, 0.85, 0.9, 0.93, 0.96):
        policy = {"practised_mastery": threshold, "doubt_mastery": min(threshold - 0.05, Policy().doubt_mastery)}
        for world in (BINARY, CONTINUOUS):
            print_engine(f"{world.name}, {threshold}", world, count, policy)


def by_rule[Result](world: World, count: int, teach: Callable[[Student], Result]) -> list[Result]:
    """What comes of the world's students where `teach` is the rule."""
    found: list[Result] = []
    for course in range(COURSES):
        map = course_map(Random(f"course {course}"), world.wrong_edges)
        chances = [Random(f"student {course} {number}") for number in range(count)]
        found += [teach(student(world, map, chance)) for chance in chances]
    return found


def print_engine(name: str, world: World, count: int, policy: Mapping[str, object], *, mixes: bool = True) -> None:
    """One line on the engine."""
    courses: dict[Map, Course] = {}

    def teach(one: Student) -> EngineOutcome:
        if one.map not in courses:
            courses[one.map] = course_of(one.map, world.options, policy)
        return run_engine(courses[one.map], one, mixes=mixes)

    found = by_rule(world, count, teach)
    told = line(name, [one.practised for one in found])
    if mixes:
        secure = sum(one.secure for one in found)
        right = sum(one.secure_right for one in found) / max(secure, 1)
        told += f"{mean(one.mixed for one in found):7.0f}{secure / len(found):8.1f}{right:7.3f}"
    print(told, flush=True)


def line(name: str, found: list[Outcome]) -> str:
    """One line of the table."""
    precise = sum(one.declared_right for one in found) / max(sum(one.declared for one in found), 1)
    return (
        f"{name:32}{mean(one.items for one in found):6.0f}{precise:9.3f}{mean(one.mastered for one in found):6.1f}"
        f"{mean(one.wasted for one in found):7.0f}{mean(one.premature for one in found):7.0f}"
        f"{sum(one.capped for one in found):8d}"
    )


def mean(numbers: Iterable[float]) -> float:
    """The mean of `numbers`."""
    listed = list(numbers)
    return sum(listed) / max(len(listed), 1)


if __name__ == "__main__":
    main()
