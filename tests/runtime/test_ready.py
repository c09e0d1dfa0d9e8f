"""Specification of the ready set: what a learner can well do next."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkcourse.runtime.events import PlacementEnded, SupportTaken
from mkcourse.runtime.ready import is_ready, ready_set


def course_of_three(make, **changes):
    """Two competencies in a row and a lesson for each, with enough items."""
    ids = ["a", "b", "c"]
    items = [item for id in ids for item in [*make.pool(5, 0, id), *make.checks(2, 0, id)]]
    competencies = [make.competency("a"), make.competency("b", "a"), make.competency("c", "b")]
    lessons = [make.lesson(f"about-{id}", id) for id in ids]
    return make.course(items, competencies, lessons=lessons, **changes)


def test_at_the_beginning(make) -> None:
    """At first there is the first lesson, and practice for who knows it already."""
    student = make.student(course_of_three(make))
    assert student.ready() == [("learn", "a", "start-here"), ("practise", "a", "practise-at-once")]


def test_after_the_lesson_comes_practice(make) -> None:
    """Once its lesson is opened a competency is practised, by whatever is begun."""
    student = make.student(course_of_three(make)).opens("about-a")
    assert student.ready()[0] == ("practise", "a", "continue-practice")


def test_prerequisites_open_the_next(make) -> None:
    """What needs a competency is offered once that is practised, and says so."""
    student = make.student(course_of_three(make)).opens("about-a")
    assert all(competency != "b" for _, competency, _ in student.ready())
    student.practises("a")
    (first, *_) = ready_set(student.course, student.learner, student.now)
    assert (first.kind, first.competency, first.lesson) == ("learn", "b", "about-b")
    assert (first.reason.code, first.reason.names) == ("after-prerequisites", {"after": ("a",)})


def test_belief_opens_the_next_before_the_level(make) -> None:
    """A prerequisite believed at .7 or more opens the next, even if it is not yet practised."""
    student = make.student(course_of_three(make)).answers("a-0").answers("a-1")
    assert student.record("a").level == "learning" and student.record("a").mastery >= 0.7
    assert is_ready(student.course, student.learner, student.course.competencies["b"])
    assert ("learn", "b", "after-prerequisites") in student.ready()


def test_what_was_begun_last_leads(make) -> None:
    """The first activity is to go on with what was answered last."""
    student = make.student(course_of_three(make)).answers("a-0").answers("b-0", right=False)
    assert student.ready()[0] == ("practise", "b", "continue-practice")


def test_checks_come_on_the_next_day(make) -> None:
    """On a later day the mixed check of what was practised leads; until then practice is a choice."""
    student = make.student(course_of_three(make))
    student.practises("a")
    assert ("practise", "a", "check-later") in student.ready()
    (first, *rest) = ready_set(student.course, student.learner, student.wait().now)
    assert (first.kind, first.competencies, first.reason.names) == ("check", ("a",), {"count": 1})
    assert ("practise", "a") not in [(one.kind, one.competency) for one in rest]


def test_core_before_extended(make) -> None:
    """Core comes before extended and challenge, otherwise the order of the course holds."""
    tiers = {"x": "challenge", "y": "extended", "z": "core", "w": "core"}
    items = [item for id in tiers for item in make.pool(3, 0, id)]
    competencies = [make.competency(id, tier=tier) for id, tier in tiers.items()]
    student = make.student(make.course(items, competencies))
    assert [competency for _, competency, _ in student.ready()] == ["z", "w", "y", "x"]


def test_at_most_four_and_different(make) -> None:
    """There are never more than the policy's number, and never the same thing twice."""
    items = [item for n in range(9) for item in make.pool(3, 0, f"c{n}")]
    course = make.course(items, [make.competency(f"c{n}") for n in range(9)])
    ready = make.student(course).ready()
    assert len(ready) == 4 == len(set(ready))
    shorter = make.course(items, [make.competency(f"c{n}") for n in range(9)], policy={"ready_set": 3})
    assert len(make.student(shorter).ready()) == 3


def test_checks_hold_at_most_eight(make) -> None:
    """A mixed check has at most eight competencies, those practised longest ago first."""
    ids = [f"c{n}" for n in range(10)]
    items = [item for id in ids for item in make.pool(4, 0, id)]
    student = make.student(make.course(items, [make.competency(id) for id in ids]))
    for id in reversed(ids):
        student.practises(id)
    (first, *_) = ready_set(student.course, student.learner, student.wait().now)
    assert first.competencies == tuple(reversed(ids[2:]))
    assert first.minutes == 4  # eight items of 1.5 minutes each, three times as fast as estimated


