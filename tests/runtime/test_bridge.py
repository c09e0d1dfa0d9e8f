"""Specification of the bridge: JSON in, JSON out, never an exception."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkcourse.runtime import bridge
from mkcourse.runtime.bridge import Bridge


class Host:
    """A page with its engine."""

    def __init__(self) -> None:
        self.bridge = Bridge()

    def __call__(self, do: str, **rest: object) -> dict:
        return json.loads(self.bridge.handle(json.dumps({"do": do, **rest})))


def attempted(id: str, item: str, option: int = 0, at: int = 86_400, **rest: object) -> dict:
    """An answer as the page sends it."""
    response = {"chosen": [f"{item}-{option}"]}
    base = {"type": "Attempted", "id": id, "at": at, "zone": 0, "item": item}
    return {**base, "response": response, "duration": 4, "try": 1, "mode": "practice", **rest}


@pytest.fixture
def course(make) -> dict:
    """A course.json."""
    return make.course_json([*make.pool(6), *make.checks(2)], lessons=[make.lesson("l", "halves")])


@pytest.fixture
def host(course) -> Host:
    """A page with the course open."""
    host = Host()
    assert host("open", course=course, log=[], at=86_400, zone=0)["ok"]
    return host


def test_open_shows_the_view(course) -> None:
    """Opening a course without a log shows a beginner's view."""
    told = Host()("open", course=course, log=[], at=5, zone=0)
    assert (told["ok"], told["ignored"]) == (True, 0)
    assert (told["view"]["at"], told["view"]["done"], told["view"]["total"]) == (5, 0, 1)
    assert told["view"]["competencies"]["halves"]["level"] == "new"
    assert told["view"]["ready"][0]["kind"] == "learn"


def test_a_step_settles_and_tells(host) -> None:
    """A step gives the event to log, with its outcome, the effects and the view."""
    told = host("step", event=attempted("e", "halves-0", 1))
    assert told["event"]["outcome"] == {
        "verdict": "wrong",
        "misconception": None,
        "competencies": ["halves"],
        "guess": 0.25,
        "feedback": ["option:halves-0-1"],
    }
    assert [effect["type"] for effect in told["effects"]] == ["Feedback", "LevelChanged"]
    assert told["effects"][1]["from"] == "new" and told["effects"][1]["to"] == "learning"
    assert told["view"]["competencies"]["halves"]["attempts"] == 1


def test_an_outcome_from_the_page_is_not_believed(host) -> None:
    """The engine grades what it can grade, whatever outcome comes with it."""
    logged = host("step", event=attempted("e", "halves-0", 1))["event"]
    lie = {**logged, "id": "f", "outcome": {**logged["outcome"], "verdict": "right"}}
    assert host("step", event=lie)["event"]["outcome"]["verdict"] == "wrong"


def test_asked_again_is_not_logged(host) -> None:
    """An answer that must be asked again has no event to log."""
    told = host("step", event=attempted("e", "halves-0", response={"chosen": []}))
    assert told["event"] is None
    assert told["effects"][0]["verdict"] == "again"
    assert told["effects"][0]["reason"] == {"code": "nothing-chosen"}
    assert host("step", event=attempted("e", "halves-0"))["event"] is not None


def test_unknown_events_are_logged_as_they_are(host) -> None:
    """What this edition does not know goes into the log untouched."""
    event = {"type": "ProfileSet", "id": "p", "at": 1, "zone": 0, "days": ["mon"]}
    told = host("step", event=event)
    assert (told["event"], told["effects"]) == (event, [])
    gone = attempted("g", "gone")
    assert host("step", event=gone)["event"] == gone


def test_the_same_event_twice_is_one(host) -> None:
    """An event that is in the log already changes nothing."""
    first = host("step", event=attempted("e", "halves-0"))
    second = host("step", event=attempted("e", "halves-0"))
    assert (second["event"], second["effects"], second["view"]) == (None, [], first["view"])


def play(host: Host, count: int = 30) -> list[dict]:
    """Answers what is asked, one in four wrong; the log."""
    log = []
    for n in range(count):
        at = 86_400 + n * 7_000
        mode = "check" if n % 6 == 5 else "practice"
        asked = host("next", competencies=["halves"], mode=mode, at=at, zone=0, avoid=[])
        item = asked["effects"][0]["item"]
        if item is not None:
            event = attempted(f"e{n}", item, at=at, mode=mode)
            if item.startswith("halves-check"):
                event["response"] = {"text": "1" if n % 4 else "2"}
            elif n % 4 == 3:
                event["response"] = {"chosen": [f"{item}-1"]}
            log.append(host("step", event=event)["event"])
    return log


def test_open_with_the_log_equals_the_steps(host, course) -> None:
    """A log replayed in any order and with repetitions shows what the steps showed."""
    log = play(host)
    last = host("view", at=9**7, zone=0)["view"]
    other = Host()
    told = other("open", course=course, log=[*reversed(log), *log[:5]], at=9**7, zone=0)
    assert told["view"] == last and told["ignored"] == 0
    assert other("evidence", competency="halves") == host("evidence", competency="halves")


def test_a_clock_that_was_set_back(host, course) -> None:
    """An event from before the last one goes where it belongs; the state is that of the log."""
    log = play(host, 8)
    log.append(host("step", event=attempted("late", "halves-3", 1, at=90_000))["event"])
    other = Host()
    told = other("open", course=course, log=log, at=9**7, zone=0)
    assert told["view"] == host("view", at=9**7, zone=0)["view"]


