"""Specification of the focus: what a teacher puts first is raised, shown and never locks anything."""

import pytest

from mkcourse.runtime.engine import NOBODY, step
from mkcourse.runtime.events import event_as_json, event_from
from mkcourse.runtime.fields import Malformed
from mkcourse.runtime.moments import Moment
from mkcourse.runtime.ready import ready_set
from mkcourse.runtime.view import view_as_json

NOW = Moment(1_794_841_200, 0)  # 2026-11-16, a Monday
WEEK = {"from": "2026-11-16", "to": "2026-11-22", "competencies": ["thirds"], "note": "For the bake sale."}


def two(make, **changes):
    """A course of two competencies without prerequisites."""
    items = [*make.pool(4), *make.pool(4, 4, "thirds")]
    return make.course(items, [make.competency("halves"), make.competency("thirds")], **changes)


def set_focus(course, *focus, learner=NOBODY):
    event = {"type": "FocusSet", "id": "f", "at": NOW.at, "zone": 0, "focus": list(focus)}
    return step(course, learner, event_from(event))[0]


def test_a_learners_focus_comes_first_and_leaves_the_rest(make) -> None:
    """What a plan file put first for today leads the ready set with its reason; what was first is still there."""
    course = two(make)
    before = [one.competency for one in ready_set(course, NOBODY, NOW)]
    after = ready_set(course, set_focus(course, WEEK), NOW)
    first = next(one for one in after if one.competency)
    assert (first.competency, first.reason.code) == ("thirds", "focus")
    assert set(before) <= {one.competency for one in after}


@pytest.mark.parametrize("days", [("2026-11-09", "2026-11-15"), ("2026-11-23", "2026-11-29")])
def test_a_focus_of_other_days_raises_nothing(make, days) -> None:
    """Before its first day and after its last a focus changes neither the ready set nor the view."""
    course = two(make)
    learner = set_focus(course, WEEK | {"from": days[0], "to": days[1]})
    assert ready_set(course, learner, NOW) == ready_set(course, NOBODY, NOW)
    assert view_as_json(course, learner, NOW)["focus"] is None


def test_the_view_tells_what_is_first_until_when_and_why(make) -> None:
    """The view names what is first by the learner's focus and the course's, the first day that ends one, the notes."""
    course = two(make, focus=[{"from": "2026-11-16", "to": "2026-11-20", "competencies": ["halves", "gone"]}])
    view = view_as_json(course, set_focus(course, WEEK), NOW)
    assert view["focus"] == {
        "to": "2026-11-20",
        "competencies": ["thirds", "halves"],
        "notes": ["For the bake sale."],
    }


def test_a_new_focus_takes_the_place_of_the_old_one(make) -> None:
    """The last FocusSet says all of it, so an empty one takes everything back."""
    course = two(make)
    assert set_focus(course, learner=set_focus(course, WEEK)).personal.focus == ()


def test_the_event_survives_the_log() -> None:
    """What is written of a FocusSet is read as the very same."""
    event = {"type": "FocusSet", "id": "f", "at": 1, "zone": 0, "focus": [WEEK]}
    assert event_as_json(event_from(event)) == event


@pytest.mark.parametrize(
    "change",
    [{"to": "2026-11-01"}, {"from": "soon"}, {"competencies": [""]}, {"note": "x" * 501}, {"colour": "red"}],
    ids=str,
)
def test_a_broken_focus_is_refused(change) -> None:
    """Days that run backwards or do not exist, empty ids, long notes and unknown keys are Malformed."""
    with pytest.raises(Malformed):
        event_from({"type": "FocusSet", "id": "f", "at": 1, "zone": 0, "focus": [WEEK | change]})
