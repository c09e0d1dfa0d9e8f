"""The mastery belief: how likely it is that one competency is truly mastered.

Only arithmetic on probabilities lives here; courses, learners and clocks do not. A competency's
skill is one of a few levels, and what is believed is a distribution over them. It is kept twice:
for the case that all prerequisites are in place and for the case that they are not, where
practice brings little. An answer moves both by Bayes' rule, and how well each case foretold it
says something about the prerequisites (blame and credit). Practice then moves both up.

How skill grows differs between people and subjects, and nobody knows beforehand, so several
*ways* of learning are followed at once: suddenly, from nothing to all, as Bayesian Knowledge
Tracing has it (Corbett & Anderson 1995), and gradually, from level to level of the Rasch scale,
slower or faster. Which way fits a learner is learned over all competencies (`Shares`), by Bayes'
rule again. Where several competencies are needed for one item, the others enter as in the DINA
model (Junker & Sijtsma 2001): all are needed, or it is a guess.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import exp
from operator import mul
from typing import NamedTuple

from .changing import replace
from .policy import Policy
from .rounding import settle

type Levels = tuple[int, ...]
"""Probabilities of a skill's levels in millionths, the lowest first: whole numbers are short to
store. Roundings may leave their sum a few millionths off."""
type Row = tuple[float, ...]
"""The chance of an answer at each level."""
type Shares = tuple[float, ...]
"""How likely each way of learning is this learner's; their sum is 1."""
type Rows = tuple[Row, ...]
"""For each way, the chance of an answer at each of its levels."""

WHOLE = 1_000_000
"""All levels together."""

LEAST_GUESS, MOST_GUESS = 0.001, 0.95
"""Nothing is believed of an item that is never or always right by chance."""
MOST_ODDS, LEAST_ODDS = 1000.0, 1 / 1000.0
"""Answers to other competencies change the odds of mastery at most so many times."""
DIFFICULTY_STEPS = 4
"""Difficulties are told apart to a quarter of a logit,"""
MOST_DIFFICULTY = 3.0
"""and not beyond this."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of learning. Abilities are in logits; `mastered` is the first level that is mastery.

    `start` is believed before any answer and `step` the chance that one answer's practice lifts the
    skill to the next level; `start_behind` and `step_behind` are the same where a prerequisite is
    missing. The highest level is still wrong as often as `slip`.
    """

    abilities: tuple[float, ...]
    mastered: int
    slip: float
    start: Levels
    start_behind: Levels
    step: float
    step_behind: float


@dataclass(frozen=True, slots=True)
class Skill:
    """What holds for a competency before anybody answers: the ways to learn it, and tables.

    `known` remembers the chances of answers by guess and difficulty, as they are few.
    """

    ways: tuple[Way, ...]
    shares: Shares
    certainty: float
    """No number of answers makes surer of mastery than this."""
    first: float
    """The mastery that is believed before any answer."""
    known: dict[tuple[float, float], tuple[Rows, Rows]] = field(default_factory=dict, repr=False, compare=False)

    def rows(self, guess: float, difficulty: float) -> tuple[Rows, Rows]:
        """The chances of a wrong and of a right answer to an item, by way and level."""
        key = (guess, _bucket(difficulty))
        found = self.known.get(key)
        if found is None:
            guess = min(max(guess, LEAST_GUESS), MOST_GUESS)
            right = tuple(_success(way, guess, key[1]) for way in self.ways)
            wrong = tuple(tuple([1 - chance for chance in row]) for row in right)
            found = self.known[key] = (wrong, right)
        return found


@dataclass(frozen=True)  # without slots: changing.py says why
class Belief:
    """What is believed of one competency of one learner.

    `ready` and `behind` are the levels by way, where the prerequisites are in place and where not;
    `in_place` is how likely they were so at the last answer. `mastered` is the chance of mastery by
    way. `odds` is what answers to other competencies have told since: a factor on the odds of
    mastery.
    """

    ready: tuple[Levels, ...]
    behind: tuple[Levels, ...]
    in_place: float
    mastered: tuple[float, ...]
    odds: float = 1.0


class Told(NamedTuple):
    """How likely the answer was: by way, with the prerequisites in place, and without them."""

    ways: tuple[float, ...]
    ready: float
    behind: float


# before any answer


def skill_of(policy: Policy) -> Skill:
    """The ways to learn and their shares that a policy sets."""
    growths = (policy.growth_slow, policy.growth, policy.growth_fast)
    ways = (
        _sudden(policy, policy.learn_hardly),
        _sudden(policy, policy.learn),
        *(_gradual(policy, growth) for growth in growths),
    )
    sudden = 1 - policy.hardly_share - policy.gradual_share
    shares = (policy.hardly_share, sudden, *(policy.gradual_share / len(growths) for _ in growths))
    first = sum(share * _mastered(way, way.start) for share, way in zip(shares, ways, strict=True))
    return Skill(ways, shares, policy.certainty, first)


