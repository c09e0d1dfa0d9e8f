"""Specification of grading: is this response right?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.runtime.grades import Grade
from mkcourse.runtime.grading import grade
from mkcourse.runtime.keys import key_from
from mkcourse.runtime.kinds.key import Key
from mkcourse.runtime.responses import Chosen, Typed

ONE = key_from("one", {"options": ["a", "b", "c"], "right": ["b"], "tags": {"a": "mix-up"}})
MANY = key_from("many", {"options": ["a", "b", "c"], "right": ["a", "b"], "tags": {"c": "mix-up"}})


def number(*keys: tuple[int, int], form: str | None = None, unit: str | None = None, **rest: object) -> Key:
    """The key of the numbers `keys`."""
    ranges = [{"low": list(key), "high": list(key), "shown": "x"} for key in keys]
    return key_from("number", {"keys": ranges, "form": form, "unit": unit, **rest})


def text(*texts: str, **rest: object) -> Key:
    """The key of the texts `texts`."""
    return key_from("text", {"texts": list(texts), **rest})


def graded(key: Key, typed: str, language: str = "en") -> str:
    """The verdict, or the reason why it is asked again."""
    found = grade(key, Typed(typed), language)
    return found.reason or found.verdict


def test_one_option() -> None:
    """The right option is right; a wrong one names its feedback and its misconception."""
    assert grade(ONE, Chosen(("b",)), "en") == Grade("right", ("option:b", "right"))
    assert grade(ONE, Chosen(("a",)), "en") == Grade("wrong", ("option:a",), "mix-up")
    assert grade(ONE, Chosen(("c",)), "en") == Grade("wrong", ("option:c",))


def test_several_options() -> None:
    """All right options and no other are right, in any order."""
    assert grade(MANY, Chosen(("b", "a")), "en").verdict == "right"
    assert grade(MANY, Chosen(("a",)), "en") == Grade("wrong", ("option:a",))
    assert grade(MANY, Chosen(("a", "b", "c")), "en").misconception == "mix-up"


@pytest.mark.parametrize("chosen", [("z",), ("b", "a"), ("b", "z")])
def test_unreadable_choices_are_asked_again(chosen: tuple[str, ...]) -> None:
    """Options that the item does not have, or too many, are asked again."""
    assert grade(ONE, Chosen(chosen), "en") == Grade("again", reason="unreadable")


def test_nothing_is_asked_again() -> None:
    """No option and no text are no answer."""
    assert grade(ONE, Chosen(()), "en").reason == "nothing-chosen"
    assert graded(number((1, 1)), " \t") == "nothing-chosen"
    assert graded(text("a"), "\u00a0") == "nothing-chosen"


def test_kind_of_response_must_fit() -> None:
    """Text for a choice, or a choice for a text, is asked again."""
    assert grade(ONE, Typed("b"), "en").reason == "unreadable"
    assert grade(text("b"), Chosen(("b",)), "en").reason == "unreadable"


@pytest.mark.parametrize("typed", ["3/4", "6/8", "0.75", "0,75", "75%", "¾", "７５％", "7.5e-1"])
def test_numbers_are_right_by_value(typed: str) -> None:
    """Every way to write the value is right."""
    assert graded(number((3, 4)), typed) == "right"


def test_ranges_are_exact_and_inclusive() -> None:
    """Both ends of a tolerance are inside, and nothing beyond, to the last digit."""
    ends = {"low": [313, 100], "high": [315, 100], "shown": "3.14"}
    key = key_from("number", {"keys": [ends]})
    assert [graded(key, typed) for typed in ("3.13", "3.15")] == ["right", "right"]
    assert [graded(key, typed) for typed in ("3.1299999999999999999", "3.15000000001")] == ["wrong"] * 2


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("3/4", "right"),
        ("6/8", "not-simplest"),
        ("0.75", "not-simplest"),
        ("75%", "not-simplest"),
        ("4/8", "wrong"),
        ("2/3", "wrong"),
    ],
)
def test_simplest_form(typed: str, verdict: str) -> None:
    """Where lowest terms are asked for, the right value in another form is asked again."""
    assert graded(number((3, 4), form="simplest"), typed) == verdict


def test_mixed_number_is_simplest() -> None:
    """A mixed number in lowest terms is as simple as the fraction."""
    key = number((3, 2), form="simplest")
    assert [graded(key, typed) for typed in ("1 1/2", "3/2", "1 2/4")] == [
        "right",
        "right",
        "not-simplest",
    ]


@pytest.mark.parametrize("typed", ["5 cm", "5cm", "5 CM", "5", "cm 5"])
def test_unit_is_forgiven(typed: str) -> None:
    """The unit may stand with the number or be left out."""
    assert graded(number((5, 1), unit="cm"), typed) == "right"


def test_other_units_are_converted() -> None:
    """Another unit of the same dimension is converted exactly; one of another dimension is wrong, and told so."""
    key = number((5, 1), unit="cm")
    assert [graded(key, typed) for typed in ("0.05 m", "50 mm", "6 mm")] == ["right", "right", "wrong"]
    assert grade(key, Typed("5 g"), "en") == Grade("wrong", reason="unit")
    assert grade(key, Typed("5 m"), "en") == Grade("wrong", reason="unit")
    assert graded(key, "5 blobs") == "unit-unreadable"


def test_converting_may_round() -> None:
    """Who converts to a unit that is no power of ten of the one asked for must round, so three digits are right."""
    key = number((5, 1), unit="m")
    assert [graded(key, typed) for typed in ("16.4 ft", "16.404 ft", "16 ft", "16.5 ft")] == ["right"] * 2 + [
        "wrong"
    ] * 2
    assert graded(key, "501 cm") == "wrong"


def test_what_is_asked_again_has_an_example() -> None:
    """Whoever is asked again sees how it may be written: in the item's language, and never the answer itself."""
    assert dict(grade(number((3, 5)), Typed("?"), "de").values)["example"] == "5/7; 4\u00a01/6; 0,85"
    assert dict(grade(number((1, 2)), Typed("?"), "de").values)["example"] == "3/5; 2\u00a01/3; 0,35"
    form = grade(number((1, 4), form="percent"), Typed("1/4"), "fr")
    assert dict(form.values) == {"form": "percent", "example": "35 %"}
    unit = grade(number((3, 1), unit="m", unit_asked=True), Typed("3"), "en")
    assert dict(unit.values)["example"] == "2.5 kg"


