"""Specification of the bridge: JSON in, JSON out, never an exception."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkcourse.runtime import bridge
from mkcourse.runtime.bridge import Bridge
from mkcourse.runtime.chain import chain_state, hash_of


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
    """What this edition does not know goes into the log as it is, with its link."""
    event = {"type": "Dreamt", "id": "p", "at": 1, "zone": 0, "days": ["mon"]}
    told = host("step", event=event)
    assert (told["event"], told["effects"]) == ({**event, "prev": None}, [])
    gone = attempted("g", "gone")
    link = {"id": "p", "hash": hash_of(event)}
    assert host("step", event=gone)["event"] == {**gone, "prev": link}


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


def progress_file(log: list[dict], **changes: object) -> str:
    """A progress file."""
    head = {"format": "mkcourse-progress", "version": 2, "course": "fractions", "exported": 1}
    return json.dumps({**head, "course_title": "F", "edition": "x", "events": log, "packs": [], **changes})


def test_merge_gives_what_is_to_be_stored(host) -> None:
    """Merging with a file gives the events that are not stored yet, how many, and how whole the file is."""
    log = play(host, 6)
    told = host("merge", logs=[log[:3], log[2:4]], file=progress_file(log))
    assert (told["fresh"], told["added"], told["already"], told["conflicts"]) == (log[4:], len(log) - 4, 4, 0)
    assert told["chain"] == {"state": "whole", "unlinked": 0, "first": None}
    packs = host("compact", events=log[:4])["packs"]
    again = host("merge", packs=packs, logs=[log[3:]], file=progress_file(log[2:], packs=packs))
    assert (again["fresh"], again["added"], again["already"]) == ([], 0, len(log))
    edited = host("merge", logs=[log], file=progress_file([log[0] | {"zone": 5}, *log[1:]]))
    assert (edited["conflicts"], edited["chain"]["state"]) == (1, "edited")
    assert edited["chain"]["first"] == {"id": log[0]["id"], "at": log[0]["at"]}


def test_each_event_links_to_the_one_logged_before(host, course) -> None:
    """The log is a chain, over reloads, packs, and a clock that was set back."""
    log = play(host, 6)
    packs = host("compact", events=log)["packs"]
    host("open", course=course, packs=packs, at=1, zone=0)
    log.append(host("step", event=attempted("new", "halves-3", at=log[-1]["at"] + 9))["event"])
    log.append(host("step", event=attempted("early", "halves-3", at=5))["event"])
    log.append(host("step", event=attempted("last", "halves-2", at=log[-2]["at"] + 9))["event"])
    assert [event["prev"]["id"] for event in log[1:]] == [event["id"] for event in log[:-1]]
    assert chain_state(log).state == "whole"


def stored(course: dict, log: list[dict], count: int) -> tuple[dict, Host]:
    """The snapshot of a session after so many events of a log, and its host."""
    host = Host()
    host("open", course=course, log=log[:count], at=1, zone=0)
    return host("snapshot")["snapshot"], host


def test_a_start_goes_on_from_a_snapshot(host, course) -> None:
    """With a snapshot only what came after it is replayed, and all is as without; packs stay packed."""
    course["engine"] = "e"
    log = play(host, 20)
    last = host("view", at=9**7, zone=0)["view"]
    snapshot, _ = stored(course, log, 12)
    packs = host("compact", events=log[:7])["packs"]
    other = Host()
    told = other("open", course=course, log=log[7:], packs=packs, snapshot=snapshot, at=9**7, zone=0)
    assert (told["view"], told["replayed"], told["ignored"]) == (last, len(log) - 12, 0)
    assert other("evidence", competency="halves") == host("evidence", competency="halves")
    assert other("step", event=log[3])["event"] is None
    early = attempted("early", "halves-1", at=90_000)
    assert other("step", event=early)["view"] == host("step", event=early)["view"]
    assert other("snapshot")["snapshot"] is None  # until the log ends with what was logged last


@pytest.mark.parametrize(
    "change",
    [
        lambda course, log, snapshot: course.update(edition="new"),
        lambda course, log, snapshot: course.update(engine="new"),
        lambda course, log, snapshot: course.pop("engine"),
        lambda course, log, snapshot: log.pop(3),
        lambda course, log, snapshot: log.append(attempted("merged", "halves-0", at=86_401)),
        lambda course, log, snapshot: log.append(log[2]) or log.append({**log[2], "zone": 5}),
        lambda course, log, snapshot: log[11].update(duration=5),
        lambda course, log, snapshot: snapshot.update(learner="broken"),
        lambda course, log, snapshot: snapshot.update(count="12"),
        lambda course, log, snapshot: snapshot.clear(),
    ],
)
def test_a_snapshot_of_something_else_is_not_believed(host, course, change) -> None:
    """A snapshot of another edition, engine or log is left aside: all is replayed."""
    course["engine"] = "e"
    log = play(host, 20)
    snapshot, _ = stored(course, log, 12)
    change(course, log, snapshot)
    whole = Host()("open", course=course, log=log, at=9**7, zone=0)
    assert Host()("open", course=course, log=log, snapshot=snapshot, at=9**7, zone=0) == whole


def test_a_step_may_show_only_what_changed(host) -> None:
    """Asked so, a step's view holds the competencies that changed, as the whole view has them."""
    told = host("step", event=attempted("a", "halves-0"), view="changes")["view"]
    assert told == {"at": 86_400, "competencies": host("view", at=86_400, zone=0)["view"]["competencies"]}
    told = host("step", event={"type": "SessionEnded", "id": "s", "at": 86_500, "zone": 0}, view="changes")["view"]
    assert told == {"at": 86_500, "competencies": {}}