def belief_at_start(skill: Skill, in_place: float = 1.0) -> Belief:
    """What is believed before any answer, where the prerequisites are so likely in place."""
    ready = tuple([way.start for way in skill.ways])
    behind = tuple([way.start_behind for way in skill.ways])
    mastered = [
        in_place * _mastered(way, way.start) + (1 - in_place) * _mastered(way, way.start_behind) for way in skill.ways
    ]
    return Belief(ready, behind, in_place, tuple(mastered))


def believed(skill: Skill, probability: float) -> Belief:
    """A belief in which `mastery` is `probability`, whatever the learner's way of learning."""
    start = belief_at_start(skill)
    return Belief(
        tuple([_at(way.start, way, probability) for way in skill.ways]),
        tuple([_at(way.start_behind, way, probability) for way in skill.ways]),
        start.in_place,
        tuple([probability for _ in skill.ways]),
    )


def _at(levels: Levels, way: Way, probability: float) -> Levels:
    """`levels`, scaled to that probability of mastery."""
    low, high = sum(levels[: way.mastered]), sum(levels[way.mastered :])
    below = [one * (1 - probability) / low for one in levels[: way.mastered]]
    return _whole([*below, *[one * probability / high for one in levels[way.mastered :]]])


def _whole(weights: Sequence[float]) -> Levels:
    """Levels with these weights."""
    scale = WHOLE / sum(weights)
    return tuple([int(scale * weight + 0.5) for weight in weights])


def _mastered(way: Way, levels: Levels) -> float:
    """The probability of mastery."""
    return sum(levels[way.mastered :]) / sum(levels)


def _sudden(policy: Policy, learn: float) -> Way:
    """All or nothing."""
    return Way(
        abilities=(-6.0, 6.0),
        mastered=1,
        slip=policy.slip,
        start=_whole((1 - policy.prior, policy.prior)),
        start_behind=_whole((1 - policy.prior_behind, policy.prior_behind)),
        step=learn,
        step_behind=learn * policy.behind,
    )


ABILITIES = tuple([-2.0 + 0.5 * level for level in range(11)])
"""The levels of a gradual skill, in logits."""


def _gradual(policy: Policy, step: float) -> Way:
    """From level to level, with the chance `step` an answer."""
    middle = policy.mastered_ability - policy.below_mastery
    weights = [settle(exp(-(((one - middle) / policy.start_spread) ** 2) / 2)) for one in ABILITIES]
    start = _whole(weights)
    return Way(
        abilities=ABILITIES,
        mastered=next(level for level, one in enumerate(ABILITIES) if one >= policy.mastered_ability),
        slip=policy.gradual_slip,
        start=start,
        start_behind=start,
        step=step,
        step_behind=step * policy.behind_gradual,
    )


def _success(way: Way, guess: float, difficulty: float) -> Row:
    """The chance of a right answer at each level: Rasch's (1960), between guess and slip."""
    room = max(1 - guess - way.slip, 0.02)
    return tuple([settle(guess + room / (1 + exp(difficulty - ability))) for ability in way.abilities])


def _bucket(difficulty: float) -> float:
    within = min(max(difficulty, -MOST_DIFFICULTY), MOST_DIFFICULTY)
    return round(within * DIFFICULTY_STEPS) / DIFFICULTY_STEPS


# after an answer


def mastery(belief: Belief, shares: Shares) -> float:
    """The probability of mastery, for a learner whose ways of learning have these shares."""
    odds, total = belief.odds, 0.0
    for share, mastered in zip(shares, belief.mastered, strict=True):
        told = mastered * odds
        total += share * told / (told + 1 - mastered)
    return total


def belief_after(
    skill: Skill, belief: Belief, shares: Shares, rows: Rows, in_place: float, practises: bool = True
) -> tuple[Belief, Told]:
    """The belief after an answer whose chances are `rows`, and how likely each case had made it.

    `in_place` is how likely the prerequisites are in place now. `practises` says whether the
    answer was a chance to learn, too.
    """
    readies: list[Levels] = []
    behinds: list[Levels] = []
    mastered: list[float] = []
    ways: list[float] = []
    ready_chance = behind_chance = 0.0
    missing, certainty = 1 - in_place, skill.certainty
    before = _entered(skill, belief, in_place)
    for way, share, row, (ready, behind) in zip(skill.ways, shares, rows, before, strict=True):
        step, step_behind = (way.step, way.step_behind) if practises else (0.0, 0.0)
        ready_after, ready_told, ready_mastered = _after(ready, row, step, way.mastered, certainty)
        behind_after, behind_told, behind_mastered = _after(behind, row, step_behind, way.mastered, certainty)
        readies.append(ready_after)
        behinds.append(behind_after)
        mastered.append(in_place * ready_mastered + missing * behind_mastered)
        ways.append(in_place * ready_told + missing * behind_told)
        ready_chance += share * ready_told
        behind_chance += share * behind_told
    after = Belief(tuple(readies), tuple(behinds), in_place, tuple(mastered))
    return after, Told(tuple(ways), ready_chance, behind_chance)