def test_the_question_is_no_answer() -> None:
    """The task itself, typed as the answer, is asked again as such; a plain number in the question is an answer."""
    key = number((7, 8), asked=["((3/4)+(1/8))", "(7/8)"])
    assert [graded(key, typed) for typed in ("3/4+1/8", "1/8+3/4", "7/8")] == [
        "question-again",
        "not-worked-out",
        "right",
    ]
    assert graded(number((3, 2), asked=["(1+(1/2))"]), "1+1/2") == "question-again"


def test_awkward_units() -> None:
    """Powers may be typed raised or not, and a unit of percent is no division by 100."""
    assert graded(number((5, 1), unit="m/s^2"), "5 m/s²") == "right"
    assert graded(number((25, 1), unit="%"), "25 %") == "right"
    assert graded(number((5, 1), unit="€"), "€5") == "right"


def test_ambiguous_separator_is_asked_again() -> None:
    """Where the other reading of a separator would be right, the answer is asked again."""
    assert graded(number((1234, 1000)), "1,234", "en") == "separator"
    assert graded(number((1234, 1)), "1,234", "en") == "right"
    assert graded(number((1234, 1000)), "1,234", "de") == "right"
    assert graded(number((7, 1)), "1,234", "en") == "wrong"


def test_expected_wrong_numbers() -> None:
    """An expected wrong value names its feedback by its place and its misconception."""
    wrongs = [
        {"low": [2, 1], "high": [2, 1], "tag": None},
        {"low": [1, 3], "high": [1, 3], "tag": "adds-tops-and-bottoms"},
    ]
    key = number((3, 4), wrongs=wrongs)
    assert grade(key, Typed("4/12"), "en") == Grade("wrong", ("wrong:1",), "adds-tops-and-bottoms")
    assert grade(key, Typed("2"), "en") == Grade("wrong", ("wrong:0",))
    assert grade(key, Typed("9"), "en") == Grade("wrong")


