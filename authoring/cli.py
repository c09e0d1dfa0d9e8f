"""Arguments, printing and exit status; no logic.

Exit status: 0 when all is well (warnings included), 1 when the course has errors,
2 when the command itself can't be carried out (wrong use, a folder in the way).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from .course import Course
from .diagnostics import Diagnostic, Severity, as_github, as_json, as_text
from .loading import load
from .stability import stability_faults

COURSE_ERRORS = 1
CANNOT = 2

Report = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

_folder = click.argument("folder", default=".", type=click.Path(path_type=Path))
_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="text to read, json for programs, github for annotations in a pull request",
)
_strict = click.option("--strict", is_flag=True, help="Treat warnings as errors.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("mkcourse"), message="%(prog)s %(version)s")
def main() -> None:
    """Courses written as Markdown and competency maps, built into a site that adapts to each learner.

    FOLDER is the course's folder, the one that holds course.yml.
    """


@main.command()
@_folder
@_format
@_strict
def check(folder: Path, form: str, strict: bool) -> None:
    """Report every problem of a course with its place and the likely fix."""
    course, found = load(folder)
    show(found, form, folder)
    if form == "text":
        click.echo(summary(found, contents(course) if course else ""), err=True)
    sys.exit(status(found, strict))


@main.command()
@_folder
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Where the site goes  [default: FOLDER/site]")
@_format
@_strict
def build(folder: Path, output: Path | None, form: str, strict: bool) -> None:
    """Build a course into a static site; an older site stays until the new one is whole."""
    from .build.errors import BuildError
    from .build.site import build_site

    target = output or folder / "site"
    course, found = load(folder)
    found += stability_faults(course, target) if course else ()
    if course is None or status(found, strict):
        show(found, form, folder)
        click.echo(summary(found, "Nothing was built."), err=True)
        sys.exit(COURSE_ERRORS)
    try:
        with progress() as report:
            found += build_site(course, folder, target, report)
    except BuildError as error:
        show([*found, *error.diagnostics], form, folder)
        fail(str(error))
    show(found, form, folder)
    if form == "text":
        click.echo(f"{course.title} is built into {target}. Any web server can hand it out.", err=True)


@main.command()
@_folder
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port; the next free one where it is taken.")
@click.option("--open/--no-open", "open_browser", default=False, help="Open the course in a browser.")
def serve(folder: Path, host: str, port: int, open_browser: bool) -> None:
    """Show a course in the browser and follow every saved change."""
    from .build.errors import BuildError
    from .serve import serve as serve_course

    try:
        with progress() as report:
            server = serve_course(folder, host, port, report)
    except BuildError as error:
        fail(str(error))
    server.run(open_browser)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="The course's title  [default: from the folder's name]")
@click.option("--language", default="en", show_default=True, help="The course's language, as in HTML.")
def new(folder: Path, title: str | None, language: str) -> None:
    """Write a small, complete course into FOLDER to begin from."""
    from .new import NewCourseError, new_course

    try:
        written = new_course(folder, title, language)
    except NewCourseError as error:
        fail(str(error))
    for path in written:
        click.echo(f"  {path}")
    command = "python3 -m uv run mkcourse" if "UV_RUN_RECURSION_DEPTH" in os.environ else "mkcourse"
    click.echo(f"Your course is in {folder}. See it with:  {command} serve {folder} --open")


@main.command()
@_folder
@click.option(
    "--students",
    type=click.IntRange(1, 5000),
    default=300,
    show_default=True,
    help="How many; 30 are a fair mix of all kinds.",
)
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same students and numbers.")
@click.option("--days", type=click.IntRange(1, 730), help="How long  [default: enough for slow students]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--report", type=click.Path(path_type=Path), help="Write a report for teachers into this HTML file.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes at a time  [default: one a processor]")
def simulate(
    folder: Path, students: int, seed: int, days: int | None, form: str, report: Path | None, jobs: int | None
) -> None:
    """Send made-up students through a course and say where it pinches."""
    from .simulation import command
    from .simulation.simulation import NothingToSimulateError

    course, found = load(folder)
    if course is None:
        show(found, form, folder)
        click.echo(summary(found, "Nothing was simulated."), err=True)
        sys.exit(COURSE_ERRORS)
    try:
        if report:
            command.check_report_path(report)
        result = command.simulated_with_bar(course, students, seed, days, jobs)
        told = command.print_json if form == "json" else command.print_text
        told(result)
        if report:
            command.write_report(result, report)
            click.echo(f"The report is in {report}. Open it in any browser.", err=True)
    except (NothingToSimulateError, command.ReportError) as error:
        fail(str(error))
    except KeyboardInterrupt:
        fail("stopped before the end, so there are no results; fewer --students take less time")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("progress_files", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--dry-run", is_flag=True, help="Only look: write nothing.")
@click.option("--force", is_flag=True, help="Write the numbers even if they are not known to predict better.")
@click.option("--to-parquet", type=click.Path(path_type=Path), help="Turn the files into Parquet there, and no more.")
@click.option("--cluster", metavar="WHERE", help="Count on a Dask cluster: local, or a scheduler's address tcp://…")
def calibrate(
    folder: Path,
    progress_files: tuple[str, ...],
    form: str,
    dry_run: bool,
    force: bool,
    to_parquet: Path | None,
    cluster: str | None,
) -> None:
    """Fit difficulties to the answers in PROGRESS_FILES: files, folders or globs of .json or .parquet.

    Writes calibration.json beside course.yml, which build uses, if that predicts the answers
    of learners it has not seen better than the labels do.
    """
    try:
        from .calibration import command
        from .calibration.calibrate import CalibrateError
    except ModuleNotFoundError as error:
        fail(lacking(error))
    course, found = load(folder, calibrated=False)
    if course is None:
        show(found, "text", folder)
        click.echo(summary(found, "Nothing was calibrated."), err=True)
        sys.exit(COURSE_ERRORS)
    engine = command.engine_course(course)
    try:
        with progress() as report:
            read = command.read(engine, progress_files, cluster, report)
        for each in read.skipped:
            click.echo(f"{each.path} {each.why}, so it is left out", err=True)
        if to_parquet:
            for path in command.convert(engine, read, to_parquet):
                click.echo(f"  {path}")
            return
        with progress() as report:
            outcome = command.run(engine, read, report)
        keeps = outcome.is_moved and (outcome.is_better or force) and not dry_run
        written = command.write(outcome, folder) if keeps else None
        told = command.print_json if form == "json" else command.print_text
        told(outcome, read, written)
    except CalibrateError as error:
        fail(str(error))
    except ModuleNotFoundError as error:
        fail(lacking(error))


@main.group("sign-off")
def sign_off() -> None:
    """Codes with which a teacher signs off learners' projects and competencies."""


