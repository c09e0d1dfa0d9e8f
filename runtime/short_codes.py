"""Short sign-off codes: nine letters to copy by hand, which only the teacher who made them can check.

A learner types one in, it goes into the log, and the teacher's page finds out what it says by trying what
it could say. 40 bits of a hash over the secret and what is signed, and a letter that makes any single
wrong one known, in Crockford's letters as level codes have them.

    K7QF-3M2P-X
"""

from collections.abc import Iterable, Iterator

from .letters import ALIKE, LETTERS, check_letter

try:  # as in chain.py: hashlib takes 20 ms of the start in the browser
    from _sha2 import sha512  # type: ignore[import-not-found]  # CPython's own, and nobody wrote its types
except ImportError:  # a Python that was built without it
    from hashlib import sha512

type Said = tuple[str, str, str, str]
"""The learner, project or competency, its id, and the level."""

_LETTERS = 8
_WHOLE = _LETTERS + 1
_MARK = b"mkcourse-short-1"


def short_code(secret: bytes, course: str, said: Said) -> str:
    """The code for what is `said`, by the holder of `secret`."""
    learner, *rest = said
    told = "\x1f".join((course, " ".join(learner.casefold().split()), *rest))
    digest: bytes = sha512(secret + _MARK + told.encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:5], "big")
    letters = [number >> 5 * place & 31 for place in reversed(range(_LETTERS))]
    written = "".join(LETTERS[each] for each in [*letters, check_letter(letters)])
    return "-".join((written[:4], written[4:8], written[8:]))


def as_short_code(text: str) -> str | None:
    """`text` as `short_code` writes it; None where it is no short code, or one that was mistyped."""
    if len(text) > 2 * _WHOLE:
        return None
    letters = text.upper().translate(ALIKE)
    if len(letters) != _WHOLE or any(each not in LETTERS for each in letters):
        return None
    numbers = [LETTERS.index(each) for each in letters]
    if check_letter(numbers[:-1]) != numbers[-1]:
        return None
    return "-".join((letters[:4], letters[4:8], letters[8:]))


def said_by(secret: bytes, course: str, code: str, possible: Iterable[Said]) -> Said | None:
    """What of all that is `possible` the short `code` says; None where the holder of `secret` never wrote it."""
    fits: Iterator[Said] = (said for said in possible if short_code(secret, course, said) == code)
    return next(fits, None)
