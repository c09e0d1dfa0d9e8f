"""Specification of how gaps, pairs, grids and parts are read from an author's text."""

from __future__ import annotations

from typing import Any

import pytest

from mkcourse.authoring.containers import bank_containers
from mkcourse.authoring.course import Item
from mkcourse.authoring.kinds.carried import bounds_of, with_values
from mkcourse.authoring.kinds.gaps import around, gaps_in, pieces, with_words
from mkcourse.authoring.markers import part_of
from mkcourse.authoring.questions import read_question
from mkcourse.runtime.grading import grade
from mkcourse.runtime.keys import key_from
from mkcourse.runtime.responses import Filled, Typed


def read(body: str, *metadata: str) -> Item:
    """The one question with this body; it has no faults."""
    text = "\n".join(["## Question {#q}", *metadata, "", body])
    containers, faults = bank_containers(text, "questions/q.md", 1)
    item, found = read_question(containers[0], {"competency": "c"})
    assert [*faults, *found] == []
    assert item is not None
    return item


def fields(item: Item) -> list[dict[str, Any]]:
    return list(item.answer.grading()["fields"])


@pytest.mark.parametrize(
    "text",
    [
        "`[[a]]` and ``[[b]] ` ``",
        "```\n[[a]]\n```",
        "~~~ text\n[[a]]\n~~~",
        "$[[1,2]]$ and $$[[a]]$$",
        "[a] [b][c] [d [e]]",
    ],
)
def test_what_is_no_gap(text: str) -> None:
    """Code and formulas keep their brackets, and one bracket makes no gap: then nothing is a cloze."""
    containers, _ = bank_containers(f"## Q {{#q}}\n\n{text}\n\n= 2\n", "q.md", 1)
    item, found = read_question(containers[0], {"competency": "c"})
    assert found == []
    assert item is not None and item.type == "number"
    assert "[[" not in text or "[[" in item.stem.markdown


def test_kinds_of_gaps() -> None:
    """A gap is a word, a number, a pattern or a menu, as it is written."""
    item = read("A [[b | c]], [[= 3/4]], [[/[ab]c/]], [[*x | y]].")
    assert [field["type"] for field in fields(item)] == ["text", "number", "text", "one"]
    assert fields(item)[0]["texts"] == ["b", "c"]
    assert fields(item)[2]["patterns"] == ["[ab]c"]


def test_a_menu_is_always_mixed_the_same_way() -> None:
    """The order of a menu does not depend on where its right answer stands; `shuffle: no` keeps it."""
    first, second = read("[[*x | y | z]]."), read("[[z | y | *x]].")
    shown = [[each["text"] for each in item.answer.view()["gaps"][0]["options"]] for item in (first, second)]
    assert shown[0] == shown[1]
    kept = read("[[*x | y | z]].", "shuffle: no").answer.view()["gaps"][0]["options"]
    assert [each["text"] for each in kept] == ["x", "y", "z"]


def test_nothing_in_the_view_tells_the_answer() -> None:
    """What the page is made from holds no answer of a typed gap, and not its length."""
    gaps = read("A [[secret]] and a [[key]].").answer.view()["gaps"]
    assert "secret" not in str(gaps)
    assert gaps[0]["size"] == gaps[1]["size"]


def test_gaps_get_through_markdown() -> None:
    """In emphasis, tables, lists and highlighted code each gap is found again, in its order."""
    text = "**[[a]]** [[b]]\n\n| x | y |\n|---|---|\n| [[c|d]] | z |\n\n```python\nprint([[e]])  # [[f]]\n```\n"
    item = read(text, "type: cloze")
    view = item.answer.view()
    assert len(view["gaps"]) == 5
    assert view["gaps"][0]["html"].endswith("<strong>")
    assert "<td>" in view["gaps"][2]["html"]
    shown = item.answer.shown()
    assert shown is not None and shown.count("mk-gap__right") == 5


def test_words_around_a_gap() -> None:
    """A gap is named by a few words of its own paragraph or row; other gaps in them are dots."""
    table = "<table><tr><td>a</td> <td>mkgapack</td></tr></table>"
    html = f"<p>One two</p><p>three <b>four</b> mkgapaak five six mkgapabk.</p>{table}"
    assert list(around(pieces(html))) == [("three four", "five six …."), ("three four … five six", "."), ("a,", "")]


def test_placeholders_are_words() -> None:
    """The word in a gap's place stands alone wherever the gap did."""
    text = "a[[b]]c"
    assert with_words(text, gaps_in(text, code=False)) == "amkgapaakc"


def test_pairs_are_mixed() -> None:
    """The answers to choose from never stand in the order of the entries they belong to."""
    for n in range(2, 7):
        table = "\n".join(f"| {k} | x{k} |" for k in range(n))
        view = read(f"Match.\n\n| a | b |\n|---|---|\n{table}\n", "type: match").answer.view()
        assert [each["text"] for each in view["rights"]] != [f"x{k}" for k in range(n)]
        assert view["once"] and not view["lettered"]


