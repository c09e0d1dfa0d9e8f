"""A simulation for the terminal: advice first, then two tables that fit 80 columns."""

from __future__ import annotations

from babel.dates import format_date
from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..words import Sentence, as_it_is, say
from ..words.speaking import language, spoken
from .phrases import (
    WHO,
    assumptions,
    days,
    how_run,
    level_truth,
    percent,
    review_peak,
    untold,
)
from .results import CompetencyResult, Finish, Results, Spread
from .simulation import Simulation

NONE = "–"
LEGEND = say(
    "Minutes and items until practised: half of the students need no more than the first number, four in five "
    "no more than the second. Guessed: blind guessers called practised. Run out: have seen all questions by then."
)


def show(simulation: Simulation, console: Console) -> None:
    """Prints `simulation` to `console`."""
    console.print(_page(simulation))


def _page(simulation: Simulation) -> RenderableType:
    results = simulation.results
    return Group(
        _text(say("{title}: {how}", title=simulation.course.title, how=how_run(results, simulation.seed)), "bold"),
        "",
        _heading(say("What to mend first")),
        *_advice(simulation),
        "",
        _heading(say("Competencies")),
        _competencies(results),
        "",
        _text(LEGEND, "dim"),
        "",
        _heading(say("Students")),
        _students(results),
        "",
        _text(level_truth(results)),
        _text(review_peak(results)),
        "",
        _text(assumptions(), "dim"),
    )


def _heading(sentence: Sentence) -> Text:
    return _text(sentence, "bold cyan")


def _text(sentence: Sentence, style: str = "") -> Text:
    return Text(spoken(sentence), style=style)


def _advice(simulation: Simulation) -> list[RenderableType]:
    if not simulation.shown:
        return [Padding(spoken(say("Nothing stands out. Well made.")), (0, 0, 0, 2))]
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right")
    table.add_column(ratio=1)
    for place, each in enumerate(simulation.shown, 1):
        table.add_row(f"{place}.", Text.assemble(spoken(each.finding), " ", (spoken(each.fix), "green")))
    left = spoken(untold(simulation.untold))
    return [Padding(table, (0, 0, 0, 1)), *([Text(f"    {left}", style="dim")] if left else [])]


def _competencies(results: Results) -> Table:
    table = _table()
    table.add_column("", max_width=28)
    for heading in (say("minutes"), say("you say"), say("items"), say("stuck"), say("guessed"), say("run out")):
        table.add_column(spoken(heading), justify="right", min_width=5 if heading == "stuck" else 7)
    for each in results.competencies:
        table.add_row(*_row(each))
    return table


def _table() -> Table:
    return Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))


def _row(result: CompetencyResult) -> tuple[str, ...]:
    guessing = result.guessing
    return (
        result.facts.title,
        _both(result.minutes),
        f"{result.facts.minutes:g}",
        _both(result.items),
        percent(result.all_stuck.part),
        percent(guessing.practised / guessing.guessers),
        percent(result.ran_out.part),
    )


def _both(spread: Spread | None) -> str:
    return NONE if spread is None else f"{spread.median:.0f} / {spread.most:.0f}"


def _students(results: Results) -> Table:
    table = _table()
    table.add_column("", no_wrap=True)
    for heading in (say("students"), say("finish"), say("half by"), say("nine of ten by")):
        table.add_column(spoken(heading), justify="right", no_wrap=True)
    for each in (*results.finish.values(), results.everyone):
        style = "bold" if each is results.everyone else ""
        table.add_row(*_finish(each, results), style=style)
    return table


def _finish(finish: Finish, results: Results) -> tuple[str, ...]:
    return (
        spoken(WHO.get(finish.character, as_it_is(finish.character))),
        str(finish.students),
        str(len(finish.days)),
        _day(finish.by(0.5), results),
        _day(finish.by(0.9), results),
    )


def _day(day: int | None, results: Results) -> str:
    if day is None:
        return NONE
    if not results.calendar.is_dated:
        return spoken(days(day))
    date = results.calendar.date_of(day)
    return spoken(say("{days}, {date}", days=days(day), date=format_date(date, "dd MMM", locale=language())))
