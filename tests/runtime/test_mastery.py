"""Specification of the arithmetic of the mastery belief."""

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from mkcourse.runtime.mastery import (
    WHOLE,
    Belief,
    Rows,
    Shares,
    belief_after,
    belief_at_start,
    believed,
    mastery,
    odds_on_covered,
    odds_on_prerequisite,
    product,
    rows_of_not_learned,
    rows_of_several,
    shares_after,
    skill_of,
    with_odds,
)
from mkcourse.runtime.policy import Policy

POLICY = Policy()
SKILL = skill_of(POLICY)
ONLY_SUDDEN: Shares = (0.0, 1.0, 0.0, 0.0, 0.0)
ONLY_GRADUAL: Shares = (0.0, 0.0, 0.0, 1.0, 0.0)

guesses = st.floats(0.01, 0.5)
chances = st.floats(0.05, 1.0)
answers = st.lists(st.tuples(st.booleans(), guesses), max_size=30)
SLACK = 3e-5
"""Roundings to millionths may move a belief so far."""


def rows(right: bool, guess: float = 0.25, difficulty: float = 0.0) -> Rows:
    """The chances of that answer to an item."""
    return SKILL.rows(guess, difficulty)[right]


def after(history: list[tuple[bool, float]], in_place: float = 1.0, shares: Shares = SKILL.shares) -> Belief:
    """The belief after these answers."""
    belief = belief_at_start(SKILL, in_place)
    for right, guess in history:
        belief, _ = belief_after(SKILL, belief, shares, rows(right, guess), in_place)
    return belief


def test_sudden_learning_is_bayesian_knowledge_tracing() -> None:
    """By the sudden way alone, a right answer moves the belief as Corbett & Anderson's (1995) equations do."""
    known, guess = POLICY.prior, 0.25
    told = known * (1 - POLICY.slip) / (known * (1 - POLICY.slip) + (1 - known) * guess)
    learned = told + (1 - told) * POLICY.learn
    assert mastery(after([(True, guess)], shares=ONLY_SUDDEN), ONLY_SUDDEN) == approx(learned, abs=0.002)


@given(answers, chances)
def test_belief_is_a_distribution(history: list[tuple[bool, float]], in_place: float) -> None:
    """After any answers the levels of each way add up to one, and mastery is a probability."""
    belief = after(history, in_place)
    for levels in (*belief.ready, *belief.behind):
        assert all(level >= 0 for level in levels)
        assert sum(levels) == approx(WHOLE, abs=len(levels))
    assert 0 <= mastery(belief, SKILL.shares) <= 1


@given(answers, guesses, chances)
def test_right_never_lowers_and_beats_wrong(history: list[tuple[bool, float]], guess: float, in_place: float) -> None:
    """A right answer never lowers the belief, and leaves it higher than a wrong one would."""
    before = after(history, in_place)
    up, _ = belief_after(SKILL, before, SKILL.shares, rows(True, guess), in_place)
    down, _ = belief_after(SKILL, before, SKILL.shares, rows(False, guess), in_place)
    for shares in (SKILL.shares, ONLY_SUDDEN, ONLY_GRADUAL):
        assert mastery(up, shares) >= mastery(before, shares) - SLACK
        assert mastery(up, shares) >= mastery(down, shares) - SLACK


@given(answers, guesses, guesses)
def test_right_by_luck_tells_less(history: list[tuple[bool, float]], one: float, other: float) -> None:
    """The easier an item is to guess, the less a right answer to it raises the belief."""
    before = after(history)
    low, high = (
        mastery(belief_after(SKILL, before, SKILL.shares, rows(True, guess), 1.0)[0], SKILL.shares)
        for guess in sorted((one, other))
    )
    assert low >= high - SLACK


@given(answers, chances)
def test_not_learned_never_raises(history: list[tuple[bool, float]], in_place: float) -> None:
    """Saying that it is not learned yet never raises the belief, and is no chance to learn."""
    before = after(history, in_place)
    told, _ = belief_after(SKILL, before, SKILL.shares, rows_of_not_learned(SKILL, 0.0), in_place, practises=False)
    assert mastery(told, SKILL.shares) <= mastery(before, SKILL.shares) + SLACK


def test_harder_items_tell_more_when_right() -> None:
    """A right answer to a hard item raises a gradual belief more than one to an easy item."""
    start = belief_at_start(SKILL)
    easy, hard = (
        mastery(belief_after(SKILL, start, SKILL.shares, rows(True, 0.1, difficulty), 1.0)[0], ONLY_GRADUAL)
        for difficulty in (-1.0, 1.0)
    )
    assert hard > easy


def test_certainty_is_bounded() -> None:
    """No number of right answers makes the belief a certainty, so that a miss always tells."""
    belief = after([(True, 0.03)] * 100)
    sure = mastery(belief, ONLY_SUDDEN)
    assert sure <= POLICY.certainty + SLACK
    assert mastery(belief_after(SKILL, belief, SKILL.shares, rows(False, 0.03), 1.0)[0], ONLY_SUDDEN) < sure - 0.02


