"""The outcome of a calibration for the terminal: whether it helps, then what to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, JustifyMethod, RenderableType
from rich.table import Table
from rich.text import Text

from ..course import Calibration
from ..words import Sentence, as_it_is, enumerated, say, say_count
from ..words.speaking import spoken
from .calibrate import Calibrated
from .comparing import FOLDS, Comparison
from .findings import FEWER, GIVEN_AWAY, SMALLER_STEPS, UNCLEAR, Findings
from .fitting import ENOUGH

BLANK = as_it_is("")
NOTHING = say("Nothing stands out.")


def show(outcome: Calibrated, files: int, written: Path | None, console: Console) -> None:
    """Prints `outcome`, read from so many files, to `console`; `written` is the new file, if there is one."""
    console.print(_page(outcome, files, written))


def _page(outcome: Calibrated, files: int, written: Path | None) -> RenderableType:
    return Group(
        Text(spoken(_read(outcome, files)), style="bold"),
        "",
        _heading(say("Does it predict better?")),
        *_comparison(outcome.comparison),
        *_findings(outcome.findings),
        "",
        Text(spoken(_end(outcome, written)), style="bold"),
    )


def _read(outcome: Calibrated, files: int) -> Sentence:
    counts = outcome.counts
    return say(
        "{title}: {learners}, {answers}, from {files}.",
        title=outcome.course.title,
        learners=say_count(counts.learners, "{count} learner", "{count} learners"),
        answers=say_count(counts.answers, "{count} answer that counts", "{count} answers that count"),
        files=say_count(files, "{count} file", "{count} files"),
    )


def _comparison(comparison: Comparison | None) -> Iterator[RenderableType]:
    if comparison is None:
        told = say("That can't be told: it takes the answers of {count} learners at least.", count=FOLDS)
        yield Text(spoken(told))
        return
    table, old, new = _table(BLANK, say("before"), say("after"), BLANK), comparison.before, comparison.after
    for name, before, after, meaning in (
        ("log loss", old.log_loss, new.log_loss, say("how wrong, lower is better")),
        ("AUC", old.auc, new.auc, say("tells right from wrong, 0.5 is chance, 1 always")),
        ("ECE", old.ece, new.ece, say("how far percentages are off, lower is better")),
    ):
        table.add_row(name, f"{before:.4f}", f"{after:.4f}", Text(spoken(meaning), style="dim"))
    yield table
    yield Text(spoken(_verdict(comparison)))


def _verdict(comparison: Comparison) -> Sentence:
    values = {
        "part": comparison.better_for,
        "learners": say_count(comparison.learners, "{count} learner", "{count} learners"),
    }
    if comparison.after.log_loss < comparison.before.log_loss:
        return say(
            "Yes: measured on learners it had not seen (each fifth in turn); better for {part} of {learners}.", **values
        )
    return say(
        "No: measured on learners it had not seen (each fifth in turn); better for {part} of {learners}.", **values
    )


def _findings(found: Findings) -> Iterator[RenderableType]:
    yield from _section(
        say("Suspicious questions"),
        (say("question"), say("answers"), say("right"), say("what to do")),
        ((each.item, str(each.answers), f"{each.right:.0%}", spoken(each.advice)) for each in found.suspicious),
    )
    yield from _section(
        say("Harder or easier than labelled"),
        (say("question"), say("level"), say("like"), say("answers"), say("right"), BLANK),
        (
            (each.item, str(each.level), str(each.like), str(each.answers), f"{each.right:.0%}", spoken(each.how))
            for each in found.labelled
        ),
        say(
            "'like' is the level that learners' answers speak for. Harder: {harder} Easier: {easier}",
            harder=UNCLEAR,
            easier=GIVEN_AWAY,
        ),
    )
    yield from _section(
        say("Learned slower or faster than usual"),
        (say("competency"), say("answers"), say("learned with an answer"), say("usual"), BLANK),
        (
            (each.competency, str(each.answers), f"{each.learn:.0%}", f"{each.usual:.0%}", spoken(each.how))
            for each in found.learned
        ),
        say("Slower: {slower}. Faster: {faster}.", slower=SMALLER_STEPS, faster=FEWER),
    )


def _section(
    title: Sentence, headings: tuple[Sentence, ...], rows: Iterable[tuple[str, ...]], legend: Sentence = BLANK
) -> Iterator[RenderableType]:
    yield ""
    yield _heading(title)
    table = _table(*headings)
    for row in rows:
        table.add_row(*row)
    yield table if table.row_count else Text(spoken(NOTHING))
    if legend and table.row_count:
        yield Text(spoken(legend), style="dim")


def _table(*headings: Sentence) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    last = len(headings) - 1
    for place, heading in enumerate(headings):
        justify: JustifyMethod = "left" if place in (0, last) else "right"
        table.add_column(spoken(heading), justify=justify, overflow="fold", no_wrap=0 < place < last)
    return table


def _end(outcome: Calibrated, written: Path | None) -> Sentence:
    if written is not None:
        what = _calibrated(outcome.measured)
        return say("Calibrated in {file}: {what}. 'mkcourse build' uses it from now on.", file=written, what=what)
    if not outcome.is_moved:
        return say(
            "Nothing was written: no question and no competency has {count} answers yet, so no number was moved.",
            count=ENOUGH,
        )
    if outcome.is_better:
        return say("Nothing was written, as you asked only to look.")
    why = say("they predict no better than your labels")
    if outcome.comparison is None:
        why = say("it can't be told whether they help")
    return say("The new numbers were not written: {why}. --force writes them all the same.", why=why)


def _calibrated(numbers: Calibration) -> Sentence:
    """How many numbers of each kind were fitted."""
    counts = [
        say_count(len(numbers.items), "{count} question", "{count} questions"),
        say_count(len(numbers.bkt), "{count} competency", "{count} competencies"),
    ]
    return enumerated([*counts, say("the weights")] if numbers.weights else counts)


def _heading(sentence: Sentence) -> Text:
    return Text(spoken(sentence), style="bold cyan")
