"""Specification of the levels: new, learning, practised, secure, and falling."""

from mkcourse.runtime.effects import CriterionReached, LevelChanged
from mkcourse.runtime.levels import conditions, level_of
from mkcourse.runtime.model import LEVELS


def test_new_until_the_first_answer_that_counts(make) -> None:
    """Without an answer that counts a competency is new, with one it is being learned."""
    student = make.student(make.course(make.pool(4)))
    assert student.record().level == "new"
    assert student.takes_hint("halves-0").answers("halves-0").record().level == "new"
    assert student.answers("halves-1", right=False).record().level == "learning"
    (change,) = student.told(LevelChanged)
    assert (change.before, change.after, change.reason.code) == ("new", "learning", "first-evidence")


def test_four_right_answers_of_four_options_are_practised(make) -> None:
    """Four right first tries at choices of four practise a competency, and it is said."""
    student = make.student(make.course(make.pool(6)))
    assert student.practises() == 4
    assert student.told(CriterionReached) == [CriterionReached("halves")]


def test_three_right_typed_answers_are_practised(make) -> None:
    """Where all of the last answers were typed, three right ones are enough."""
    student = make.student(make.course(make.pool(6, options=0)))
    assert student.practises() == 3


def test_one_choice_among_typed_answers_asks_for_four(make) -> None:
    """Three right answers are enough only where the last ones were all typed."""
    student = make.student(make.course([*make.pool(2), *[make.item(f"t{n}", 0) for n in range(4)]]))
    student.answers("t0").answers("halves-0").answers("t1")
    assert student.record().mastery > 0.9 and student.record().level == "learning"
    assert student.answers("t2").record().level == "practised"


def test_one_slip_is_forgiven(make) -> None:
    """A miss among the last five answers does not hinder a knower for long."""
    student = make.student(make.course(make.pool(12)))
    student.answers("halves-0").answers("halves-1", right=False)
    assert student.practises() <= 5


def test_one_item_again_and_again_is_not_enough(make) -> None:
    """Right answers must be to at least two different items."""
    items = [*make.pool(1, 0), *make.pool(4, 0, "other")]
    course = make.course(items, [make.competency("halves"), make.competency("other")])
    student = make.student(course)
    for _ in range(8):
        student.answers("halves-0")
        for n in range(4):
            student.answers(f"other-{n}")
    assert student.record().level == "learning"
    missing = [one.code for one in conditions(course.competencies["halves"], student.record()) if not one.met]
    assert missing == ["different-items"]


def test_true_or_false_alone_does_not_practise(make) -> None:
    """At most half of the evidence may be guessable at one half, where the course has other items."""
    items = [*make.pool(20, 2), *[make.item(f"t{n}", 0) for n in range(4)]]
    student = make.student(make.course(items))
    for n in range(20):
        student.answers(f"halves-{n}")
    assert student.record().mastery > 0.98
    assert student.record().level == "learning"
    student.answers("t0").answers("t1").answers("t2")
    assert student.record().level == "practised"


def test_only_true_or_false_needs_more(make) -> None:
    """A course with nothing but such items can be finished, but takes more of them."""
    student = make.student(make.course(make.pool(20, 2)))
    assert 7 <= student.practises() <= 9


def test_secure_needs_a_check_on_a_later_day(make) -> None:
    """A right answer in a mixed check makes secure only on a later day and six hours later."""
    student = make.student(make.course([*make.pool(6), *make.checks(4)]))
    student.practises()
    assert student.answers("halves-check-0", mode="check").record().level == "practised"
    student.at += 3 * 3600
    assert student.answers("halves-check-1", mode="check").record().level == "practised"
    student.wait().answers("halves-check-2", mode="check")
    assert student.record().level == "secure"
    (change,) = student.told(LevelChanged)
    assert change.reason.code == "right-in-later-check-met"


def test_midnight_alone_is_no_later_day(make) -> None:
    """A minute after midnight is another day, but not six hours later."""
    student = make.student(make.course([*make.pool(6), *make.checks(4)]))
    student.at = student.at // 86_400 * 86_400 + 86_400 - 400
    student.practises()
    student.at += 600
    assert student.answers("halves-check-0", mode="check").record().level == "practised"


def test_days_are_the_learners(make) -> None:
    """The day is the one of the learner's zone: in Kiritimati noon and evening UTC are two days."""
    student = make.student(make.course([*make.pool(6), *make.checks(4)]))
    student.zone = 14 * 60
    student.practises()  # 08:00 UTC is 22:00 there
    student.at += 7 * 3600
    assert student.answers("halves-check-0", mode="check").record().level == "secure"


def test_practice_never_makes_secure(make) -> None:
    """However much is practised on however many days, only a mixed check makes secure."""
    student = make.student(make.course(make.pool(6)))
    student.practises()
    for n in range(12):
        student.wait().answers(f"halves-{n % 6}")
    assert student.record().level == "practised"


def secure(make):
    """A student with one secure competency."""
    student = make.student(make.course([*make.pool(12), *make.checks(12)]))
    student.practises()
    return student.wait().answers("halves-check-0", mode="check")


