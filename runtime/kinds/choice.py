"""Choices: one of several options, or all that are right."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..fields import as_object, as_text, texts
from ..grades import NOTHING, UNREADABLE, Grade
from ..responses import Chosen, Response
from .key import Key


@dataclass(frozen=True, slots=True)
class ChoiceKey(Key):
    """The key of a choice: option ids as written, those that are right, misconception tags."""

    options: tuple[str, ...]
    right: frozenset[str]
    tags: Mapping[str, str]
    shuffle: bool
    several: bool

    def graded(self, response: Response, language: str) -> Grade:
        """Right where all right options are chosen and no other; several at once only where that is asked."""
        if not isinstance(response, Chosen):
            return UNREADABLE
        chosen = dict.fromkeys(response.options)
        if not chosen:
            return NOTHING
        if not chosen.keys() <= set(self.options) or (len(chosen) > 1 and not self.several):
            return UNREADABLE
        keys = tuple(f"option:{option}" for option in chosen)
        if chosen.keys() == self.right:
            return Grade("right", (*keys, "right"))
        tags = (self.tags.get(option) for option in chosen if option not in self.right)
        return Grade("wrong", keys, next((tag for tag in tags if tag), None))

    def guess(self, typed_guess: float) -> float:
        """One of n options: 1/n. Several of n: one of the 2**n - 1 ways to choose something."""
        count = max(len(self.options), 1)
        return 1 / (2**count - 1) if self.several else 1 / count

    @property
    def is_produced(self) -> bool:
        """It is recognised."""
        return False

    @property
    def shows(self) -> frozenset[str]:
        """The misconceptions that a wrong option shows."""
        return frozenset(tag for option, tag in self.tags.items() if option not in self.right)

    @property
    def order(self) -> tuple[str, ...]:
        """The options."""
        return self.options

    @property
    def shuffles(self) -> bool:
        """Unless the author says no."""
        return self.shuffle


def one_key(fields: Mapping[str, object]) -> ChoiceKey:
    """The key of a choice of one option in ``grading``, or Malformed."""
    return _choice_key(fields, several=False)


def many_key(fields: Mapping[str, object]) -> ChoiceKey:
    """The key of a choice of any number of options in ``grading``, or Malformed."""
    return _choice_key(fields, several=True)


def _choice_key(fields: Mapping[str, object], several: bool) -> ChoiceKey:
    tags = as_object(fields.get("tags", {}), "tags")
    return ChoiceKey(
        options=texts(fields, "options"),
        right=frozenset(texts(fields, "right")),
        tags={option: as_text(tag, f"tags.{option}") for option, tag in tags.items()},
        shuffle=fields.get("shuffle", True) is not False,
        several=several,
    )
