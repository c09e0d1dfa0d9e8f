"""What is told about a publication: why it can't be, and what was found in the finished site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class PublishError(Exception):
    """Nothing was published; the message says why and what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something in the finished site that learners, a server or the author's secrets would suffer from."""

    path: str
    message: str
    fix: str
    stops: bool = True
    """Whether nothing may be published as long as it is so."""

    def __str__(self) -> str:
        return f"{self.path}: {'error' if self.stops else 'warning'}: {self.message}\n    {self.fix}"


def size(count: float) -> str:
    """Bytes in words: ``21.4 MB``."""
    for unit in ("bytes", "kB", "MB"):
        if count < 1000:
            return f"{count:.0f} {unit}" if unit == "bytes" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} GB"


def stopping(found: Iterable[Finding]) -> bool:
    """Whether one of them stands in the way of publishing."""
    return any(each.stops for each in found)
