"""Specification of the next item."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx

from mkcourse.runtime.effects import NextItem
from mkcourse.runtime.engine import next_item
from mkcourse.runtime.policy import Policy
from mkcourse.runtime.practice_item import aim
from mkcourse.runtime.predict import success


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


def test_items_that_need_more_are_not_asked(make) -> None:
    """An item that also needs what is not ready yet is not asked while there are others."""
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


# what decides


def test_the_aim_falls_as_belief_rises() -> None:
    """A beginner is to get 85 of 100 items right, who is nearly practised 70."""
    policy = Policy()
    assert aim(policy, 0.0) == approx(0.85)
    assert aim(policy, policy.practised_mastery / 2) == approx(0.775)
    assert aim(policy, policy.practised_mastery) == aim(policy, 0.99) == approx(0.70)


def difficulties(make, count: int = 25):
    """A course of items from far too easy to far too hard."""
    return make.course([make.item(f"i{n:02}", 0, difficulty=(n - count // 2) / 3) for n in range(count)])


@given(st.lists(st.booleans(), max_size=12))
@settings(max_examples=30, deadline=None)
def test_items_are_about_right(make, answers) -> None:
    """With items of all difficulties the one asked is as near the aim as any, to within one step."""
    student = make.student(difficulties(make))
    for right in answers:
        student.answers(student.asked(), right)
    course, learner, competency = student.course, student.learner, student.course.competencies["halves"]
    record, policy = student.record(), student.course.policy
    goal = aim(policy, record.mastery)
    off = {
        item.id: abs(success(course, learner, competency, item, student.now) - goal)
        for item in competency.practice
        if item.id not in record.seen
    }
    assert off[student.asked()] <= min(off.values()) + policy.target_step


def test_beginners_get_easier_items(make) -> None:
    """The first item is easier than the one for whom nearly all is right."""
    student = make.student(difficulties(make))
    first = student.course.items[student.asked()].difficulty
    for _ in range(4):
        student.answers(student.asked())
    assert student.course.items[student.asked()].difficulty > first + 0.5


def test_contexts_are_mixed(make) -> None:
    """After an item about cooking comes one about something else, while there are both."""
    items = [make.item(f"i{n}", contexts=["cooking" if n % 2 else "sport"]) for n in range(8)]
    student = make.student(make.course(items))
    contexts = []
    for _ in range(8):
        contexts.append(student.course.items[student.asked()].contexts)
        student.answers(student.asked())
    assert all(one != other for one, other in pairwise(contexts))


def reason(make, items, answers) -> tuple[str, ...]:
    """The code for the item that comes after `answers`."""
    student = make.student(make.course(items))
    for item in answers:
        student.answers(item)
    return asked(student).reason.code


def test_the_reason_says_what_decided(make) -> None:
    """The reason is the consideration that put the last rival out; chance is no reason."""
    plain = make.pool(4)
    assert reason(make, plain, []) == "new-item"
    assert reason(make, [*plain, make.item("typed", 0)], ["halves-0", "halves-1"]) == "other-form"
    context = [make.item(f"i{n}", contexts=["cooking"]) for n in range(3)]
    assert reason(make, [*context, make.item("new", contexts=["sport"])], ["i0", "i1"]) == "other-context"
    hard = [make.item(f"hard-{n}", level=5) for n in range(3)]
    assert reason(make, [*hard, make.item("easy", level=1)], []) == "fits-you"
    guessable = [*make.pool(5, 2), make.item("typed", 0)]
    assert reason(make, guessable, ["halves-0", "halves-1"]) == "hard-to-guess"


def test_the_reason_tells_the_chance_of_success(make) -> None:
    """Where the difficulty decided, the number is told with it."""
    items = [make.item("easy", level=1), make.item("hard", level=5)]
    student = make.student(make.course(items))
    shown = asked(student)
    item, competency = student.course.items[shown.item], student.course.competencies["halves"]
    expected = success(student.course, student.learner, competency, item, student.now)
    assert (shown.item, shown.reason.names["success"]) == ("easy", expected)


# reviews


def reviewer(make, *ids: str, days: float = 40):
    """A student who made these secure some time ago."""
    student = practised(make, *ids, checks=4, pool=8)
    for id in ids:
        student.answers(f"{id}-check-0", mode="check")
    return student.wait(days)


def test_a_review_asks_what_is_due_once(make) -> None:
    """Without competencies the review takes what is due: one item each, then it is complete."""
    student = reviewer(make, "a", "b")
    seen = []
    while (shown := next_item(student.course, student.learner, [], "review", student.now)).item:
        assert (shown.reason.code, shown.mode) == ("review-item", "review")
        seen.append(student.course.items[shown.item])
        student.answers(shown.item, mode="review")
    assert sorted(item.competencies[0] for item in seen) == ["a", "b"]
    assert shown.reason.code == "review-complete"
    assert all(item.use == "practice" for item in seen)


def test_a_review_asks_unseen_items_first(make) -> None:
    """Of the practice items an unseen one is asked, then the one seen longest ago."""
    student = reviewer(make, "a")
    assert student.asked("a", mode="review") not in student.record("a").seen


def test_a_chosen_review_need_not_be_due(make) -> None:
    """Asked for by name, what is practised is reviewed once a day, due or not; what is not, never."""
    student = reviewer(make, "a", "b", days=1)
    due = next_item(student.course, student.learner, [], "review", student.now)
    assert due.reason.code == "review-complete"
    shown = asked(student, "a", mode="review")
    assert shown.item is not None
    assert asked(student.answers(shown.item, mode="review"), "a", mode="review").item is None
    fresh = make.student(student.course)
    assert asked(fresh, "a", mode="review").item is None


def test_a_review_may_make_secure(make) -> None:
    """Where a mixed check is due, the review asks one of the items reserved for it."""
    student = practised(make, "a")
    shown = asked(student, "a", mode="review")
    assert (shown.reason.code, student.course.items[shown.item].use) == ("check-item", "check")
    assert student.answers(shown.item, mode="review").record("a").level == "secure"


# whatever happens

ITEMS = ["a-0", "a-1", "a-2", "b-0", "b-1", "both", "a-check-0"]
LIVES = st.lists(st.tuples(st.sampled_from(ITEMS), st.booleans(), st.sampled_from([0.0, 0.0, 1.0, 20.0])), max_size=25)


def lived(make, life):
    """A student of two competencies, after these answers."""
    items = [*make.pool(3, 3, "a"), *make.pool(2, 0, "b"), make.item("both", 4, "a", "b"), *make.checks(2, 0, "a")]
    placement = make.item("placing", 0, "a", use="placement")
    student = make.student(make.course([*items, placement], [make.competency("a"), make.competency("b", "a")]))
    for item, right, days in life:
        student.wait(days).answers(item, right)
    return student


@given(LIVES, st.sampled_from(["practice", "lesson", "check", "review"]))
@settings(max_examples=80, deadline=None)
def test_whatever_was_answered(make, life, mode) -> None:
    """Never the last item again, never a reserved one in practice, and always the same answer."""
    student = lived(make, life)
    shown = asked(student, "a", "b", mode=mode)
    assert shown == asked(student, "a", "b", mode=mode)
    if shown.item is None:
        assert mode in ("check", "review")
        return
    item = student.course.items[shown.item]
    assert item.id != student.learner.last_item
    assert item.use == "practice" or (mode in ("check", "review") and item.use == "check")
    assert set(shown.reason.names.get("competency", "").split()) <= {"a", "b"}


@given(LIVES)
@settings(max_examples=40, deadline=None)
def test_what_is_barred_is_never_asked(make, life) -> None:
    """Items on the page are never asked, whatever is left."""
    student = lived(make, life)
    for mode in ("practice", "check", "review"):
        assert asked(student, "a", "b", mode=mode, avoid=["a-0", "both"]).item not in ("a-0", "both")


def test_an_item_with_another_competency_waits_for_it(make) -> None:
    """While an item also needs what is not ready, it is asked only where nothing else is left."""
    items = [make.item("both", 0, "a", "c"), *make.pool(1, 0, "a"), *make.pool(1, 0, "b"), *make.pool(3, 0, "c")]
    competencies = [make.competency("a"), make.competency("b"), make.competency("c", "b")]
    student = make.student(make.course(items, competencies))
    assert student.asked("a") == "a-0"
    assert student.answers("a-0").asked("a") == "both"
    record = replace(student.record("b"), support=True)
    student.learner = replace(student.learner, records={**student.learner.records, "b": record})
    assert student.asked("a") == "both"
