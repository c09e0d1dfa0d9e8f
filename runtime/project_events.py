"""Events of projects: checkpoints moved, evidence kept, work judged by oneself, a friend and the teacher.

A file's content is not in the log, only what tells it apart: its name, size and SHA-256.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from re import fullmatch

from .event import Event, Fields, Kind
from .fields import Malformed, as_object, as_whole, choice, member, only_keys, text, whole
from .project_work import COLOURS, EVIDENCE_KINDS, Colour, Piece
from .short_codes import as_short_code
from .sign_off import LONGEST_CODE, sign_off_in

LONGEST_ID = 100
LONGEST_NAME = 200
LONGEST_TEXT = 4000
LONGEST_LINK = 2000
LONGEST_SENTENCE = 1000
MOST_SCORES = 40
MOST_POINTS = 100
BIGGEST_FILE = 2**40


@dataclass(frozen=True, slots=True)
class CheckpointMoved(Event):
    """The learner says how a checkpoint stands."""

    project: str
    checkpoint: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class EvidenceAdded(Event):
    """A text, a link or a file was put to a project."""

    project: str
    piece: Piece


@dataclass(frozen=True, slots=True)
class EvidenceRemoved(Event):
    """A piece of evidence was taken away again."""

    project: str
    evidence: str


@dataclass(frozen=True, slots=True)
class SelfAssessed(Event):
    """The learner judged the work by the rubric, and says in `text` what comes next."""

    project: str
    scores: Mapping[str, int]
    text: str


@dataclass(frozen=True, slots=True)
class PeerReviewed(Event):
    """A friend's feedback was brought in: `review` is its id, `by` the name that the friend gave."""

    project: str
    review: str
    by: str
    scores: Mapping[str, int]
    good: str
    next: str


@dataclass(frozen=True, slots=True)
class SignedOff(Event):
    """A teacher's code was brought in. Whether it is genuine is looked at when it is shown."""

    code: str


def _bounded(fields: Fields, key: str, longest: int, least: int = 0) -> str:
    value = text(fields, key)
    if not least <= len(value) <= longest:
        raise Malformed(key, f"{least} to {longest} letters")
    return value


def _name(fields: Fields, key: str) -> str:
    return _bounded(fields, key, LONGEST_ID, 1)


def _scores(fields: Fields) -> dict[str, int]:
    told = as_object(member(fields, "scores"), "scores")
    if len(told) > MOST_SCORES or any(not 0 < len(name) <= LONGEST_ID for name in told):
        raise Malformed("scores", f"at most {MOST_SCORES} criteria")
    found = {name: as_whole(points, "scores") for name, points in told.items()}
    if any(not 0 <= points <= MOST_POINTS for points in found.values()):
        raise Malformed("scores", f"points from 0 to {MOST_POINTS}")
    return found


def _checkpoint_moved(fields: Fields, id: str, at: int, zone: int) -> CheckpointMoved:
    colour = choice(fields, "colour", COLOURS)
    return CheckpointMoved(id, at, zone, _name(fields, "project"), _name(fields, "checkpoint"), colour)


def _evidence_added(fields: Fields, id: str, at: int, zone: int) -> EvidenceAdded:
    piece = _piece(as_object(member(fields, "evidence"), "evidence"))
    return EvidenceAdded(id, at, zone, _name(fields, "project"), piece)


def _piece(fields: Fields) -> Piece:
    kind = choice(fields, "kind", EVIDENCE_KINDS)
    name, about = _name(fields, "id"), _bounded(fields, "title", LONGEST_NAME)
    if kind == "file":
        only_keys(fields, ("id", "kind", "title", "media", "size", "sha256"))
        return Piece(name, kind, about, "", _bounded(fields, "media", LONGEST_NAME), _size(fields), _sum_of(fields))
    only_keys(fields, ("id", "kind", "title", "text"))
    told = _bounded(fields, "text", LONGEST_LINK if kind == "link" else LONGEST_TEXT, 1)
    if kind == "link" and not told.startswith(("https://", "http://")):
        raise Malformed("text", "an address that begins with https:// or http://")
    return Piece(name, kind, about, told)


def _size(fields: Fields) -> int:
    size = whole(fields, "size")
    if not 0 <= size <= BIGGEST_FILE:
        raise Malformed("size", "bytes")
    return size


def _sum_of(fields: Fields) -> str:
    told = text(fields, "sha256")
    if not fullmatch("[0-9a-f]{64}", told):
        raise Malformed("sha256", "64 hexadecimal digits")
    return told


def _evidence_removed(fields: Fields, id: str, at: int, zone: int) -> EvidenceRemoved:
    return EvidenceRemoved(id, at, zone, _name(fields, "project"), _name(fields, "evidence"))


def _self_assessed(fields: Fields, id: str, at: int, zone: int) -> SelfAssessed:
    said = _bounded(fields, "text", LONGEST_SENTENCE)
    return SelfAssessed(id, at, zone, _name(fields, "project"), _scores(fields), said)


def _peer_reviewed(fields: Fields, id: str, at: int, zone: int) -> PeerReviewed:
    return PeerReviewed(
        id,
        at,
        zone,
        _name(fields, "project"),
        _name(fields, "review"),
        _bounded(fields, "by", LONGEST_NAME),
        _scores(fields),
        _bounded(fields, "good", LONGEST_SENTENCE),
        _bounded(fields, "next", LONGEST_SENTENCE),
    )


def _signed_off(fields: Fields, id: str, at: int, zone: int) -> SignedOff:
    code = _bounded(fields, "code", LONGEST_CODE)
    if as_short_code(code) != code:
        sign_off_in(code)  # Malformed, if it is no code
    return SignedOff(id, at, zone, code)


def piece_as_json(piece: Piece) -> dict[str, object]:
    """A piece of evidence as the log and the page hold it."""
    told: dict[str, object] = {"id": piece.id, "kind": piece.kind, "title": piece.title}
    if piece.kind == "file":
        return told | {"media": piece.media, "size": piece.size, "sha256": piece.sha256}
    return told | {"text": piece.text}


def _told_review(event: PeerReviewed) -> dict[str, object]:
    said = {"by": event.by, "scores": dict(event.scores), "good": event.good, "next": event.next}
    return {"project": event.project, "review": event.review, **said}


PROJECT: Mapping[str, Kind] = {
    "CheckpointMoved": Kind(
        ("project", "checkpoint", "colour"),
        _checkpoint_moved,
        lambda event: {"project": event.project, "checkpoint": event.checkpoint, "colour": event.colour},
    ),
    "EvidenceAdded": Kind(
        ("project", "evidence"),
        _evidence_added,
        lambda event: {"project": event.project, "evidence": piece_as_json(event.piece)},
    ),
    "EvidenceRemoved": Kind(
        ("project", "evidence"),
        _evidence_removed,
        lambda event: {"project": event.project, "evidence": event.evidence},
    ),
    "SelfAssessed": Kind(
        ("project", "scores", "text"),
        _self_assessed,
        lambda event: {"project": event.project, "scores": dict(event.scores), "text": event.text},
    ),
    "PeerReviewed": Kind(("project", "review", "by", "scores", "good", "next"), _peer_reviewed, _told_review),
    "SignedOff": Kind(("code",), _signed_off, lambda event: {"code": event.code}),
}
