"""The predictor's weights as they are shipped. Nothing but data; what they mean is in forecast.py.

Fitted on 2026-11-22 to all 467,607 answers of assist09 (ASSISTments 2009-2010) and statics11
(Engineering Statics, Fall 2011) together, in a course as it begins, in one with a teacher's
labels (simulated, r = .5), and in one that is calibrated. Difficulties and knowledge tracing
come from other folds of students, weights by an L2 of 300 towards the rounded figures of the
design. Neither set has times, so `away` is still one of those. This prints the file anew:

    uv run python tests/benchmarks/predictor.py --fit-shipped
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each thing that is known weighs, in logits of a right answer.

    The fields' names are those of ``weights`` in course.json and in calibration.json.
    """

    base: float = 0.92
    """Logit of the share of right answers: where abilities and difficulties are 0."""
    start: float = 0.603
    """What all learners and items have in common."""
    known: float = 0.34
    """Of the logit of what knowledge tracing expects."""
    slow: float = 0.566
    """Of the ability over all answers so far."""
    fast: float = 0.137
    """Of the ability in the last few answers."""
    item: float = 0.757
    """Of the item's easiness, which is minus its difficulty."""
    skill: float = 0.295
    """Of the ability in this competency beyond the learner's own."""
    first: float = -0.18
    """Where the competency was never answered before."""
    last: float = 0.091
    """Where the last answer on the competency was right; as much less where it was wrong."""
    away: float = -0.15
    """Of the logarithm of 1 + the days since the competency was last answered, in whole hours."""


SHIPPED = Weights()
