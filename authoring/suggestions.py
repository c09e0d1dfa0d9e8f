"""Did you mean …? The likely fix for a word that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from typing import NamedTuple

from .words import Sentence, as_it_is, say

NEAR, APART = 0.8, 0.2
"""A word is unmistakable where it is this alike, and no other one within that of it."""


ADD_COMPETENCY = say("add it below 'competencies:' in competencies.yml, with 'title' and 'can'")
"""What to do for a competency that competencies.yml does not have."""


class Typo(NamedTuple):
    """A word that was written, and the only one that it can mean."""

    written: str
    meant: str


def did_you_mean(word: str, known: Iterable[str]) -> Sentence | None:
    """``did you mean 'halves'?``, or None where nothing known is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return say("did you mean '{near}'?", near=near[0]) if near else None


def typo(word: str, known: Iterable[str]) -> Typo | None:
    """The slip of the pen that ``word`` is, or None where it may as well be something else.

    Numbers are no slips: ``adding-7`` is another name than ``adding-8``.
    """
    near = sorted(((SequenceMatcher(None, word, one).ratio(), one) for one in set(known)), reverse=True)[:2]
    if not near or near[0][0] < NEAR or (len(near) > 1 and near[0][0] - near[1][0] < APART):
        return None
    meant = near[0][1]
    return Typo(word, meant) if re.findall(r"\d+", word) == re.findall(r"\d+", meant) else None


def listed(words: Iterable[str]) -> Sentence:
    """``'a', 'b' or 'c'``."""
    quoted = [f"'{word}'" for word in words]
    if len(quoted) < 2:
        return as_it_is("".join(quoted))
    return say("{some} or {last}", some=", ".join(quoted[:-1]), last=quoted[-1])
