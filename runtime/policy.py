"""The policy: every threshold of the engine, each with its default and its reason.

A course or one competency may override any of them by field name. No other module of the
runtime holds a number that decides something about a learner.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from .fields import Malformed, as_number, as_whole


@dataclass(frozen=True, slots=True)
class Policy:
    """What is believed before any answer, and when what may be called what.

    The belief's four numbers are those of Corbett & Anderson (1995), with the guess taken
    from the item. `prior` and `learn` are small on purpose: with the true guess the belief
    is Shiryaev's change detector, and they bound how often a guesser is taken for a knower.
    Measured by tests/benchmarks/honesty.py.
    """

    # mastery belief
    prior: float = 0.2  # P(L0): known before the first answer
    learn: float = 0.01  # P(T): learned between two answers
    slip: float = 0.1  # P(S): a knower's answer is wrong
    typed_guess: float = 0.03  # P(G) of a typed answer; choices have 1 / options
    certainty: float = 0.99  # no number of answers makes surer than this

    # practised
    practised_mastery: float = 0.9
    practised_right: int = 4
    practised_of: int = 5
    typed_right: int = 3  # where the last `typed_of` answers were all typed
    typed_of: int = 4
    different_items: int = 2
    guessable: float = 0.5  # an item guessed at least so often counts as guessable
    guessable_share: float = 0.5  # at most this part of the evidence may be guessable
    guessable_mastery: float = 0.95  # asked for where a course has nothing but guessable items

    # secure, and falling
    later_seconds: int = 6 * 3600  # a later day is also at least so many seconds later
    misses_to_fall: int = 2

    # what counts
    repeat_after: int = 3  # other attempts before the same item counts again on the same day

    # difficulty of items, on the logit scale
    level_difficulty: float = 0.4  # from one of the author's levels to the next

    # sittings
    session_gap_minutes: int = 30  # a longer pause begins a new sitting

    # misconceptions
    remedy_sightings: int = 2

    # what next
    prerequisite_mastery: float = 0.7
    ready_set: int = 4  # most activities to choose from
    ready_least: int = 3  # with fewer, other ways to the same fill up
    check_set: int = 8  # most items of a mixed check
    check_mix: int = 3  # secure competencies join a check of fewer
    item_minutes: float = 1.5


def policy_with(base: Policy, overrides: Mapping[str, object]) -> Policy:
    """`base` with `overrides` by field name, or Malformed for an unknown name or a wrong type."""
    known = {field.name: getattr(base, field.name) for field in fields(Policy)}
    changes: dict[str, float] = {}
    for name, value in overrides.items():
        if name not in known:
            raise Malformed(f"policy.{name}", "the name of a threshold")
        read = as_whole if isinstance(known[name], int) else as_number
        changes[name] = read(value, f"policy.{name}")
        if changes[name] < 0:
            raise Malformed(f"policy.{name}", "a number of at least 0")
    return replace(base, **changes) if changes else base  # type: ignore[arg-type]
