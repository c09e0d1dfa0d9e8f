"""Reasons: a code and its names, which the language catalogue turns into a sentence.

The sentence of a code stands under ``reason.<code>`` in the words of the site.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

type Name = str | int | float | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the engine decided something."""

    code: str
    names: Mapping[str, Name] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """``{"code": …}`` with the names beside it."""
        told = {name: list(value) if isinstance(value, tuple) else value for name, value in self.names.items()}
        return {"code": self.code, **told}


def because(code: str, **names: Name) -> Reason:
    """The reason `code` with its `names`."""
    return Reason(code, names)
