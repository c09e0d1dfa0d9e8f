"""The error of answer lines that can't be read."""

from ..words import Sentence


class KeyFault(ValueError):
    """The key can't be read; the message says why in words, ``fix`` what to write."""

    def __init__(self, message: Sentence, fix: Sentence) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix
