"""What stops a build, in words a teacher can act on."""

from __future__ import annotations

from collections.abc import Iterable

from ..diagnostics import Diagnostic
from ..words import SaidError, Sentence


class BuildError(SaidError):
    """No site was made, and what was there before is untouched."""

    def __init__(self, message: Sentence, diagnostics: Iterable[Diagnostic] = ()) -> None:
        super().__init__(message)
        self.diagnostics = tuple(diagnostics)
