"""Specification of questions with several fields: gaps, pairs, grids, and parts that go on from earlier ones."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.runtime.fields import Malformed
from mkcourse.runtime.grades import Grade
from mkcourse.runtime.grading import grade
from mkcourse.runtime.keys import key_from
from mkcourse.runtime.kinds.key import Key
from mkcourse.runtime.responses import Chosen, Coded, Filled, Response, Typed, Written, is_produced

type Json = dict[str, Any]


def number(low: int, high: int | None = None, **more: object) -> Json:
    """A field that asks for a number from `low` to `high`."""
    return {"type": "number", "keys": [{"low": [low, 1], "high": [high or low, 1]}], **more}


def text(*texts: str, **more: object) -> Json:
    """A field that asks for a word."""
    return {"type": "text", "texts": list(texts), **more}


def menu(right: str, options: str = "xyz", **tags: str) -> Json:
    """A field with a menu of letters."""
    return {"type": "one", "options": list(options), "right": [right], "tags": tags}


def cloze(*fields: Json) -> Key:
    return key_from("cloze", {"fields": list(fields)})


def graded(key: Key, *answers: str | list[str] | None, language: str = "en") -> Grade:
    """The grade of answers: texts are typed, lists chosen, None is left empty."""
    return grade(key, Filled(tuple(map(_response, answers))), language)


def _response(answer: str | list[str] | None) -> Response | None:
    if answer is None:
        return None
    return Typed(answer) if isinstance(answer, str) else Chosen(tuple(answer))


def test_all_fields_right() -> None:
    """All fields right is right, and each says so."""
    assert graded(cloze(text("Oslo"), number(42)), "oslo", "42") == Grade(
        "right", ("0:right", "1:right", "right"), fields=("right", "right"), credit=1.0
    )


def test_a_field_is_wrong() -> None:
    """One wrong field makes the whole wrong, with the share that is right and the feedback of each field."""
    key = cloze(text("Oslo"), menu("x", y="mix-up"), number(3, wrongs=[{"low": [4, 1], "high": [4, 1], "tag": "late"}]))
    told = graded(key, "Oslo", ["y"], "4")
    assert (told.verdict, told.fields) == ("wrong", ("right", "wrong", "wrong"))
    assert told.keys == ("0:right", "1:option:y", "2:wrong:0")
    assert told.credit == pytest.approx(1 / 3)
    assert told.misconception == "mix-up"


def test_no_verdict_leaks_while_a_field_is_asked_again() -> None:
    """Where a field can't be read the whole is asked again: that field is pointed out, the others say nothing."""
    told = graded(cloze(text("Volga"), number(3), menu("x")), "Wolga", "99", ["y"])
    assert (told.verdict, told.fields) == ("again", ("again", "held", "held"))
    assert (told.reason, told.keys, told.misconception, told.credit) == ("fields", (), None, None)
    assert ("0.code", "spelling") in told.values


def test_each_field_says_why_it_is_asked_again() -> None:
    """Several fields to look at again each have their own reason, an empty one too."""
    told = graded(cloze(text("Volga"), number(3), number(4)), "Wolga", "?", None)
    assert told.fields == ("again",) * 3
    codes = {name: value for name, value in told.values if name.endswith(".code")}
    assert codes == {"0.code": "spelling", "1.code": "unreadable", "2.code": "nothing-chosen"}


def test_empty_fields() -> None:
    """What is left empty is asked for, and nothing else is told."""
    told = graded(cloze(text("Oslo"), number(3)), "Rome", None)
    assert (told.reason, told.fields) == ("nothing-chosen", ("held", "again"))
    assert graded(cloze(number(3)), " ").reason == "nothing-chosen"


@pytest.mark.parametrize("response", [Typed("x"), Chosen(("x",)), Filled(()), Filled((None,) * 3), Coded("", (), True)])
def test_a_response_of_another_shape(response: Response) -> None:
    """A response that does not have one answer for each field is asked again."""
    assert grade(cloze(number(1), number(2)), response, "en").reason == "unreadable"


def test_one_answer_twice_is_no_error() -> None:
    """In pairs, one answer chosen twice is right where it belongs and wrong elsewhere."""
    key = key_from("match", {"fields": [menu("x"), menu("y")], "once": True})
    assert graded(key, ["x"], ["x"]).fields == ("right", "wrong")


def test_guessing_pairs() -> None:
    """Of three answers for two entries, each used once, there are six ways; if they can repeat, nine."""
    fields = [menu("x"), menu("y")]
    assert key_from("match", {"fields": fields, "once": True}).guess(0.05) == pytest.approx(1 / 6)
    assert key_from("match", {"fields": fields}).guess(0.05) == pytest.approx(1 / 9)


def test_guessing_gaps() -> None:
    """The chance of a lucky guess is that of all fields together."""
    assert cloze(text("Oslo"), menu("x")).guess(0.06) == pytest.approx(0.02)


def test_a_group_is_produced_if_any_field_is() -> None:
    """One typed gap among menus makes the answer the learner's own; menus alone do not."""
    assert cloze(text("Oslo"), menu("x")).is_produced
    assert not cloze(menu("x")).is_produced
    assert is_produced(Filled((None, Typed("Oslo"))))


def test_a_row_with_several_right_choices() -> None:
    """A row of check boxes is right with all that belong there, and no other."""
    row = {"type": "many", "options": list("xyz"), "right": list("xz")}
    key = key_from("matrix", {"fields": [row, row]})
    assert graded(key, ["z", "x"], ["x"]).fields == ("right", "wrong")


