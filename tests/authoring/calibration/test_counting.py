"""First tries without help count, as in the engine."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from made_answers import START, answer, event

from mkcourse.authoring.calibration.counting import counted_answers
from mkcourse.authoring.calibration.logs import step_from
from mkcourse.runtime.events import event_from
from mkcourse.runtime.model import Course


def counted(course: Course, *events: dict[str, Any]) -> list[tuple[str, bool]]:
    """Item and verdict of what counts in these events, which happen a minute apart."""
    steps = [step_from(course, event_from(one | {"at": START + 60 * n})) for n, one in enumerate(events)]
    return [(each.item, each.right) for each in counted_answers(course, {"learner": steps})]


def tried(course: Course, item: str, right: bool = True, tries: int = 1) -> dict[str, Any]:
    return answer(course, "e", 0, item, right, tries)


def test_second_tries_do_not_count(course: Course) -> None:
    """Whoever was wrong and then right was wrong."""
    assert counted(course, tried(course, "add-1", False), tried(course, "add-1", True, tries=2)) == [("add-1", False)]


def test_answers_after_a_hint_do_not_count(course: Course) -> None:
    """Help tells nothing of what is known without it."""
    hint = event("h", 0, "HintTaken", item="add-1", hint=0)
    assert counted(course, hint, tried(course, "add-1"), tried(course, "add-2")) == [("add-2", True)]


def test_the_same_item_again_does_not_count_at_once(course: Course) -> None:
    """An item that was just seen counts again only after others."""
    once = [tried(course, "add-1"), tried(course, "add-1")]
    others = [tried(course, item) for item in ("add-2", "add-3", "add-4")]
    assert counted(course, *once) == [("add-1", True)]
    assert len(counted(course, *once, *others, tried(course, "add-1"))) == 5


def test_not_learned_yet_is_no_right_answer(course: Course) -> None:
    """Saying so counts as not knowing."""
    assert counted(course, event("n", 0, "NotLearnedYet", item="add-1")) == [("add-1", False)]


def test_former_ids_count_for_todays_item(course: Course) -> None:
    """What an item was called does not matter, if the course says so by `was`."""
    renamed = replace(course, now_called={"items": {"old-1": "add-1"}, "competencies": {}})
    assert counted(renamed, tried(course, "old-1", False)) == [("add-1", False)]


def test_items_that_are_gone_are_left_out(course: Course) -> None:
    """Answers to a question that the course no longer has fit nothing."""
    assert counted(course, tried(course, "gone-1"), tried(course, "add-1")) == [("add-1", True)]
