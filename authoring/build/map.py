"""The competency map as SVG: every competency a link, every prerequisite a line from above."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from ..course import Competency, Course
from .layout import Layout, Spot, laid_out
from .templates import rendered
from .urls import lesson_url
from .words import Words

MARGIN = 10.0  # room for the marks of the levels, which stand on the corners
NODE_WIDTH = 100.0
ROOM_FOR_TEXT = 90.0
LINE = 13.5
TOP, BOTTOM = 18.0, 12.0  # above the first line's base; below the last one's
BETWEEN = 36.0
FONT_SIZE = 11.5
PIXELS = 15.0  # of the font where there is room: a little less than the text beside the map
MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Box:
    """A node: ``x``, ``y`` is its upper left corner."""

    competency: Competency
    x: float
    y: float
    url: str | None
    lines: tuple[str, ...]


def map_svg(course: Course, words: Words) -> str:
    """``<svg class="mk-map">`` for the course's home; its links are relative to the root."""
    return rendered("map.svg.j2", **drawing(course), words=words).strip()


def drawing(course: Course) -> dict[str, Any]:
    """What a template needs to draw the map: nodes, edges and sizes."""
    layout = _layout(tuple((each.id, each.requires) for each in course.competencies))
    titles = {each.id: wrapped(each.title) for each in course.competencies}
    height = TOP + BOTTOM + LINE * (max(map(len, titles.values()), default=1) - 1)
    return {
        "nodes": [_box(course, each, layout, titles[each.id], height) for each in course.competencies],
        "edges": [_Line(above, below, path) for (above, below), path in _paths(layout, height)],
        "box": {"width": NODE_WIDTH, "height": height, "first_line": TOP, "line": LINE, "font": FONT_SIZE},
        "width": layout.width + 2 * MARGIN,
        "height": len(layout.layers) * (height + BETWEEN) - BETWEEN + 2 * MARGIN,
        "scale": PIXELS / FONT_SIZE,
    }


@lru_cache(maxsize=2)
def _layout(requires: tuple[tuple[str, tuple[str, ...]], ...]) -> Layout:
    """Under ``serve`` most changes are to texts, and the map stays."""
    return laid_out(dict(requires))


@dataclass(frozen=True, slots=True)
class _Line:
    above: str
    below: str
    path: str


def _box(course: Course, competency: Competency, layout: Layout, lines: tuple[str, ...], height: float) -> Box:
    lessons = course.lessons_of(competency.id)
    return Box(
        competency=competency,
        x=round(MARGIN + layout.centres[Spot(competency.id)] - NODE_WIDTH / 2, 1),
        y=round(_top(layout.layer_of(competency.id), height), 1),
        url=lesson_url(lessons[0].id) if lessons else None,
        lines=lines,
    )


def _top(layer: int, height: float) -> float:
    return MARGIN + layer * (height + BETWEEN)


def _paths(layout: Layout, height: float) -> Iterator[tuple[tuple[str, str], str]]:
    for (above, below), route in layout.routes.items():
        layer = layout.layer_of(above)
        centres = [MARGIN + layout.centres[spot] for spot in route]
        yield (above, below), _path(centres, layer, height)


def _path(centres: list[float], layer: int, height: float) -> str:
    """Down through the layers: straight beside the nodes, an S-curve between two layers."""
    drawn = [f"M{centres[0]:.1f} {_top(layer, height) + height:.1f}"]
    for step, (start, end) in enumerate(pairwise(centres), layer):
        upper, lower = _top(step, height) + height, _top(step + 1, height)
        half = (upper + lower) / 2
        drawn.append(f"C{start:.1f} {half:.1f} {end:.1f} {half:.1f} {end:.1f} {lower:.1f}")
        if step - layer < len(centres) - 2:
            drawn.append(f"V{lower + height:.1f}")
    return "".join(drawn)


def wrapped(title: str) -> tuple[str, ...]:
    """The title in lines that fit into a node; what is too long ends in an ellipsis."""
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(longer) > ROOM_FOR_TEXT:
            lines.append(word)
        else:
            lines[-1] = longer
    kept = lines[:MOST_LINES]
    return tuple(kept if len(lines) <= MOST_LINES else [*kept[:-1], f"{kept[-1]} …"])


def _width(text: str) -> float:
    """A guess at the width of text in a usual sans-serif face."""
    return FONT_SIZE * sum(_share(character) for character in text)


def _share(character: str) -> float:
    if ord(character) >= 0x2E80:
        return 1.0
    if character in " .,:;'!|()[]fijlrtI":
        return 0.32
    return 0.8 if character in "mwMW" or character.isupper() else 0.56
