"""The course, which never changes, and the learner, of whom every change makes a new one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from .chance import chance
from .fields import (
    Malformed,
    as_list,
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
from .fitted import bkt_from, weights_from
from .forecast import AVERAGE, USUAL, Abilities, Bkt, Trace
from .keys import KINDS, key_from
from .kinds.key import Key
from .mastery import Belief, Shares, Skill, skill_of
from .memory import Memory
from .moments import Moment
from .pace import Pace
from .placement_belief import Scores
from .plans import Plan, plan_from
from .policy import Policy, policy_with
from .struggle import NO_STRUGGLE, Struggle
from .weights import SHIPPED, Weights

type Tier = Literal["core", "extended", "challenge"]
type Use = Literal["practice", "check", "placement"]
type Level = Literal["new", "learning", "practised", "secure", "retained"]
type Answer = Literal["right", "wrong", "not-learned-yet", "handed-in"]
type Mode = Literal["practice", "lesson", "check", "review", "placement"]

TIERS: tuple[Tier, ...] = ("core", "extended", "challenge")
USES: tuple[Use, ...] = ("practice", "check", "placement")
TYPES = tuple(KINDS)
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
    discrimination: float = 1.0
    """How many times as much as usual it matters who answers it; 1 unless calibrated."""
    scaffolds: Mapping[int, Key] = field(default_factory=dict)
    """The keys of its hints that ask something themselves, by the number of the hint."""
    variant_of: str | None = None
    """The question with parameters that it is made from, if it is."""


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
    placement: tuple[Item, ...]
    skill: Skill
    """What is believed of it before any answer, as its policy says."""
    difficulty: float
    """Of its practice items, on average: mastery is measured by them."""
    bkt: Bkt = USUAL
    """For the predictor (predict.py) only."""

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
    plan: Plan | None
    """The course's own calendar; a learner may have another."""
    focus: tuple[Focus, ...]
    ranks: Mapping[str, int]
    """The tier of each competency as plans count it: 0 is the core and all that it rests on."""
    due: Mapping[str, str]
    """The ISO date by which a competency's unit should be finished, where it says so."""
    weights: Weights = SHIPPED
    """Of the predictor."""
    variants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The items that are variants of each question with parameters."""

    def item_id(self, id: str) -> str:
        """Today's id of the item that was or is called `id`.

        A variant that is no more, or a question that has parameters since, goes on as one of the
        question's variants; as the question itself where it has none any more.
        """
        known = self.same_item_id(id)
        if known in self.items:
            return known
        question = self.same_item_id(id.partition(".")[0])
        if question in self.items:
            return question
        siblings = self.variants.get(question)
        return siblings[chance(id) % len(siblings)] if siblings else id

    def same_item_id(self, id: str) -> str:
        """As `item_id`, but never another variant: an answer is graded by its own key or by none."""
        return id if id in self.items else self.now_called["items"].get(id, id)

    def competency_id(self, id: str) -> str:
        """Today's id of the competency that was or is called `id`."""
        return id if id in self.competencies else self.now_called["competencies"].get(id, id)


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


@dataclass(frozen=True, slots=True)
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


def record_of(competency: Competency, learner: Learner) -> Record:
    """The learner's record of `competency`, made of the prior where there is no answer yet."""
    return learner.records.get(competency.id) or Record(competency.skill.first)


def mastery_of(competency: Competency, learner: Learner) -> float:
    """The mastery in the learner's record of `competency`, the prior where there is no answer yet."""
    record = learner.records.get(competency.id)
    return competency.skill.first if record is None else record.mastery


# reading course.json


