"""Facts: all that the class page needs to know of one learner, in little space and as text for another worker.

The log itself is let go once it was replayed: a class of 200 would not fit into a browser.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from ..codec import coder_of, form_of
from ..fields import Malformed, as_list, as_object, as_text


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a learner is with one competency. `level` counts from 0, new, to 4, retained."""

    level: int
    mastery: float
    attempts: int
    support: bool
    confirm: bool
    items: int
    """Answers since the last gain."""
    rung: str | None
    """The help that the engine has come to."""
    missing: str | None
    """The prerequisite that is likeliest missing, where the learner is stuck."""
    touched: int
    """When it was answered last, in seconds since the epoch."""


@dataclass(frozen=True, slots=True)
class Idea:
    """A misconception that showed. `belief` says how likely it is held still."""

    sightings: int
    belief: float
    cleared: bool
    last: int


@dataclass(frozen=True, slots=True)
class Given:
    """A first answer to a question. `right` is None for "not learned yet"."""

    item: str
    at: int
    right: bool | None
    answer: str | None
    """What was answered wrongly, as wrong_answers.py writes it."""
    misconception: str | None
    seconds: float
    is_hinted: bool
    is_extra: bool
    """Practice of what was learned already."""
    mode: str


@dataclass(frozen=True, slots=True)
class Gain:
    """A change of level."""

    at: int
    competency: str
    before: int
    after: int
    was_stuck: bool
    """Whether help had been offered before."""


@dataclass(frozen=True, slots=True)
class Pacing:
    """Where a learner is in the plan: `days` ahead, negative behind, None where there is no plan."""

    days: int | None
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the learner of one file."""

    id: str
    first: int
    last: int
    zone: int
    standings: Mapping[str, Standing]
    ideas: Mapping[str, Idea]
    given: tuple[Given, ...]
    gains: tuple[Gain, ...]
    days: Mapping[int, int]
    """The seconds of each local day with an activity."""
    pacing: Pacing
    prints: tuple[int, ...] = ()
    """What copies.py compares: a number for each answer and the one before it."""
    entries: tuple[int, ...] = ()
    """A number for each entry of the file, as copies.py makes it of the entry's id."""
    missed: int = 0
    """Planned days since the last activity; days of the week but the weekend where there is no plan."""


def facts_as_text(facts: Facts) -> str:
    """`facts` as JSON text, for `facts_from` of the same engine."""
    words: dict[str, int] = {}
    told = coder_of(Facts).encode(facts, words)
    return json.dumps({"form": form_of(Facts), "words": list(words), "facts": told}, separators=(",", ":"))


def facts_from(content: str) -> Facts:
    """What `facts_as_text` wrote, or Malformed."""
    try:
        told = as_object(json.loads(content), "digest")
        if told.get("form") != form_of(Facts):
            raise Malformed("digest", "one of this engine")
        words = [as_text(word, "words") for word in as_list(told.get("words"), "words")]
        facts = coder_of(Facts).decode(told.get("facts"), words)
    except (ValueError, TypeError, IndexError, KeyError, RecursionError) as error:
        raise Malformed("digest", "what another worker has told") from error
    assert isinstance(facts, Facts)
    return facts