def rows_of_several(rows: Rows, by_chance: float, others: float) -> Rows:
    """`rows` of an answer to an item that needs other competencies, too, all known with chance `others`.

    `by_chance` is the chance of that answer where any is missing (Junker & Sijtsma 2001).
    """
    missing = (1 - others) * by_chance
    return tuple([tuple([others * chance + missing for chance in row]) for row in rows])


def rows_of_not_learned(skill: Skill, difficulty: float) -> Rows:
    """The chances that somebody says "not learned yet": nobody says so by guessing."""
    return skill.rows(0.0, difficulty)[False]


def shares_after(shares: Shares, told: Told, least: float) -> Shares:
    """The shares of the ways of learning after an answer; none falls below `least`, more or less."""
    likely = [share * chance for share, chance in zip(shares, told.ways, strict=True)]
    total = sum(likely)
    kept = [max(one / total, least) for one in likely]
    total = sum(kept)
    return tuple([one / total for one in kept])


def odds_on_prerequisite(told: Told, others: float) -> float:
    """What an answer tells about one prerequisite of its competency: a factor on the odds of mastery.

    `others` is the chance that all its other prerequisites are in place. The factor is the likelihood
    of the answer with this one in place over that without it.
    """
    return (others * told.ready + (1 - others) * told.behind) / told.behind


def odds_on_covered(chance: float, by_chance: float, share: float) -> float:
    """What a right answer tells about a competency that its own covers with `share`.

    With the chance `share` the answer had needed the covered one, and was right by chance without it.
    """
    return chance / (share * by_chance + (1 - share) * chance)


def with_odds(belief: Belief, factor: float) -> Belief:
    """`belief` with the odds of mastery times `factor`, within bounds."""
    return replace(belief, odds=min(max(belief.odds * factor, LEAST_ODDS), MOST_ODDS))


def product(chances: Iterable[float]) -> float:
    """The probability of all, if none says anything about another."""
    result = 1.0
    for chance in chances:
        result *= chance
    return result


def _entered(skill: Skill, belief: Belief, in_place: float) -> Iterable[tuple[Sequence[float], Sequence[float]]]:
    """The levels by way before an answer, ready and behind, with what was told since the last one.

    Where prerequisites are likelier in place than then, they may have come into place since: skill
    that had stayed behind is ready now.
    """
    ready: Sequence[Sequence[float]] = belief.ready
    behind: Sequence[Sequence[float]] = belief.behind
    if belief.odds != 1.0:
        ready, behind = _tilted(skill, ready, belief.odds), _tilted(skill, behind, belief.odds)
    if in_place > belief.in_place:
        kept = belief.in_place / in_place
        fresh = 1 - kept
        ready = [
            [kept * one + fresh * other for one, other in zip(*pair, strict=True)]
            for pair in zip(ready, behind, strict=True)
        ]
    return zip(ready, behind, strict=True)


def _after(
    levels: Sequence[float], row: Row, step: float, mastered: int, certainty: float
) -> tuple[Levels, float, float]:
    """The levels after an answer and its practice, how likely the answer was, and the chance of mastery.

    A hidden Markov chain. This is most of what a replay does, so it is written without detours, and once more for
    the skills of two levels: the same sums to the last bit, in half the time.
    """
    if len(levels) == 2:
        low, top = levels[0] * row[0], levels[1] * row[1]
        total = low + top
        stays, rises = (1 - step) * WHOLE / total, step * WHOLE / total
        moved = [int(stays * low + 0.5), int(stays * top + rises * low + 0.5) + int(rises * top)]
    else:
        told = list(map(mul, levels, row))
        total = sum(told)
        stays, rises = (1 - step) * WHOLE / total, step * WHOLE / total
        moved = [int(stays * one + rises * below + 0.5) for one, below in zip(told, [0.0, *told], strict=False)]
        moved[-1] += int(rises * told[-1])
    chance = sum(moved[mastered:]) / sum(moved)
    if chance > certainty:
        return _less_certain(moved, mastered, chance, certainty), total / WHOLE, certainty
    return tuple(moved), total / WHOLE, chance


def _less_certain(levels: list[int], mastered: int, chance: float, certainty: float) -> Levels:
    """`levels`, whose chance of mastery is `chance`, with one of only `certainty`."""
    high = levels[mastered:]
    rest = [int(one * certainty / chance) for one in high]
    return (*levels[: mastered - 1], levels[mastered - 1] + sum(high) - sum(rest), *rest)


def _tilted(skill: Skill, levels: Sequence[Sequence[float]], odds: float) -> list[list[float]]:
    """`levels` by way with the odds of mastery times `odds`."""
    found: list[list[float]] = []
    for way, before in zip(skill.ways, levels, strict=True):
        tilted = [*before[: way.mastered], *[odds * one for one in before[way.mastered :]]]
        scale = WHOLE / sum(tilted)
        found.append([scale * one for one in tilted])
    return found
