"""calibration.json: numbers of the engine that were measured on real learners, as a course uses them.

`mkcourse calibrate` writes the file (authoring/calibration/); here it is only read, so
that checking and building a course need no numerical library.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from .course import Calibration, Competency, Item
from .diagnostics import Diagnostic, Place
from .memos import memoised
from .sources import CALIBRATION as PATH
from .sources import Source
from .validation import schema_diagnostics
from .words import as_it_is, say
from .yaml_source import Located, read_yaml

FORMAT = "mkcourse-calibration"
VERSION = 1
BKT = ("prior", "learn", "forget", "guess", "slip")
"""The numbers of a competency, named as in Corbett & Anderson (1995), with forgetting."""
ITEM = ("difficulty", "discrimination")
"""The numbers of a question, named as in Birnbaum (1968)."""

_AGAIN = say("run 'mkcourse calibrate' again, or remove the file: it can always be made anew")


@memoised(4)
def read_calibration(source: Source | None) -> tuple[Located, Sequence[Diagnostic]]:
    """The file with the places of its parts, {} where there is none or it can't be read, and its faults."""
    nothing = Located({}, PATH)
    if source is None:
        return nothing, []
    fault = _json_fault(source.text)
    if fault:
        return nothing, [fault]
    located, found = read_yaml(source.text, PATH)  # every JSON file is YAML, and YAML tells the places
    found += schema_diagnostics(located, "calibration", as_it_is(PATH)) if not found else []
    return (nothing if found else located), found


def _json_fault(text: str) -> Diagnostic | None:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        place = Place(PATH, error.lineno, error.colno)
        return Diagnostic(place, "calibration-parses", say("not valid JSON: {msg}", msg=error.msg.lower()), _AGAIN)
    except (ValueError, RecursionError):
        message = say("numbers or lists in it are beyond all sense")
        return Diagnostic(Place(PATH), "calibration-parses", message, _AGAIN)
    return None


def calibration_of(located: Located, items: Sequence[Item], competencies: Sequence[Competency]) -> Calibration:
    """The numbers in the file `located` by today's ids; what the course does not have is left out."""
    value = located.value
    return Calibration(
        items=_numbers(value.get("items", {}), ITEM, items),
        bkt=_numbers(value.get("competencies", {}), BKT, competencies),
        weights=dict(value.get("weights", {})),
    )


def _numbers(
    found: Mapping[str, Any], names: Sequence[str], parts: Sequence[Item] | Sequence[Competency]
) -> dict[str, dict[str, float]]:
    """What was found for each part, under its id or else under one that it had before."""
    known = {part.id: next((id_ for id_ in (part.id, *part.was) if id_ in found), None) for part in parts}
    return {
        today: {name: found[id_][name] for name in names if name in found[id_]}
        for today, id_ in known.items()
        if id_ is not None
    }
