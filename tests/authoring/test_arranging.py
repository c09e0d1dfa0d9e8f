"""Orders, places in pictures, open answers and hints that ask: from Markdown to what the browser reads."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.authoring.build.bundle import bundle
from mkcourse.authoring.build.words import words_for
from mkcourse.authoring.course import Course
from mkcourse.authoring.kinds.hotspot_areas import Box, Circle, area_of, covers
from mkcourse.authoring.kinds.key_fault import KeyFault
from mkcourse.authoring.loading import load
from mkcourse.authoring.schema import validator

GOOD = Path(__file__).parents[1] / "courses" / "good" / "arranging"


def course(folder: Path) -> Course:
    found = load(folder)[0]
    assert found is not None
    return found


@cache
def files() -> dict[str, Any]:
    return {name: json.loads(text) for name, text in bundle(course(GOOD), words_for("en")).items()}


def shown(item: str) -> dict[str, Any]:
    """What the page reads of an item."""
    return next(file["items"][item] for name, file in files().items() if "/" in name and item in file["items"])


def asked(item: str) -> dict[str, Any]:
    """What the engine reads of an item."""
    return next(each for each in files()["course"]["items"] if each["id"] == item)


def with_question(target: Path, text: str) -> list[str]:
    """The rules that a course breaks with one more question in it."""
    shutil.copytree(GOOD, target)
    bank = target / "questions" / "sizes.md"
    bank.write_text(bank.read_text(encoding="utf-8") + text, encoding="utf-8")
    return [f"{each.rule}: {each.message}" for each in load(target)[1]]


def test_files_fit_their_schemas() -> None:
    """course.json and the items' files are as their schemas say."""
    for name, file in files().items():
        if name.startswith("items/"):
            assert list(validator("items-data").iter_errors(file)) == []
    assert list(validator("course-data").iter_errors(files()["course"])) == []


def test_equal_lines_have_one_id() -> None:
    """Lines are named by their text, so two equal ones have the same id; the indentation of code counts."""
    song, double = asked("steps-7")["grading"], asked("steps-1")["grading"]
    assert song["right"][0] == song["right"][2] and len(set(song["right"])) == 3
    assert len({*double["right"], *double["distractors"]}) == 4


def test_code_keeps_its_indentation() -> None:
    """A line that is all code comes into the page with all its spaces, in the form and in the right answer."""
    assert "<code>    result = 2 * number</code>" in shown("steps-1")["form"]
    assert "<li><code>    return result</code></li>" in shown("steps-1")["answer"]
    assert "<math" in shown("sizes-1")["answer"]


def test_a_numbered_list_is_no_text() -> None:
    """The lines, the picture and the rubric are taken out of what the question says."""
    for item, gone in (("steps-7", "<ol>"), ("sizes-line", "<img"), ("steps-2", "<table")):
        stem = shown(item)["form"].partition("mk-item__stem")[2].partition("</div>")[0]
        assert "<p>" in stem and gone not in stem


def test_a_place_keeps_its_id_when_it_is_moved(tmp_path: Path) -> None:
    """A place is named by its words: moved a little, it keeps its id, and what was answered stays what it was."""
    shutil.copytree(GOOD, tmp_path / "moved")
    lesson = tmp_path / "moved" / "lessons" / "sizes.md"
    lesson.write_text(
        lesson.read_text(encoding="utf-8").replace("(68%, 50%, 6%)", "(67.5%, 51%, 7%)"), encoding="utf-8"
    )
    gradings = [
        next(item.answer.grading() for item in course(folder).items if item.id == "sizes-line")
        for folder in (GOOD, tmp_path / "moved")
    ]
    assert gradings[0] == gradings[1]


def test_a_form_does_not_tell_what_is_right() -> None:
    """A rubric's model answer, a hint's key and an order's answer stand in no form."""
    forms = "".join(item["form"] for name, file in files().items() if "/" in name for item in file["items"].values())
    for secret in ("line by line", "That many quarters", "bigger-bottom-is-bigger", "Half of a half"):
        assert secret not in forms


def test_hints_are_told_with_what_they_ask() -> None:
    """The engine gets a hint's key, the page its form and its feedback under the hint's number."""
    assert [hint and hint["type"] for hint in asked("sizes-1")["hints"]] == ["one", "number"]
    assert "hints" not in asked("steps-1")
    page = shown("sizes-1")
    assert [hint["asks"]["type"] for hint in page["hints"]] == ["one", "number"]
    assert page["feedback"]["hint:1:wrong:0"] == "<p>That many quarters are a half.</p>"
    assert [hint["asks"] and hint["asks"]["answer"] for hint in shown("sizes-3")["hints"]] == ["two", None]


def test_answers_above_a_hints_own_belong_to_the_question(tmp_path: Path) -> None:
    """A hint before the question's answers leaves them to the question; one after them takes what follows it."""
    early = "\n## Early {#early}\n\nWhat is a half of $6$?\n\nHint: What is it of $4$?\n\n= 3\n"
    assert with_question(tmp_path / "early", early) == []
    questions = {item.id: item for item in course(tmp_path / "early").items}
    assert [hint.answer for hint in questions["early"].hints] == [None]
    assert questions["early"].answer.shown() == "3"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("type: open\n\nWhy?\n", "but has no rubric"),
        ("type: order\n\nSort.\n", "but has no numbered list"),
        ("type: hotspot\n\nWhere?\n\n- [x] (1%, 1%, 9%) a\n- [ ] (9%, 9%, 9%) b\n", "but has no picture"),
    ],
)
def test_what_is_missing_is_told_once(tmp_path: Path, text: str, told: str) -> None:
    """A question without the part that its type is about says so, and nothing else."""
    (found,) = with_question(tmp_path / "course", f"\n## Missing {{#missing}}\n{text}")
    assert told in found


def test_areas() -> None:
    """Three numbers are a circle, four a rectangle, in percent with or without the sign."""
    assert area_of("(50%, 40%, 8%) the mark") == (Circle(50, 40, 8), "the mark")
    assert area_of("( 10 , 20.5%,30%, 60% )") == (Box(10, 20.5, 30, 60), "")


@given(st.text(alphabet="(),.%0123456789 -eE", max_size=24))
def test_any_area_is_read_or_told(text: str) -> None:
    """Whatever stands there, it is an area within the picture or a fault in words."""
    try:
        area, _ = area_of(text)
    except KeyFault as fault:
        assert fault.fix
    else:
        assert all(0 <= number <= 100 for number in area.numbers)
        assert covers(area, area)
