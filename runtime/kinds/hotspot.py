"""Hotspots: places in a picture, which are also a list of options."""

from collections.abc import Mapping

from .choice import ChoiceKey, many_key, one_key


def hotspot_key(fields: Mapping[str, object]) -> ChoiceKey:
    """The key of places in a picture in ``grading``, or Malformed: they are chosen as options are."""
    return many_key(fields) if fields.get("several") is True else one_key(fields)