def test_pairs_that_repeat() -> None:
    """An answer that belongs to two entries is offered once, and may then be chosen more than once."""
    item = read("Match.\n\n| a | b |\n|---|---|\n| 2 | even |\n| 4 | even |\n| 3 | odd |\n", "type: match")
    assert len(item.answer.view()["rights"]) == 2
    assert item.answer.grading()["once"] is False


def test_the_table_is_no_part_of_the_text() -> None:
    """The stem keeps its words, and the table with the answers is gone from it."""
    item = read("Match.\n\n| a | b |\n|---|---|\n| 1 | x |\n| 2 | y |\n", "type: match")
    assert item.stem.markdown.strip() == "Match."


def test_a_grid_takes_several_where_a_row_has_several() -> None:
    """One row with two right choices makes check boxes of all."""
    grid = "Mark.\n\n| | a | b |\n|---|---|---|\n| 1 | [x] | [ ] |\n| 2 | [{}] | [X] |\n"
    assert {field["type"] for field in fields(read(grid.format("x"), "type: matrix"))} == {"many"}
    assert {field["type"] for field in fields(read(grid.format(" "), "type: matrix"))} == {"one"}
    assert {field["type"] for field in fields(read(grid.format(" "), "type: matrix", "several: yes"))} == {"many"}


@pytest.mark.parametrize(
    "line", ["Part a: x", "**Part A:** x", "Teil a: x", "Partie a : x", "Parte a: x", "  Part (a): x", "الجزء a: x"]
)
def test_parts_begin_in_many_languages(line: str) -> None:
    """A part begins with a word for part, a letter and a colon."""
    assert part_of(line) == ("a", "x")


@pytest.mark.parametrize("line", ["Part of it: x", "Part ab: x", "Party a: x", "A part a: x", "Part 1: x"])
def test_what_begins_no_part(line: str) -> None:
    """Other words, and more than a letter, begin none."""
    assert part_of(line) is None


def test_parts_have_their_own_answers() -> None:
    """Each part reads its own options or lines, whatever their type; a solution may speak of the parts."""
    item = read(
        "Part a: One?\n\n= 1\n\nHint: Think.\n\nPart b: Two?\n\n- [x] two\n- [ ] one\n\n"
        "Part c: Three?\n\n= three\n\nSolution: Look.\n\nPart a: It is one."
    )
    assert [(field["type"], field["name"]) for field in fields(item)] == [("number", "a"), ("one", "b"), ("text", "c")]
    assert item.solution is not None and "Part a: It is one." in item.solution.markdown
    assert len(item.hints) == 1


@pytest.mark.parametrize(
    ("line", "unit", "low", "high"),
    [
        ("{{4*a}}", None, "(4*a)", "(4*a)"),
        ("{{4*a}} m", "m", "(4*a)", "(4*a)"),
        ("{{a}} ± 1", None, "((a))-(1)", "((a))+(1)"),
        ("{{a}} +- 2%", None, "((a))-abs(((a)))*(2%)", "((a))+abs(((a)))*(2%)"),
        ("{{a}}..{{2*a}}", None, "(a)", "(2*a)"),
    ],
)
def test_ranges_of_carried_answers(line: str, unit: str | None, low: str, high: str) -> None:
    """A line about earlier parts becomes expressions for both ends of its range."""
    assert bounds_of(line, unit) == {"low": low, "high": high}


def test_carried_lines_with_their_true_values() -> None:
    """Numbers stand in the place of terms: fractions, or decimals where the question has them."""
    assert with_values("{{a/4}} ± 1%", {"a": (3, 1)}, decimal=False) == "3/4 ± 1%"
    assert with_values("{{a/4}}", {"a": (-3, 1)}, decimal=True) == "-0.75"
    assert with_values("{{pi*a}}", {"a": (1, 1)}, decimal=False) == "3.14159265359"


@pytest.mark.parametrize(
    ("line", "follows"),
    [
        ("{{2*a}}", "14"),
        ("{{2*a}} ± 1%", "14.1"),
        ("{{2*a}} ± 0.5", "13.5"),
        ("{{3*a}}..{{4*a}}", "25"),
        ("{{pi*a}} ± 1%", "22"),
        ("{{2*a}} m", "1400 cm"),
    ],
)
def test_carried_parts_are_graded_like_their_true_values(line: str, follows: str) -> None:
    """With another answer to part a, the number that follows from it is carried."""
    item = read(f"Part a: What?\n\n= 5\n\nPart b: And?\n\n= {line}\n")
    key = key_from("parts", item.answer.grading())
    given = grade(key, Filled((Typed("7"), Typed(follows))), "en")
    assert given.fields == ("wrong", "carried")
    assert grade(key, Filled((Typed("7"), Typed("99"))), "en").fields == ("wrong", "wrong")
