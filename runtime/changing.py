"""Changing: a value like another but for some of its fields, as `dataclasses.replace` makes it, only faster.

A replay does little else, and most of its time went into constructors. Frozen values without
slots need none: their fields are copied at once. So the values that every event changes,
`Learner`, `Record`, `Belief`, `Struggle` and `Suspicion`, have none; any other may be given, too, and takes longer.
"""

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import replace as replace  # so that the types of the changes are checked
else:

    def replace(value, /, **changes):
        """`value` with other values of some of its fields; it must have no ``__post_init__``."""
        fields = getattr(value, "__dict__", None)
        if fields is None:
            return dataclasses.replace(value, **changes)
        new = object.__new__(type(value))
        held = new.__dict__
        held.update(fields)
        held.update(changes)
        if len(held) != len(fields):
            raise TypeError(f"{type(value).__name__} has no field for each of {', '.join(changes)}")
        return new
