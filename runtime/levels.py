"""Levels: what may be called what. A rule over evidence, not a probability.

`conditions` lists what the next level asks for, with what there is; `level_of` decides by that
list and nothing else, and the progress page shows the same list, so the two cannot disagree.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .model import LEVELS, Competency, Evidence, Level, Record
from .policy import Policy
from .reasons import Name, Reason, because


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a level: `need` and `have` in the same unit."""

    code: str
    need: float
    have: float
    met: bool
    of: int | None = None

    def as_reason(self) -> Reason:
        """The condition as a reason, with its numbers."""
        names: dict[str, Name] = {"need": self.need, "have": self.have}
        return Reason(self.code, names if self.of is None else names | {"of": self.of})

    def as_json(self) -> dict[str, object]:
        """The condition with its numbers and whether it is met."""
        return {**self.as_reason().as_json(), "met": self.met}


_ABOVE: Mapping[Level, Level] = {
    "new": "learning",
    "learning": "practised",
    "practised": "secure",
    "secure": "retained",
}
_BELOW: Mapping[Level, Level] = {"practised": "learning", "secure": "practised", "retained": "secure"}
"""Where a level falls to; the first two do not fall."""


def level_of(competency: Competency, record: Record) -> Level:
    """The level that `record` deserves, one step from its last level at most.

    One step down after ``misses_to_fall`` misses in mixed checks without a right answer in
    one between them; else one step up if every condition of the next level is met.
    """
    level = record.level
    if record.misses >= competency.policy.misses_to_fall and level in _BELOW:
        return _BELOW[level]
    for condition in _conditions(competency, record):
        if not condition.met:
            return level
    return _ABOVE.get(level, level)


def conditions(competency: Competency, record: Record) -> tuple[Condition, ...]:
    """The conditions of the level above the record's; none above *retained*."""
    return tuple(_conditions(competency, record))


def _conditions(competency: Competency, record: Record) -> Iterator[Condition]:
    """One after another, since mostly the first is not met."""
    match record.level:
        case "new":
            yield _at_least("some-evidence", 1, len(record.recent))
        case "learning":
            yield from _practised(competency, record)
        case "practised":
            yield _at_least("right-in-later-check", 1, int(record.proved))
            yield _at_least("mastery-at-least", competency.policy.secure_mastery, record.mastery)
        case "secure":
            yield Condition("right-after-days", 1, int(record.lasted), record.lasted, competency.policy.retained_days)


def reason_of_change(policy: Policy, record: Record, after: Level) -> Reason:
    """Why `record`, with all evidence in it, goes from its level to `after`."""
    if LEVELS.index(after) < LEVELS.index(record.level):
        return because("missed-in-checks", misses=record.misses)
    if after == "learning":
        return because("first-evidence")
    if after == "secure":
        return because("right-in-later-check-met")
    if after == "retained":
        return because("right-after-days-met", days=policy.retained_days)
    right = _right(record.recent[-policy.practised_of :])
    return because("criterion-met", right=len(right), items=len({one.item for one in right}))


def reason_of_level(competency: Competency, record: Record) -> Reason:
    """Why the record has its level: what is still missing for the next."""
    if record.confirm:
        is_in_doubt = LEVELS.index(record.level) >= LEVELS.index("practised")
        return because("in-doubt") if is_in_doubt else because("to-confirm")
    if record.fallen:
        return because("fell-after-misses", misses=competency.policy.misses_to_fall)
    if record.level == "secure":
        return because("is-secure")
    if record.level == "retained":
        return because("is-retained", days=competency.policy.retained_days)
    asked = conditions(competency, record)
    return next((one for one in asked if not one.met), asked[-1]).as_reason()


def _practised(competency: Competency, record: Record) -> Iterator[Condition]:
    """Belief and streak together: neither alone tells a knower from a guesser."""
    policy = competency.policy
    yield _at_least("mastery-at-least", policy.practised_mastery, record.mastery)
    typed = _are_typed(policy, record.recent)
    need = policy.typed_right if typed else policy.practised_right
    of = policy.typed_of if typed else policy.practised_of
    last = record.recent[-of:]
    right = _right(last)
    yield Condition("right-of-last", need, len(right), len(right) >= need, of)
    yield _at_least("different-items", policy.different_items, len({one.item for one in right}))
    yield _not_guessed(competency, record, last)


def _not_guessed(competency: Competency, record: Record, last: Sequence[Evidence]) -> Condition:
    """At most half of the evidence may come from guessable items.

    Where the course has no others to practise with, the belief must be surer instead, since
    otherwise nobody could finish.
    """
    policy = competency.policy
    share = sum(one.guess >= policy.guessable for one in last) / max(len(last), 1)
    if competency.is_guessable and share > policy.guessable_share:
        return _at_least("mastery-at-least-guessable", policy.guessable_mastery, record.mastery)
    met = share <= policy.guessable_share
    return Condition("guessable-at-most", policy.guessable_share, share, met)


def _at_least(code: str, need: float, have: float) -> Condition:
    return Condition(code, need, have, have >= need)


def _are_typed(policy: Policy, recent: Sequence[Evidence]) -> bool:
    return all(one.typed for one in recent[-policy.typed_of :])


def _right(answers: Sequence[Evidence]) -> list[Evidence]:
    return [one for one in answers if one.verdict == "right"]
