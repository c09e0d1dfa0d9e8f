"""Specification of the next item."""

from itertools import pairwise

from mkcourse.runtime.effects import NextItem
from mkcourse.runtime.engine import next_item


def asked(student, *competencies: str, mode: str = "practice", avoid=()) -> NextItem:
    """What is asked next."""
    names = competencies or ("halves",)
    return next_item(student.course, student.learner, names, mode, student.now, avoid)


def test_the_same_question_gets_the_same_answer(make) -> None:
    """Asked twice the same item comes in the same order, so that a page can be loaded again."""
    student = make.student(make.course(make.pool(9))).answers("halves-3")
    first = asked(student)
    assert asked(student) == first == asked(student, avoid=["halves-3"])


def test_never_twice_running(make) -> None:
    """The item answered last never comes next, nor one that is on the page."""
    student = make.student(make.course(make.pool(2))).answers("halves-0")
    for _ in range(6):
        assert student.asked() != student.learner.last_item
        student.answers(student.asked())
    nothing = asked(student, avoid=["halves-0", "halves-1"])
    assert (nothing.item, nothing.reason.code) == (None, "no-other-item")


def test_a_single_item_is_not_asked_twice_running(make) -> None:
    """With one item there is none after it, until something else was answered."""
    course = make.course(
        [make.item("only"), make.item("other", 4, "b")], [make.competency("halves"), make.competency("b")]
    )
    student = make.student(course).answers("only")
    assert asked(student).reason.code == "no-other-item"
    assert student.answers("other").asked() == "only"


def test_unseen_before_seen(make) -> None:
    """All items are seen once before one is seen twice, then the one seen longest ago comes."""
    student = make.student(make.course(make.pool(5)))
    order = []
    for _ in range(10):
        order.append(student.asked())
        student.answers(order[-1])
    assert sorted(order[:5]) == sorted(set(order))
    assert order[5:] == order[:5]


def test_practice_never_asks_check_items(make) -> None:
    """Items reserved for checks or placement are never asked in practice."""
    reserved = [make.item("p", use="placement"), *make.checks(3)]
    student = make.student(make.course([*make.pool(2), *reserved]))
    for _ in range(6):
        assert student.asked() in ("halves-0", "halves-1")
        student.answers(student.asked())


def test_low_levels_first(make) -> None:
    """Who knows nothing yet gets the easiest items first; right answers lead to harder ones."""
    items = [make.item(f"i{n}", level=1 + n % 5) for n in range(20)]
    course = make.course(items)
    student = make.student(course)
    levels = []
    for _ in range(5):
        levels.append(course.items[student.asked()].level)
        student.answers(student.asked())
    assert levels[0] == 1 and levels == sorted(levels) and levels[-1] >= 4
    beginner = make.student(course)
    for _ in range(4):
        assert course.items[beginner.asked()].level == 1
        beginner.answers(beginner.asked(), right=False)


def test_forms_are_mixed(make) -> None:
    """After a choice comes a typed item and the other way round, while there are both."""
    items = [*make.pool(4), *[make.item(f"t{n}", 0) for n in range(4)]]
    student = make.student(make.course(items))
    forms = []
    for _ in range(8):
        forms.append(student.course.items[student.asked()].type)
        student.answers(student.asked())
    assert all(one != other for one, other in pairwise(forms))


def test_guessable_items_do_not_fill_the_evidence(make) -> None:
    """With two items that cannot be guessed among many that can, a knower needs but a few."""
    items = [*make.pool(20, 2), *[make.item(f"t{n}", 0) for n in range(2)]]
    assert make.student(make.course(items)).practises() <= 6


def test_several_competencies_interleave(make) -> None:
    """Asked for two competencies, practice goes to and fro between them."""
    course = make.course([*make.pool(4, 4, "a"), *make.pool(4, 4, "b")], [make.competency("a"), make.competency("b")])
    student = make.student(course)
    seen = []
    for _ in range(6):
        item = student.asked("a", "b")
        seen.append(course.items[item].competencies[0])
        student.answers(item)
    assert seen == ["a", "b"] * 3


def test_prerequisites_are_practised_first(make) -> None:
    """Of two competencies of a lesson the one comes first that the other needs."""
    course = make.course(
        [*make.pool(6, 4, "a"), *make.pool(6, 4, "b")],
        [make.competency("a"), make.competency("b", "a")],
    )
    student = make.student(course)
    assert course.items[student.asked("b", "a")].competencies == ("a",)


def test_items_that_need_more_come_last(make) -> None:
    """An item that also needs what is not ready yet is left for later."""
    items = [make.item("both", 4, "a", "c"), *make.pool(3, 4, "a"), *make.pool(3, 4, "b")]
    competencies = [make.competency("a"), make.competency("b", "a"), make.competency("c", "b")]
    student = make.student(make.course(items, competencies))
    for _ in range(3):
        assert student.asked("a") != "both"
        student.answers(student.asked("a"), right=False)


def test_no_items_and_unknown_competencies(make) -> None:
    """Without items to ask there is none, and the reason says so."""
    student = make.student(make.course([]))
    assert asked(student).reason.code == asked(student, "nowhere").reason.code == "no-items"


