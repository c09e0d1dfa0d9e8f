"""Fitted: the predictor's numbers that `mkcourse calibrate` measured, as course.json holds them."""

from collections.abc import Mapping
from dataclasses import fields, replace

from .fields import Malformed, as_number, number
from .forecast import USUAL, Bkt
from .weights import SHIPPED, Weights

LEAST = 0.001
"""A probability of knowledge tracing is at least this and at most 1 less this: nothing is certain."""


def bkt_from(found: Mapping[str, object] | None) -> Bkt:
    """The numbers in a ``bkt`` of course.json, the usual ones where there is none, or Malformed."""
    if found is None:
        return USUAL
    return Bkt(**{each.name: _inside(number(found, each.name)) for each in fields(Bkt)})


def weights_from(found: Mapping[str, object]) -> Weights:
    """The shipped weights with those of a ``weights`` of course.json in their places, or Malformed."""
    known = {each.name for each in fields(Weights)}
    for name in found:
        if name not in known:
            raise Malformed(f"weights.{name}", "the name of a weight")
    return replace(SHIPPED, **{name: as_number(value, f"weights.{name}") for name, value in found.items()})


def _inside(probability: float) -> float:
    return min(max(probability, LEAST), 1 - LEAST)
