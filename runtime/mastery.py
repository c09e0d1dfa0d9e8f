"""Bayesian Knowledge Tracing: how one answer moves the belief that a competency is mastered.

Only arithmetic on probabilities lives here; courses, learners and clocks do not. Symbols
follow Corbett & Anderson (1995): P(L0) is ``prior``, P(T) is ``learn``, P(G) is ``guess``
and P(S) is ``slip``. The guess is the item's own. Where several competencies are needed for
one item, the others enter as in the DINA model (Junker & Sijtsma 2001): all are needed, or
it is a guess.
"""

from collections.abc import Sequence


def mastery_after_answer(belief: float, right: bool, guess: float, slip: float, others: float = 1.0) -> float:
    """P(known | this answer), from P(known) before it.

    `others` is the probability that all other competencies the item needs are known.
    """
    right_if_known = others * (1 - slip) + (1 - others) * guess
    if right:
        return _posterior(belief, right_if_known, guess)
    return _posterior(belief, 1 - right_if_known, 1 - guess)


def mastery_after_not_learned(belief: float, slip: float) -> float:
    """P(known | the learner says that it is not learned yet), which nobody says by guessing."""
    return _posterior(belief, slip, 1.0)


def mastery_after_learning(belief: float, learn: float, certainty: float) -> float:
    """P(known) after the chance to learn that follows an answer, at most `certainty`."""
    return min(belief + (1 - belief) * learn, certainty)


def product(beliefs: Sequence[float]) -> float:
    """The probability that all are known, if knowing one says nothing about another."""
    result = 1.0
    for belief in beliefs:
        result *= belief
    return result


def _posterior(belief: float, if_known: float, if_not: float) -> float:
    """Bayes' rule for one observation with its two likelihoods."""
    known = belief * if_known
    total = known + (1 - belief) * if_not
    return known / total if total > 0 else belief
