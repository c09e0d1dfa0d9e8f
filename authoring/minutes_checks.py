"""The promise `minutes-plausible`: the minutes that an author gives are near what the matter takes.

Reckoned from the texts: reading at 100 words a minute with a look at the pictures, which is slow on purpose
(adults read school texts twice as fast, Brysbaert 2019), and practice of as many questions as *practised*
takes.  `mkcourse simulate` reckons more closely, and learners' own speed is measured while they learn.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..runtime.policy import Policy
from .course import Course, Lesson
from .diagnostics import Diagnostic, Severity
from .words import Sentence, say, say_count
from .yaml_source import Located

RULE = "minutes-plausible"
WORDS_A_MINUTE = 100
FACTOR = 4
"""How many times more or less than reckoned is no longer plausible."""
LEAST = 5
"""Minutes; of less it is not worth to argue."""


def minutes_faults(course: Course, map_: Located) -> Iterator[Diagnostic]:
    """Warnings for competencies and lessons whose minutes are far from what their texts take."""
    policy = Policy()
    for competency in course.competencies:
        value = map_.value.get("competencies", {}).get(competency.id)
        if not isinstance(value, dict) or "minutes" not in value:
            continue
        reading = min((_reading(lesson) for lesson in course.lessons_of(competency.id)), default=0.0)
        practice = 2 * policy.practised_of * policy.item_minutes
        place = map_.place("competencies", competency.id, "minutes")
        told = _implausible(competency.minutes, reading + practice)
        if told:
            message = say(
                "'{competency}' is said to take {minutes}, {told}",
                competency=competency.id,
                minutes=_minutes(competency.minutes),
                told=told,
            )
            fix = say("correct its 'minutes', or make two competencies of it; plans count with them")
            yield Diagnostic(place, RULE, message, fix, Severity.WARNING)


def _reading(lesson: Lesson) -> float:
    return len(lesson.body.markdown.split()) / WORDS_A_MINUTE


def _minutes(number: float) -> Sentence:
    if number == int(number):
        return say_count(int(number), "{count} minute", "{count} minutes")
    return say("{number} minutes", number=f"{number:g}")


def _implausible(said: float, reckoned: float) -> Sentence | None:
    if max(said, reckoned) < LEAST or reckoned / FACTOR <= said <= reckoned * FACTOR:
        return None
    return say("but reading and practising it takes about {minutes}", minutes=max(1, round(reckoned)))