@sign_off.command("keys")
@click.argument("file", type=click.Path(path_type=Path))
def sign_off_keys(file: Path) -> None:
    """Write a new secret key to FILE, and print the line for course.yml."""
    from .sign_off import SignOffError, new_keys

    try:
        public = new_keys(file)
    except SignOffError as error:
        fail(str(error))
    click.echo(f"sign_off: {public}")
    click.echo(f"The secret key is in {file}: keep it to yourself. The line above goes into course.yml.", err=True)


@sign_off.command("code")
@_folder
@click.option("--key", required=True, type=click.Path(path_type=Path), help="The file with the secret key.")
@click.option("--learner", required=True, help="The learner's own code, as 7F3A-91C2, or a name.")
@click.option("--for", "subject", required=True, help="The id of a project or a competency.")
@click.option("--level", required=True, help="Points of the project's rubric, or a competency's level.")
@click.option("--by", required=True, help="Who signs.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="YYYY-MM-DD  [default: today]")
def sign_off_code(
    folder: Path, key: Path, learner: str, subject: str, level: str, by: str, day: datetime | None
) -> None:
    """Print a code for a learner, and the end of a link that brings it in."""
    from .sign_off import SignOffError, secret_in, signed_code

    course, found = load(folder)
    if course is None:
        show(found, "text", folder)
        click.echo(summary(found, "Nothing was signed."), err=True)
        sys.exit(COURSE_ERRORS)
    try:
        code = signed_code(course, secret_in(key), learner, subject, level, by, day.date() if day else None)
    except SignOffError as error:
        fail(str(error))
    click.echo(code)
    click.echo(f"portfolio/#sign={code}")


def lacking(error: ModuleNotFoundError) -> str:
    """What to say where a library of an extra is not installed."""
    library = (error.name or "a library").partition(".")[0]
    extra = "cluster" if library == "dask" else "calibrate"
    if library == "distributed":
        return "a scheduler's address needs the package distributed: pip install distributed"
    return (
        f"this needs {library}, which is not installed: pip install 'mkcourse[{extra}]', "
        f"or in a checkout of mkcourse 'uv run --extra {extra} mkcourse …'"
    )


def show(found: list[Diagnostic], form: str, folder: Path) -> None:
    """Prints the diagnostics in that form to standard output."""
    if form == "json":
        click.echo(as_json(found))
        return
    for diagnostic in found:
        if form == "github":
            click.echo(as_github(diagnostic, folder.as_posix()))
        else:
            click.secho(as_text(diagnostic), fg="red" if diagnostic.severity is Severity.ERROR else "yellow")


def status(found: list[Diagnostic], strict: bool = False) -> int:
    """0 or 1 by the worst of the diagnostics."""
    stops = any(each.severity is Severity.ERROR or strict for each in found)
    return COURSE_ERRORS if stops else 0


def contents(course: Course) -> str:
    """``Fractions: 16 competencies, 18 lessons, 267 questions.``"""
    counts = (
        _count(len(course.competencies), "competency", "competencies"),
        _count(len(course.lessons), "lesson"),
        _count(len({item.question for item in course.items}), "question"),
        *((_count(len(course.projects), "project"),) if course.projects else ()),
    )
    return f"{course.title}: {', '.join(counts)}."


def summary(found: list[Diagnostic], otherwise: str) -> str:
    """``2 errors, 1 warning. …``"""
    errors = sum(each.severity is Severity.ERROR for each in found)
    warnings = len(found) - errors
    counts = [_count(errors, "error")] * bool(errors) + [_count(warnings, "warning")] * bool(warnings)
    return " ".join(part for part in (", ".join(counts) + "." if counts else "No problems found.", otherwise) if part)


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"


def fail(message: str) -> None:
    """Ends the command with a message and status 2."""
    click.secho(f"mkcourse: {message}", fg="red", err=True)
    sys.exit(CANNOT)


@contextmanager
def progress() -> Iterator[Report]:
    """A progress bar on the terminal; nothing where standard error is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)
        yield lambda step, done, total: bar.update(task, description=step, completed=done, total=total or None)
