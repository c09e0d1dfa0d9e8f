"""Keys: for each type of item the kind of key that grades it. The kinds are in kinds/."""

from collections.abc import Callable, Mapping

from .fields import Malformed
from .kinds.choice import many_key, one_key
from .kinds.key import Key
from .kinds.number import number_key
from .kinds.text import text_key

type ReadKey = Callable[[Mapping[str, object]], Key]

KINDS: Mapping[str, ReadKey] = {
    "one": one_key,
    "many": many_key,
    "number": number_key,
    "text": text_key,
}
"""Type of item -> how the key in its ``grading`` is read."""


def key_from(type_of_item: str, fields: Mapping[str, object]) -> Key:
    """The key in an item's ``grading``, or Malformed."""
    if type_of_item not in KINDS:
        raise Malformed("type", f"one of {', '.join(KINDS)}")
    return KINDS[type_of_item](fields)
