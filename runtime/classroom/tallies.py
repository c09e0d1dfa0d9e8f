"""Tallies: what one learner answered at first to each question: how often, and what wrongly."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..fields import as_list, as_object, as_text, as_whole
from .facts import Given


@dataclass(slots=True)
class Wrong:
    """A wrong answer that was given `n` times, and the misconception that it shows."""

    n: int = 0
    misconception: str | None = None


@dataclass(slots=True)
class Tally:
    """The answers to one question. `wrong` has those that can be told, as answer_texts.py writes them."""

    of: int = 0
    wrong: dict[str, Wrong] = field(default_factory=dict)

    def count(self, answer: str | None, misconception: str | None) -> None:
        """One answer more; `answer` is None where it was right, or no text tells it."""
        self.of += 1
        if answer:
            wrong = self.wrong.setdefault(answer, Wrong())
            wrong.n += 1
            wrong.misconception = min(filter(None, (wrong.misconception, misconception)), default=None)


type Tallies = Mapping[str, Tally]


def tallied(given: Iterable[Given]) -> Tallies:
    """The tallies of a learner's first answers, by question."""
    found: dict[str, Tally] = {}
    for one in given:
        found.setdefault(one.item, Tally()).count(one.answer if one.right is False else None, one.misconception)
    return found


def tallies_as_json(tallies: Tallies) -> dict[str, object]:
    """``{item: [of, [[answer, n, misconception], …]]}``"""
    return {
        item: [one.of, [[answer, each.n, each.misconception] for answer, each in one.wrong.items()]]
        for item, one in tallies.items()
    }


def tallies_from(value: object) -> Tallies:
    """What `tallies_as_json` told, or Malformed."""
    return {item: _tally(as_list(one, "tallies")) for item, one in as_object(value, "tallies").items()}


def _tally(told: object) -> Tally:
    of, wrong = as_list(told, "tallies")
    return Tally(as_whole(of, "tallies"), dict(_wrong(one) for one in as_list(wrong, "tallies")))


def _wrong(told: object) -> tuple[str, Wrong]:
    answer, n, idea = as_list(told, "tallies")
    return as_text(answer, "tallies"), Wrong(as_whole(n, "tallies"), None if idea is None else as_text(idea, "tallies"))
