"""The characters of virtual students: how someone learns and works.

The sizes are chosen so that an average student needs about ten answers for a competency; they
are assumptions, not measurements. What they do to an answer is in students.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Character:
    """How someone learns and works. Chances are per answer unless it is said otherwise."""

    name: str
    known: float
    """Binary: the chance that a competency is known from the start, if its prerequisites are."""
    ability: float
    """Continuous: logits above an average student's skill from the start."""
    learn: float
    """Binary: the chance to learn."""
    growth: float
    """Continuous: logits gained."""
    slip: float
    pace: float
    """Times the author's minutes."""
    hints: float = 0.0
    """The chance to take a hint where unsure."""
    admits: float = 0.0
    """The chance to say "not learned yet" instead of guessing."""
    careless: float = 0.0
    """The chance to guess without having thought."""
    wrong_ideas: float = 0.2
    """The chance to hold each misconception at first."""
    placement: float = 0.5
    """The chance to take up the placement that is offered."""
    attendance: float = 0.9
    """The chance to come on a day of the plan."""
    away_days: int = 0
    """Days of absence at a stretch, once, after the first or second week."""


STRONG = Character(
    "strong",
    known=0.45,
    ability=0.9,
    learn=0.35,
    growth=0.5,
    slip=0.05,
    pace=0.8,
    hints=0.05,
    admits=0.1,
    wrong_ideas=0.05,
    placement=0.8,
    attendance=0.95,
)
AVERAGE = Character(
    "average",
    known=0.2,
    ability=0.0,
    learn=0.2,
    growth=0.35,
    slip=0.08,
    pace=1.0,
    hints=0.15,
    admits=0.15,
)
WEAK = Character(
    "weak",
    known=0.05,
    ability=-0.5,
    learn=0.1,
    growth=0.22,
    slip=0.12,
    pace=1.4,
    hints=0.3,
    admits=0.2,
    careless=0.05,
    wrong_ideas=0.45,
    placement=0.4,
    attendance=0.85,
)
GUESSING = Character(
    "guessing",
    known=0.1,
    ability=-0.3,
    learn=0.1,
    growth=0.22,
    slip=0.08,
    pace=0.6,
    careless=0.25,
    wrong_ideas=0.3,
    placement=0.3,
    attendance=0.8,
)
AWAY = replace(AVERAGE, name="away", away_days=14)

CHARACTERS = (STRONG, AVERAGE, WEAK, GUESSING, AWAY)
TEN = (AVERAGE, STRONG, WEAK, AVERAGE, GUESSING, AVERAGE, STRONG, AWAY, WEAK, AVERAGE)
"""A class of ten."""
