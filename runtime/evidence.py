"""Evidence: what one answer does to the record of one competency."""

from .changing import replace
from .levels import level_of
from .model import LEVELS, Competency, Evidence, Learner, Mode, Record, Seen
from .moments import Moment, is_later_day
from .policy import Policy

MIXED: tuple[Mode, ...] = ("check", "review")
"""The modes that ask about several competencies at once, on a later day."""
DAY = 86_400
HISTORY = 50
"""So many last answers of a competency are kept to be shown."""


def why_it_does_not_count(
    policy: Policy, learner: Learner, seen: Seen | None, item: str, tries: int, now: Moment
) -> str | None:
    """The code why an answer to `item` tells nothing now, or None where it counts.

    Only first tries without help count, and the same item only after ``repeat_after`` other
    attempts or on a later day.
    """
    if tries > 1:
        return "not-first-try"
    hint = learner.hints.get(item)
    if hint is not None and _others_since(learner, hint) < policy.repeat_after:
        return "hint"
    if seen is None or _others_since(learner, seen.turn) >= policy.repeat_after:
        return None
    return None if is_later_day(seen.moment, now, policy.later_seconds) else "seen-recently"


def record_after(
    competency: Competency, record: Record, evidence: Evidence, now: Moment, turn: int, blamed: bool
) -> Record:
    """`record`, whose belief has moved already, with `evidence` in it, still at its old level.

    `blamed` says whether a miss in a mixed check is laid at this competency's door.
    """
    counts = evidence.why_not is None
    last = record.history[-1].at if record.history else None
    record = replace(
        record,
        recent=_last_few(competency.policy, record, evidence) if counts else record.recent,
        history=(*record.history, evidence)[-HISTORY:],
        attempts=record.attempts + 1,
        seen={**record.seen, evidence.item: Seen(turn, now)},
        touched=turn,
    )
    return _checked(competency.policy, record, evidence, now, blamed, last) if counts else record


def record_at_its_level(competency: Competency, record: Record, now: Moment) -> Record:
    """`record` at the level it deserves. A fall to *learning* asks for new evidence."""
    level = level_of(competency, record)
    if level == record.level:
        return record
    fell = LEVELS.index(level) < LEVELS.index(record.level)
    recent = () if fell and level == "learning" else record.recent
    return replace(record, level=level, reached=now, recent=recent, proved=False, lasted=False, misses=0, fallen=fell)


def _others_since(learner: Learner, turn: int) -> int:
    """How many other items were answered since `turn`."""
    return learner.turn - turn


def _last_few(policy: Policy, record: Record, evidence: Evidence) -> tuple[Evidence, ...]:
    return (*record.recent, evidence)[-max(policy.practised_of, policy.typed_of) :]


def _checked(policy: Policy, record: Record, evidence: Evidence, now: Moment, blamed: bool, last: int | None) -> Record:
    """`record` after an answer in a mixed set; other answers leave it as it is.

    `last` is when the competency was answered last before.
    """
    if evidence.mode not in MIXED:
        return record
    if evidence.verdict != "right":
        return replace(record, checked=now, misses=record.misses + blamed)
    reached = record.reached
    proved = reached is not None and is_later_day(reached, now, policy.later_seconds)
    lasted = last is not None and now.at - last >= policy.retained_days * DAY
    return replace(record, checked=now, misses=0, proved=proved, lasted=lasted)
