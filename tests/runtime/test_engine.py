"""Specification of step and replay: total, deterministic, true to the log."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from mkcourse.runtime.effects import Feedback, LevelChanged
from mkcourse.runtime.engine import NOBODY, is_known, ready_set, replay, step
from mkcourse.runtime.events import (
    Attempted,
    Enrolled,
    Event,
    HintTaken,
    LessonOpened,
    NotLearnedYet,
    SessionEnded,
    Unknown,
    event_as_json,
    event_from,
)
from mkcourse.runtime.model import LEVELS
from mkcourse.runtime.responses import Chosen, Typed
from mkcourse.runtime.settling import settled


def test_step_changes_nothing(make) -> None:
    """Step leaves the learner it was given as it was, and gives the same answer twice."""
    course = make.course(make.pool(4))
    student = make.student(course).answers("halves-0")
    before, event = student.learner, Attempted("e", 1, 0, "halves-1", Typed("x"), 1, 1, "practice", None)
    copy = repr(before)
    assert step(course, before, event) == step(course, before, event)
    assert repr(before) == copy


def test_an_answer_that_must_be_asked_again_leaves_the_learner(make) -> None:
    """Asked again, nothing is logged and nothing is known that was not known before."""
    student = make.student(make.course(make.pool(4, 0))).responds("halves-0", Typed("one"))
    (feedback,) = student.effects
    assert (feedback.verdict, feedback.reason.code, feedback.counts) == ("again", "unreadable", False)
    assert student.learner == NOBODY


def test_unknown_things_are_ignored(make) -> None:
    """Events of unknown types and about unknown items and lessons change nothing."""
    course = make.course(make.pool(2))
    for event in (
        Unknown("a", 1, 0, "ReviewTaken"),
        Attempted("b", 1, 0, "gone", Chosen(("x",)), 1, 1, "practice", None),
        NotLearnedYet("c", 1, 0, "gone", None, None),
        HintTaken("d", 1, 0, "gone", 0),
        LessonOpened("e", 1, 0, "gone"),
    ):
        assert step(course, NOBODY, event) == (NOBODY, ())
        assert not is_known(course, event)
    assert is_known(course, Enrolled("f", 1, 0)) and is_known(course, SessionEnded("g", 1, 0))


def settled_log(student) -> list[Event]:
    """The log as a host keeps it: with outcomes."""
    return [settled(student.course, event) for event in student.log]


def test_answers_count_when_their_item_is_gone(make) -> None:
    """On an edition without the items the log still tells the same levels."""
    student = make.student(make.course([*make.pool(6), *make.checks(2)]))
    student.practises()
    student.wait().answers("halves-check-0", mode="check")
    newer = make.course([make.item("fresh")])
    record = replay(newer, settled_log(student)).records["halves"]
    assert (record.level, record.mastery) == ("secure", student.record().mastery)


def test_a_changed_key_does_not_change_the_past(make) -> None:
    """What was right when it was answered stays right when the key of the item is changed."""
    student = make.student(make.course(make.pool(6)))
    student.practises()
    changed = [make.item(f"halves-{n}", grading={"options": ["z"], "right": ["z"]}) for n in range(6)]
    assert replay(make.course(changed), settled_log(student)).records["halves"].level == "practised"


def test_renamed_things_keep_their_progress(make) -> None:
    """Items and competencies that were renamed are found again through `was`."""
    student = make.student(make.course(make.pool(6)))
    student.practises()
    log = settled_log(student)
    items = [make.item(f"new-{n}", 4, "half", was=[f"halves-{n}"]) for n in range(6)]
    course = make.course(items, [make.competency("half", was=["halves"])])
    learner = replay(course, log)
    assert learner.records["half"].level == "practised"
    assert set(learner.records["half"].seen) <= {f"new-{n}" for n in range(6)}
    assert learner.last_item in course.items


def test_a_renamed_item_can_be_answered_by_its_old_name(make) -> None:
    """A page of an older edition may still name an item as it was."""
    course = make.course([make.item("new", 0, was=["old"])])
    event = Attempted("e", 1, 0, "old", Typed("1"), 1, 1, "practice", None)
    learner, effects = step(course, NOBODY, event)
    assert effects[0] == Feedback("new", "right", ("right",), None, None, counts=True, why_not=None, credit=1.0)
    assert learner.records["halves"].attempts == 1


ITEMS = [*(f"halves-{n}" for n in range(5)), "halves-check-0", "halves-check-1", "gone"]
moments = {"at": st.integers(0, 5).map(lambda day: day * 40_000), "zone": st.sampled_from([0, 600])}
outcomes = st.none()
attempts = st.builds(
    Attempted,
    id=st.uuids().map(str),
    **moments,
    item=st.sampled_from(ITEMS),
    response=st.one_of(
        st.sampled_from(["1", "2", "?"]).map(Typed),
        st.tuples(st.sampled_from([f"halves-{n}-{o}" for n in range(5) for o in (0, 1)])).map(Chosen),
    ),
    duration=st.just(1.5),
    tries=st.integers(1, 2),
    mode=st.sampled_from(["practice", "lesson", "check"]),
    outcome=outcomes,
)
others = st.one_of(
    st.builds(HintTaken, id=st.uuids().map(str), **moments, item=st.sampled_from(ITEMS), hint=st.just(0)),
    st.builds(LessonOpened, id=st.uuids().map(str), **moments, lesson=st.sampled_from(["l", "x"])),
    st.builds(
        NotLearnedYet,
        id=st.uuids().map(str),
        **moments,
        item=st.sampled_from(ITEMS),
        mode=st.sampled_from([None, "check"]),
        outcome=outcomes,
    ),
)
events = st.lists(st.one_of(attempts, attempts, others), max_size=40)


@given(events)
@settings(max_examples=60, deadline=None)
def test_replay_equals_the_steps(make, log: list[Event]) -> None:
    """The learner stepped to is the learner replayed from the settled log, also through JSON."""
    items = [*make.pool(5, 2), *make.checks(2)]
    course = make.course(items, lessons=[make.lesson("l", "halves")])
    learner, logged = NOBODY, []
    for event in log:
        told = settled(course, event)
        learner, _ = step(course, learner, event)
        if isinstance(told, Event):
            logged.append(told)
    assert replay(course, logged) == learner
    assert replay(course, [event_from(event_as_json(event)) for event in logged]) == learner


@given(events)
@settings(max_examples=60, deadline=None)
def test_beliefs_stay_probabilities(make, log: list[Event]) -> None:
    """Whatever happens, beliefs stay between 0 and the bound of certainty."""
    course = make.course([*make.pool(5, 2), *make.checks(2)])
    learner = replay(course, log)
    for record in learner.records.values():
        assert 0 < record.mastery <= 0.99
        assert len(record.history) <= 50


@given(events)
@settings(max_examples=60, deadline=None)
def test_levels_fall_only_in_checks(make, log: list[Event]) -> None:
    """No right answer and nothing outside mixed checks lowers a level, and none moves two steps."""
    course, learner = make.course([*make.pool(5, 2), *make.checks(2)]), NOBODY
    for event in log:
        learner, effects = step(course, learner, event)
        for change in (effect for effect in effects if isinstance(effect, LevelChanged)):
            steps = LEVELS.index(change.after) - LEVELS.index(change.before)
            missed = not any(isinstance(one, Feedback) and one.verdict == "right" for one in effects)
            in_check = getattr(event, "mode", None) == "check" or "check" in getattr(event, "item", "")
            assert steps == 1 or (steps == -1 and in_check and missed)


def test_perfect_student_finishes_a_whole_course(make) -> None:
    """Who knows everything becomes secure everywhere, by following the ready set day by day."""
    ids = ["a", "b", "c", "d"]
    competencies = [make.competency(one, *ids[:place][-2:]) for place, one in enumerate(ids)]
    items = [item for one in ids for item in [*make.pool(5, 3, one), *make.checks(1, 4, one)]]
    assert days_to_finish(make.student(make.course(items, competencies))) <= 6


def test_perfect_student_finishes_with_small_pools(make) -> None:
    """Three items a competency and none for checks are enough, of whatever kind."""
    for options in (0, 2, 3, 4):
        course = make.course(make.pool(3, options))
        assert days_to_finish(make.student(course)) <= 6


def test_perfect_student_finishes_with_one_typed_among_guessable(make) -> None:
    """One item that cannot be guessed among many that can is no dead end."""
    for typed in (1, 2):
        items = [*make.pool(20, 2), *[make.item(f"t{n}", 0) for n in range(typed)]]
        assert days_to_finish(make.student(make.course(items))) <= 4


def days_to_finish(student) -> int:
    """Days until nothing is left to do, doing what is offered first, 40 items a day at most."""
    for day in range(20):
        for _ in range(40):
            ready = ready_set(student.course, student.learner, student.now)
            if not ready:
                return day
            mode = "check" if ready[0].kind == "check" else "practice"
            asked = student.asked(*(ready[0].competencies or [ready[0].competency]), mode=mode)
            if ready[0].kind == "learn":
                student.opens(ready[0].lesson)
            elif asked is None:
                break
            else:
                student.answers(asked, mode=mode)
        student.wait()
    return 99


def test_steps_do_not_need_the_outcome(make) -> None:
    """A step with an event that is settled already gives the same as one without its outcome."""
    course = make.course(make.pool(3))
    event = Attempted("e", 1, 0, "halves-0", Chosen(("halves-0-0",)), 1, 1, "practice", None)
    told = settled(course, event)
    assert isinstance(told, Attempted) and told.outcome is not None
    assert step(course, NOBODY, told) == step(course, NOBODY, event)
    lie = replace(told, outcome=replace(told.outcome, verdict="wrong"))
    assert step(course, NOBODY, lie) != step(course, NOBODY, event)
