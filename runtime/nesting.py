"""Nesting: how deep JSON text is nested, found without parsing it.

Python's JSON parser calls itself for each level. In the browser a text of some thousand levels
does not end in an error there, but in the end of the interpreter; so depth is looked at first.
"""

DEEPEST = 12
"""Lists and objects within each other in a progress file, at most."""

_NO_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")


def is_deeper_than(levels: int, json_text: str) -> bool:
    """Whether lists and objects of `json_text` are nested deeper than `levels`.

    Brackets inside texts do not count, brackets that are never closed do.
    """
    unescaped = json_text.replace("\\\\", "").replace('\\"', "")
    outside = "".join(unescaped.split('"')[::2])  # every second part lies between quotes
    brackets = outside.encode("utf-8", "surrogatepass").translate(None, _NO_BRACKETS)
    for _ in range(levels):
        inner = brackets
        brackets = inner.replace(b"[]", b".").replace(b"{}", b".").replace(b".", b"")
        if brackets == inner:
            return brackets.count(b"[") + brackets.count(b"{") > levels
    return bool(brackets)