def course_from(value: object) -> Course:
    """The course in a parsed course.json of format 1, or Malformed."""
    fields = as_object(value, "course")
    if whole(fields, "format") != 1:
        raise Malformed("format", "1")
    policy = policy_with(Policy(), as_object(fields.get("policy", {}), "policy"))
    found = items(fields, "items", lambda item, place: _item(as_object(item, place), policy))
    lessons = items(fields, "lessons", lambda lesson, place: _lesson(as_object(lesson, place)))
    competencies = _competencies(fields, policy, found, lessons)
    return Course(
        id=text(fields, "id"),
        edition=text(fields, "edition"),
        title=text(fields, "title"),
        language=text(fields, "language"),
        policy=policy,
        competencies=competencies,
        items={item.id: item for item in found},
        lessons={lesson.id: lesson for lesson in lessons},
        misconceptions=_misconceptions(fields, found),
        now_called={name: _former_ids(fields, name) for name in ("items", "competencies")},
        plan=plan_from(as_object(fields.get("plan", {}), "plan")),
        focus=items(fields, "focus", lambda focus, place: _focus(as_object(focus, place))),
        ranks=_ranks(list(competencies.values())),
        due=_due(fields),
        weights=weights_from(as_object(fields.get("weights", {}), "weights")),
        variants=_variants(found),
    )


def _variants(items_of_course: Iterable[Item]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for item in items_of_course:
        if item.variant_of is not None:
            found.setdefault(item.variant_of, []).append(item.id)
    return {question: tuple(ids) for question, ids in found.items()}


def _ranks(competencies: Sequence[Competency]) -> dict[str, int]:
    """The tier's place of each of `competencies`, or of what rests on it, if that is lower."""
    ranks = {one.id: TIERS.index(one.tier) for one in competencies}
    for one in reversed(competencies):
        for id in one.requires:
            ranks[id] = min(ranks[one.id], ranks.get(id, len(TIERS)))
    return ranks


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
        guess=key.guess(policy.typed_guess),
        shows=key.shows,
        discrimination=_discrimination(fields),
        scaffolds=_scaffolds(fields),
        variant_of=optional_text(fields, "variant_of"),
    )


def _scaffolds(fields: Mapping[str, object]) -> dict[int, Key]:
    hints = enumerate(as_list(fields.get("hints", []), "hints"))
    return {number: _scaffold(as_object(hint, f"hints[{number}]")) for number, hint in hints if hint is not None}


def _scaffold(fields: Mapping[str, object]) -> Key:
    return key_from(text(fields, "type"), as_object(member(fields, "grading"), "grading"))


def _difficulty(fields: Mapping[str, object], policy: Policy) -> float:
    """The calibrated difficulty, or what the author's level says."""
    calibrated = optional_number(fields, "difficulty")
    return policy.level_difficulty * (whole(fields, "level") - 3) if calibrated is None else calibrated


def _discrimination(fields: Mapping[str, object]) -> float:
    calibrated = optional_number(fields, "discrimination")
    return 1.0 if calibrated is None else calibrated


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
    placement = _by_competency(item for item in items_of_course if item.use == "placement")
    teaching = _lessons_by_competency(lessons)
    found: dict[str, Competency] = {}
    skills: dict[Policy, Skill] = {}
    for place, one in enumerate(items(fields, "competencies", as_object)):
        id = text(one, "id")
        own = policy_with(policy, as_object(one.get("policy", {}), "policy"))
        found[id] = Competency(
            id=id,
            place=place,
            requires=texts(one, "requires"),
            covers=shares(one, "covers"),
            tier=choice(one, "tier", TIERS),
            minutes=number(one, "minutes"),
            policy=own,
            lessons=tuple(teaching.get(id, ())),
            practice=tuple(practice.get(id, ())),
            checks=tuple(checks.get(id, ())),
            placement=tuple(placement.get(id, ())),
            skill=skills.setdefault(own, skills.get(own) or skill_of(own)),
            difficulty=_average([item.difficulty for item in practice.get(id, ())]),
            bkt=bkt_from(as_object(one["bkt"], "bkt") if "bkt" in one else None),
        )
    return found


def _average(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


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
