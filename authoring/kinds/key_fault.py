"""The error of answer lines that can't be read."""


class KeyFault(ValueError):
    """The key can't be read; the message says why in words, ``fix`` what to write."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.fix = fix
