"""What the browser reads of a course."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from mkcourse.authoring.build.bundle import bundle, items_file
from mkcourse.authoring.build.words import words_for
from mkcourse.authoring.course import Course
from mkcourse.authoring.kinds.number_keys import NumberKey

WORDS = words_for("en")


def files(course: Course) -> dict[str, Any]:
    return {name: json.loads(text) for name, text in bundle(course, WORDS).items()}


def test_course_json_is_the_course_as_the_engine_sees_it(course: Course) -> None:
    """Every part stands under its id, in course order, with what the engine needs of it."""
    made = files(course)["course"]
    assert (made["format"], made["id"], made["title"]) == (1, "demo", "Demo course")
    assert made["units"][0] == {"title": "Parts", "competencies": ["halves", "thirds"], "due": None}
    assert [each["id"] for each in made["competencies"]] == ["halves", "thirds", "adding"]
    assert made["competencies"][2]["requires"] == ["halves", "thirds"]
    assert made["competencies"][0]["minutes"] == 15
    assert made["misconceptions"][0]["remedy"] == {"lesson": "halves", "anchor": "two"}
    assert made["lessons"][0]["url"] == "lessons/halves/"
    assert made["items"][1]["competencies"] == ["halves", "thirds"]


def test_grading_of_each_type(course: Course) -> None:
    """Options by id, numbers as exact ranges, texts and patterns together."""
    choice, number, text = (item.answer.grading() for item in course.items)
    assert choice == {
        "options": ["a1f3", "b2c4"],
        "right": ["a1f3"],
        "tags": {"b2c4": "counts-wrong"},
        "shuffle": True,
    }
    assert number == {
        "keys": [{"low": [5, 2], "high": [7, 2]}],
        "form": "simplest",
        "unit": "cm",
        "unit_asked": False,
        "asked": [],
        "wrongs": [{"low": [12, 1], "high": [12, 1], "tag": "counts-wrong"}],
    }
    assert text == {
        "texts": ["SECRET-half"],
        "patterns": ["SECRET-hal(f|ve)"],
        "exact": False,
        "accents": "needed",
        "case": "forgiven",
        "wrongs": [],
    }


def test_a_range_is_not_shown_as_an_answer(course: Course) -> None:
    """Learners never read `0.5..0.6`: the author's solution tells what is right."""
    within = replace(course.items[1].answer, keys=(NumberKey((1, 2), (3, 5), "0.5..0.6"),))
    assert within.shown() is None


def test_an_item_is_in_the_file_of_each_of_its_competencies(course: Course) -> None:
    """An item of two competencies stands in both files; a competency without items has a file."""
    made = files(course)
    assert set(made["items/halves"]["items"]) == {"halves-01", "halves-02", "halves-named"}
    assert set(made["items/thirds"]["items"]) == {"halves-02"}
    assert made["items/adding"] == {"format": 1, "competency": "adding", "order": [], "items": {}}


def test_an_items_texts_are_finished_html(course: Course) -> None:
    """Form, feedback, hints and solution are HTML whose URLs stand behind the site's root."""
    shown = files(course)["items/halves"]["items"]["halves-01"]
    assert shown["form"].startswith('<form class="mk-item" data-item="halves-01"')
    assert 'src="mkcourse-root:media/pie.svg"' in shown["form"]
    assert 'href="mkcourse-root:lessons/halves/#two"' in shown["feedback"]["option:b2c4"]
    assert shown["hints"] == [{"html": "<p>SECRET-hint</p>", "asks": None}]
    assert shown["solution"] == "<p>SECRET-solution</p>"
    number = files(course)["items/halves"]["items"]["halves-02"]
    assert number["feedback"] == {"wrong:0": "<p>SECRET-doubled</p>"}
    assert number["solution"] is None


def test_the_edition_changes_with_the_content_only(course: Course) -> None:
    """The same course has the same edition; a new hint makes a new one."""
    first, *rest = course.items
    changed = replace(course, items=(replace(first, hints=()), *rest))
    editions = [files(each)["course"]["edition"] for each in (course, course, changed)]
    assert editions[0] == editions[1] != editions[2]
    assert len(editions[0]) == 12


def test_a_form_tells_nothing(course: Course) -> None:
    """No form holds a key, a misconception, a hint or a solution."""
    for name, made in files(course).items():
        if name.startswith("items/"):
            forms = "".join(each["form"] for each in made["items"].values())
            assert "SECRET" not in forms
            assert "counts-wrong" not in forms


def test_what_changed_in_one_competency_is_made_anew_and_nothing_else(course: Course) -> None:
    """A changed question changes the file of its competency; that of another is the one that was made before."""
    before = {name: items_file(course, name, WORDS, {}) for name in ("halves", "thirds")}
    first, *others = course.items
    changed = replace(course, items=(replace(first, title="Another title"), *others))
    after = {name: items_file(changed, name, WORDS, {}) for name in ("halves", "thirds")}
    assert after["halves"].content["items"][first.id]["title"] == "Another title"
    assert before["halves"].content["items"][first.id]["title"] != "Another title"
    assert after["thirds"] is before["thirds"]
