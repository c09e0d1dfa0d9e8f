"""Order: lines to be put into their right order, some of which may have to be left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import factorial, prod

from ..fields import as_object, as_text, texts
from ..grades import NOTHING, UNREADABLE, FieldVerdict, Grade
from ..responses import Chosen, Response
from .key import Key


@dataclass(frozen=True, slots=True)
class OrderKey(Key):
    """The key of an order: `right` holds the ids in their order, an id twice where two lines are equal.

    `distractors` belong nowhere; `tags` are the misconceptions they show.
    """

    right: tuple[str, ...]
    distractors: tuple[str, ...]
    tags: Mapping[str, str]

    def graded(self, response: Response, language: str) -> Grade:
        """Right where all lines stand in their order and no distractor among them.

        `fields` say of each line whether it stands at its place; `credit` is the longest run of
        lines in their right order among themselves, as a share of all.
        """
        if not isinstance(response, Chosen):
            return UNREADABLE
        chosen = response.options
        if not chosen:
            return NOTHING
        if any(chosen.count(id) > self.order.count(id) for id in set(chosen)):
            return UNREADABLE
        if chosen == self.right:
            return Grade("right", ("right",), fields=self._places(chosen), credit=1.0)
        used = dict.fromkeys(id for id in chosen if id in self.distractors)
        return Grade(
            "wrong",
            tuple(f"option:{id}" for id in used),
            next((self.tags[id] for id in used if id in self.tags), None),
            self._reason(chosen, bool(used)),
            self._places(chosen),
            longest_run(chosen, self.right) / max(len(chosen), len(self.right)),
        )

    def _reason(self, chosen: tuple[str, ...], has_distractor: bool) -> str:
        if has_distractor:
            return "line-too-many"
        return "line-missing" if len(chosen) < len(self.right) else "line-misplaced"

    def _places(self, chosen: tuple[str, ...]) -> tuple[FieldVerdict, ...]:
        wanted = (*self.right, *("" for _ in chosen))
        return tuple("right" if id == there else "wrong" for id, there in zip(chosen, wanted, strict=False))

    def guess(self, typed_guess: float) -> float:
        """One of the ways to put so many lines into an order; equal lines make ways alike."""
        alike = prod(factorial(self.right.count(id)) for id in set(self.right))
        return alike * factorial(len(self.distractors)) / factorial(max(len(self.order), 1))

    @property
    def is_produced(self) -> bool:
        """The lines are there already."""
        return False

    @property
    def shows(self) -> frozenset[str]:
        """The misconceptions that distractors show."""
        return frozenset(self.tags.values())

    @property
    def order(self) -> tuple[str, ...]:
        """All lines."""
        return (*self.right, *self.distractors)

    def unsolved(self, order: Sequence[str]) -> tuple[str, ...]:
        """`order`, turned on as long as its lines stand in the right order."""
        for start in range(len(order)):
            turned = (*order[start:], *order[:start])
            if tuple(id for id in turned if id not in self.distractors) != self.right:
                return turned
        return tuple(order)


def order_key(fields: Mapping[str, object]) -> OrderKey:
    """The key in ``grading``, or Malformed."""
    tags = as_object(fields.get("tags", {}), "tags")
    return OrderKey(
        right=texts(fields, "right"),
        distractors=texts(fields, "distractors"),
        tags={id: as_text(tag, f"tags.{id}") for id, tag in tags.items()},
    )


def longest_run(given: Sequence[str], wanted: Sequence[str]) -> int:
    """How many of `given` can stay where they are, so that they stand in the order of `wanted`."""
    best = [0] * (len(wanted) + 1)
    for one in given:
        before = 0
        for place, other in enumerate(wanted, 1):
            before, best[place] = best[place], before + 1 if one == other else max(best[place], best[place - 1])
    return best[-1]