@pytest.mark.parametrize("fields", [[], [{"type": "cloze", "fields": [number(1)]}], [{"type": "odd"}], [3], None])
def test_keys_that_are_none(fields: object) -> None:
    """A group without fields, with unknown ones, or with groups in it is malformed."""
    with pytest.raises(Malformed):
        key_from("cloze", {"fields": fields})


# parts


def garden() -> Key:
    """Half of 6; 6 times that; 10 times twice their sum, within 1 %."""
    return key_from(
        "parts",
        {
            "fields": [
                number(3, name="a", unit="m"),
                number(18, name="b", carried=[{"low": "6*a", "high": "6*a"}], unit="m^2"),
                number(
                    179,
                    181,
                    name="c",
                    carried=[{"low": "(20*(6+a))-abs(20*(6+a))*(1%)", "high": "(20*(6+a))+abs(20*(6+a))*(1%)"}],
                ),
            ]
        },
    )


def test_parts_with_their_true_values() -> None:
    """Parts are right with the true values of earlier ones."""
    assert graded(garden(), "3", "18", "180").fields == ("right",) * 3


def test_what_follows_from_an_earlier_answer_is_carried() -> None:
    """Wrong at first and right from there on: later parts are carried and have credit, the whole is wrong in part."""
    told = graded(garden(), "12", "72", "360")
    assert (told.verdict, told.fields) == ("wrong", ("wrong", "carried", "carried"))
    assert told.credit == pytest.approx(2 / 3)


def test_the_true_value_is_right_after_a_wrong_part() -> None:
    """Who errs in one part and still has the true value of a later one has it right."""
    assert graded(garden(), "12", "18", "360").fields == ("wrong", "right", "carried")


def test_an_own_value_with_another_unit() -> None:
    """The learner's own value is read in the unit of its part, whatever unit was typed, in their language."""
    assert graded(garden(), "1200 cm", "72", "1,5").fields == ("wrong", "carried", "wrong")
    assert graded(garden(), "2,5", "15", "170", language="de").fields == ("wrong", "carried", "carried")


def test_what_follows_from_a_rounded_answer_is_right() -> None:
    """Where every part is right or follows from a right but rounded one, nothing is wrong and all is right."""
    third: Json = {"type": "number", "keys": [{"low": [33, 10], "high": [34, 10]}], "name": "a"}
    key = key_from("parts", {"fields": [third, number(10, carried=[{"low": "3*a", "high": "3*a"}], name="b")]})
    told = graded(key, "3.3", "9.9")
    assert (told.verdict, told.fields, told.credit) == ("right", ("right", "carried"), 1.0)


def test_a_carried_part_shows_no_misconception() -> None:
    """An expected wrong answer that follows from an earlier one is no error of its own."""
    wrongs = [{"low": [72, 1], "high": [72, 1], "tag": "late"}]
    fields = [number(3, name="a"), number(18, name="b", wrongs=wrongs, carried=[{"low": "6*a", "high": "6*a"}])]
    key = key_from("parts", {"fields": fields})
    told = graded(key, "12", "72")
    assert (told.misconception, told.keys) == (None, ())


def test_an_own_value_that_has_no_meaning() -> None:
    """A part whose expression has no value with the learner's answer is wrong, and nothing breaks."""
    fields = [number(3, name="a"), number(2, name="b", carried=[{"low": "6/a", "high": "6/a"}])]
    assert graded(key_from("parts", {"fields": fields}), "0", "5").fields == ("wrong", "wrong")


def test_a_part_about_a_later_one_is_malformed() -> None:
    """Expressions can only be about earlier parts."""
    fields = [number(3, name="a", carried=[{"low": "b", "high": "b"}]), number(2, name="b")]
    with pytest.raises(Malformed):
        key_from("parts", {"fields": fields})


ANSWERS = st.one_of(
    st.none(),
    st.text(max_size=12).map(Typed),
    st.sampled_from(["3", "1/0", "-1e999", "9" * 90, "0,5 cm", "π", "6*3"]).map(Typed),
    st.lists(st.sampled_from("xyzab"), max_size=3).map(lambda ids: Chosen(tuple(ids))),
    st.just(Written("x", (1,))),
    st.just(Filled((None,))),
)
KEYS = [
    cloze(text("Oslo"), number(3), menu("x")),
    key_from("match", {"fields": [menu("x"), menu("y")], "once": True}),
    key_from("matrix", {"fields": [{"type": "many", "options": list("xy"), "right": ["x"]}]}),
    garden(),
]


@given(st.sampled_from(KEYS), st.lists(ANSWERS, max_size=4), st.sampled_from(["en", "de", "ar"]))
def test_grading_is_total(key: Key, answers: list[Response | None], language: str) -> None:
    """Any answers get a grade: verdicts for all fields or none, and a credit that goes with them."""
    told = grade(key, Filled(tuple(answers)), language)
    assert told.verdict in ("right", "wrong", "again")
    assert len(told.fields) in (0, len(answers))
    assert (told.verdict == "again") == (told.credit is None)
    if told.credit is not None:
        right = sum(verdict in ("right", "carried") for verdict in told.fields)
        assert told.credit == pytest.approx(right / len(answers))
        assert set(told.fields) <= {"right", "wrong", "carried"}
