"""Short codes of levels: what one device writes another reads, and a slip of the pen is noticed."""

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_logs import random_course, random_log

from mkcourse.runtime.bridge import Bridge
from mkcourse.runtime.engine import replay
from mkcourse.runtime.events import event_from
from mkcourse.runtime.level_codes import LETTERS, check_letter, code_of, levels_in
from mkcourse.runtime.levels_brought import LevelsBrought, after_levels_brought
from mkcourse.runtime.log import Refused
from mkcourse.runtime.model import LEVELS, Course, Learner, Level, Record, course_from


@cache
def any_course() -> Course:
    return course_from(random_course(random.Random(0)))


def course_of(count: int) -> Course:
    """A course with so many competencies."""
    course = any_course()
    one = next(iter(course.competencies.values()))
    competencies = {f"c{number}": replace(one, id=f"c{number}", place=number) for number in range(count)}
    return replace(course, competencies=competencies)


def learner_with(levels: Sequence[Level]) -> Learner:
    return Learner(records={f"c{number}": Record(0.9, level=level) for number, level in enumerate(levels)})


@settings(deadline=None)
@given(st.lists(st.sampled_from(LEVELS), min_size=1, max_size=120))
def test_a_code_tells_the_levels_again(levels: list[Level]) -> None:
    """What is practised, secure or retained on one device is so in the code on another."""
    course = course_of(len(levels))
    told = {f"c{number}": level for number, level in enumerate(levels) if level not in ("new", "learning")}
    assert levels_in(course, code_of(course, learner_with(levels))) == told


def test_sixty_competencies_take_28_letters_at_most() -> None:
    """A course of 60 competencies has a code that fits on a line of a notebook."""
    code = code_of(course_of(60), learner_with(["retained"] * 60))
    assert len(code.replace("-", "")) == 27


@settings(deadline=None)
@given(st.lists(st.sampled_from(LEVELS), min_size=1, max_size=60), st.data())
def test_one_wrong_letter_is_refused(levels: list[Level], data: st.DataObject) -> None:
    """Whichever letter is wrong, the code is refused and nothing is brought."""
    course = course_of(len(levels))
    code = code_of(course, learner_with(levels)).replace("-", "")
    place = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([letter for letter in LETTERS if letter != code[place]]))
    with pytest.raises(Refused, match="code-"):
        levels_in(course, code[:place] + other + code[place + 1 :])


@settings(deadline=None)
@given(st.lists(st.integers(0, 31), min_size=2, max_size=40), st.data())
def test_the_check_letter_notices_every_single_slip(letters: list[int], data: st.DataObject) -> None:
    """No other letter in any one place has the same check letter."""
    place = data.draw(st.integers(0, len(letters) - 1))
    other = data.draw(st.integers(0, 31).filter(lambda letter: letter != letters[place]))
    assert check_letter([*letters[:place], other, *letters[place + 1 :]]) != check_letter(letters)


def test_what_looks_alike_is_read_alike() -> None:
    """Small letters, spaces, O for 0 and l or I for 1 are understood."""
    course = course_of(30)
    code = code_of(course, learner_with(["practised", "new", "secure"] * 10))
    alike = code.replace("0", "o").replace("1", "l")
    for loose in (code.lower(), code.replace("-", " "), alike, code.replace("1", "I")):
        assert levels_in(course, loose) == levels_in(course, code)


def test_a_code_of_another_course_is_told_apart_from_a_slip() -> None:
    """Which of the two is wrong, the code or the course, is said."""
    code = code_of(course_of(20), learner_with(["secure"] * 20))
    with pytest.raises(Refused, match="code-of-another-course"):
        levels_in(course_of(21), code)
    renamed = replace(course_of(20), id="other")
    with pytest.raises(Refused, match="code-of-another-course"):
        levels_in(renamed, code)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever is typed, there is an answer with a reason."""
    try:
        levels_in(course_of(12), text)
    except Refused as refusal:
        assert refusal.code in ("code-mistyped", "code-of-another-course")


def test_levels_that_were_brought_are_to_be_confirmed() -> None:
    """A level from a code is believed, not given: the course goes on behind it, and one answer confirms it."""
    course = course_of(5)
    after = after_levels_brought(course, Learner(), LevelsBrought("e", 1, 0, {"c0": "secure", "gone": "retained"}))
    assert after.records["c0"].confirm
    assert after.records["c0"].level == "new"
    assert after.records["c0"].mastery >= course.competencies["c0"].policy.prerequisite_mastery
    assert set(after.records) == {"c0"}
    assert levels_in(course, code_of(course, after)) == {"c0": "practised"}


def test_levels_that_were_brought_never_lower_what_was_shown_here() -> None:
    """Where the learner's own answers have reached a level here, a code changes nothing."""
    course = course_of(3)
    learner = learner_with(["retained", "new", "new"])
    after = after_levels_brought(course, learner, LevelsBrought("e", 1, 0, {"c0": "practised"}))
    assert after is learner


def test_the_bridge_writes_and_reads_codes() -> None:
    """A host asks for the code of the open session, and for the levels in one."""
    rng = random.Random(7)
    course = random_course(rng)
    log = random_log(rng, course, 60)
    bridge, at = Bridge(), {"at": 1_800_000_000, "zone": 0}

    def ask(**request: object) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(bridge.handle(json.dumps(request)))
        return answer

    assert ask(do="open", course=course, log=log, **at)["ok"]
    code = ask(do="code")["code"]
    compiled = course_from(course)
    learner = replay(compiled, [event_from(event) for event in log])
    assert ask(do="levels", code=code)["levels"] == levels_in(compiled, code_of(compiled, learner))
    assert ask(do="levels", code="nonsense!")["error"]["code"] == "code-mistyped"
