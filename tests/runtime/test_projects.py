"""Specification of projects: what is kept of them, when they are offered, and which sign-offs count."""

import json
from random import Random

import pytest
from random_logs import TEACHER, random_course, random_log

from mkcourse.runtime.bridge import Bridge
from mkcourse.runtime.ed25519 import public_key
from mkcourse.runtime.engine import NOBODY, replay
from mkcourse.runtime.events import event_as_json, event_from
from mkcourse.runtime.fields import Malformed
from mkcourse.runtime.model import Course, course_from
from mkcourse.runtime.project_view import portfolio_as_json, projects_as_json
from mkcourse.runtime.ready import ready_set
from mkcourse.runtime.sign_off import SignOff, base64url, code_of, from_base64url, is_by_one_of, sign_off_in

HEAD = {"id": "e", "at": 9, "zone": 0}
TEXT = {"id": "t", "kind": "text", "title": "Bikes", "text": "Many"}
FILE = {"id": "f", "kind": "file", "title": "a.png", "media": "image/png", "size": 5, "sha256": "0" * 64}
REVIEW = {"review": "r", "by": "Ben", "scores": {"right": 2}, "good": "Clear", "next": "Longer"}


def project(**changes: object) -> dict[str, object]:
    """A project as course.json tells it."""
    criteria = [{"id": "right", "points": [1, 2]}]
    base: dict[str, object] = {"id": "street", "title": "Street", "competencies": ["a"], "minutes": 60, "was": ["road"]}
    return base | {"url": "projects/street/", "checkpoints": ["plan", "made"], "criteria": criteria} | changes


@pytest.fixture
def course(make) -> Course:
    """Two competencies, and a project that shows the first."""
    items = [*make.pool(6, 0, "a"), *make.pool(6, 0, "b")]
    told = {"projects": [project()], "sign_off": [base64url(public_key(TEACHER))]}
    return make.course(items, [make.competency("a"), make.competency("b")], **told)


def after(course: Course, *events: dict[str, object]):
    """A learner after these events."""
    told = [event_from({**HEAD, "id": f"e{number}", "at": number, **event}) for number, event in enumerate(events, 1)]
    return replay(course, told)


def moved(checkpoint: str, colour: str, project: str = "street") -> dict[str, object]:
    """A checkpoint that was marked."""
    return {"type": "CheckpointMoved", "project": project, "checkpoint": checkpoint, "colour": colour}


def added(piece: dict[str, object]) -> dict[str, object]:
    """A piece of evidence that was put there."""
    return {"type": "EvidenceAdded", "project": "street", "evidence": piece}


def assessed(**scores: int) -> dict[str, object]:
    """The learner's own judgement."""
    return {"type": "SelfAssessed", "project": "street", "scores": scores, "text": ""}


def standing(course: Course, *events: dict[str, object]) -> object:
    """How the project stands after these events."""
    told = projects_as_json(course, after(course, *events))["street"]
    return told["standing"]  # type: ignore[index]


EVENTS = [
    moved("plan", "red"),
    added(TEXT),
    added({"id": "l", "kind": "link", "title": "", "text": "https://example.org"}),
    added(FILE),
    {"type": "EvidenceRemoved", "project": "street", "evidence": "t"},
    assessed(right=1),
    {"type": "PeerReviewed", "project": "street", **REVIEW},
    {"type": "SignedOff", "code": code_of(SignOff("c", "Mia", "project", "street", "2", 20_000, "Ms Lee"), TEACHER)},
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["type"])
def test_events_are_told_as_they_were_read(event: dict[str, object]) -> None:
    """Each event's JSON comes back as it was."""
    assert event_as_json(event_from({**HEAD, **event})) == {**HEAD, **event}


@pytest.mark.parametrize(
    "event",
    [
        moved("plan", "blue"),
        moved("", "red"),
        moved("x" * 101, "red"),
        moved("plan", "red") | {"extra": 1},
        added(TEXT | {"text": ""}),
        added(TEXT | {"text": "x" * 4001}),
        added(TEXT | {"size": 5}),
        added(TEXT | {"kind": "link"}),
        added({"id": "l", "kind": "link", "title": "", "text": "javascript:alert(1)"}),
        added(FILE | {"size": -1}),
        added(FILE | {"sha256": "0"}),
        added(FILE | {"text": "x"}),
        assessed(right=101),
        assessed(right=-1),
        {"type": "SelfAssessed", "project": "street", "scores": {f"c{n}": 1 for n in range(41)}, "text": ""},
        {"type": "PeerReviewed", "project": "street", **REVIEW, "good": "x" * 1001},
        {"type": "PeerReviewed", "project": "street", **REVIEW, "by": None},
        {"type": "SignedOff", "code": "MK1.x.y"},
        {"type": "SignedOff", "code": "x" * 5000},
    ],
)
def test_odd_events_are_refused(event: dict[str, object]) -> None:
    """What is too long, unknown, or of the wrong kind is Malformed."""
    with pytest.raises(Malformed):
        event_from({**HEAD, **event})


