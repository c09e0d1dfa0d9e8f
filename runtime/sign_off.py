"""Sign-offs: a teacher's word, as a short text that only they can write, for a project or a competency.

    MK1.<what is said>.<signature>

Both parts are base64url; what is said is a JSON list of texts: the course, the learner, ``project`` or
``competency`` with its id, the level that was reached, the day, and who signs. The signature is Ed25519
over all that stands before it; the course names the public keys of its teachers.
"""

import json
from binascii import Error as NotBase64
from binascii import a2b_base64, b2a_base64
from collections.abc import Sequence
from dataclasses import dataclass
from re import fullmatch
from typing import Literal

from .dates import day_from, iso_of
from .ed25519 import KEY_BYTES, is_signed, signature
from .fields import Malformed, as_list, as_text

try:  # as in chain.py: hashlib takes 20 ms of the start in the browser
    from _sha2 import sha256  # type: ignore[import-not-found]  # CPython's own, and nobody wrote its types
except ImportError:  # a Python that was built without it
    from hashlib import sha256

type Subject = Literal["project", "competency"]

PREFIX = "MK1"
LONGEST_CODE = 1200
LONGEST_PART = 120
"""Letters of each text in a code."""
REVOKED_LETTERS = 12
"""A code is taken back by its last letters in course.yml: enough that no other code has the same."""
_PARTS = 7


@dataclass(frozen=True, slots=True)
class SignOff:
    """What a teacher says: `learner`, a name or the learner's own code, reached `level` in `subject` on `day`."""

    course: str
    learner: str
    kind: Subject
    subject: str
    level: str
    day: int
    by: str

    def as_json(self) -> dict[str, object]:
        """What the page shows of it."""
        return {
            "course": self.course,
            "learner": self.learner,
            "kind": self.kind,
            "subject": self.subject,
            "level": self.level,
            "day": iso_of(self.day),
            "by": self.by,
        }


def code_of(sign_off: SignOff, secret: bytes) -> str:
    """The code of `sign_off`, by the holder of `secret`; Malformed where it says too much or nothing."""
    day = iso_of(sign_off.day)
    parts = [sign_off.course, sign_off.learner, sign_off.kind, sign_off.subject, sign_off.level, day, sign_off.by]
    said = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
    told = f"{PREFIX}.{base64url(said)}"
    whole = f"{told}.{base64url(signature(secret, told.encode()))}"
    sign_off_in(whole)
    return whole


def sign_off_in(code: str) -> SignOff:
    """What `code` says, whoever wrote it; Malformed where it is no code."""
    _, said, _ = _parts_of(code)
    try:
        parts = as_list(json.loads(from_base64url(said)), "code")
    except (ValueError, RecursionError):
        raise Malformed("code", "a sign-off code") from None
    if len(parts) != _PARTS:
        raise Malformed("code", f"{_PARTS} texts")
    course, learner, kind, subject, level, day, by = (_short(part) for part in parts)
    if kind not in ("project", "competency"):
        raise Malformed("code", "project or competency")
    subject_kind: Subject = "project" if kind == "project" else "competency"
    return SignOff(course, learner, subject_kind, subject, level, day_from(day, "day"), by)


def is_by_one_of(code: str, keys: Sequence[bytes]) -> bool:
    """Whether `code` was signed with the secret of one of the public `keys`."""
    try:
        prefix, said, signed = _parts_of(code)
        made, _ = from_base64url(signed), from_base64url(said)
    except Malformed:
        return False
    return any(is_signed(key, f"{prefix}.{said}".encode(), made) for key in keys)


def learner_code(begun: str) -> str:
    """What stands for the learner whose log began with the event `begun`, to be read out: ``7F3A-91C2``."""
    digits: str = sha256(begun.encode("utf-8", "surrogatepass")).hexdigest()[:8].upper()
    return f"{digits[:4]}-{digits[4:]}"


def is_learner_code(text: str) -> bool:
    """Whether `text` is a learner's own code, not a name."""
    return fullmatch("[0-9A-F]{4}-[0-9A-F]{4}", text) is not None


def key_from(text: str) -> bytes:
    """The public key that course.yml and course.json write as base64url, or Malformed."""
    key = from_base64url(text)
    if len(key) != KEY_BYTES:
        raise Malformed("key", f"{KEY_BYTES} bytes as base64url")
    return key


def base64url(data: bytes) -> str:
    """`data` as text for links: A-Z a-z 0-9 - _."""
    return b2a_base64(data, newline=False).decode().translate(_TO_URL).rstrip("=")


def from_base64url(text: str) -> bytes:
    """What `base64url` wrote, or Malformed; one way to write it, no other."""
    try:
        data = a2b_base64(text.translate(_FROM_URL) + "=" * (-len(text) % 4), strict_mode=True)
    except (NotBase64, ValueError):
        raise Malformed("code", "base64url") from None
    if base64url(data) != text:
        raise Malformed("code", "base64url")
    return data


_TO_URL = str.maketrans("+/", "-_")
_FROM_URL = str.maketrans("-_", "+/")


def _parts_of(code: str) -> tuple[str, str, str]:
    parts = code.split(".")
    if len(code) > LONGEST_CODE or len(parts) != 3 or parts[0] != PREFIX:
        raise Malformed("code", "a sign-off code")
    return parts[0], parts[1], parts[2]


def _short(part: object) -> str:
    told = as_text(part, "code")
    if not 0 < len(told.strip()) <= LONGEST_PART:
        raise Malformed("code", f"texts of 1 to {LONGEST_PART} letters")
    return told
