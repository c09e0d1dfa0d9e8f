"""The course: all that the engine knows of one, which never changes. How it is read: course_reading.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .chance import chance
from .focus import Focus
from .forecast import USUAL, Bkt
from .keys import KINDS
from .kinds.key import Key
from .mastery import Skill
from .plans import Plan
from .policy import Policy
from .projects import Project
from .weights import SHIPPED, Weights

type Tier = Literal["core", "extended", "challenge"]
type Use = Literal["practice", "check", "placement"]

TIERS: tuple[Tier, ...] = ("core", "extended", "challenge")
USES: tuple[Use, ...] = ("practice", "check", "placement")
TYPES = tuple(KINDS)


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
    sealed: str | None = None
    """The checkpoint that it belongs to: it is asked there, when a teacher has given the passphrase, and never else."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A page that teaches."""

    id: str
    teaches: tuple[str, ...]
    representation: str | None
    minutes: float
    contexts: tuple[str, ...] = ()


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
    projects: Mapping[str, Project] = field(default_factory=dict)
    sign_off: tuple[bytes, ...] = ()
    """The public keys of the teachers whose sign-offs count."""
    revoked: frozenset[str] = frozenset()
    """The last letters of sign-off codes that were taken back."""

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

    def project_id(self, id: str) -> str:
        """Today's id of the project that was or is called `id`."""
        return id if id in self.projects else self.now_called["projects"].get(id, id)
