"""Variants: one question with `vars` becomes several sound ones, the same ones every time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkcourse.authoring.build.course_json import course_json
from mkcourse.authoring.containers import bank_containers
from mkcourse.authoring.course import Item
from mkcourse.authoring.diagnostics import Diagnostic, Place, Severity
from mkcourse.authoring.loading import load
from mkcourse.authoring.parameters.reading import read_questions
from mkcourse.runtime.grading import grade
from mkcourse.runtime.keys import key_from

SUM = """
What is ${{a}} + {{b}}$?

= {{a+b}}
!= {{a*b}} {multiplies} : You multiplied {{a}} and {{b}}.

Hint: Begin with {{a}}.
"""


def made(
    metadata: str, body: str = SUM, title: str = "A sum", language: str = "en", id_: str = "sum"
) -> tuple[list[Item], list[Diagnostic]]:
    """The items of one question of a bank, and what is wrong with it."""
    text = f"## {title} {{#{id_}}}\n{metadata}\n\n{body}\n"
    containers, faults = bank_containers(text, "questions/x.md", 1)
    items, found = read_questions(containers[0], {"competency": "adding"}, language)
    return items, [*faults, *found]


def numbers(item: Item) -> dict[str, int]:
    """The values of a variant whose parameters are whole numbers."""
    assert item.variant is not None
    return {name: int(value) for name, value in re.findall(r"(\w+) = (-?\d+)", item.variant.values)}


def texts(items: Sequence[Item]) -> list[tuple[str | None, str]]:
    return [(item.title, "\n".join(fragment.markdown for fragment in item.fragments())) for item in items]


def test_a_variant_is_an_ordinary_question() -> None:
    """Title, text, keys, wrong answers, feedback and hints have the values in them; the id names the question."""
    items, found = made("vars: a=2..9, b in {3,7}, a<b", title="The sum of {{a}} and {{b}}")
    assert not found and len(items) == 6
    for item in items:
        a, b = numbers(item)["a"], numbers(item)["b"]
        assert re.fullmatch(r"sum\.[0-9a-f]{6}", item.id) and item.variant_of == item.question == "sum"
        assert item.title == f"The sum of {a} and {b}"
        assert item.stem.markdown.strip() == f"What is ${a} + {b}$?"
        assert [each.shown for each in item.answer.rights()] == [str(a + b)]
        assert [each.shown for each in item.answer.wrong_examples()] == [str(a * b)]
        assert f"Begin with {a}." in [each.markdown for each in item.fragments()]


@given(
    st.tuples(st.integers(0, 4), st.integers(3, 9)),
    st.tuples(st.integers(-3, 2), st.integers(0, 6)),
    st.sampled_from(["a!=b", "a<b", "a+b<=10", "gcd(a,b)=1", "a>=0"]),
    st.integers(1, 30),
)
@settings(max_examples=60, deadline=None)
def test_variants_meet_all_promises(first: tuple[int, int], other: tuple[int, int], rule: str, count: int) -> None:
    """Every variant meets the condition and grades its own key right and its wrong answer not; no two are alike."""
    line = f"vars: a={first[0]}..{first[1]}, b={other[0]}..{other[1]}, {rule}\nvariants: {count}"
    items, _ = made(line)
    assert len(items) <= count and len({item.id for item in items}) == len(items)
    assert len(set(texts(items))) == len(items)
    holds = {"a!=b": int.__ne__, "a<b": int.__lt__, "a+b<=10": lambda a, b: a + b <= 10}
    for item in items:
        a, b = numbers(item)["a"], numbers(item)["b"]
        assert holds.get(rule, lambda a, b: True)(a, b) and a + b != a * b
        key = key_from(item.type, item.answer.grading())
        assert all(grade(key, each.response, "en").verdict == "right" for each in item.answer.rights())
        assert all(grade(key, each.response, "en").verdict == "wrong" for each in item.answer.wrong_examples())


@given(st.integers(1, 20), st.integers(1, 20))
@settings(max_examples=25, deadline=None)
def test_more_variants_keep_those_that_were_there(few: int, more: int) -> None:
    """Whoever asks for more variants gets the same ones and others after them."""
    line = "vars: a=0..9, b=0..9, a!=b\nvariants: "
    fewer, _ = made(f"{line}{min(few, more)}")
    assert [each.id for each in fewer] == [each.id for each in made(f"{line}{max(few, more)}")[0]][: len(fewer)]


def test_ids_hang_on_the_values_alone() -> None:
    """Another order of the parameters, other words around them and wider ranges leave the ids of the same values."""
    by_values = {str(numbers(item)): item.id for item in made("vars: a=2..9, b=2..9\nvariants: 64")[0]}
    assert len(by_values) > 40
    for line in ("vars: b=2..9, a=2..9", "vars: a=1..12, b in {2,5,7}, a<b"):
        for item in made(f"{line}\nvariants: 40", SUM.replace("What is", "How much is"))[0]:
            values = str(dict(sorted(numbers(item).items())))
            assert by_values.get(values, item.id) == item.id


def test_variants_of_equal_text_come_once() -> None:
    """Values that change nothing in the text make no second variant."""
    items, found = made("vars: a=2..9, b in {2,3}, c=1..4, c<9")
    assert len(set(texts(items))) == len(items) == 12 and not found
    items, found = made("vars: a=2..9", "What is ${{min(a,3)}}$?\n\n= {{min(a,3)}}")
    assert [item.stem.markdown.strip() for item in items].count("What is $3$?") == 1
    assert [each.rule for each in found] == ["vars-give-variants"] and "same text" in found[0].message


@pytest.mark.parametrize(
    "options",
    [
        "- [x] {{a+b}}\n- [ ] {{a*b}}",
        "- [x] $\\frac{ {{a+b}} }{2}$\n- [ ] $\\frac{ {{a*b}} }{2}$",
        "- [x] {{a+b}} cm\n- [ ] $\\frac{ {{2*a*b}} }{2}$ cm",
        "- [x] {{a+b}}\n- [ ] ${{a*b}}{,}0$",
    ],
)
def test_no_wrong_option_is_worth_as_much_as_the_right_one(options: str) -> None:
    """Where a wrong option equals the right one, however both are written, there is no such variant."""
    items, found = made("vars: a=0..4, b=0..4\nvariants: 25", f"What?\n\n{options}", language="de")
    assert not [each for each in found if each.severity is Severity.ERROR]
    assert items and all(
        numbers(item)["a"] + numbers(item)["b"] != numbers(item)["a"] * numbers(item)["b"] for item in items
    )


@pytest.mark.parametrize(
    ("metadata", "body"),
    [
        ("type: order\n", "Order.\n\n1. ${{a}}$\n2. ${{a+b}}$\n3. $\\frac{ {{2*a*b}} }{2}$"),
        ("type: match\n", "Match.\n\n| a | b |\n|---|---|\n| sum | {{a+b}} |\n| product | ${{a*b}}{,}0$ |"),
        ("", "The sum is [[*{{a+b}} | {{a*b}} | none]]."),
    ],
)
def test_no_two_answers_of_other_kinds_are_worth_the_same(metadata: str, body: str) -> None:
    """Lines to order, entries to match and menus have no two that are worth the same, either."""
    items, _ = made(f"{metadata}vars: a=0..4, b=0..4\nvariants: 25", body, language="de")
    assert items and all(
        numbers(item)["a"] + numbers(item)["b"] != numbers(item)["a"] * numbers(item)["b"] for item in items
    )


def test_options_that_are_always_equal_are_meant_so() -> None:
    """Asked for lowest terms, the other options are worth the same in every variant, and the variants stay."""
    body = "Which is in lowest terms?\n\n- [x] $\\frac{{{a}}}{{{b}}}$\n- [ ] $\\frac{ {{2*a}} }{ {{2*b}} }$"
    items, found = made("vars: a=1..4, b=2..5, a<b, gcd(a,b)=1", body)
    assert len(items) == 9 and not found


def test_a_fault_of_all_variants_is_told_once() -> None:
    """What is wrong in every variant is one diagnostic, at its place in the file, with the values of the first."""
    _, found = made("vars: a=2..9", "What is {{a}}, {{a}}?\n\n= {{a}} and {{a}}\n= {{a}}")
    assert [(each.rule, str(each.place)) for each in found] == [("answer-parses", "questions/x.md:7:3")]
    assert re.search(r"'(\d)' and '\1 and \1' .* \(where a = \1\)", found[0].message)
    _, found = made("vars: a=2..9\ncolour: red", "What is {{a}}?\n\n= {{a}}", "Only {{a}}")
    assert [(each.rule, "where" in each.message) for each in found if each.rule == "key-known"] == [
        ("key-known", False)
    ]


def test_columns_are_those_of_the_file() -> None:
    """What stands behind a filled-in value is told at the column where its author sees it."""
    line = "{{100*a}} of ${{a}}$ here"
    items, _ = made("vars: a=2..9", f"{line}\n\n= {{{{a}}}}")
    for item in items:
        shown = item.stem.markdown.splitlines()[0]
        assert item.variant is not None
        for sign in ("of", "$", "here"):
            place = Place("questions/x.md", 4, shown.index(sign) + 1)
            assert item.variant.in_file(place).column == line.index(sign) + 1
        assert item.variant.in_file(Place("questions/x.md", 4, 2)).column == 1


def test_former_ids_go_with_the_values() -> None:
    """A question that was called otherwise keeps its variants, each under its old name, and the old name itself."""
    items, _ = made("vars: a=2..9, b=2..9\nwas: old-sum")
    assert all(item.was == (f"old-sum.{item.id.partition('.')[2]}", "old-sum") for item in items)
    before, _ = made("vars: a=2..9, b=2..9", id_="old-sum")
    assert [item.was[0] for item in items] == [item.id for item in before]


@given(st.text(alphabet="ab={}.,<>!$\\/+-*^()[]x 0129\n`|:#_%", max_size=120))
@settings(max_examples=300, deadline=None)
def test_any_body_gives_questions_or_diagnostics(body: str) -> None:
    """Whatever stands in a question with parameters, reading it ends with items or with a reason why not."""
    items, found = made("vars: a=1..3, b in {x, 2}", body)
    assert items or found
    items, found = made("vars: a=1..3, b in {5, 2}\nvariants: 3", body)
    assert items or found


def test_questions_without_vars_keep_their_braces() -> None:
    """Double braces mean nothing where there are no parameters."""
    items, _ = made("level: 2", "What does `f'{{a}}'` print? {{b}}\n\n= {a}\n")
    assert items[0].stem.markdown.strip() == "What does `f'{{a}}'` print? {{b}}" and items[0].id == "sum"


COURSE = Path(__file__).parents[1] / "courses" / "good" / "parameters"


def test_a_course_has_its_variants() -> None:
    """In a course each variant is an item, clears what its question clears, and a lesson shows the first."""
    course, _ = load(COURSE)
    assert course is not None
    written = course_json(course)
    variants = [each["id"] for each in written["items"] if each.get("variant_of") == "add-c1"]
    assert len(variants) == 5 and written["misconceptions"][0]["cleared_by"] == variants
    paused = [item.id for item in course.items if item.question == "pause"]
    assert f"@@mkcourse-item {paused[0]}@@" in course.lessons[0].body.markdown and len(paused) == 8


def test_decimals_of_the_courses_language() -> None:
    """A German course has its decimal comma in texts and formulas."""
    course, _ = load(COURSE)
    assert course is not None
    shown = "\n".join(item.stem.markdown for item in course.items if item.question == "add-4")
    assert "3,5 €" in shown and "$0{,}25$" in shown and "3.5" not in shown