def test_one_miss_in_a_check_takes_nothing(make) -> None:
    """One miss, and a right answer in a check between two misses, leave the level."""
    student = secure(make)
    student.wait().answers("halves-check-1", right=False, mode="check")
    student.wait().answers("halves-check-2", mode="check")
    student.wait().answers("halves-check-3", right=False, mode="check")
    assert student.record().level == "secure"


def test_two_misses_in_checks_fall_one_step(make) -> None:
    """Two misses in mixed checks take one step, with the reason, and two more another."""
    student = secure(make)
    for n, level in ((1, "secure"), (2, "practised"), (3, "practised"), (4, "learning")):
        student.wait().answers(f"halves-check-{n}", right=False, mode="check")
        assert student.record().level == level
    (change,) = student.told(LevelChanged)
    assert (change.reason.code, change.reason.names) == ("missed-in-checks", {"misses": 2})


def test_misses_in_practice_take_nothing(make) -> None:
    """Misses in practice lower the belief and never the level."""
    student = secure(make)
    for n in range(6):
        student.answers(f"halves-{n}", right=False)
    assert student.record().level == "secure"
    assert student.record().mastery < 0.1


def test_after_a_fall_new_evidence_is_needed(make) -> None:
    """Fallen to learning, one right answer does not bring the level back; the rule starts anew."""
    student = secure(make)
    for n in (1, 2, 3, 4):
        student.wait().answers(f"halves-check-{n}", right=False, mode="check")
    assert student.record().recent == ()
    assert student.answers("halves-8").record().level == "learning"
    assert student.practises() >= 3


def test_a_fall_asks_for_a_later_day_again(make) -> None:
    """After a fall from secure, a right answer in a check counts only on a day after the fall."""
    student = secure(make)
    for n in (1, 2):
        student.wait().answers(f"halves-check-{n}", right=False, mode="check")
    for n in (6, 7, 8):
        student.answers(f"halves-{n}")
    assert student.answers("halves-check-3", mode="check").record().level == "practised"
    assert student.wait().answers("halves-check-4", mode="check").record().level == "secure"


def test_help_does_not_make_secure(make) -> None:
    """A right answer after a hint, or on a second try, proves nothing in a check either."""
    student = make.student(make.course([*make.pool(6), *make.checks(4)]))
    student.practises()
    student.wait().takes_hint("halves-check-0").answers("halves-check-0", mode="check")
    student.answers("halves-check-1", mode="check", tries=2)
    assert student.record().level == "practised"


def test_level_and_conditions_agree(make) -> None:
    """At every point of a long, mixed history the level follows from the list that is shown."""
    course = make.course([*make.pool(6, 2), *[make.item(f"t{n}", 0) for n in range(3)], *make.checks(4)])
    student, halves = make.student(course), course.competencies["halves"]
    before = student.record().level
    for n in range(200):
        mode = "check" if n % 7 == 0 else "practice"
        asked = student.asked(mode=mode)
        if asked is None:
            student.wait()
            continue
        student.answers(asked, right=n % 11 < 8, mode=mode)
        record = student.record()
        assert level_of(halves, record) == record.level
        assert abs(LEVELS.index(record.level) - LEVELS.index(before)) <= 1
        before = record.level


def test_thresholds_can_be_set_for_one_competency(make) -> None:
    """A course may ask for more in one competency than in the others."""
    strict = make.competency("halves", policy={"practised_right": 5, "different_items": 5})
    student = make.student(make.course(make.pool(8), [strict]))
    assert student.practises() == 5


def test_retained_needs_three_weeks(make) -> None:
    """A right answer in a mixed set makes retained only 21 days or more after the last one."""
    student = secure(make)
    assert student.wait(20).answers("halves-check-1", mode="check").record().level == "secure"
    assert student.wait(20).answers("halves-check-2", mode="review").record().level == "secure"
    assert student.wait(22).answers("halves-check-3", mode="review").record().level == "retained"
    (change,) = student.told(LevelChanged)
    assert (change.reason.code, change.reason.names) == ("right-after-days-met", {"days": 21})


def test_practice_in_between_starts_the_three_weeks_anew(make) -> None:
    """Who has practised a week ago has not shown that it lasts for three."""
    student = secure(make)
    student.wait(15).answers("halves-7")
    assert student.wait(15).answers("halves-check-1", mode="check").record().level == "secure"


def test_a_miss_long_after_is_not_retained(make) -> None:
    """A wrong answer, or one after a hint, after three weeks makes nothing retained, nor does the next day's."""
    student = secure(make)
    student.wait(30).answers("halves-check-1", right=False, mode="check")
    assert student.wait().answers("halves-check-2", mode="check").record().level == "secure"


def test_retained_falls_to_secure(make) -> None:
    """Two misses in mixed sets take one step from retained, too."""
    student = secure(make)
    student.wait(30).answers("halves-check-1", mode="check")
    assert student.record().level == "retained"
    for n in (2, 3):
        student.wait().answers(f"halves-check-{n}", right=False, mode="review")
    assert student.record().level == "secure"


def test_a_level_says_what_the_next_one_asks_for(make) -> None:
    """Each level but the highest lists conditions; secure asks for the days that retained needs."""
    student = secure(make)
    (condition,) = conditions(student.course.competencies["halves"], student.record())
    assert condition.as_json() == {"code": "right-after-days", "need": 1, "have": 0, "of": 21, "met": False}
