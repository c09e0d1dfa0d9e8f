"""The practice item of a competency that suits a learner best now, and what decided it.

The considerations have an order, and an earlier one outweighs all later ones. Each is a number
that should be low; items that are not lowest in one are out before the next is asked. So what
decided is the last consideration that put an item out, and a learner can be told.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from .chance import chance
from .evidence import why_it_does_not_count
from .interests import is_liked, liked_among
from .misconceptions import cleared_soon
from .model import Competency, Course, Item, Learner, Record, record_of
from .moments import Moment
from .policy import Policy
from .predict import success
from .reasons import Reason, because

type Consideration = Literal[
    "nothing", "counts", "not-guessed", "clears", "unseen", "question", "aim", "form", "contexts", "interests", "chance"
]

UNSEEN = -1


@dataclass(frozen=True, slots=True)
class Case:
    """A learner about to practise a competency."""

    course: Course
    learner: Learner
    competency: Competency
    now: Moment

    @property
    def record(self) -> Record:
        """What is known of the competency."""
        return record_of(self.competency, self.learner)


@dataclass(frozen=True, slots=True)
class Choice:
    """The best item, the consideration that decided, and how many were left after each that was asked."""

    item: Item
    decided: Consideration
    rounds: tuple[tuple[Consideration, int], ...]


def practice_item(case: Case, items: Sequence[Item]) -> tuple[Item, Reason]:
    """The best of `items`, of which there must be one, and why it is."""
    best = choice_of(case, items)
    return best.item, reason_of(case, best)


def choice_of(case: Case, items: Sequence[Item]) -> Choice:
    """The best of `items`, of which there must be one, and how it came out."""
    left = list(items)
    decided: Consideration = "nothing"
    rounds: list[tuple[Consideration, int]] = []
    for name, key in CONSIDERATIONS:
        if len(left) == 1:
            break
        ranks = [key(case, item) for item in left]
        kept = [item for item, rank in zip(left, ranks, strict=True) if rank == min(ranks)]
        if len(kept) < len(left):
            left, decided = kept, name
        rounds.append((name, len(left)))
    return Choice(left[0], decided, tuple(rounds))


def aim(policy: Policy, mastery: float) -> float:
    """The chance of a right answer to look for: high for a beginner, lower for who is nearly there.

    From ``target_high`` straight down to ``target_low``, where the belief is what *practised*
    asks for. A dial and no law: nobody has measured the best chance for people.
    """
    rise = min(mastery / policy.practised_mastery, 1.0) if policy.practised_mastery > 0 else 1.0
    return policy.target_high - (policy.target_high - policy.target_low) * rise


def turn_seen(record: Record, item: Item) -> int:
    """The learner's turn when `item` was last answered, UNSEEN before the first time."""
    seen = record.seen.get(item.id)
    return UNSEEN if seen is None else seen.turn


# the considerations


def _will_not_count(case: Case, item: Item) -> bool:
    seen = case.record.seen.get(item.id)
    return why_it_does_not_count(case.course.policy, case.learner, seen, item.id, 1, case.now) is not None


def _would_be_too_guessable(case: Case, item: Item) -> bool:
    """Whether too much of the evidence would then be guessable (see levels.py)."""
    policy = case.competency.policy
    if item.guess < policy.guessable:
        return False
    last = [one.guess for one in case.record.recent[-(policy.practised_of - 1) :]] + [item.guess]
    guessable = sum(guess >= policy.guessable for guess in last)
    return guessable > policy.guessable_share * len(last)


def _clears_nothing(case: Case, item: Item) -> bool:
    return _clears(case, item) is None


def _turn_seen(case: Case, item: Item) -> int:
    """Unseen first, then what was seen longest ago."""
    return turn_seen(case.record, item)


def _steps_off_aim(case: Case, item: Item) -> int:
    """How far the chance of a right answer is from the one to look for, in whole steps."""
    off = abs(_success(case, item) - aim(case.competency.policy, case.record.mastery))
    return int(off / case.course.policy.target_step)


def _question_again(case: Case, item: Item) -> int:
    """A variant of a question that was just asked waits as long as the question itself would."""
    if item.variant_of is None:
        return 0
    return _again(case, case.course.policy.repeat_after, lambda last: last.variant_of == item.variant_of)


def _form_again(case: Case, item: Item) -> int:
    return _again(case, case.course.policy.mix_back, lambda last: last.type == item.type)


def _contexts_again(case: Case, item: Item) -> int:
    back = case.course.policy.mix_back
    return _again(case, back, lambda last: not set(item.contexts).isdisjoint(last.contexts))


def _is_not_liked(case: Case, item: Item) -> bool:
    return not is_liked(case.learner, item.contexts)


def _chance(case: Case, item: Item) -> int:
    return chance(case.learner.turn, item.id)


CONSIDERATIONS: tuple[tuple[Consideration, Callable[[Case, Item], float]], ...] = (
    ("counts", _will_not_count),
    ("not-guessed", _would_be_too_guessable),
    ("clears", _clears_nothing),
    ("unseen", _turn_seen),
    ("question", _question_again),
    ("aim", _steps_off_aim),
    ("form", _form_again),
    ("contexts", _contexts_again),
    ("interests", _is_not_liked),
    ("chance", _chance),
)


def _again(case: Case, back: int, is_alike: Callable[[Item], bool]) -> int:
    """How recently an answer was to an item alike: 0 for not among the last `back`."""
    last = case.record.history[-back:] if back else ()
    known = case.course.items
    alike = (place for place, one in enumerate(last, 1) if one.item in known and is_alike(known[one.item]))
    return max(alike, default=0)


def _clears(case: Case, item: Item) -> str | None:
    seen = item.id in case.record.seen
    return cleared_soon(case.course, case.learner.suspicions, item, seen)


def _success(case: Case, item: Item) -> float:
    return success(case.course, case.learner, case.competency, item, case.now)


# the reason


def reason_of(case: Case, choice: Choice) -> Reason:
    """What a learner should know about this item first; else what decided between the best."""
    item, decided = choice.item, choice.decided
    competency = case.competency.id
    clears = _clears(case, item)
    if clears is not None:
        return because("clears-mix-up", competency=competency, misconception=clears)
    if item.id in case.record.seen:
        return because(
            "seen-recently-item" if _will_not_count(case, item) else "seen-longest-ago", competency=competency
        )
    match decided:
        case "not-guessed":
            return because("hard-to-guess", competency=competency)
        case "aim":
            return because("fits-you", competency=competency, success=_success(case, item))
        case "form":
            return because("other-form", competency=competency)
        case "contexts":
            return because("other-context", competency=competency)
        case "interests":
            return because("of-interest", competency=competency, context=liked_among(case.learner, item.contexts) or "")
    return because("new-item", competency=competency)
