"""The learner, of whom every change makes a new one; and the names of the course, which never changes (course.py)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .course import TIERS, TYPES, USES, Competency, Course, Item, Lesson, Misconception, Tier, Use
from .course_reading import course_from
from .forecast import AVERAGE, Abilities, Trace
from .mastery import Belief, Shares
from .memory import Memory
from .moments import Moment
from .pace import Pace
from .personal import NOTHING_PERSONAL, Personal
from .placement_belief import Scores
from .plans import Plan
from .project_work import NO_PORTFOLIO, Portfolio
from .struggle import NO_STRUGGLE, Struggle

__all__ = [
    "LEVELS",
    "TIERS",
    "TYPES",
    "USES",
    "Answer",
    "Competency",
    "Course",
    "Evidence",
    "Item",
    "Learner",
    "Lesson",
    "Level",
    "Misconception",
    "Mode",
    "PlacedAnswer",
    "Placement",
    "Record",
    "Seen",
    "Suspicion",
    "Tier",
    "Use",
    "course_from",
    "mastery_of",
    "record_of",
]

type Level = Literal["new", "learning", "practised", "secure", "retained"]
type Answer = Literal["right", "wrong", "not-learned-yet", "handed-in"]
type Mode = Literal["practice", "lesson", "check", "review", "placement"]

LEVELS: tuple[Level, ...] = ("new", "learning", "practised", "secure", "retained")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One answer and what it told about one competency.

    `why_not` is the code why it does not count, None where it counts; `mastery` is the
    belief after it.
    """

    at: int
    item: str
    verdict: Answer
    mode: Mode
    why_not: str | None
    mastery: float
    guess: float
    typed: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """When an item was last answered; `turn` counts the learner's answered items."""

    turn: int
    moment: Moment


@dataclass(frozen=True)  # without slots: changing.py says why
class Record:
    """What is known of one competency.

    `recent` holds the answers that count towards the next level, `history` all of the last
    ones, both oldest first. `reached` is when `level` was, `misses` counts misses in mixed
    checks since the last right answer in one; `proved` says that one was right on a later day.
    """

    mastery: float
    """The probability that it is truly mastered."""
    level: Level = "new"
    reached: Moment | None = None
    recent: tuple[Evidence, ...] = ()
    history: tuple[Evidence, ...] = ()
    attempts: int = 0
    seen: Mapping[str, Seen] = field(default_factory=dict)
    touched: int = 0
    """The learner's turn of the last answer."""
    checked: Moment | None = None
    proved: bool = False
    misses: int = 0
    fallen: bool = False
    """Whether the last change of level was a fall."""
    lasted: bool = False
    """Whether it was right in a mixed set long after it was last practised."""
    belief: Belief | None = None
    """What `mastery` comes from; None as long as nothing has told of it."""
    confirm: bool = False
    """Whether it is to be confirmed: believed from a placement only, or practised and in doubt since."""
    struggle: Struggle = NO_STRUGGLE
    memory: Memory | None = None
    """Since the first right answer that counted."""
    support: bool = False
    """Whether the learner went on with support before this was practised."""
    trace: Trace | None = None
    """What the predictor goes by; None before the first answer that counts."""


@dataclass(frozen=True)  # without slots: changing.py says why
class Suspicion:
    """How often a misconception was seen, whether its remedy was opened since, and how likely
    it is held. `cleared` says that an item has cleared it and that it was not seen since."""

    sightings: int
    remedied: bool = False
    belief: float = 0.0
    cleared: bool = False


@dataclass(frozen=True, slots=True)
class PlacedAnswer:
    """An answer in a placement; `counts` says that it was a first try without help."""

    item: str
    competencies: tuple[str, ...]
    verdict: Answer
    guess: float
    counts: bool


@dataclass(frozen=True, slots=True)
class Placement:
    """A placement and its answers. `scores` follow from them, and are kept only while it is open."""

    standing: Literal["open", "finished", "skipped"] = "open"
    answers: tuple[PlacedAnswer, ...] = ()
    scores: Scores | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)  # without slots: changing.py says why
class Learner:
    """All that the log tells, in one value. Competencies without an answer have no record."""

    records: Mapping[str, Record] = field(default_factory=dict)
    suspicions: Mapping[str, Suspicion] = field(default_factory=dict)
    lessons: frozenset[str] = frozenset()
    hints: Mapping[str, int] = field(default_factory=dict)
    """The turn at which a hint of an item was last taken."""
    turn: int = 0
    last_item: str | None = None
    ways: Shares = ()
    """How likely each way of learning is this learner's; empty before the first answer."""
    session: int = 0
    """Counts the learner's sittings; a new one begins after a long pause."""
    last: Moment | None = None
    """When the last event was, None before the first and after an end of the sitting."""
    plan: Plan | None = None
    """The learner's own calendar, None for one who follows the course's."""
    pace: Pace = field(default_factory=Pace)
    placement: Placement | None = None
    """None before the first answer in one."""
    abilities: Abilities = AVERAGE
    """What the predictor goes by in every competency."""
    personal: Personal = NOTHING_PERSONAL
    """The learner's own words: profile, goals, reflections."""
    portfolio: Portfolio = NO_PORTFOLIO
    """What was made of projects."""
    starts: tuple[str, ...] = ()
    """The learner's own codes for sign-offs: one for each time that a log of this course was begun."""


def record_of(competency: Competency, learner: Learner) -> Record:
    """The learner's record of `competency`, made of the prior where there is no answer yet."""
    return learner.records.get(competency.id) or Record(competency.skill.first)


def mastery_of(competency: Competency, learner: Learner) -> float:
    """The mastery in the learner's record of `competency`, the prior where there is no answer yet."""
    record = learner.records.get(competency.id)
    return competency.skill.first if record is None else record.mastery
