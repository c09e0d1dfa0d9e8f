"""Keys: for each type of item the kind of key that grades it. The kinds are in kinds/."""

from collections.abc import Callable, Mapping

from .fields import Malformed
from .kinds.choice import many_key, one_key
from .kinds.code import code_key
from .kinds.formula import formula_key
from .kinds.group import group_key
from .kinds.hotspot import hotspot_key
from .kinds.interval import interval_key
from .kinds.key import Key
from .kinds.list import list_key
from .kinds.number import number_key
from .kinds.open import open_key
from .kinds.order import order_key
from .kinds.parts import parts_key
from .kinds.text import text_key

type ReadKey = Callable[[Mapping[str, object]], Key]

KINDS: Mapping[str, ReadKey] = {
    "one": one_key,
    "many": many_key,
    "number": number_key,
    "text": text_key,
    "formula": formula_key,
    "interval": interval_key,
    "list": list_key,
    "code": code_key,
    "order": order_key,
    "hotspot": hotspot_key,
    "open": open_key,
    "cloze": lambda fields: group_key(fields, key_from),
    "match": lambda fields: group_key(fields, key_from),
    "matrix": lambda fields: group_key(fields, key_from),
    "parts": lambda fields: parts_key(fields, key_from),
}
"""Type of item -> how the key in its ``grading`` is read."""


def key_from(type_of_item: str, fields: Mapping[str, object]) -> Key:
    """The key in an item's ``grading``, or Malformed."""
    if type_of_item not in KINDS:
        raise Malformed("type", f"one of {', '.join(KINDS)}")
    return KINDS[type_of_item](fields)