def test_practice_that_does_not_help_blames_prerequisites() -> None:
    """Miss after miss fits "a prerequisite is missing" better and better; early ones say little."""
    belief, factors = belief_at_start(SKILL, 0.9), []
    for _ in range(12):
        belief, told = belief_after(SKILL, belief, SKILL.shares, rows(False), 0.9)
        factors.append(odds_on_prerequisite(told, 1.0))
    assert factors[-1] < factors[3] < 1
    assert product(factors) < 0.5


@given(answers, guesses)
def test_success_credits_prerequisites(history: list[tuple[bool, float]], guess: float) -> None:
    """A right answer never speaks against a prerequisite, the less so the surer another one is missing."""
    before = after(history, 0.9)
    _, told = belief_after(SKILL, before, SKILL.shares, rows(True, guess), 0.9)
    factors = [odds_on_prerequisite(told, others) for others in (1.0, 0.5, 0.0)]
    assert factors[2] == 1
    assert factors[0] >= factors[1] - 1e-3


@given(answers, st.floats(0.01, 100))
def test_news_from_elsewhere_moves_the_odds(history: list[tuple[bool, float]], factor: float) -> None:
    """What others' answers tell multiplies the odds of mastery, at once and after the next answer."""
    belief = after(history, shares=ONLY_SUDDEN)
    before, told = mastery(belief, ONLY_SUDDEN), mastery(with_odds(belief, factor), ONLY_SUDDEN)
    assert told / (1 - told) == approx(factor * before / (1 - before), rel=1e-6)
    later, _ = belief_after(SKILL, with_odds(belief, factor), ONLY_SUDDEN, rows(True), 1.0)
    plain, _ = belief_after(SKILL, belief, ONLY_SUDDEN, rows(True), 1.0)
    order = mastery(later, ONLY_SUDDEN) - mastery(plain, ONLY_SUDDEN)
    assert order >= -SLACK if factor >= 1 else order <= SLACK


@given(chances, st.floats(0.01, 0.5), st.floats(0, 1))
def test_credit_grows_with_the_share(chance: float, by_chance: float, share: float) -> None:
    """What a right answer credits a covered competency grows with the share, from nothing at none."""
    chance = max(chance, by_chance)
    assert odds_on_covered(chance, by_chance, 0.0) == approx(1)
    assert odds_on_covered(chance, by_chance, share) >= 1 - 1e-9
    assert odds_on_covered(chance, by_chance, share) <= odds_on_covered(chance, by_chance, 1.0) + 1e-9


@given(st.floats(0.05, 0.95))
def test_a_belief_can_be_given(probability: float) -> None:
    """A placement's probability is the mastery believed, whatever the way of learning."""
    belief = believed(SKILL, probability)
    for shares in (SKILL.shares, ONLY_SUDDEN, ONLY_GRADUAL):
        assert mastery(belief, shares) == approx(probability, abs=SLACK)
    assert mastery(belief_after(SKILL, belief, SKILL.shares, rows(False), 1.0)[0], SKILL.shares) < probability + 0.1


@given(chances)
def test_unknown_companions_soften_blame(others: float) -> None:
    """The less the other competencies of an item are known, the less a miss tells about this one."""
    start = belief_at_start(SKILL)
    alone, together = (
        mastery(belief_after(SKILL, start, SKILL.shares, told, 1.0)[0], ONLY_SUDDEN)
        for told in (rows(False), rows_of_several(rows(False), 0.75, others))
    )
    assert together >= alone - SLACK


def test_ways_of_learning_are_told_apart() -> None:
    """A jump from guessing to knowing speaks for the sudden way, a slow rise for the gradual one."""
    jump = [False, True, False, False, False, True, False, False, *[True] * 10]
    rise = [False, False, True, False, True, False, True, True, False, True, True, False, True, True, True, True]
    found = []
    for history in (jump, rise):
        belief, shares = belief_at_start(SKILL), SKILL.shares
        for right in history:
            belief, told = belief_after(SKILL, belief, shares, rows(right), 1.0)
            shares = shares_after(shares, told, POLICY.way_least)
        assert sum(shares) == approx(1)
        found.append(shares[0] + shares[1])
    assert found[0] > found[1]


def test_no_way_is_ever_ruled_out() -> None:
    """However clear the answers, each way of learning keeps a small share, so that minds can change."""
    belief, shares = belief_at_start(SKILL), SKILL.shares
    for _ in range(200):
        belief, told = belief_after(SKILL, belief, shares, rows(False), 1.0)
        shares = shares_after(shares, told, POLICY.way_least)
    assert min(shares) >= POLICY.way_least / 2


def test_items_always_or_never_right_by_chance_tell_finite_things() -> None:
    """An item that is always, or never, right by chance does not break anything."""
    for guess in (0.0, 1.0):
        for right in (True, False):
            belief = after([(right, guess)] * 40)
            assert 0 <= mastery(belief, SKILL.shares) <= 1
    assert product([]) == 1 and product([0.5, 0.5]) == 0.25