def test_standing_follows_from_checkpoints_and_judgement(course: Course) -> None:
    """A project is begun with the first thing done, and finished when all is green and judged; not otherwise."""
    green = [moved("plan", "green"), moved("made", "green")]
    assert standing(course) == "new"
    assert standing(course, moved("plan", "red")) == "begun"
    assert standing(course, *green) == "begun"
    assert standing(course, *green, assessed(right=2)) == "finished"
    assert standing(course, *green, assessed(right=2), moved("made", "yellow")) == "begun"


def test_what_is_not_there_changes_nothing(course: Course) -> None:
    """Unknown projects and checkpoints leave the learner without work; a former name of a project is followed."""
    assert after(course, moved("plan", "red", "gone")).portfolio == NOBODY.portfolio
    assert after(course, moved("gone", "red")).portfolio == NOBODY.portfolio
    assert list(after(course, moved("plan", "red", "road")).portfolio.work) == ["street"]


def test_evidence_and_reviews_are_there_once(course: Course) -> None:
    """The same piece twice is one, a review that comes again takes the place of the former."""
    again = {"type": "PeerReviewed", "project": "street", **REVIEW, "good": "Very clear"}
    learner = after(course, added(TEXT), added(TEXT), {"type": "PeerReviewed", "project": "street", **REVIEW}, again)
    work = learner.portfolio.work["street"]
    assert [kept.piece.id for kept in work.evidence] == ["t"]
    assert [review.good for review in work.reviews] == ["Very clear"]


def test_judgements_are_shown_by_the_rubric_of_today(course: Course) -> None:
    """Points for criteria or levels that the rubric does not have are not shown."""
    learner = after(course, assessed(right=2, gone=1), {"type": "PeerReviewed", "project": "street", **REVIEW})
    told = portfolio_as_json(course, learner, {})["projects"]["street"]  # type: ignore[index]
    assert told["assessment"]["scores"] == {"right": 2}
    assert told["reviews"][0]["scores"] == {"right": 2}
    learner = after(course, assessed(right=50))
    assert portfolio_as_json(course, learner, {})["projects"]["street"]["assessment"]["scores"] == {}  # type: ignore[index]


def test_a_project_is_offered_when_it_can_be_done(make, course: Course) -> None:
    """It stands last in the ready set when its competencies are practised, and while it is begun and unfinished."""
    student = make.student(course)
    assert "project" not in [one.kind for one in ready_set(course, student.learner, student.now)]
    student.practises("a")
    offered = ready_set(course, student.learner, student.now)[-1]
    assert (offered.kind, offered.project, offered.reason.code) == ("project", "street", "project-ready")
    begun = after(course, moved("plan", "green"))
    (one,) = [each for each in ready_set(course, begun, student.now) if each.kind == "project"]
    assert (one.reason.code, one.reason.names) == ("project-begun", {"count": 1})
    assert one.minutes < offered.minutes
    judged = after(course, moved("plan", "green"), moved("made", "green"))
    assert ready_set(course, judged, student.now)[-1].reason.code == "project-to-judge"
    done = after(course, moved("plan", "green"), moved("made", "green"), assessed(right=1))
    assert "project" not in [each.kind for each in ready_set(course, done, student.now)]


# sign-offs


def code(**changes: object) -> str:
    """A genuine code of the course's teacher."""
    told: dict[str, object] = {"course": "fractions", "learner": "Mia", "kind": "project", "subject": "street"}
    told |= {"level": "2", "day": 20_000, "by": "Ms Lee"} | changes
    secret = told.pop("secret", TEACHER)
    return code_of(SignOff(**told), secret)  # type: ignore[arg-type]


def refusal(course: Course, *codes: str) -> list[object]:
    """Why each code is not taken."""
    learner = after(course, {"type": "Enrolled"}, *({"type": "SignedOff", "code": each} for each in codes))
    told = portfolio_as_json(course, learner, {})["sign_offs"]
    return [each["refused"] for each in told]  # type: ignore[attr-defined]


