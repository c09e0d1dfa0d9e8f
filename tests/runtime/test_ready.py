"""Specification of the ready set: what a learner can well do next."""

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
    student = make.student(course_of_three(make)).answers("a-0")
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
    assert first.minutes == 12


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
