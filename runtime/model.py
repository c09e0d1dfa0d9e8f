"""The course, which never changes, and the learner, of whom every change makes a new one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from .fields import (
    Malformed,
    as_object,
    choice,
    items,
    member,
    number,
    optional_number,
    optional_text,
    shares,
    text,
    texts,
    whole,
)
from .keys import Key, guess_of, key_from
from .moments import Moment
from .policy import Policy, policy_with

type Tier = Literal["core", "extended", "challenge"]
type Use = Literal["practice", "check", "placement"]
type Level = Literal["new", "learning", "practised", "secure", "retained"]
type Answer = Literal["right", "wrong", "not-learned-yet"]
type Mode = Literal["practice", "lesson", "check", "review", "placement"]

TIERS: tuple[Tier, ...] = ("core", "extended", "challenge")
USES: tuple[Use, ...] = ("practice", "check", "placement")
TYPES = ("one", "many", "number", "text")
LEVELS: tuple[Level, ...] = ("new", "learning", "practised", "secure", "retained")


# the course


@dataclass(frozen=True, slots=True)
class Item:
    """One question, as the engine sees it: no stem, no feedback."""

    id: str
    competencies: tuple[str, ...]
    level: int
    use: Use
    type: str
    contexts: tuple[str, ...]
    minutes: float | None
    difficulty: float
    """On the logit scale; 0 is average, and an item of the middle level has it."""
    key: Key
    guess: float
    shows: frozenset[str]
    """The misconceptions that a wrong answer to it can show."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A page that teaches."""

    id: str
    teaches: tuple[str, ...]
    representation: str | None
    minutes: float


@dataclass(frozen=True, slots=True)
class Misconception:
    """A wrong idea, the lesson that helps against it, and the items that clear it."""

    id: str
    competency: str
    remedy: str | None
    cleared_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Competency:
    """What can be mastered, with everything of the course that belongs to it."""

    id: str
    place: int
    """Its place in the course's order; prerequisites come earlier."""
    requires: tuple[str, ...]
    covers: Mapping[str, float]
    """Competencies that practising this one also practises, each with its share, 0 to 1."""
    tier: Tier
    minutes: float
    policy: Policy
    lessons: tuple[Lesson, ...]
    practice: tuple[Item, ...]
    checks: tuple[Item, ...]

    @property
    def is_guessable(self) -> bool:
        """Whether practice offers fewer than two items that are not guessable."""
        return sum(item.guess < self.policy.guessable for item in self.practice) < 2


@dataclass(frozen=True, slots=True)
class Focus:
    """What the teacher puts first from one day to another, both ISO dates and included."""

    from_day: str
    to_day: str
    competencies: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Course:
    """A course, indexed once. `now_called` maps former ids of items and competencies."""

    id: str
    edition: str
    title: str
    language: str
    policy: Policy
    competencies: Mapping[str, Competency]
    items: Mapping[str, Item]
    lessons: Mapping[str, Lesson]
    misconceptions: Mapping[str, Misconception]
    now_called: Mapping[str, Mapping[str, str]]
    plan: Mapping[str, object]
    """The course's own calendar, as pacing.py reads it."""
    focus: tuple[Focus, ...]
    due: Mapping[str, str]
    """The ISO date by which a competency's unit should be finished, where it says so."""

    def item_id(self, id: str) -> str:
        """Today's id of the item that was or is called `id`."""
        return _today(id, self.items, self.now_called["items"])

    def competency_id(self, id: str) -> str:
        """Today's id of the competency that was or is called `id`."""
        return _today(id, self.competencies, self.now_called["competencies"])


def _today(id: str, current: Mapping[str, object], former: Mapping[str, str]) -> str:
    return id if id in current else former.get(id, id)


# the learner


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


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one competency.

    `recent` holds the answers that count towards the next level, `history` all of the last
    ones, both oldest first. `reached` is when `level` was, `misses` counts misses in mixed
    checks since the last right answer in one; `proved` says that one was right on a later day.
    """

    mastery: float
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


@dataclass(frozen=True, slots=True)
class Suspicion:
    """How often a misconception was seen, and whether its remedy was opened since."""

    sightings: int
    remedied: bool = False


@dataclass(frozen=True, slots=True)
class Learner:
    """All that the log tells, in one value. Competencies without an answer have no record."""

    records: Mapping[str, Record] = field(default_factory=dict)
    suspicions: Mapping[str, Suspicion] = field(default_factory=dict)
    lessons: frozenset[str] = frozenset()
    hints: Mapping[str, int] = field(default_factory=dict)
    """The turn at which a hint of an item was last taken."""
    turn: int = 0
    last_item: str | None = None
    session: int = 0
    """Counts the learner's sittings; a new one begins after a long pause."""
    last: Moment | None = None
    """When the last event was, None before the first and after an end of the sitting."""


def record_of(competency: Competency, learner: Learner) -> Record:
    """The learner's record of `competency`, made of the prior where there is no answer yet."""
    return learner.records.get(competency.id) or Record(competency.policy.prior)


# reading course.json