def test_only_the_teachers_own_codes_are_taken(course: Course) -> None:
    """A code is genuine when a teacher of this course signed just that, for this course, and something in it."""
    assert refusal(course, code(), code(kind="competency", subject="b", level="secure")) == [None, None]
    assert refusal(course, code(secret=bytes(32))) == ["not-genuine"]
    assert refusal(course, code(course="other")) == ["other-course"]
    assert refusal(course, code(subject="gone")) == ["other-subject"]
    said, signed = code().split(".")[1], code(level="1").split(".")[2]
    assert refusal(course, f"MK1.{said}.{signed}") == ["not-genuine"]


def test_a_code_for_somebody_else_is_told(course: Course) -> None:
    """A code for a learner's own code counts for that learner alone; one with a name says for whom it is."""
    (own,) = after(course, {"type": "Enrolled"}).starts
    assert refusal(course, code(learner=own), code(learner="0000-0000")) == [None, "other-learner"]


def test_a_course_without_keys_takes_none(make) -> None:
    """Where nobody can sign off nothing is shown as signed off."""
    course = make.course(make.pool(3, 0, "a"), [make.competency("a")], projects=[project()])
    assert refusal(course, code()) == ["no-key"]


@pytest.mark.parametrize("text", ["", "=", "A", "AB==", "A+", "AB", "é", "A\n", "\ud800"])
def test_base64url_has_one_form(text: str) -> None:
    """Text that another way of writing would give, or none, is Malformed; so a code has no twin."""
    if text not in ("",):
        with pytest.raises(Malformed):
            from_base64url(text)
    assert from_base64url(base64url(b"\x00\xff\x10")) == b"\x00\xff\x10"


@pytest.mark.parametrize(
    "text", ["MK1..", "MK1.W10.AA", "MK2.W10.AA", "MK1.eyJ9.AA", "MK1.WzFd.AA", "MK1.\ud800.AA", "MK1." + "W" * 4000]
)
def test_what_is_no_code(text: str) -> None:
    """Anything else than a code is Malformed when it is read, and signed by nobody."""
    with pytest.raises(Malformed):
        sign_off_in(text)
    assert not is_by_one_of(text, [public_key(TEACHER)])


def test_too_long_words_make_no_code() -> None:
    """What nobody could read is not signed."""
    with pytest.raises(Malformed):
        code(by="x" * 121)


def test_the_bridge_tells_of_projects() -> None:
    """A host can ask for the portfolio, what a code says, and the events that a portfolio file takes along."""
    content = random_course(Random(3))
    log = random_log(Random(3), content, 1200)
    bridge = Bridge()

    def ask(**request: object) -> dict[str, object]:
        return json.loads(bridge.handle(json.dumps({"at": 2_000_000_000, "zone": 0, **request})))

    assert ask(do="open", course=content, log=log)["ok"]
    told = ask(do="portfolio")["portfolio"]
    assert set(told) == {"learner", "can_sign", "projects", "sign_offs"}  # type: ignore[call-overload]
    assert ask(do="sign-off", code="nonsense") == {"ok": True, "says": None, "refused": "no-code"}
    kinds = {event["type"] for event in ask(do="project-log")["events"]}  # type: ignore[attr-defined]
    assert {"CheckpointMoved", "EvidenceAdded", "SignedOff"} <= kinds <= {*(e["type"] for e in EVENTS), "Enrolled"}
    taken_along = [event for event in log if event["type"] in kinds]
    bridge = Bridge()
    ask(do="open", course=content, log=taken_along)
    assert standing_aside(ask(do="portfolio")["portfolio"]) == standing_aside(told)


def standing_aside(told: object) -> object:
    """A portfolio without how projects stand, which hangs on the rest of the log, too."""
    text = json.dumps(told)
    return json.loads(text.replace('"ready"', '"new"'))


def test_projects_move_no_level() -> None:
    """A log without the events of projects leaves the same records."""
    for seed in range(5):
        content = random_course(Random(seed))
        course = course_from(content)
        log = random_log(Random(seed), content, 120)
        kinds = {str(event["type"]) for event in EVENTS}
        without = [event_from(event) for event in log if event["type"] not in kinds]
        told = {id: record.level for id, record in replay(course, map(event_from, log)).records.items()}
        assert told == {id: record.level for id, record in replay(course, without).records.items()}
