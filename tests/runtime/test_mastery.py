"""Specification of the arithmetic of Bayesian Knowledge Tracing."""

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from mkcourse.runtime.mastery import (
    mastery_after_answer,
    mastery_after_learning,
    mastery_after_not_learned,
    product,
)

beliefs = st.floats(0.001, 0.999)
guesses = st.floats(0.01, 0.5)


def test_posterior_by_hand() -> None:
    """With P(L) .5, P(G) .25 and P(S) .1 a right answer gives .45/.575 and a wrong one .05/.425."""
    assert mastery_after_answer(0.5, True, 0.25, 0.1) == approx(0.45 / 0.575)
    assert mastery_after_answer(0.5, False, 0.25, 0.1) == approx(0.05 / 0.425)


@given(beliefs, guesses, beliefs)
def test_right_raises_and_wrong_lowers(belief: float, guess: float, others: float) -> None:
    """A right answer never lowers the belief, a wrong one never raises it, both stay in 0 … 1."""
    up = mastery_after_answer(belief, True, guess, 0.1, others)
    down = mastery_after_answer(belief, False, guess, 0.1, others)
    assert 0 <= down <= belief + 1e-12 and belief - 1e-12 <= up <= 1


@given(beliefs, guesses)
def test_belief_of_a_guesser_is_fair(belief: float, guess: float) -> None:
    """For a guesser the odds of mastery do not grow on average: they are a martingale."""
    odds = [
        after / (1 - after) for after in (mastery_after_answer(belief, right, guess, 0.1) for right in (True, False))
    ]
    assert guess * odds[0] + (1 - guess) * odds[1] == approx(belief / (1 - belief))


@given(beliefs, guesses)
def test_not_learned_is_no_wrong_guess(belief: float, guess: float) -> None:
    """Saying that it is not learned yet does not depend on what guessing would have brought."""
    told = mastery_after_not_learned(belief, 0.1)
    assert told == approx(mastery_after_answer(belief, False, 0.0, 0.1))
    assert told <= belief


@given(beliefs)
def test_unknown_companions_soften_blame(belief: float) -> None:
    """The less the other competencies of an item are known, the less a miss tells about this one."""
    blame = [mastery_after_answer(belief, False, 0.25, 0.1, others) for others in (1.0, 0.5, 0.1)]
    assert blame == sorted(blame) and blame[0] < blame[-1]


def test_certainty_is_bounded() -> None:
    """No number of right answers makes the belief a certainty, so that a miss always tells."""
    belief = 0.2
    for _ in range(100):
        belief = mastery_after_learning(mastery_after_answer(belief, True, 0.03, 0.1), 0.01, 0.99)
    assert belief == 0.99
    assert mastery_after_answer(belief, False, 0.03, 0.1) < 0.92


def test_impossible_answers_leave_the_belief() -> None:
    """An answer that no hypothesis allows (a wrong one where a guess is always right) tells nothing."""
    assert mastery_after_answer(1.0, False, 1.0, 0.0) == 1.0
    assert product([]) == 1 and product([0.5, 0.5]) == 0.25
