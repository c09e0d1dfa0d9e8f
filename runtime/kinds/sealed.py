"""Sealed questions: those of a checkpoint, whose keys nobody here has before the passphrase is given.

What a log needs to be replayed without it is open: the chance to guess, and what wrong answers show.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..fields import number, texts, truth
from ..grades import Grade, again
from ..responses import Response
from .key import Key


@dataclass(frozen=True, slots=True)
class SealedKey(Key):
    """A key that asks every answer again: it is not here."""

    chance: float
    misconceptions: frozenset[str]
    produced: bool

    def graded(self, response: Response, language: str) -> Grade:
        """Asked again, whatever it is."""
        return again("sealed")

    def guess(self, typed_guess: float) -> float:
        """As the open key has it."""
        return self.chance

    @property
    def is_produced(self) -> bool:
        """As the open key has it."""
        return self.produced

    @property
    def shows(self) -> frozenset[str]:
        """As the open key has them."""
        return self.misconceptions


def sealed_key(fields: Mapping[str, object]) -> Key:
    """The key in the ``grading`` of a sealed item, or Malformed."""
    return SealedKey(number(fields, "guess"), frozenset(texts(fields, "shows")), truth(fields, "produced"))
