"""What is told about a publication: why it can't be, and what was found in the finished site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..diagnostics import SEVERITIES, Severity
from ..words import SaidError, Sentence, say


class PublishError(SaidError):
    """Nothing was published; the message says why, and on a line of its own what to do."""

    def __init__(self, message: Sentence, fix: Sentence | None = None) -> None:
        super().__init__(say("{message}\n    {fix}", message=message, fix=fix) if fix else message)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something in the finished site that learners, a server or the author's secrets would suffer from."""

    path: str
    message: Sentence
    fix: Sentence
    stops: bool = True
    """Whether nothing may be published as long as it is so."""

    def told(self) -> Sentence:
        """All of it, the fix on a line of its own."""
        severity = SEVERITIES[Severity.ERROR if self.stops else Severity.WARNING]
        return say(
            "{path}: {severity}: {message}\n    {fix}",
            path=self.path,
            severity=severity,
            message=self.message,
            fix=self.fix,
        )

    def __str__(self) -> str:
        return str(self.told())


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
