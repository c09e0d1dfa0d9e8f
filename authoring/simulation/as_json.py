"""A simulation as JSON, for programs; its form is authoring/schema/simulation.schema.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from .advice import Advice
from .calendar import Calendar
from .results import CompetencyResult, Finish, Share, Spread
from .simulation import Simulation

FORMAT = "mkcourse-simulation"
VERSION = 1

type Json = dict[str, Any]


def as_json(simulation: Simulation) -> str:
    """The JSON text, indented, the same for the same simulation."""
    return json.dumps(as_values(simulation), ensure_ascii=False, indent=2)


def as_values(simulation: Simulation) -> Json:
    """The simulation as plain values. Parts are rounded to four places, minutes to one."""
    results = simulation.results
    return {
        "format": FORMAT,
        "version": VERSION,
        "course": {"id": simulation.course.id, "title": simulation.course.title},
        "settings": {"students": simulation.students, "seed": simulation.seed, **_calendar(results.calendar)},
        "advice": [_advice(each) for each in simulation.advice],
        "competencies": [_competency(each) for each in results.competencies],
        "finish": [_finish(each) for each in (*results.finish.values(), results.everyone)],
        "truth": {kind: _shares(by_level) for kind, by_level in results.truth.items()},
        "review_minutes_by_week": [_spread(each) for each in results.reviews],
        "minutes": _spread(results.minutes),
        "placement_items": round(results.placement_items, 1),
    }


def _calendar(calendar: Calendar) -> Json:
    return {
        "days": calendar.horizon,
        "start": calendar.start.isoformat(),
        "end": None if calendar.end is None else calendar.date_of(calendar.end).isoformat(),
        "working_days": len(calendar.days),
        "minutes_per_day": calendar.minutes,
    }


def _advice(advice: Advice) -> Json:
    return {
        "kind": advice.kind,
        "competency": advice.competency,
        "importance": round(advice.importance, 4),
        "finding": advice.finding,
        "fix": advice.fix,
    }


def _competency(result: CompetencyResult) -> Json:
    facts, guessing = result.facts, result.guessing
    return {
        "id": facts.id,
        "title": facts.title,
        "author_minutes": facts.minutes,
        "begun": result.begun,
        "minutes": _spread(result.minutes),
        "items": _spread(result.items),
        "stuck": _shares(result.stuck),
        "held_up": result.held_up,
        "missing": dict(sorted(result.missing.items())),
        "rungs": dict(sorted(result.rungs.items())),
        "truth": _shares(result.truth),
        "guessers": {"of": guessing.guessers, "practised": guessing.practised, "secure": guessing.secure},
        "ran_out": _share(result.ran_out),
        "repeats": _share(result.repeats),
        "repeats_soon": _share(result.soon),
    }


def _finish(finish: Finish) -> Json:
    return {
        "students": finish.character,
        "of": finish.students,
        "finished": len(finish.days),
        "median_day": finish.by(0.5),
        "day_of_90_percent": finish.by(0.9),
        "days": list(finish.days),
    }


def _spread(spread: Spread | None) -> Json | None:
    if spread is None:
        return None
    numbers = {"p10": spread.low, "median": spread.median, "p80": spread.most, "p90": spread.high}
    return {"count": spread.count, **{name: round(number, 1) for name, number in numbers.items()}}


def _shares(shares: Mapping[str, Share]) -> Json:
    return {name: _share(share) for name, share in shares.items()}


def _share(share: Share) -> Json:
    return {"count": share.count, "of": share.of, "part": round(share.part, 4)}