def test_secure_ones_keep_a_small_check_mixed(make) -> None:
    """A check of fewer than three competencies is mixed with secure ones."""
    student = make.student(course_of_three(make))
    for id in ("a", "b"):
        student.practises(id)
    student.wait().answers("a-check-0", mode="check").answers("b-check-0", mode="check")
    student.practises("c")
    (first, *_) = ready_set(student.course, student.learner, student.wait().now)
    assert first.competencies[0] == "c" and set(first.competencies) == {"a", "b", "c"}


def test_nothing_left(make) -> None:
    """When all is secure nothing is left to do; while something waits there is always something."""
    student = make.student(course_of_three(make))
    for id in ("a", "b", "c"):
        student.practises(id)
    assert {code for _, _, code in student.ready()} == {"check-later"}
    student.wait()
    for id in ("a", "b", "c"):
        student.answers(f"{id}-check-0", mode="check")
    assert student.ready() == []


def test_other_lessons_are_offered(make) -> None:
    """Where little else is ready, another lesson on the same thing is offered."""
    lessons = [make.lesson("words", "halves"), make.lesson("pictures", "halves", minutes=5)]
    student = make.student(make.course(make.pool(3), lessons=lessons))
    ready = ready_set(student.course, student.learner, student.now)
    assert [(one.kind, one.lesson, one.minutes) for one in ready] == [
        ("learn", "words", 8),
        ("learn", "pictures", 5),
        ("practise", None, 8),
    ]


def test_a_fall_is_practised_again(make) -> None:
    """What fell because of misses in checks is offered with that reason."""
    student = make.student(course_of_three(make))
    student.practises("a")
    for n in range(2):
        student.wait().answers(f"a-check-{n}", right=False, mode="check")
    assert student.ready()[0] == ("practise", "a", "practise-after-misses")


def test_an_empty_prerequisite_holds_nobody_back(make) -> None:
    """A prerequisite that has no items to practise with cannot close the course."""
    competencies = [make.competency("a"), make.competency("b", "a")]
    student = make.student(make.course(make.pool(3, 0, "b"), competencies))
    assert student.ready()[0] == ("practise", "b", "after-prerequisites")


# reviews


def secure_student(make):
    """A student with three secure competencies of five."""
    ids = ["a", "b", "c", "d", "e"]
    items = [item for id in ids for item in [*make.pool(5, 0, id), *make.checks(3, 0, id)]]
    student = make.student(make.course(items, [make.competency(id) for id in ids]))
    for id in ids[:3]:
        student.practises(id)
    student.wait()
    for id in ids[:3]:
        student.answers(f"{id}-check-0", mode="check")
    return student


def test_overdue_reviews_come_first(make) -> None:
    """What may be forgotten by now is offered as one review before anything else."""
    student = secure_student(make)
    assert all(kind != "review" for kind, _, _ in student.ready())
    (first, *_) = ready_set(student.course, student.learner, student.wait(60).now)
    assert (first.kind, first.reason.code, first.reason.names) == ("review", "review-due", {"count": 3})
    assert sorted(first.competencies) == ["a", "b", "c"]


def test_reviews_go_on_when_all_is_secure(make) -> None:
    """When nothing is left to learn there is nothing to do until something is due for review."""
    student = make.student(make.course([*make.pool(5, 0), *make.checks(3)]))
    student.practises()
    student.wait().answers("halves-check-0", mode="check")
    assert student.ready() == []
    assert [kind for kind, _, _ in student.wait(60).ready()] == ["review"]


# placement


def many(make, count: int = 12):
    """A course of many competencies, which offers a placement."""
    ids = [f"c{n:02}" for n in range(count)]
    items = [item for id in ids for item in make.pool(4, 0, id)]
    return make.course(items, [make.competency(id) for id in ids])


def test_a_placement_is_offered_at_the_beginning(make) -> None:
    """Second, after the first lesson: most begin at the beginning. Refused, it is not offered again."""
    student = make.student(many(make))
    assert [kind for kind, _, _ in student.ready()][:2] == ["practise", "placement"]
    student.does(PlacementEnded("p", student.at, 0, skipped=True))
    assert all(kind != "placement" for kind, _, _ in student.ready())


def test_an_open_placement_comes_first(make) -> None:
    """Once begun, going on with the placement leads."""
    student = make.student(many(make))
    item = student.asked("c00", mode="placement")
    student.answers(item, mode="placement")
    assert student.ready()[0] == ("placement", None, "placement-open")


# to be confirmed


