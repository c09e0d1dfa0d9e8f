"""How well the class page reads a made class: which planted situations it names, and what else it alarms about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from made_class import MadeClass

OWN_DOING = ("silent", "copied", "edited", "guessing", "over-practising", "hint-leaning")
"""Flags for what somebody does, which nobody else does in a made class."""
FOLLOWS = {
    "Guess": ("stuck", "prerequisite", "behind"),
    "Lost": ("stuck", "behind"),
    "Leap": ("stuck", "prerequisite", "behind"),
    "Over": ("behind",),
    "Holder": ("stuck", "prerequisite", "behind"),
}
"""What follows from what was planted: who guesses, or holds a wrong idea, learns less, and that is true."""

type Json = dict[str, Any]


def scored(made: MadeClass, told: Json, names: Mapping[str, str]) -> tuple[set[str], list[str]]:
    """The kinds of situations that were found, and the false alarms in words."""
    return set(_found(made, told, names)), sorted(set(_false(made, told, names)))


def _found(made: MadeClass, told: Json, names: Mapping[str, str]) -> Iterator[str]:
    for kind in ("silent", "copied", "guessing", "behind", "over-practising", "prerequisite", "edited", "praise"):
        named = {names[id] for one in told["flags"] if one["kind"] == kind for id in one["learners"]}
        if kind == "copied":
            named |= {names[id] for one in told["flags"] if one["kind"] == kind for id in one["files"]}
        if made.true[kind] <= named:
            yield kind
    if any(
        one["kind"] == "misconception" and one["misconception"] in made.true["misconception"] for one in told["groups"]
    ):
        yield "misconception"
    if any("wrong-key" in one["flags"] and one["item"] in made.true["wrong-key"] for one in told["items"]):
        yield "wrong-key"


def _false(made: MadeClass, told: Json, names: Mapping[str, str]) -> Iterator[str]:
    for one in told["flags"]:
        for id in one["learners"]:
            if not _is_true(made, one["kind"], names[id]):
                yield f"{one['kind']}: {names[id]}"
    for one in told["groups"]:
        if one["kind"] == "misconception" and one["misconception"] not in made.true["misconception"]:
            yield f"group: {one['misconception']} {[names[id] for id in one['learners']]}"
    for one in told["items"]:
        wrong = [code for code in one["flags"] if code in ("wrong-key", "negative", "too-hard", "guessed")]
        if wrong and one["item"] not in made.true["wrong-key"]:
            yield f"item: {one['item']} {wrong} {one['n']} {one['right']} {one['expected']}"


def _is_true(made: MadeClass, kind: str, who: str) -> bool:
    if who in made.true[kind] if kind in made.true else False:
        return True
    if kind == "praise":
        return True  # only who has gained much is praised: nobody is alarmed
    return kind not in OWN_DOING and kind in FOLLOWS.get(who.split()[0], ())
