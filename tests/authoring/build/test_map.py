"""The competency map."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from mkcourse.authoring.build.map import map_svg, wrapped
from mkcourse.authoring.build.words import words_for
from mkcourse.authoring.course import Course

SVG = "{http://www.w3.org/2000/svg}"
WORDS = words_for("en")


@pytest.fixture
def drawn(course: Course) -> ElementTree.Element:
    return ElementTree.fromstring(map_svg(course, WORDS))


def test_every_competency_is_a_link_to_its_lesson(drawn: ElementTree.Element) -> None:
    """Nodes are links in course order, which is the order of focus."""
    nodes = drawn.findall(f"{SVG}a")
    assert [node.get("data-competency") for node in nodes] == ["halves", "thirds", "adding"]
    assert nodes[0].get("{http://www.w3.org/1999/xlink}href") == "lessons/halves/"
    assert nodes[0].get("aria-label") == "Halves"


def test_links_are_not_plain_href(drawn: ElementTree.Element) -> None:
    """Material's instant navigation fails on pages where SVG has relative `href` attributes."""
    assert all(element.get("href") is None for element in drawn.iter())


def test_no_line_is_redundant(drawn: ElementTree.Element) -> None:
    """`adding` requires `halves` through `thirds`, so only two lines are drawn."""
    edges = [(edge.get("data-from"), edge.get("data-to")) for edge in drawn.iter(f"{SVG}path")]
    assert edges == [("halves", "thirds"), ("thirds", "adding")]


def test_text_is_no_larger_than_text_beside_it(drawn: ElementTree.Element) -> None:
    """In its natural size the map's text has at most 16 px, however few competencies there are."""
    units = float(drawn.get("viewBox", "").split()[2])
    scale = float(drawn.get("width", "")) / units
    assert 12 < scale * float(drawn.get("font-size", "")) <= 16


def test_titles_are_wrapped_to_the_box() -> None:
    """Words go to the next line; what is far too long ends in an ellipsis."""
    assert wrapped("Adding with like denominators") == ("Adding with like", "denominators")
    assert wrapped("one " * 40)[-1].endswith("…")
    assert wrapped("") == ("",)


def test_what_authors_write_is_escaped(course: Course) -> None:
    """A title with `<` and `&` leaves the SVG sound."""
    first, *rest = course.competencies
    odd = replace(first, title='a < b & "c"', can="<i>")
    svg = map_svg(replace(course, competencies=(odd, *rest)), WORDS)
    assert ElementTree.fromstring(svg).find(f"{SVG}a").get("aria-label") == 'a < b & "c"'  # type: ignore[union-attr]


def test_a_competency_without_lesson_is_no_link(course: Course) -> None:
    """There is nowhere to go, so the node is drawn without a link."""
    svg = ElementTree.fromstring(map_svg(replace(course, lessons=()), WORDS))
    assert svg.findall(f"{SVG}a") == []
    assert len([each for each in svg.findall(f"{SVG}g") if each.get("data-competency")]) == 3