@pytest.mark.parametrize("typed", ["numerator", " Numerator ", "NUMERATOR", "ｎumerator"])
def test_case_space_and_width_are_forgiven(typed: str) -> None:
    """Case, spaces and width do not matter in texts."""
    assert graded(text("numerator"), typed) == "right"


def test_inner_spaces_apostrophes_and_accents() -> None:
    """Needless spaces, kinds of apostrophes and ways to compose an accent do not matter."""
    assert graded(text("the whole"), "the   whole") == "right"
    assert graded(text("l’été"), "l'e\u0301te\u0301") == "right"


def test_near_miss_is_told() -> None:
    """A spelling slip is asked again; an expected wrong answer near the right one is wrong."""
    wrongs = [{"texts": ["denumerator"], "patterns": [], "tag": "mixes-words"}]
    key = text("denominator", "numerator", wrongs=wrongs)
    assert graded(key, "numerater") == "spelling"
    assert grade(key, Typed("Denumerator"), "en") == Grade("wrong", ("wrong:0",), "mixes-words")
    assert graded(key, "half") == "wrong"


def test_exact_text() -> None:
    """Where exactness is asked for, case counts and no slip is forgiven."""
    key = text("Paris", exact=True)
    assert [graded(key, typed) for typed in ("Paris", " Paris", "paris", "Pariss")] == [
        "right",
        "right",
        "wrong",
        "wrong",
    ]


def test_patterns_match_whole() -> None:
    """A pattern must match the whole text, case forgiven unless exact."""
    assert graded(text(patterns=["colou?r"]), "Color") == "right"
    assert graded(text(patterns=["colou?r"]), "colors") == "wrong"
    assert graded(text(patterns=["colou?r"], exact=True), "Color") == "wrong"


@pytest.mark.parametrize("pattern", ["(", "[a", "*", "(?P<x", "a{99999999999}", "(?<=a*)b", "(" * 5000])
def test_bad_patterns_never_raise(pattern: str) -> None:
    """A pattern that is none matches nothing."""
    assert graded(text(patterns=[pattern]), "a") == "wrong"


def test_endless_text_is_not_read() -> None:
    """A text longer than any answer is asked again."""
    assert graded(text("a"), "a" * 301) == "unreadable"
    assert graded(number((1, 1)), "1" * 100_000) == "unreadable"


def test_guess_of_an_item() -> None:
    """The guess is one of the options, one of the subsets, or near nothing if typed."""
    assert ONE.guess(0.03) == 1 / 3
    assert MANY.guess(0.03) == 1 / 7
    assert text("a").guess(0.03) == 0.03


KEYS = [
    ONE,
    MANY,
    number((3, 4), form="simplest", unit="cm"),
    text("half", patterns=["a+"]),
    key_from("formula", {"formulas": ["2*(x+1)"], "letters": ["x"], "form": "factored"}),
    key_from("interval", {"intervals": ["[2, 5)"]}),
    key_from("list", {"elements": [{"type": "number", "keys": [{"low": [2, 1], "high": [2, 1]}]}]}),
]


@given(
    st.sampled_from(KEYS),
    st.one_of(
        st.text(max_size=400).map(Typed),
        st.lists(st.sampled_from("abcz"), max_size=5).map(lambda ids: Chosen(tuple(ids))),
    ),
    st.sampled_from(["en", "de", "??", ""]),
)
def test_grading_is_total(key: Key, response: Typed | Chosen, language: str) -> None:
    """Any response to any key has a verdict, with a reason when it is asked again, and none when it is right."""
    found = grade(key, response, language)
    assert found.verdict in ("right", "wrong", "again")
    assert found.reason is not None or found.verdict != "again"
    assert found.reason is None or found.verdict != "right"