def doubtful(make, level: str):
    """A student with a competency that is believed, but to be confirmed."""
    student = make.student(course_of_three(make))
    student.practises("a")
    record = replace(student.record("a"), level=level, mastery=0.8, confirm=True)
    student.learner = replace(student.learner, records={**student.learner.records, "a": record})
    return student


def test_what_is_believed_is_to_be_confirmed(make) -> None:
    """What only a placement has shown opens what builds on it, and is offered to be confirmed."""
    student = doubtful(make, "new")
    assert ("practise", "a", "to-confirm") in student.ready()
    assert ("learn", "b", "after-prerequisites") in student.ready()


def test_what_a_placement_found_is_not_taught_again(make) -> None:
    """Without an answer of its own it is still practice that confirms it, not its first lesson."""
    student = make.student(course_of_three(make))
    believed = replace(student.record("a"), mastery=0.8, confirm=True)
    student.learner = replace(student.learner, records={"a": believed})
    assert student.ready()[0] == ("learn", "b", "after-prerequisites")
    assert student.ready()[1] == ("practise", "a", "to-confirm")


def test_what_is_in_doubt_is_open_again(make) -> None:
    """What was practised and is doubted since is offered again, and says so."""
    assert ("practise", "a", "in-doubt") in doubtful(make, "practised").ready()


# the teacher's focus, and dates

FOCUS = {"from": "2023-11-13", "to": "2023-11-19", "competencies": ["z"]}


def focused(make, **changes):
    """Four competencies side by side and one, z, that needs the last; z is in the teacher's focus."""
    ids = ["v", "w", "x", "y"]
    items = [item for id in [*ids, "z"] for item in make.pool(5, 0, id)]
    competencies = [*(make.competency(id) for id in ids), make.competency("z", "y", tier="extended")]
    return make.course(items, competencies, **{"focus": [FOCUS]} | changes)


def test_the_focus_raises_what_it_needs(make) -> None:
    """What the focus still needs comes first, and says for what; then the focus itself, of any tier."""
    student = make.student(focused(make))
    assert student.ready()[0] == ("practise", "y", "focus-needs")
    student.practises("y")
    assert student.ready()[0] == ("practise", "z", "focus")


def test_the_focus_comes_before_what_was_begun(make) -> None:
    """In its days the focus leads; what was begun last comes right after it."""
    student = make.student(focused(make)).answers("v-0", right=False)
    assert [competency for _, competency, _ in student.ready()[:2]] == ["y", "v"]


@pytest.mark.parametrize(("days", "is_focus"), [(-2, False), (-1, True), (5, True), (6, False)])
def test_the_focus_has_days(make, days: int, is_focus: bool) -> None:
    """It counts from its first local day to its last, both included."""
    student = make.student(focused(make))
    student.wait(days)
    assert (student.ready()[0][2] == "focus-needs") == is_focus


def test_the_focus_days_are_the_learners(make) -> None:
    """In Kiritimati Monday begins when it is still Sunday in Greenwich."""
    student = make.student(focused(make))
    student.wait(-1.5)  # 20:00 UTC of the day before the focus begins
    assert student.ready()[0][2] == "start-here"
    student.zone = 14 * 60
    assert student.ready()[0][2] == "focus-needs"


def test_dates_raise_from_two_weeks_before(make) -> None:
    """What is due within two weeks is raised, the earlier date first; what is overdue says so."""
    units = [
        {"title": "U", "competencies": ["x"], "due": "2023-11-28"},
        {"title": "V", "competencies": ["w"], "due": "2023-11-20"},
        {"title": "W", "competencies": ["y"], "due": "2024-06-01"},
    ]
    student = make.student(focused(make, focus=[], units=units))
    assert student.ready()[:3] == [
        ("practise", "w", "due-soon"),
        ("practise", "x", "due-soon"),
        ("practise", "v", "start-here"),
    ]
    assert student.wait(7).ready()[0] == ("practise", "w", "due-past")


def everything(make, **changes):
    """A course where the ready set may be as large as there is anything to do."""
    return focused(make, policy={"ready_set": 99, "ready_least": 99}, **changes)


@given(st.lists(st.sampled_from("vwxyz"), min_size=1, max_size=3), st.lists(st.booleans(), max_size=12))
@settings(max_examples=25, deadline=None)
def test_the_focus_never_takes_anything_away(make, focus, answers) -> None:
    """Whatever is in focus, the same things can be done as without it."""
    plain = make.student(everything(make, focus=[]))
    for place, right in enumerate(answers):
        plain.answers(f"{'vwxy'[place % 4]}-{place % 5}", right)
    course = everything(make, focus=[FOCUS | {"competencies": focus}])
    told = ready_set(course, plain.learner, plain.now)
    assert {(one.kind, one.competency) for one in told} == {one[:2] for one in plain.ready()}


