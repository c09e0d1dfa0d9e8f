"""What a kind of question is read from: one asking part of a question, and its metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..diagnostics import Place
from ..question_body import Asked
from ..yaml_source import Located


class Values:
    """Metadata, of which a value of the wrong kind counts as absent."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def get(self, key: str) -> Any:
        return self._values.get(key)

    def text(self, key: str) -> str | None:
        value = self._values.get(key)
        return value if isinstance(value, str) and value else None

    def names(self, key: str) -> tuple[str, ...]:
        return names(self._values.get(key))

    def number(self, key: str) -> float | None:
        value = self._values.get(key)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def is_yes(self, key: str) -> bool:
        return self._values.get(key) in ("yes", True)

    @property
    def is_shuffled(self) -> bool:
        return self._values.get("shuffle") not in ("no", False)

    @property
    def level(self) -> int:
        value = self._values.get("level")
        return value if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 5 else 2

    @property
    def use(self) -> Any:
        value = self._values.get("use")
        return value if value in ("practice", "check", "placement") else "practice"


def names(value: Any) -> tuple[str, ...]:
    """A list of names, written as a list or separated by commas."""
    if isinstance(value, str):
        return tuple(name for name in (part.strip() for part in value.split(",")) if name)
    if isinstance(value, list):
        return tuple(name for name in value if isinstance(name, str) and name)
    return ()


@dataclass(frozen=True, slots=True)
class Writing:
    """One asking part of a question: the question itself, a part of it, or a hint that asks.

    ``declared`` is the type that the author names, None where it follows from the answers.
    ``has_faults`` says that something in it could not be read and is told already.
    """

    asked: Asked
    values: Values
    metadata: Located
    place: Place
    declared: str | None = None
    has_faults: bool = False
