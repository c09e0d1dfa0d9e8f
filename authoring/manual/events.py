"""The page of the engine's events and effects, read from their classes."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import ModuleType

from ...runtime import effects, events, levels_brought, personal_events, project_events
from ...runtime.event import Event
from .markdown import code, page, prose, table

_MODULES: tuple[ModuleType, ...] = (events, personal_events, project_events, levels_brought)
_OF_EVERY_EVENT = ("id", "at", "zone")


def events_page() -> str:
    """What can happen, and what follows."""
    return page(
        "Events and effects",
        "What the engine is told, and what it answers: the lines of a progress file.",
        "The log of a learner's events is the truth: every level is computed from it, and can be computed again. An "
        f"event has a {code('type')}, an {code('id')}, a time {code('at')} (seconds since 1970) and a {code('zone')} "
        f"(minutes east of UTC), {code('prev')} for the chain that shows whether a log was changed, and what its type "
        "adds. A type that an older engine does not know is kept and passed over.",
        "## Events",
        table(["Event", "What happened", "What it holds"], map(_row, event_types())),
        "## Effects",
        "What follows an event, for the page to show. Effects are not kept: the same event gives the same effects.",
        table(["Effect", "What it tells", "What it holds"], map(_row, effect_types())),
    )


def event_types() -> Iterator[type]:
    """Every event that is logged; `Unknown` stands for those of newer editions."""
    for module in _MODULES:
        for each in vars(module).values():
            own = inspect.isclass(each) and each.__module__ == module.__name__
            if own and issubclass(each, Event) and each is not events.Unknown:
                yield each


def effect_types() -> Iterator[type]:
    """Every effect."""
    for each in vars(effects).values():
        if inspect.isclass(each) and is_dataclass(each) and each.__module__ == effects.__name__:
            yield each


def _row(kind: type) -> list[str]:
    names = [each.name for each in fields(kind) if each.name not in _OF_EVERY_EVENT]
    return [code(kind.__name__), prose(" ".join((kind.__doc__ or "").split())), ", ".join(map(code, names)) or "–"]