def test_broken_log_entries_do_not_hide_the_others(course) -> None:
    """What cannot be read in a log is counted and left out."""
    entries = [None, 1, {}, {"id": "x", "at": 1}, attempted("a", "halves-0"), attempted("b", "gone")]
    told = Host()("open", course=course, log=entries, at=1, zone=0)
    assert told["ignored"] == 5
    assert told["view"]["competencies"]["halves"]["attempts"] == 1


def test_evidence_shows_the_rule(host) -> None:
    """The progress page gets the conditions of the next level and the answers, newest first."""
    host("step", event=attempted("a", "halves-0", 1))
    host("step", event=attempted("b", "halves-1", at=86_500))
    told = host("evidence", competency="halves")["evidence"]
    assert [one["code"] for one in told["rule"]] == [
        "mastery-at-least",
        "right-of-last",
        "different-items",
        "guessable-at-most",
    ]
    assert told["rule"][1] == {"code": "right-of-last", "need": 4, "have": 1, "of": 5, "met": False}
    assert [(one["item"], one["verdict"]) for one in told["attempts"]] == [
        ("halves-1", "right"),
        ("halves-0", "wrong"),
    ]
    assert told["attempts"][0]["mastery"] == told["mastery"]


def test_merge_gives_the_log_to_store(host) -> None:
    """Merging segments and a file gives one log and says what was new."""
    log = play(host, 6)
    head = {"format": "mkcourse-progress", "version": 1, "course": "fractions", "exported": 1}
    file = json.dumps({**head, "course_title": "F", "edition": "x", "events": log})
    told = host("merge", logs=[log[:3], log[2:4]], file=file)
    assert (told["log"], told["added"], told["already"]) == (log, len(log) - 4, 4)
    assert host("merge", logs=[log[3:], log[:3]])["log"] == log


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ("", "not-json"),
        ("[1]", "malformed"),
        ("nul", "not-json"),
        ('{"do": "dance"}', "unknown-request"),
        ('{"do": 1}', "malformed"),
        ("{}", "malformed"),
        ('{"do": "next"}', "malformed"),
        ('{"do": "step", "event": {"type": "Enrolled"}}', "malformed"),
        ('{"do": "evidence", "competency": "x"}', "unknown-competency"),
        ('{"do": "merge", "logs": [], "file": "x"}', "not-a-progress-file"),
        ('{"do": "open", "course": {"format": 2}, "log": [], "at": 1, "zone": 0}', "malformed"),
        ('{"do": "open"}', "malformed"),
        ("[" * 200_000, "request-too-deep"),
        ('{"a":' * 41, "request-too-deep"),
        ("[" * 40, "not-json"),
    ],
    ids=lambda value: value[:40],
)
def test_refusals_have_codes(host, request_: str, code: str) -> None:
    """What cannot be done is refused with a code, and the session lives on."""
    told = json.loads(host.bridge.handle(request_))
    assert told["ok"] is False and told["error"]["code"] == code
    assert host("view", at=1, zone=0)["ok"]


def test_nothing_without_a_course() -> None:
    """Before a course is open everything else is refused."""
    assert Host()("view", at=1, zone=0)["error"] == {"code": "no-course-open"}


@pytest.mark.parametrize("request_", [None, 5, b"\xff", {}, object()])
def test_not_even_text(request_: object) -> None:
    """A host that sends no text gets an answer, too."""
    assert json.loads(Bridge().handle(request_))["ok"] is False


def test_the_module_has_one_session(course) -> None:
    """`handle` of the module is the door for the worker."""
    request = json.dumps({"do": "open", "course": course, "log": [], "at": 1, "zone": 0})
    assert json.loads(bridge.handle(request))["ok"]
    assert json.loads(bridge.handle('{"do": "view", "at": 2, "zone": 0}'))["view"]["at"] == 2


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=10,
)
KEYS = ["event", "course", "log", "at", "zone", "competencies", "mode", "avoid", "competency", "logs"]
requests = st.builds(
    lambda do, rest: {"do": do, "at": 1, "zone": 0, **rest},
    st.sampled_from(["open", "step", "next", "evidence", "merge", "view", "x"]),
    st.dictionaries(st.sampled_from([*KEYS, "file"]), json_values, max_size=4),
)


@given(st.one_of(st.text(), json_values.map(json.dumps), requests.map(json.dumps)))
@settings(max_examples=300, deadline=None)
def test_any_request_is_answered(make, request_: str) -> None:
    """Any text gets a JSON answer that is ok or an error with a code, and never a fault of ours."""
    host = Host()
    host("open", course=make.course_json(make.pool(2)), log=[], at=1, zone=0)
    told = json.loads(host.bridge.handle(request_))
    assert told["ok"] is True or told["error"]["code"] != "internal"


broken = st.tuples(
    st.sampled_from(["competencies", "items", "misconceptions", "lessons", "policy", "edition"]),
    json_values,
)


@given(broken)
@settings(deadline=None)
def test_any_broken_course_is_answered(make, change: tuple[str, object]) -> None:
    """A course that is not as promised is refused by what is wrong with it."""
    course = make.course_json(make.pool(2)) | dict([change])
    told = Host()("open", course=course, log=[], at=1, zone=0)
    assert told["ok"] is True or told["error"]["code"] == "malformed"


def test_the_view_is_as_promised(host) -> None:
    """The view holds what the contract names, and nothing that JSON cannot hold."""
    view = host("view", at=1, zone=0)["view"]
    assert list(view) == [
        "format",
        "at",
        "edition",
        "competencies",
        "ready",
        "misconceptions",
        "done",
        "total",
    ]
    assert set(view["competencies"]["halves"]) == {"level", "mastery", "ready", "attempts", "reason"}
    activity = {"kind", "competency", "competencies", "lesson", "minutes", "reason"}
    assert all(set(one) == activity for one in view["ready"])
