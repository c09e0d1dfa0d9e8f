"""What a learner has made of projects: how checkpoints stand, the evidence, and what was said of it.

Only values, and what they become after an event; nothing of it moves a level.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from .moments import Moment

type Colour = Literal["red", "yellow", "green"]
type EvidenceKind = Literal["text", "link", "file"]

COLOURS: tuple[Colour, ...] = ("red", "yellow", "green")
"""Not there yet, in work, done."""
EVIDENCE_KINDS: tuple[EvidenceKind, ...] = ("text", "link", "file")

MOST_PIECES = 100
"""Of evidence in one project, and of reviews; later ones are kept in the log alone."""
MOST_SIGN_OFFS = 500


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence. `text` is that of a text, or a link's address; the rest is a file's."""

    id: str
    kind: EvidenceKind
    title: str
    text: str = ""
    media: str = ""
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A piece of evidence, and when it was put there."""

    piece: Piece
    at: Moment


@dataclass(frozen=True, slots=True)
class Assessment:
    """The learner's own judgement by the rubric; `text` says what comes next."""

    scores: Mapping[str, int]
    text: str
    at: Moment


@dataclass(frozen=True, slots=True)
class Review:
    """A friend's judgement by the rubric, in two sentences."""

    id: str
    by: str
    scores: Mapping[str, int]
    good: str
    next: str
    at: Moment


@dataclass(frozen=True, slots=True)
class Work:
    """All of one project."""

    begun: Moment
    checkpoints: Mapping[str, Colour] = field(default_factory=dict)
    evidence: tuple[Kept, ...] = ()
    assessment: Assessment | None = None
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """A sign-off code that was brought in. Whether it is genuine is looked at when it is shown."""

    code: str
    at: Moment


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The work on all projects, by their ids, and the teachers' codes, each once."""

    work: Mapping[str, Work] = field(default_factory=dict)
    codes: tuple[Code, ...] = ()


NO_PORTFOLIO = Portfolio()


def with_work(portfolio: Portfolio, project: str, work: Work) -> Portfolio:
    """`portfolio` with other work on `project`."""
    return replace(portfolio, work={**portfolio.work, project: work})


def with_code(portfolio: Portfolio, code: str, now: Moment) -> Portfolio:
    """`portfolio` with `code`, if it is not there yet."""
    if any(one.code == code for one in portfolio.codes) or len(portfolio.codes) >= MOST_SIGN_OFFS:
        return portfolio
    return replace(portfolio, codes=(*portfolio.codes, Code(code, now)))


def with_piece(work: Work, piece: Piece, now: Moment) -> Work:
    """`work` with `piece`; one with an id that is there already changes nothing."""
    if any(one.piece.id == piece.id for one in work.evidence) or len(work.evidence) >= MOST_PIECES:
        return work
    return replace(work, evidence=(*work.evidence, Kept(piece, now)))


def without_piece(work: Work, evidence: str) -> Work:
    """`work` without the piece of that id."""
    return replace(work, evidence=tuple(one for one in work.evidence if one.piece.id != evidence))


def with_review(work: Work, review: Review) -> Work:
    """`work` with `review`, in the place of what the same review said before."""
    others = tuple(one for one in work.reviews if one.id != review.id)
    return work if len(others) >= MOST_PIECES else replace(work, reviews=(*others, review))