def test_a_clock_that_stays_back(host, course) -> None:
    """After one event from a wrong clock in the future, all further ones are right."""
    log = play(host, 8)
    log.append(host("step", event=attempted("future", "halves-1", at=9**9))["event"])
    log += [host("step", event=attempted(f"l{n}", f"halves-{n}", n % 2, at=200_000 + n))["event"] for n in range(4)]
    log.append(host("step", event=attempted("before", "halves-2", at=200_001))["event"])
    other = Host()
    told = other("open", course=course, log=log, at=9**10, zone=0)
    assert told["view"] == host("view", at=9**10, zone=0)["view"]


def test_a_broken_pack_does_not_hide_the_others(host, course) -> None:
    """A pack that cannot be read is counted and left out."""
    log = play(host, 6)
    (pack,) = host("compact", events=log[:3])["packs"]
    hollow = {**pack, "events": ""}
    for broken in (hollow, {**pack, "count": 2}, 5, {}):
        told = Host()("open", course=course, log=log[3:], packs=[broken], at=9**7, zone=0)
        assert told["ok"] and told["view"]["competencies"]["halves"]["attempts"] == len(log) - 3


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
        "plan",
        "placement",
        "focus",
        "profile",
        "goals",
        "week",
        "today",
        "time",
        "projects",
    ]
    old = {"level", "mastery", "ready", "attempts", "reason"}
    assert set(view["competencies"]["halves"]) == old | {"confirm", "support", "due", "stuck"}
    activity = {"kind", "competency", "competencies", "lesson", "project", "minutes", "reason"}
    assert all(set(one) == activity for one in view["ready"])


def test_a_trial_is_graded_and_not_kept(host) -> None:
    """What a teacher tries gets the feedback of a newcomer's first answer, and leaves no trace."""
    before = host("view", at=86_400, zone=0)["view"]
    told = host("trial", event=attempted("e", "halves-0", 1))
    assert [(each["type"], each["verdict"], each["counts"]) for each in told["effects"]] == [
        ("Feedback", "wrong", True)
    ]
    empty = host("trial", event=attempted("e", "halves-0", response={"chosen": []}))
    assert empty["effects"][0]["verdict"] == "again"
    assert host("view", at=86_400, zone=0)["view"] == before
    assert host("step", event=attempted("e", "halves-0", 1))["event"] is not None


def test_choosing_is_laid_open(host) -> None:
    """The next practice item is told with how it came about; the item is the one that would be asked."""
    asked = host("next", competencies=["halves"], mode="practice", at=86_400, zone=0, avoid=[])["effects"][0]
    told = host("choosing", competencies=["halves"], at=86_400, zone=0)["choosing"]
    assert (told["item"], told["reason"], told["of"]) == (asked["item"], asked["reason"], 6)
    assert told["rounds"][-1] == {"by": told["decided"], "left": 1}
    assert 0 < told["chance"] < 1 and 0 < told["wanted"] < 1
    assert host("choosing", competencies=["gone"], at=86_400, zone=0)["choosing"] is None
