"""What checkpoints in course.yml promise: they are about something, have questions, and can keep them secret."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from .checkpoints import sealed_items
from .course import Course, SealedCheck
from .diagnostics import Diagnostic, Place
from .suggestions import ADD_COMPETENCY, did_you_mean, listed
from .words import say
from .yaml_source import Located

RULE = "checkpoint-sealable"


def checkpoint_faults(
    course: Course, head: Located, competencies: Collection[str], *, has_lost_items: bool
) -> Iterator[Diagnostic]:
    """What is wrong with the checkpoints of a course."""
    yield from _names(course, head, competencies)
    sealed = sealed_items(course)
    seen: dict[str, Place] = {}
    for number, checkpoint in enumerate(course.checkpoints):
        place = head.place("checkpoints", number)
        if seen.setdefault(checkpoint.id, place) is not place:
            message = say(
                "the checkpoint '{checkpoint}' is there already, in line {line}",
                checkpoint=checkpoint.id,
                line=seen[checkpoint.id].line,
            )
            yield Diagnostic(place, "id-unique", message, say("give one of them another id"))
        elif checkpoint not in sealed.values() and not has_lost_items and _is_known(checkpoint, course, competencies):
            message = say(
                "the checkpoint '{checkpoint}' has no question of its own with 'use: check'", checkpoint=checkpoint.id
            )
            fix = say("name competencies that have some, which no checkpoint above has")
            yield Diagnostic(place, RULE, message, fix)
    for item in course.items:
        if item.id in sealed and item.lesson is not None:
            message = say(
                "'{item}' is sealed for '{sealed}', but stands open in a lesson",
                item=item.question,
                sealed=sealed[item.id].id,
            )
            yield Diagnostic(
                item.place, RULE, message, say("move it to a file in 'questions/', or make it 'use: practice'")
            )


def _is_known(checkpoint: SealedCheck, course: Course, competencies: Collection[str]) -> bool:
    titles = {unit.title for unit in course.units}
    return set(checkpoint.competencies) <= set(competencies) and set(checkpoint.units) <= titles


def _names(course: Course, head: Located, competencies: Collection[str]) -> Iterator[Diagnostic]:
    titles = [unit.title for unit in course.units if unit.title]
    for number, checkpoint in enumerate(course.checkpoints):
        for index, id_ in enumerate(checkpoint.competencies):
            if id_ not in competencies:
                message = say(
                    "the checkpoint '{checkpoint}' names '{id}', which competencies.yml does not define",
                    checkpoint=checkpoint.id,
                    id=id_,
                )
                fix = did_you_mean(id_, competencies) or ADD_COMPETENCY
                yield Diagnostic(
                    head.place("checkpoints", number, "competencies", index), "competency-known", message, fix
                )
        for index, title in enumerate(checkpoint.units):
            if title not in titles:
                message = say(
                    "the checkpoint '{checkpoint}' names the unit '{title}', which course.yml does not have",
                    checkpoint=checkpoint.id,
                    title=title,
                )
                fix = did_you_mean(title, titles) or (
                    say("it has {listed}", listed=listed(titles)) if titles else say("add it to 'units'")
                )
                yield Diagnostic(head.place("checkpoints", number, "units", index), RULE, message, fix)
