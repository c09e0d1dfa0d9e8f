"""The class: all that the class page shows of the files that were taken, computed anew each time.

The order in which files came does not matter: they are looked at by name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

from ..model import Course
from ..moments import Moment
from .actions import actions_of
from .copies import Copy, copies_of
from .facts import Facts
from .findings import Finding, sign
from .flags import flags_of
from .groups import groups_of, holders_of
from .heat import heat_as_json
from .questions import qualities_of
from .roll import DAY, Roll
from .taking import Taken, with_same
from .tallies import tallied
from .thresholds import USUAL, Thresholds
from .wrong_answers import wrong_answers_as_json

type Json = dict[str, object]


def class_as_json(course: Course, taken: Sequence[Taken], now: Moment, thresholds: Thresholds = USUAL) -> Json:
    """What the class page shows."""
    ordered = sorted(taken, key=lambda one: (one.file.name, one.file.id))
    names = {one.file.id: _who(one) for one in ordered}
    known = [one.facts for one in ordered if one.facts is not None]
    copies = {one.file: one for one in copies_of(known, names, thresholds)}
    older = {id for id, one in copies.items() if one.is_older}
    edited = frozenset(one.file.id for one in ordered if one.file.verdict == "edited")
    roll = Roll(
        course=course,
        now=now,
        learners=tuple(one for one in known if one.id not in older),
        copied=frozenset(copies) - older,
        edited=edited - older,
        thresholds=thresholds,
    )
    return {"files": [_file(one, copies, older) for one in ordered], **_looked_at(roll, ordered, copies)}


def _looked_at(roll: Roll, taken: Sequence[Taken], copies: Mapping[str, Copy]) -> Json:
    flags = [*_of_files(roll, taken, copies), *flags_of(roll)]
    roll = replace(roll, guessing=frozenset(one.learners[0] for one in flags if one.kind == "guessing"))
    groups, items = groups_of(roll, flags), qualities_of(roll)
    by_id = {one.file.id: one for one in taken}
    limits = roll.thresholds
    return {
        "learners": [_learner(one, by_id[one.id], roll) for one in roll.learners],
        "away": _away(roll),
        "actions": [one.as_json() for one in actions_of(roll, flags, groups, items)],
        "groups": [one.as_json() for one in groups],
        "flags": [one.as_json() for one in flags],
        "heat": heat_as_json(roll),
        "misconceptions": _misconceptions(roll),
        "wrong_answers": wrong_answers_as_json(roll.course, {one.id: tallied(one.given) for one in roll.own}, limits),
        "items": [one.as_json() for one in items],
        "pace": [_pace(one, roll) for one in roll.learners],
        "rules": asdict(limits),
        "moment": {"at": roll.now.at, "zone": roll.now.zone},
    }


def _who(taken: Taken) -> str | None:
    name = taken.file.learner
    return None if name is None else " ".join(name.split()).casefold() or None


def _file(taken: Taken, copies: Mapping[str, Copy], older: set[str]) -> Json:
    copy = copies.get(taken.file.id)
    if copy is None:
        return taken.file.as_json()
    code = "older-file" if taken.file.id in older else "same-answers"
    return with_same(taken.file, copy.other, sign(code, n=copy.n, other=copy.other)).as_json()


def _of_files(roll: Roll, taken: Sequence[Taken], copies: Mapping[str, Copy]) -> list[Finding]:
    """Flags that are about the file itself."""
    found = []
    for one in taken:
        id = one.file.id
        if id in roll.copied:
            copy = copies[id]
            copied = sign("copied-answers", n=copy.n, file=id, other=copy.other)
            found.append(Finding("copied", (id,), (copied,), {"files": tuple(sorted((id, copy.other)))}, 80.0))
        if id in roll.edited:
            signs = tuple(sign(f"file-{each.code}", file=id, **each.names) for each in one.file.reasons)
            found.append(Finding("edited", (id,), signs, {"files": (id,)}, 78.0))
    return found


def _away(roll: Roll) -> Json | None:
    """For how many days nobody at all was there, and when somebody was last; None where that is less than a week."""
    last = max((one.last for one in roll.learners), default=0)
    days = (roll.now.at - last) // DAY
    return {"n": days, "last": last} if last and days >= roll.thresholds.silent_days else None


def _learner(facts: Facts, taken: Taken, roll: Roll) -> Json:
    return {
        "id": facts.id,
        "name": taken.file.name,
        "learner": taken.file.learner,
        "last": facts.last,
        "answers": len(facts.given),
        "days": len(facts.days),
        "minutes_week": _minutes_week(facts, roll),
    }


def _minutes_week(facts: Facts, roll: Roll) -> int:
    """Minutes in the last seven days."""
    today = (roll.now.at + 60 * roll.now.zone) // DAY
    return round(sum(seconds for day, seconds in facts.days.items() if today - 7 < day <= today) / 60)


def _pace(facts: Facts, roll: Roll) -> Json:
    pacing = facts.pacing
    return {
        "learner": facts.id,
        "days": pacing.days,
        "done": pacing.done,
        "total": pacing.total,
        "minutes_week": _minutes_week(facts, roll),
    }


def _misconceptions(roll: Roll) -> list[Json]:
    held = holders_of(roll)
    found = []
    for id, one in roll.course.misconceptions.items():
        seen = [facts for facts in roll.own if id in facts.ideas]
        if seen:
            found.append(
                {
                    "misconception": id,
                    "competency": one.competency,
                    "learners": sorted(held.get(id, [])),
                    "seen": sorted(facts.id for facts in seen),
                    "sightings": sum(facts.ideas[id].sightings for facts in seen),
                }
            )
    return sorted(found, key=lambda one: (-len(one["learners"]), -one["sightings"], one["misconception"]))  # type: ignore[arg-type,operator]
