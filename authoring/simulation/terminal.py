"""A simulation for the terminal: advice first, then two tables that fit 80 columns."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from .phrases import (
    assumptions,
    count,
    how_run,
    level_truth,
    percent,
    review_peak,
    untold,
)
from .results import CompetencyResult, Finish, Results, Spread
from .simulation import Simulation

NONE = "–"
LEGEND = (
    "Minutes and items until practised: half of the students need no more than the first number, four in five "
    "no more than the second. Guessed: blind guessers called practised. Run out: have seen all questions by then."
)


def show(simulation: Simulation, console: Console) -> None:
    """Prints `simulation` to `console`."""
    console.print(_page(simulation))


def _page(simulation: Simulation) -> RenderableType:
    results = simulation.results
    return Group(
        Text(f"{simulation.course.title}: {how_run(results, simulation.seed)}", style="bold"),
        "",
        _heading("What to mend first"),
        *_advice(simulation),
        "",
        _heading("Competencies"),
        _competencies(results),
        "",
        Text(LEGEND, style="dim"),
        "",
        _heading("Students"),
        _students(results),
        "",
        Text(level_truth(results)),
        Text(review_peak(results)),
        "",
        Text(assumptions(), style="dim"),
    )


def _heading(text: str) -> Text:
    return Text(text, style="bold cyan")


def _advice(simulation: Simulation) -> list[RenderableType]:
    if not simulation.shown:
        return [Padding("Nothing stands out. Well made.", (0, 0, 0, 2))]
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right")
    table.add_column(ratio=1)
    for place, each in enumerate(simulation.shown, 1):
        table.add_row(f"{place}.", Text.assemble(each.finding, " ", (each.fix, "green")))
    left = untold(simulation.untold)
    return [Padding(table, (0, 0, 0, 1)), *([Text(f"    {left}", style="dim")] if left else [])]


def _competencies(results: Results) -> Table:
    table = _table()
    table.add_column("", max_width=28)
    for heading, width in (("minutes", 7), ("you say", 7), ("items", 7), ("stuck", 5), ("guessed", 7), ("run out", 7)):
        table.add_column(heading, justify="right", no_wrap=True, min_width=width)
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
    for heading in ("students", "finish", "half by", "nine of ten by"):
        table.add_column(heading, justify="right", no_wrap=True)
    for each in (*results.finish.values(), results.everyone):
        style = "bold" if each is results.everyone else ""
        table.add_row(*_finish(each, results), style=style)
    return table


def _finish(finish: Finish, results: Results) -> tuple[str, ...]:
    return (
        finish.character,
        str(finish.students),
        str(len(finish.days)),
        _day(finish.by(0.5), results),
        _day(finish.by(0.9), results),
    )


def _day(day: int | None, results: Results) -> str:
    if day is None:
        return NONE
    date = f", {results.calendar.date_of(day):%d %b}" if results.calendar.is_dated else ""
    return count(day, "day") + date
