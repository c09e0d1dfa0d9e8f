"""Deflating: long texts and lists as shorter texts, for storage: base64 of what zlib makes of them.

The deflated text is the only thing in the runtime that may differ between machines, since versions
of zlib do; what it inflates to does not.
"""

import json
import zlib
from binascii import a2b_base64, b2a_base64
from collections.abc import Sequence

from .fields import Malformed, as_list
from .nesting import DEEPEST, is_deeper_than
from .strict_json import strictly_parsed

LONGEST = 20_000_000
"""Letters that a text may have when it is inflated, at most: as many as a progress file."""


def deflated(content: str, level: int = 6) -> str:
    """`content`, which is ASCII, in less space; `level` is zlib's, from 1 (quick) to 9 (small)."""
    return b2a_base64(zlib.compress(content.encode("ascii"), level), newline=False).decode()


def inflated(content: str, place: str) -> str:
    """What `deflated` made less of; Malformed, at `place`, where it is something else."""
    expander = zlib.decompressobj()
    try:
        told = expander.decompress(a2b_base64(content, strict_mode=True), LONGEST).decode("ascii")
    except (ValueError, zlib.error):
        raise Malformed(place, "a deflated text") from None
    if not expander.eof or expander.unused_data:
        raise Malformed(place, f"a deflated text of at most {LONGEST} letters")
    return told


def deflated_list(values: Sequence[object]) -> str:
    """The JSON of `values`, in less space."""
    return deflated(json.dumps(values, separators=(",", ":")), level=9)


def inflated_list(content: str, place: str) -> Sequence[object]:
    """The values that `deflated_list` made less of; Malformed, at `place`, where it is something else."""
    return list_in(inflated(content, place), place)


def list_in(told: str, place: str) -> Sequence[object]:
    """The values of a JSON list that was deflated; Malformed, at `place`, where it is something else."""
    if is_deeper_than(DEEPEST - 1, told):  # in a progress file a list of events lies in an object
        raise Malformed(place, f"at most {DEEPEST - 1} levels")
    try:
        return as_list(strictly_parsed(told), place)
    except (ValueError, RecursionError):
        raise Malformed(place, "a list in JSON") from None