def course_from(value: object) -> Course:
    """The course in a parsed course.json of format 1, or Malformed."""
    fields = as_object(value, "course")
    if whole(fields, "format") != 1:
        raise Malformed("format", "1")
    policy = policy_with(Policy(), as_object(fields.get("policy", {}), "policy"))
    found = items(fields, "items", lambda item, place: _item(as_object(item, place), policy))
    lessons = items(fields, "lessons", lambda lesson, place: _lesson(as_object(lesson, place)))
    return Course(
        id=text(fields, "id"),
        edition=text(fields, "edition"),
        title=text(fields, "title"),
        language=text(fields, "language"),
        policy=policy,
        competencies=_competencies(fields, policy, found, lessons),
        items={item.id: item for item in found},
        lessons={lesson.id: lesson for lesson in lessons},
        misconceptions=_misconceptions(fields, found),
        now_called={name: _former_ids(fields, name) for name in ("items", "competencies")},
        plan=as_object(fields.get("plan", {}), "plan"),
        focus=items(fields, "focus", lambda focus, place: _focus(as_object(focus, place))),
        due=_due(fields),
    )


def _focus(fields: Mapping[str, object]) -> Focus:
    return Focus(text(fields, "from"), text(fields, "to"), texts(fields, "competencies"))


def _due(fields: Mapping[str, object]) -> dict[str, str]:
    found: dict[str, str] = {}
    for unit in items(fields, "units", as_object):
        due = optional_text(unit, "due")
        if due is not None:
            found |= dict.fromkeys(texts(unit, "competencies"), due)
    return found


def _item(fields: Mapping[str, object], policy: Policy) -> Item:
    type_of_item = choice(fields, "type", TYPES)
    key = key_from(type_of_item, as_object(member(fields, "grading"), "grading"))
    return Item(
        id=text(fields, "id"),
        competencies=texts(fields, "competencies"),
        level=whole(fields, "level"),
        use=choice(fields, "use", USES),
        type=type_of_item,
        contexts=texts(fields, "contexts"),
        minutes=optional_number(fields, "minutes"),
        difficulty=_difficulty(fields, policy),
        key=key,
        guess=guess_of(key, policy.typed_guess),
        shows=key.shows,
    )


def _difficulty(fields: Mapping[str, object], policy: Policy) -> float:
    """The calibrated difficulty, or what the author's level says."""
    calibrated = optional_number(fields, "difficulty")
    return policy.level_difficulty * (whole(fields, "level") - 3) if calibrated is None else calibrated


def _lesson(fields: Mapping[str, object]) -> Lesson:
    return Lesson(
        id=text(fields, "id"),
        teaches=texts(fields, "teaches"),
        representation=optional_text(fields, "representation"),
        minutes=number(fields, "minutes"),
    )


def _competencies(
    fields: Mapping[str, object],
    policy: Policy,
    items_of_course: tuple[Item, ...],
    lessons: tuple[Lesson, ...],
) -> dict[str, Competency]:
    practice = _by_competency(item for item in items_of_course if item.use == "practice")
    checks = _by_competency(item for item in items_of_course if item.use == "check")
    teaching = _lessons_by_competency(lessons)
    found: dict[str, Competency] = {}
    for place, one in enumerate(items(fields, "competencies", as_object)):
        id = text(one, "id")
        found[id] = Competency(
            id=id,
            place=place,
            requires=texts(one, "requires"),
            covers=shares(one, "covers"),
            tier=choice(one, "tier", TIERS),
            minutes=number(one, "minutes"),
            policy=policy_with(policy, as_object(one.get("policy", {}), "policy")),
            lessons=tuple(teaching.get(id, ())),
            practice=tuple(practice.get(id, ())),
            checks=tuple(checks.get(id, ())),
        )
    return found


def _by_competency(found: Iterable[Item]) -> dict[str, list[Item]]:
    index: dict[str, list[Item]] = {}
    for item in found:
        for competency in item.competencies:
            index.setdefault(competency, []).append(item)
    return index


def _lessons_by_competency(lessons: Iterable[Lesson]) -> dict[str, list[Lesson]]:
    index: dict[str, list[Lesson]] = {}
    for lesson in lessons:
        for competency in lesson.teaches:
            index.setdefault(competency, []).append(lesson)
    return index


def _misconceptions(fields: Mapping[str, object], items_of_course: tuple[Item, ...]) -> dict[str, Misconception]:
    found: dict[str, Misconception] = {}
    showing = _by_misconception(items_of_course)
    for one in items(fields, "misconceptions", as_object):
        id = text(one, "id")
        remedy = one.get("remedy")
        found[id] = Misconception(
            id=id,
            competency=text(one, "competency"),
            remedy=None if remedy is None else text(as_object(remedy, "remedy"), "lesson"),
            cleared_by=frozenset(texts(one, "cleared_by") or showing.get(id, ())),
        )
    return found


def _by_misconception(items_of_course: tuple[Item, ...]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for item in items_of_course:
        for misconception in item.shows:
            index.setdefault(misconception, []).append(item.id)
    return index


def _former_ids(fields: Mapping[str, object], name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in items(fields, name, as_object):
        for former in texts(one, "was"):
            found.setdefault(former, text(one, "id"))
    return found
