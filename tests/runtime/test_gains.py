"""Specification of gains: what a day brought, told from the log."""

import json

from mkcourse.runtime.bridge import Bridge
from mkcourse.runtime.events import SessionEnded, event_as_json
from mkcourse.runtime.gains import gains_as_json

from .conftest import Student


def gains(student: Student) -> dict:
    """What the day brought up to now."""
    return gains_as_json(student.course, student.learner, student.log, student.now)


def two(make) -> Student:
    """A student of two competencies with a lesson each."""
    competencies = [make.competency("halves"), make.competency("thirds")]
    lessons = [make.lesson("h", "halves"), make.lesson("t", "thirds")]
    items = [*make.pool(8), *make.pool(8, competency="thirds")]
    return make.student(make.course(items, competencies, lessons=lessons))


def test_only_today_is_told(make) -> None:
    """What was learned yesterday is no gain of today."""
    student = two(make).opens("h")
    student.practises()
    assert gains(student)["levels"] == [{"competency": "halves", "from": "new", "to": "practised"}]
    assert gains(student)["lessons"] == ["h"]
    student.wait(1).opens("h").opens("t").answers("thirds-0").answers("thirds-1", right=False)
    told = gains(student)
    assert told["lessons"] == ["t"]
    assert told["levels"] == [{"competency": "thirds", "from": "new", "to": "learning"}]
    assert told["practised"] == [{"competency": "thirds", "answered": 2, "right": 1}]


def test_a_question_counts_once_however_often_it_is_tried(make) -> None:
    """Second tries are neither questions nor right answers."""
    student = two(make).answers("halves-0", right=False).answers("halves-0", tries=2).has_not_learned("halves-1")
    assert gains(student)["practised"] == [{"competency": "halves", "answered": 2, "right": 0}]


def test_the_sitting_is_over_once_it_was_ended(make) -> None:
    """After its end, and before anything new, there is nothing to end."""
    student = two(make).answers("halves-0")
    assert not gains(student)["over"]
    student.does(SessionEnded("end", student.at, 0))
    assert gains(student)["over"]


def test_a_cleared_mix_up_is_told_on_its_day(make) -> None:
    """What was cleared today is told today, and not tomorrow."""
    item = make.item("i")
    item["grading"] = {**item["grading"], "tags": {"i-1": "mix-up"}}
    mix_up = {"id": "mix-up", "title": "Mix-up", "competency": "halves", "remedy": None, "cleared_by": ["clear"]}
    student = make.student(make.course([item, make.item("clear")], misconceptions=[mix_up]))
    student.answers("i", right=False).answers("clear")
    assert gains(student)["cleared"] == ["mix-up"]
    assert gains(student.wait(1))["cleared"] == []


def test_the_bridge_tells_the_gains_of_its_log(make) -> None:
    """A page asks for them with the moment; a log that was stored and what came since count alike."""
    items = make.pool(6)
    student = make.student(make.course(items)).answers("halves-0")
    log = [event_as_json(event) for event in student.log]
    bridge = Bridge()
    time = {"at": student.at, "zone": 0}

    def asks(do: str, **rest: object) -> dict:
        return json.loads(bridge.handle(json.dumps({"do": do, **time, **rest})))

    assert asks("open", course=make.course_json(items), log=log)["ok"]
    event = {"type": "Attempted", "id": "x", **time, "item": "halves-1", "response": {"chosen": ["halves-1-0"]}}
    asks("step", event={**event, "duration": 4, "try": 1, "mode": "practice"})
    practised = asks("gains")["gains"]["practised"]
    assert practised == [{"competency": "halves", "answered": 2, "right": 2}]