# worked examples first


def test_a_worked_example_comes_before_the_first_question(make) -> None:
    """Whoever has opened a lesson and answered nothing is shown how it is done, before trying it."""
    lessons = [make.lesson("words", "halves"), make.lesson("done", "halves") | {"representation": "worked-example"}]
    student = make.student(make.course(make.pool(5), lessons=lessons)).opens("words")
    assert student.ready()[0] == ("learn", "halves", "worked-example-first")
    assert student.opens("done").ready()[0] == ("practise", "halves", "continue-practice")
    beginner = make.student(make.course(make.pool(5), lessons=lessons)).opens("words").answers("halves-0")
    assert beginner.ready()[0] == ("practise", "halves", "continue-practice")


def test_minutes_of_items_and_speed(make) -> None:
    """Minutes are the author's for the items, where given, at the learner's own speed."""
    items = [make.item(f"i{n}", 0, minutes=4) for n in range(5)]
    student = make.student(make.course(items))
    assert ready_set(student.course, student.learner, student.now)[0].minutes == 20


# whatever happens

DAYS = st.sampled_from([0.0, 0.0, 0.3, 1.0, 9.0])
LIVES = st.lists(st.tuples(st.integers(0, 5), st.booleans(), DAYS), max_size=60)


def grown_up(make, lives):
    """A student of a course with prerequisites, after a life of doing what is offered, well or badly."""
    ids = ["a", "b", "c", "d", "e", "f"]
    requires = {"b": ["a"], "c": ["b"], "e": ["b", "d"]}
    items = [item for id in ids for item in [*make.pool(4, 3, id), *make.checks(2, 0, id)]]
    competencies = [make.competency(id, *requires.get(id, [])) for id in ids]
    student = make.student(make.course(items, competencies, lessons=[make.lesson(f"on-{id}", id) for id in "abd"]))
    for choice, right, days in lives:
        student.wait(days)
        ready = ready_set(student.course, student.learner, student.now)
        if ready:
            follow(student, ready[choice % len(ready)], right)
    return student


def follow(student, activity, right: bool) -> None:
    """Does one step of an activity."""
    if activity.kind == "learn":
        student.opens(activity.lesson)
        return
    mode = {"practise": "practice"}.get(activity.kind, activity.kind)
    item = student.asked(*(activity.competencies or [activity.competency]), mode=mode)
    if item is not None:
        student.answers(item, right, mode=mode)


@given(LIVES)
@settings(max_examples=40, deadline=None)
def test_there_is_no_dead_end(make, lives) -> None:
    """Until all is secure there is something to do, and three things as long as there are three."""
    student = grown_up(make, lives)
    levels = {student.record(id).level for id in student.course.competencies}
    ready = student.ready()
    if levels - {"secure", "retained"}:
        assert 1 <= len(ready) <= 4 and len(set(ready)) == len(ready)
        every = replace(student.course.policy, ready_set=99, ready_least=99)
        course = replace(student.course, policy=every)
        possible = {(one.kind, one.competency, one.lesson) for one in ready_set(course, student.learner, student.now)}
        assert len(ready) >= min(3, len(possible))


@given(LIVES)
@settings(max_examples=40, deadline=None)
def test_what_is_offered_can_be_done(make, lives) -> None:
    """Each activity has a lesson to open or an item to answer, at least a minute, and needs nothing missing."""
    student = grown_up(make, lives)
    course, learner = student.course, student.learner
    for one in ready_set(course, learner, student.now):
        mode = {"practise": "practice"}.get(one.kind, one.kind)
        asked = student.asked(*(one.competencies or [one.competency]), mode=mode) if one.kind != "learn" else ""
        assert asked is not None or one.competency is not None
        assert one.minutes >= 1 and (one.lesson in course.lessons if one.kind == "learn" else one.lesson is None)
        if one.competency and student.record(one.competency).level in ("new", "learning"):
            assert is_ready(course, learner, course.competencies[one.competency])


@given(LIVES)
@settings(max_examples=10, deadline=None)
def test_support_for_everything_leaves_nothing_closed(make, lives) -> None:
    """A student who goes on with support from everything can work on everything."""
    student = grown_up(make, lives)
    for id in student.course.competencies:
        student.does(SupportTaken(f"s-{id}", student.at, 0, id))
    assert all(is_ready(student.course, student.learner, one) for one in student.course.competencies.values())
