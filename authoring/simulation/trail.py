"""What one virtual student's way through a course leaves behind: plain values, small enough to send."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .students import Kind


@dataclass(frozen=True, slots=True)
class Award:
    """A level that was reached for the first time: on which day, and whether it was true then."""

    day: int
    true: bool


@dataclass(frozen=True, slots=True)
class Stay:
    """One student and one competency.

    `items` and `minutes` count lessons and practice until *practised*, or in all where it was
    never reached. `repeats` of the items had been asked before, `soon` of them within the last
    few answers; `ran_out` says that all practice items had been asked before *practised*.
    """

    items: int = 0
    minutes: float = 0.0
    awards: Mapping[str, Award] = field(default_factory=dict)
    """By level: practised, secure, retained."""
    rungs: tuple[str, ...] = ()
    """The rungs of the ladder of help that were offered, each once, in their order."""
    supported: bool = False
    """Whether the student went on with support instead."""
    missing: tuple[str, ...] = ()
    """The prerequisites that were not truly mastered when it first became hard."""
    repeats: int = 0
    soon: int = 0
    ran_out: bool = False


@dataclass(frozen=True, slots=True)
class Trail:
    """One student's whole way. `finished` is the day on which all was secure or supported, None if never."""

    number: int
    kind: Kind
    character: str
    stays: Mapping[str, Stay]
    finished: int | None
    sessions: int
    minutes: float
    review_minutes: tuple[float, ...]
    """For each week from the start."""
    placement_items: int


@dataclass(frozen=True, slots=True)
class Guessing:
    """How many of `guessers`, who knew all that comes before, got each level by pressing blindly."""

    competency: str
    guessers: int
    practised: int
    secure: int
