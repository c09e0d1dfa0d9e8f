"""The course's mark as PNG, for installed sites: the drawing of ``icon.svg.j2``, row by row.

It is drawn here because a build should need no graphics library for three circles and a curve.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from math import sqrt

from .accent import accent_colour

Point = tuple[float, float]

SIDE = 32.0
"""Of the square that the mark is drawn on."""
STOPS: tuple[Point, ...] = ((8, 23.5), (16, 16), (24, 8.5))
STOP = 2.6
WAY: tuple[tuple[Point, Point, Point, Point], ...] = (
    ((8, 23.5), (15, 23.5), (11, 16), (16, 16)),
    ((16, 16), (21, 16), (17, 8.5), (24, 8.5)),
)
"""Bézier curves."""
STEPS = 24
WIDTH = 2.4
CORNER = 8.0
MASKED = 0.7
"""How much smaller the mark is on a maskable icon, of which the system cuts the edge."""
FINE = 4
"""Subdivisions of a pixel, each way."""
FULL = FINE * FINE


@cache
def png(accent: str, size: int, *, maskable: bool = False) -> bytes:
    """The mark with ``size`` pixels a side; a maskable one fills its square."""
    marks = [*(Capsule(at, at, STOP) for at in STOPS), *_way()]
    if maskable:
        marks = [_smaller(each) for each in marks]
    ground: list[Capsule] = [] if maskable else _rounded()
    rows = b"".join(_row(y, size, marks, ground) for y in range(size))
    return _written(size, rows, bytes.fromhex(accent_colour(accent).removeprefix("#")))


@dataclass(frozen=True, slots=True)
class Capsule:
    """A line with round ends; a circle where both ends are the same."""

    start: Point
    end: Point
    radius: float

    def across(self, y: float) -> tuple[float, float] | None:
        """From where to where it reaches at a height: it is convex, so that is one piece."""
        if not min(self.start[1], self.end[1]) - self.radius <= y <= max(self.start[1], self.end[1]) + self.radius:
            return None
        found = [x for end in (self.start, self.end) for x in _circle_at(end, self.radius, y)]
        found += [x for side in self._sides() for x in _crossing(side, y)]
        return (min(found), max(found)) if found else None

    def _sides(self) -> Iterator[tuple[Point, Point]]:
        (x, y), (u, v) = self.start, self.end
        length = sqrt((u - x) ** 2 + (v - y) ** 2)
        if length:
            across, up = self.radius * (v - y) / length, self.radius * (x - u) / length
            yield (x + across, y + up), (u + across, v + up)
            yield (x - across, y - up), (u - across, v - up)


def _circle_at(centre: Point, radius: float, y: float) -> tuple[float, ...]:
    inside = radius**2 - (y - centre[1]) ** 2
    return (centre[0] - sqrt(inside), centre[0] + sqrt(inside)) if inside >= 0 else ()


def _crossing(side: tuple[Point, Point], y: float) -> tuple[float, ...]:
    (x, top), (u, bottom) = side
    share = (y - top) / (bottom - top) if bottom != top else -1.0
    return (x + share * (u - x),) if 0 <= share <= 1 else ()


def _way() -> Iterator[Capsule]:
    for curve in WAY:
        points = [_on(curve, step / STEPS) for step in range(STEPS + 1)]
        yield from (Capsule(start, end, WIDTH / 2) for start, end in pairwise(points))


def _on(curve: tuple[Point, Point, Point, Point], share: float) -> Point:
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    x = sum(weight * point[0] for weight, point in zip(weights, curve, strict=True))
    return x, sum(weight * point[1] for weight, point in zip(weights, curve, strict=True))


def _smaller(shape: Capsule) -> Capsule:
    start, end = ((_inwards(x), _inwards(y)) for x, y in (shape.start, shape.end))
    return Capsule(start, end, shape.radius * MASKED)


def _inwards(at: float) -> float:
    return SIDE / 2 + MASKED * (at - SIDE / 2)


def _rounded() -> list[Capsule]:
    """The square with round corners, from thick lines."""
    near, middle, far = CORNER, SIDE / 2, SIDE - CORNER
    across = [Capsule((near, y), (far, y), CORNER) for y in (near, middle, far)]
    return [*across, *(Capsule((x, near), (x, far), CORNER) for x in (near, far))]


def _row(y: int, size: int, marks: list[Capsule], ground: list[Capsule]) -> bytes:
    """The colours of a row, as numbers in the palette, behind a 0: no filter."""
    marked = _covered(y, size, marks)
    grounded = _covered(y, size, ground) if ground else [FULL] * size
    return bytes([0, *(FULL + mark if mark else base for mark, base in zip(marked, grounded, strict=True))])


def _covered(y: int, size: int, shapes: list[Capsule]) -> list[int]:
    """How much of each pixel of a row the shapes cover together, from 0 to FULL."""
    changes = [0] * (size + 2)  # one more for what ends at the edge
    for part in range(FINE):
        height = (y + (part + 0.5) / FINE) * SIDE / size
        for start, end in _merged(shape.across(height) for shape in shapes):
            _add(changes, round(start * size * FINE / SIDE), round(end * size * FINE / SIDE))
    return list(accumulate(changes[:size]))


def _merged(pieces: Iterable[tuple[float, float] | None]) -> list[tuple[float, float]]:
    done: list[tuple[float, float]] = []
    for start, end in sorted(piece for piece in pieces if piece):
        if done and start <= done[-1][1]:
            done[-1] = (done[-1][0], max(end, done[-1][1]))
        else:
            done.append((start, end))
    return done


def _add(changes: list[int], start: int, end: int) -> None:
    """Notes a piece from one subdivision to another, as changes from pixel to pixel."""
    for at, sign in ((start, 1), (end, -1)):
        pixel, rest = divmod(at, FINE)
        changes[pixel] += sign * (FINE - rest)
        changes[pixel + 1] += sign * rest


def _written(size: int, rows: bytes, ground: bytes) -> bytes:
    """PNG with a palette: the ground from clear to full, then from the ground to white."""
    towards_white = [[round(each + (255 - each) * step / FULL) for each in ground] for step in range(FULL + 1)]
    palette = [*([list(ground)] * FULL), *towards_white]
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 3, 0, 0, 0)),
        (b"PLTE", bytes(each for colour in palette for each in colour)),
        (b"tRNS", bytes(round(255 * step / FULL) for step in range(FULL))),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