def test_practice_goes_on_after_the_criterion(make) -> None:
    """Over-practice is the learner's wish: items keep coming."""
    student = make.student(make.course(make.pool(5)))
    student.practises()
    for _ in range(12):
        student.answers(student.asked())


def test_reasons_tell_what_counts(make) -> None:
    """The reason says whether the item is new, was seen long ago, or will not count."""
    student = make.student(make.course(make.pool(3)))
    codes = []
    for _ in range(4):
        codes.append(asked(student).reason.code)
        student.answers(student.asked())
    codes.append(asked(student.wait()).reason.code)
    assert codes == ["new-item"] * 3 + ["seen-recently-item", "seen-longest-ago"]


def test_options_are_shuffled_unless_the_author_says_no(make) -> None:
    """All options are shown once; their order changes with time, but not where shuffle is off."""
    fixed = make.item("fixed")
    fixed["grading"] = {**fixed["grading"], "shuffle": False}
    student = make.student(make.course([*make.pool(8), fixed]))
    orders = set()
    for _ in range(9):
        shown = asked(student)
        if shown.item == "fixed":
            assert shown.order == tuple(fixed["grading"]["options"])
        else:
            orders.add(tuple(one.split("-")[2] for one in shown.order))
            assert sorted(shown.order) == sorted(student.course.items[shown.item].key.options)
        student.answers(shown.item)
    assert len(orders) > 3


def test_right_options_stand_everywhere(make) -> None:
    """Over 400 items the right option stands in each of four places 70 to 130 times."""
    course = make.course([make.item(f"x{n}") for n in range(400)])
    student = make.student(course)
    places = [0, 0, 0, 0]
    for n in range(400):
        shown = next_item(
            course,
            student.learner,
            ["halves"],
            "practice",
            student.now,
            [f"x{m}" for m in range(400) if m != n],
        )
        places[shown.order.index(f"x{n}-0")] += 1
    assert all(70 <= count <= 130 for count in places)


def practised(make, *ids: str, checks: int = 2, pool: int = 5):
    """A student who has practised these competencies, a day ago."""
    items = [item for id in ids for item in [*make.pool(pool, 4, id), *make.checks(checks, 0, id)]]
    student = make.student(make.course(items, [make.competency(id) for id in ids]))
    for id in ids:
        student.practises(id)
    return student.wait()


def test_checks_ask_each_competency_once_a_day(make) -> None:
    """A mixed check asks one reserved item of each competency, then says that it is complete."""
    student = practised(make, "a", "b", "c")
    seen = []
    while (shown := asked(student, "a", "b", "c", mode="check")).item:
        assert shown.reason.code == "check-item"
        assert student.course.items[shown.item].use == "check"
        seen.append(student.course.items[shown.item].competencies[0])
        student.answers(shown.item, right=len(seen) != 2, mode="check")
    assert sorted(seen) == ["a", "b", "c"]
    assert shown.reason.code == "check-complete"
    assert asked(student.wait(), seen[1], mode="check").item is not None


def test_checks_without_reserved_items_say_so(make) -> None:
    """Without items kept for checks the practice item seen longest ago is asked."""
    student = practised(make, "a", checks=0)
    oldest = min(student.record("a").seen.items(), key=lambda pair: pair[1].turn)[0]
    unseen = set(student.course.items) - set(student.record("a").seen)
    shown = asked(student, "a", mode="check")
    assert shown.reason.code == "check-from-practice"
    assert shown.item in (unseen or {oldest})


def test_no_check_before_a_later_day(make) -> None:
    """On the day of practice, and before any practice, there is nothing to check."""
    student = make.student(make.course([*make.pool(6), *make.checks(3)]))
    assert asked(student, mode="check").reason.code == "check-not-due"
    student.practises()
    assert asked(student, mode="check").reason.code == "check-not-due"


def test_check_items_of_several_competencies_are_fair(make) -> None:
    """A check item that also needs something not practised is not asked."""
    items = [*make.pool(6, 4, "a"), make.item("both", 0, "a", "b", use="check"), *make.pool(2, 4, "b")]
    student = make.student(make.course(items, [make.competency("a"), make.competency("b")]))
    student.practises("a")
    assert asked(student.wait(), "a", mode="check").reason.code == "check-from-practice"


def test_a_check_is_never_a_dead_end(make) -> None:
    """Where all items also need something not practised, one of them is asked all the same."""
    items = [make.item(f"i{n}", 0, "a", "b") for n in range(6)]
    never = make.competency("b", policy={"practised_mastery": 1.0})
    student = make.student(make.course(items, [make.competency("a"), never]))
    student.practises("a")
    assert asked(student.wait(), "a", mode="check").item is not None


def test_a_competency_without_items_is_not_checked(make) -> None:
    """What has no items left in this edition is not asked about, nor offered."""
    student = practised(make, "a")
    student.course = make.course([], [make.competency("a")])
    assert asked(student, "a", mode="check").item is None
    assert student.ready() == []
