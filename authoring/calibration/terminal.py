"""The outcome of a calibration for the terminal: whether it helps, then what to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from .calibrate import Calibrated
from .comparing import FOLDS, Comparison
from .findings import FEWER, GIVEN_AWAY, SMALLER_STEPS, UNCLEAR, Findings
from .fitting import ENOUGH

NOTHING = "Nothing stands out."


def show(outcome: Calibrated, files: int, written: Path | None, console: Console) -> None:
    """Prints `outcome`, read from so many files, to `console`; `written` is the new file, if there is one."""
    console.print(_page(outcome, files, written))


def _page(outcome: Calibrated, files: int, written: Path | None) -> RenderableType:
    return Group(
        Text(_read(outcome, files), style="bold"),
        "",
        _heading("Does it predict better?"),
        *_comparison(outcome.comparison),
        *_findings(outcome.findings),
        "",
        Text(_end(outcome, written), style="bold"),
    )


def _read(outcome: Calibrated, files: int) -> str:
    counts = outcome.counts
    return (
        f"{outcome.course.title}: {_count(counts.learners, 'learner')}, {_count(counts.answers, 'answer')} that count, "
        f"from {_count(files, 'file')}."
    )


def _comparison(comparison: Comparison | None) -> Iterator[RenderableType]:
    if comparison is None:
        yield Text(f"That can't be told: it takes the answers of {FOLDS} learners at least.")
        return
    table = _table("", "before", "after", "")
    for name, before, after, meaning in (
        ("log loss", comparison.before.log_loss, comparison.after.log_loss, "how wrong, lower is better"),
        ("AUC", comparison.before.auc, comparison.after.auc, "tells right from wrong, 0.5 is chance, 1 always"),
        ("ECE", comparison.before.ece, comparison.after.ece, "how far percentages are off, lower is better"),
    ):
        table.add_row(name, f"{before:.4f}", f"{after:.4f}", Text(meaning, style="dim"))
    yield table
    better = comparison.after.log_loss < comparison.before.log_loss
    yield Text(
        f"{'Yes' if better else 'No'}: measured on learners it had not seen (each fifth in turn); better for "
        f"{comparison.better_for} of {_count(comparison.learners, 'learner')}."
    )


def _findings(found: Findings) -> Iterator[RenderableType]:
    yield from _section(
        "Suspicious questions",
        ("question", "answers", "right", "what to do"),
        ((each.item, str(each.answers), f"{each.right:.0%}", each.advice) for each in found.suspicious),
    )
    yield from _section(
        "Harder or easier than labelled",
        ("question", "level", "like", "answers", "right", ""),
        (
            (each.item, str(each.level), str(each.like), str(each.answers), f"{each.right:.0%}", each.how)
            for each in found.labelled
        ),
        f"'like' is the level that learners' answers speak for. Harder: {UNCLEAR} Easier: {GIVEN_AWAY}",
    )
    yield from _section(
        "Learned slower or faster than usual",
        ("competency", "answers", "learned with an answer", "usual", ""),
        (
            (each.competency, str(each.answers), f"{each.learn:.0%}", f"{each.usual:.0%}", each.how)
            for each in found.learned
        ),
        f"Slower: {SMALLER_STEPS}. Faster: {FEWER}.",
    )


def _section(
    title: str, headings: tuple[str, ...], rows: Iterable[tuple[str, ...]], legend: str = ""
) -> Iterator[RenderableType]:
    yield ""
    yield _heading(title)
    table = _table(*headings)
    for row in rows:
        table.add_row(*row)
    yield table if table.row_count else Text(NOTHING)
    if legend and table.row_count:
        yield Text(legend, style="dim")


def _table(*headings: str) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    last = len(headings) - 1
    for place, heading in enumerate(headings):
        justify = "left" if place in (0, last) else "right"
        table.add_column(heading, justify=justify, overflow="fold", no_wrap=0 < place < last)  # type: ignore[arg-type]
    return table


def _end(outcome: Calibrated, written: Path | None) -> str:
    if written is not None:
        numbers = outcome.measured
        what = f"{_count(len(numbers.items), 'question')}, {_count(len(numbers.bkt), 'competency', 'competencies')}"
        weights = " and the weights" if numbers.weights else ""
        return f"{what}{weights} are calibrated in {written}. 'mkcourse build' uses it from now on."
    if not outcome.is_moved:
        return f"Nothing was written: no question and no competency has {ENOUGH} answers yet, so no number was moved."
    if outcome.is_better:
        return "Nothing was written, as you asked only to look."
    why = (
        "it can't be told whether they help"
        if outcome.comparison is None
        else "they predict no better than your labels"
    )
    return f"The new numbers were not written: {why}. --force writes them all the same."


def _heading(text: str) -> Text:
    return Text(text, style="bold cyan")


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
