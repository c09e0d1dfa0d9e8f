"""Places in a picture as they stand before an option's words: ``(50%, 40%, 8%)``, ``(10%, 20%, 30%, 60%)``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import hypot

from ..question_body import shortened
from ..words import say
from .key_fault import KeyFault

AREA_FORMS = say("write a circle as (50%, 40%, 8%): across, down, radius; or a rectangle as (10%, 20%, 30%, 60%)")
_AREA = re.compile(r"\((?P<numbers>[^()]*)\)\s*(?P<words>.*)\Z", re.DOTALL)
_PERCENT = re.compile(r"\d{1,3}(?:\.\d{1,4})?")


@dataclass(frozen=True, slots=True)
class Circle:
    """Its middle in percent of the picture's width and height, its radius in percent of the width."""

    x: float
    y: float
    radius: float

    @property
    def numbers(self) -> tuple[float, ...]:
        return (self.x, self.y, self.radius)

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom, in a picture that is as high as it is wide."""
        return (self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


@dataclass(frozen=True, slots=True)
class Box:
    """Two corners in percent of the picture's width and height."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def numbers(self) -> tuple[float, ...]:
        return (self.left, self.top, self.right, self.bottom)

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        return (self.left, self.top, self.right, self.bottom)


type Area = Circle | Box


def area_of(text: str) -> tuple[Area, str]:
    """The area that ``text`` begins with, and the words after it.  Raises KeyFault where there is none."""
    match = _AREA.match(text.strip())
    if match is None:
        raise KeyFault(say("'{text}' does not begin with a place in the picture", text=shortened(text)), AREA_FORMS)
    written = f"({match['numbers']})"
    parts = [part.strip().removesuffix("%").rstrip() for part in match["numbers"].split(",")]
    if not all(_PERCENT.fullmatch(part) for part in parts) or len(parts) not in (3, 4):
        raise KeyFault(say("'{written}' is no place in a picture", written=shortened(written)), AREA_FORMS)
    return _checked([float(part) for part in parts], written), match["words"].strip()


def _checked(numbers: list[float], written: str) -> Area:
    if max(numbers) > 100:
        raise KeyFault(
            say("'{written}' lies outside of the picture", written=written), say("use numbers from 0% to 100%")
        )
    if len(numbers) == 3:
        x, y, radius = numbers
        if radius < 1 or radius > 50:
            raise KeyFault(
                say("the circle '{written}' has a radius of {radius}%", written=written, radius=f"{radius:g}"),
                say("use a radius from 1% to 50%"),
            )
        return Circle(x, y, radius)
    left, top, right, bottom = numbers
    if right - left < 1 or bottom - top < 1:
        fix = say("write its left, top, right and bottom edge, in this order, at least 1% apart")
        raise KeyFault(say("the rectangle '{written}' has no inside", written=written), fix)
    return Box(left, top, right, bottom)


def covers(one: Area, other: Area) -> bool:
    """Whether nothing of ``other`` lies outside of ``one``, in a picture as high as it is wide."""
    if isinstance(one, Circle) and isinstance(other, Circle):
        return hypot(one.x - other.x, one.y - other.y) + other.radius <= one.radius
    left, top, right, bottom = other.edges
    if isinstance(one, Circle):
        corners = ((x, y) for x in (left, right) for y in (top, bottom))
        return all((x - one.x) ** 2 + (y - one.y) ** 2 <= one.radius**2 for x, y in corners)
    return one.left <= left and one.top <= top and right <= one.right and bottom <= one.bottom
