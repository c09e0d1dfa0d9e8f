"""The promise `guess-rate`: its rates are those of the engine, and what is taken for safe is safe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from golden import COURSES, laid_over_minimal

from mkcourse.authoring.build.course_json import course_json
from mkcourse.authoring.guess_checks import MANY_RUNS, MOST_PRACTISED, MOST_SECURE, SAFE_LUCK
from mkcourse.authoring.loading import load
from mkcourse.authoring.simulation.blind import blind_rates
from mkcourse.authoring.simulation.guessers import guessing
from mkcourse.authoring.simulation.world import luck_of, world_of
from mkcourse.runtime.model import Course, course_from


def engine_of(folder: Path, target: Path) -> Course:
    course, _ = load(laid_over_minimal(folder, target))
    assert course is not None
    return course_from({"format": 1, "id": course.id, "edition": "e", "engine": "e", **course_json(course)})


def course_of_choices(folder: Path, options: int) -> Path:
    """A bank in place of that of the minimal course: twelve choices among so many options, two kept for checks."""
    (folder / "questions").mkdir(parents=True)
    wrong = "".join(f"- [ ] {number}\n" for number in range(1, options))
    use = ["", "use: check\n"]
    asked = [
        f"\n## Number {one} {{#add-{one}}}\n{use[one > 10]}\nWhat of {one}?\n\n- [x] 0\n{wrong}\nHint: Think.\n"
        for one in range(1, 13)
    ]
    text = "".join(asked).replace("{#add-12}", "{#add-c1}")
    (folder / "questions" / "adding.md").write_text(f"---\ncompetency: adding\n---\n{text}", encoding="utf-8")
    return folder


def test_what_is_taken_for_safe_is_safe(tmp_path: Path) -> None:
    """With nothing but choices among three options, a blind guesser stays below both limits by the engine itself."""
    engine = engine_of(course_of_choices(tmp_path / "case", 3), tmp_path / "course")
    assert all(luck_of(item.key) <= SAFE_LUCK for item in engine.competencies["adding"].practice)
    rates = blind_rates(engine, "adding", MANY_RUNS)
    assert rates.practised < MOST_PRACTISED
    assert rates.secure < MOST_SECURE


def test_few_lucky_runs_tell_what_many_blind_ones_do(tmp_path: Path) -> None:
    """Where blind guessers get through often, the rate from lucky runs is the share that plain trying finds."""
    engine = engine_of(COURSES / "bad" / "guessed-through", tmp_path / "course")
    tried = guessing(engine, world_of(engine, (), {}, 1), "adding", 200, seed=1)
    rates = blind_rates(engine, "adding", MANY_RUNS)
    assert rates.practised == pytest.approx(tried.practised / 200, abs=0.08)
    assert rates.secure == pytest.approx(tried.secure / 200, abs=0.08)


def test_the_rates_are_the_same_each_time(tmp_path: Path) -> None:
    """No chance of today is in the rates: two reckonings give the same numbers."""
    engine = engine_of(COURSES / "bad" / "guessed-through", tmp_path / "course")
    assert blind_rates(engine, "adding", 10) == blind_rates(engine, "adding", 10)
    assert json.dumps(blind_rates(engine, "adding", 10))
