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
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from .diagnostics import Diagnostic, Severity, as_github, as_json, as_text, sorted_diagnostics
from .words import Sentence, as_it_is, enumerated, say, say_count
from .words.catalogues import languages, worded
from .words.choice import known_language, system_language

if TYPE_CHECKING:  # reading courses takes a second to import, and not every command does it
    from .course import Course

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


def _chosen(context: click.Context, option: click.Parameter, value: str | None) -> None:
    """Remembers the language of the messages for the whole command."""
    if value is None:
        return
    known = known_language(value)
    if known is None:
        raise click.BadParameter(f"there are no words in '{value}'; there are {', '.join(languages())}")
    context.meta[LANGUAGE] = known


LANGUAGE = "mkcourse.language"
_language = click.option(
    "--language",
    "-l",
    callback=_chosen,
    expose_value=False,
    help="Of the messages: ar, de, en, es or fr  [default: your system's, else en]",
)
_strict = click.option("--strict", is_flag=True, help="Treat warnings as errors.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="mkcourse", prog_name="mkcourse", message="%(prog)s %(version)s")
def main() -> None:
    """Courses written as Markdown and competency maps, built into a site that adapts to each learner.

    FOLDER is the course's folder, the one that holds course.yml.
    """


@main.command()
@_folder
@_format
@click.option(
    "--strict", is_flag=True, help="Treat warnings as errors, and tell where 'mkcourse new' left words to replace."
)
@_language
@click.option("--fix", is_flag=True, help="Mend what is safe, such as missing ids, in your files, and show it.")
@click.option("--dry-run", is_flag=True, help="With --fix: only show what would be mended.")
def check(folder: Path, form: str, strict: bool, fix: bool, dry_run: bool) -> None:
    """Report every problem of a course with its place and the likely fix."""
    found, held = mended(folder, dry_run) if fix or dry_run else looked_over(folder)
    if strict:
        found = sorted_diagnostics([*found, *placeholders(folder)])
    show(found, form, folder)
    if form == "text":
        for line in where_to_read(found):
            click.echo(line, err=True)
        click.echo(summary(found, held), err=True)
    sys.exit(status(found, strict))


@main.command()
@click.argument("rule")
@_language
def explain(rule: str) -> None:
    """Tell what a rule of check promises, why, and how it is mended: the word in brackets behind a problem."""
    from .rules import RULES
    from .rules.telling import as_terminal_text
    from .suggestions import did_you_mean

    name = rule.strip("[]")
    if name not in RULES:
        near = did_you_mean(name, RULES) or say("the rules are {names}", names=", ".join(sorted(RULES)))
        fail(spoken(say("there is no rule '{rule}'; {fix}", rule=name, fix=near)))
    click.echo(as_terminal_text(RULES[name], language()))


@main.command()
@_folder
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Where the site goes  [default: FOLDER/site]")
@_format
@_strict
@_language
@click.option(
    "--generator",
    type=click.Choice(["mkdocs", "zensical"]),
    default="mkdocs",
    show_default=True,
    help="What makes the pages: Material for MkDocs, or its successor Zensical (an extra: mkcourse[zensical]).",
)
def build(folder: Path, output: Path | None, form: str, strict: bool, generator: str) -> None:
    """Build a course into a static site; an older site stays until the new one is whole."""
    target = output or folder / "site"
    course = built(folder, target, form, strict, generator)
    if form == "text":
        told = say("{title} is built into {target}. Any web server can hand it out.", title=course.title, target=target)
        click.echo(spoken(told), err=True)
    if form == "text" and course.checkpoints:
        from .build.passphrases import where

        told = say("The passphrases of its checkpoints stand in {file}, for your eyes only.", file=where(folder))
        click.echo(spoken(told), err=True)


@main.command()
@_folder
@_language
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port; the next free one where it is taken.")
@click.option("--open/--no-open", "open_browser", default=False, help="Open the course in a browser.")
def serve(folder: Path, host: str, port: int, open_browser: bool) -> None:
    """Show a course in the browser and follow every saved change."""
    from .build.errors import BuildError
    from .serve import serve as serve_course

    try:
        with progress() as report:
            server = serve_course(folder, host, port, report, language=language())
    except BuildError as error:
        fail(str(error))
    server.run(open_browser)


@main.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--title", help="The course's title  [default: from the folder's name]")
@click.option("--language", help="The course's language by its name, or as in HTML: en, es, pt-BR …  [default: en]")
@click.option("--lesson", "lessons", multiple=True, help="The title of a lesson; once for each lesson.")
@click.option("--author", help="Who stands at the foot of every page.")
@click.option("--license", help="What others may do with the course  [default: CC-BY-4.0]")
@click.option("--days", help="Days on which the class learns, as in mon,tue,thu  [default: Monday to Friday]")
@click.option("--minutes", type=int, help="Minutes on such a day  [default: 20]")
@click.option("--yes", is_flag=True, help="Ask nothing: take the defaults for what is not given.")
def new(folder: Path | None, yes: bool, **options: object) -> None:
    """Write a small, complete course into FOLDER to begin from.

    In a terminal it asks for what the options don't say. Without --lesson it writes an example to change.
    """
    from .languages import language_code
    from .new import NewCourseError, Wishes, new_course, refuse_full
    from .new_questions import asked_folder, asked_wishes, days_in

    asks = not yes and sys.stdin.isatty() and sys.stderr.isatty()
    given = {name: value for name, value in options.items() if value not in (None, ())}
    if "language" in given:
        given["language"] = language_code(str(given["language"])) or given["language"]
    if "days" in given:
        given["days"] = days_in(str(given["days"]))
    place = folder or (asked_folder() if asks else Path("my-course"))
    try:
        refuse_full(place)
        wishes = asked_wishes(place, given) if asks else Wishes(**given)  # type: ignore[arg-type]
        written = new_course(place, wishes)
    except NewCourseError as error:
        fail(str(error))
    for path in written:
        click.echo(f"  {path}")
    command = "python3 -m uv run mkcourse" if "UV_RUN_RECURSION_DEPTH" in os.environ else "mkcourse"
    shown = f"'{place}'" if " " in str(place) else place
    click.echo(f"Your course is in {place}. See it with:  {command} serve {shown} --open")


@main.command()
@_folder
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path), help="The HTML file to write.")
@_language
def answers(folder: Path, output: Path) -> None:
    """Write the answer book of a course: every question with its key, by lesson, in one file to print."""
    from .build.preview.answer_file import AnswerFileError, write_answer_file

    course, found = load(folder)
    if course is None:
        show(found, "text", folder)
        click.echo(summary(found, say("Nothing was written.")), err=True)
        sys.exit(COURSE_ERRORS)
    try:
        write_answer_file(course, folder, output)
    except AnswerFileError as error:
        fail(str(error))
    told = say("The answer book is in {file}. Keep it out of the folder that you publish.", file=output)
    click.echo(spoken(told), err=True)


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
        click.echo(summary(found, say("Nothing was simulated.")), err=True)
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
        click.echo(summary(found, say("Nothing was calibrated.")), err=True)
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


@main.command()
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--course",
    "folder",
    default=".",
    type=click.Path(path_type=Path),
    help="The folder with course.yml  [default: this folder]",
)
@click.option("--html", type=click.Path(path_type=Path), help="Write the whole report into this HTML file.")
@click.option("--csv", type=click.Path(path_type=Path), help="Write a row for each learner into this CSV file.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--at", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]), help="Look as of that moment  [default: now]"
)
def report(
    files: tuple[str, ...], folder: Path, html: Path | None, csv: Path | None, form: str, at: datetime | None
) -> None:
    """Look at a class: FILES are its progress files, folders of them, or ZIP files.

    Works through every answer again, says what to do tomorrow, and names what is odd. It is what the page
    teacher/ of the course's site tells, in the terminal. Nothing is sent anywhere.
    """
    from .report import command

    course, found = load(folder)
    if course is None:
        show(found, form, folder)
        click.echo(summary(found, say("No report was made.")), err=True)
        sys.exit(COURSE_ERRORS)
    now = command.moment_of((at or datetime.now()).astimezone())
    try:
        with progress() as bar:
            told = command.looked_at(course, files, now, bar)
        sentences = command.sentences_of(course, told, now)
        command.print_json(told) if form == "json" else command.print_text(told, sentences)
        if html:
            command.write(html, command.as_html(course, told, sentences))
            click.echo(f"The report is in {html}. Open it in any browser.", err=True)
        if csv:
            command.write(csv, command.as_csv(told, sentences))
            click.echo(f"The table is in {csv}. Open it in any spreadsheet.", err=True)
    except command.ReportError as error:
        fail(str(error))


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
        click.echo(summary(found, say("Nothing was signed.")), err=True)
        sys.exit(COURSE_ERRORS)
    try:
        code = signed_code(course, secret_in(key), learner, subject, level, by, day.date() if day else None)
    except SignOffError as error:
        fail(str(error))
    click.echo(code)
    click.echo(f"portfolio/#sign={code}")


@main.group()
def publish() -> None:
    """Build a course, look over the result, and bring it to where learners find it.

    Only the finished site goes out, never the course's sources.
    """


_dry_run = click.option("--dry-run", is_flag=True, help="Only tell what would happen: write and push nothing.")
_settings = click.option(
    "--settings",
    multiple=True,
    type=click.Choice(["apache", "iis"]),
    help="Put the server's settings into the site, too: .htaccess or web.config.",
)
_as = click.option("--as", "name", help="The name of the course's own folder  [default: its id]")


@publish.command("github")
@_folder
@click.option("--to", help="The repository's address or path  [default: the remote 'origin' of FOLDER]")
@click.option("--branch", default="gh-pages", show_default=True, help="The branch that holds the site alone.")
@click.option("--workflow", is_flag=True, help="Instead, write a GitHub Actions workflow that publishes on each push.")
@_dry_run
def publish_github(folder: Path, to: str | None, branch: str, workflow: bool, dry_run: bool) -> None:
    """Push the finished site, and nothing else, to a branch or repository for GitHub Pages."""
    from .publish import tell
    from .publish.github import origin_of, published
    from .publish.workflow import workflow_for, written

    if workflow:
        with publishing():
            click.echo(workflow_for(folder)[1] if dry_run else f"{written(folder)} is written. Commit and push it.")
        return
    with publishing(), TemporaryDirectory(prefix="mkcourse-") as work:
        where = to or origin_of(folder)
        course, site = ready_to_publish(folder, Path(work) if dry_run else None, for_pages=True)
        click.echo(tell.pushed(published(site, where, branch, course.title, Path(work), dry_run=dry_run), site))


@publish.command("folder")
@_folder
@click.option("--to", required=True, type=click.Path(path_type=Path), help="Where to put the course's folder.")
@_as
@_settings
@_dry_run
def publish_folder(folder: Path, to: Path, name: str | None, settings: tuple[str, ...], dry_run: bool) -> None:
    """Copy the finished site into a folder, with a page for who runs the web server."""
    from .publish import tell, web_master
    from .publish.folders import into_folder, refuse_foreign_files

    with publishing(), TemporaryDirectory(prefix="mkcourse-") as work:
        course, site = ready_to_publish(folder, Path(work) if dry_run else None)
        page, place = web_master.page(course.title, name or course.id, site), to / (name or course.id)
        refuse_foreign_files(to, page)
        if not dry_run:
            into_folder(site, to, name or course.id, page, web_master.settings(settings))
        click.echo(tell.copied(site, place, dry_run, f"{web_master.PAGE} beside it says how a server hands it out."))


@publish.command("zip")
@_folder
@click.option("--to", required=True, type=click.Path(path_type=Path), help="The ZIP file to write.")
@_as
@_settings
@_dry_run
def publish_zip(folder: Path, to: Path, name: str | None, settings: tuple[str, ...], dry_run: bool) -> None:
    """Pack the finished site into a ZIP file, with a page for who runs the web server."""
    from .publish import tell, web_master
    from .publish.folders import into_zip, refuse_foreign_file

    with publishing(), TemporaryDirectory(prefix="mkcourse-") as work:
        course, site = ready_to_publish(folder, Path(work) if dry_run else None)
        refuse_foreign_file(to)
        page = web_master.page(course.title, name or course.id, site)
        if not dry_run:
            into_zip(site, to, name or course.id, page, web_master.settings(settings))
        click.echo(tell.copied(site, to, dry_run, "Unpack it where a web server hands it out."))


@publish.command("usb")
@_folder
@click.option("--to", required=True, type=click.Path(path_type=Path), help="The stick, or a folder to copy to sticks.")
@_dry_run
def publish_usb(folder: Path, to: Path, dry_run: bool) -> None:
    """Put the finished site on a stick, with a small server that one click starts; no network is needed."""
    from .publish import tell
    from .publish.usb import READ_ME, onto_stick

    with publishing(), TemporaryDirectory(prefix="mkcourse-") as work:
        course, site = ready_to_publish(folder, Path(work) if dry_run else None)
        if not dry_run:
            onto_stick(site, to, course.id, course.title)
        click.echo(tell.copied(site, to, dry_run, f"{READ_ME} there says how to start."))


@contextmanager
def publishing() -> Iterator[None]:
    """Ends the command in words where a course can't be published."""
    from .build.errors import BuildError
    from .publish.findings import PublishError

    try:
        yield
    except (BuildError, PublishError) as error:
        fail(str(error))


def ready_to_publish(folder: Path, elsewhere: Path | None, *, for_pages: bool = False) -> tuple[Course, Path]:
    """Builds the course into FOLDER/site, or below ``elsewhere``, and looks it over; ends the command at an error."""
    from .publish.findings import stopping
    from .publish.inspection import inspected
    from .publish.plain_server import asked_for

    site = elsewhere / "site" if elsewhere else folder / "site"
    course = built(folder, site, "text", strict=False)
    show(placeholders(folder), "text", folder)
    found = [*inspected(site, folder, for_pages=for_pages), *asked_for(site)]
    for each in found:
        click.secho(str(each), fg="red" if each.stops else "yellow")
    if stopping(found):
        click.echo("Nothing was published.", err=True)
        sys.exit(COURSE_ERRORS)
    click.echo("The site is whole: every page and all it refers to answers below a sub-path.", err=True)
    return course, site


def built(folder: Path, target: Path, form: str, strict: bool, generator: str = "mkdocs") -> Course:
    """The course, whose site is in ``target`` now; errors end the command, with the old site untouched."""
    from .build.errors import BuildError
    from .build.generators import generator_named
    from .build.site import build_site
    from .stability import stability_faults

    try:
        maker = generator_named(generator)
    except BuildError as error:
        fail(str(error))
    course, found = load(folder)
    found += stability_faults(course, target) if course else ()
    if course is None or status(found, strict):
        show(found, form, folder)
        click.echo(summary(found, say("Nothing was built.")), err=True)
        sys.exit(COURSE_ERRORS)
    try:
        with progress() as report:
            found += build_site(course, folder, target, report, generator=maker)
    except BuildError as error:
        show([*found, *error.diagnostics], form, folder)
        fail(str(error))
    show(found, form, folder)
    return course


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


def load(folder: Path, *, calibrated: bool = True) -> tuple[Course | None, list[Diagnostic]]:
    """The course and its problems."""
    from .loading import load as loaded
    from .memos import kept_between_checks

    with kept_between_checks(folder):
        return loaded(folder, calibrated=calibrated)


def placeholders(folder: Path) -> list[Diagnostic]:
    """Hints at what `mkcourse new` wrote and is not replaced yet."""
    from .placeholders import placeholder_hints

    return placeholder_hints(folder)


def looked_over(folder: Path) -> tuple[list[Diagnostic], Sentence]:
    """The problems of the course, and what it holds; what was said last time, where nothing has changed since."""
    from .last_check import Said, remember, said_before, state_of

    state = state_of(folder)
    said = said_before(state)
    if said is None:
        said = Said(*_said_of(*load(folder), folder))
        if state_of(folder) == state:  # else it was saved while it was read
            remember(state, said)
    return said


def _said_of(course: Course | None, found: list[Diagnostic], folder: Path) -> tuple[list[Diagnostic], Sentence]:
    """All problems, those since the last build included, and what the course holds."""
    from .stability import stability_faults

    if course is None:
        return found, as_it_is("")
    return sorted_diagnostics([*found, *stability_faults(course, folder / "site")]), contents(course)


def mended(folder: Path, dry_run: bool) -> tuple[list[Diagnostic], Sentence]:
    """Mends what is safe and shows it; what `check` says then, and what the course holds."""
    from .fixing.fix import fixed, write

    texts, edits, now = fixed(folder)
    after = _said_of(*now, folder)
    for edit in edits:
        click.echo(str(edit), err=True)
    if not edits:
        click.echo(spoken(say("Nothing here can be mended without you.")), err=True)
        return after
    changes = say(
        "{lines} in {files}",
        lines=say_count(len(edits), "{count} line", "{count} lines"),
        files=say_count(len(texts), "{count} file", "{count} files"),
    )
    if dry_run:
        left = say("{changes} would be mended; nothing is written yet. What would be left:", changes=changes)
        click.echo(spoken(left), err=True)
        return after
    try:
        write(folder, texts)
    except OSError as error:
        fail(f"'{error.filename or folder}' can't be written: {error.strerror or error}")
    click.echo(spoken(say("{changes} mended. What is left:", changes=changes)), err=True)
    return after


def where_to_read(found: list[Diagnostic]) -> list[str]:
    """A line for each rule that is broken, in the order of the report: its promise, and what tells more."""
    from .rules import RULES

    broken = [rule for rule in dict.fromkeys(each.rule for each in found) if rule in RULES]
    lines = [f"  {rule}: {spoken(say(RULES[rule].title))}" for rule in broken]
    return [*lines, spoken(say("More of each: mkcourse explain {rule}", rule=broken[0]))] if lines else []


_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


def show(found: list[Diagnostic], form: str, folder: Path) -> None:
    """Prints the diagnostics in that form to standard output."""
    if form == "json":
        click.echo(as_json(found))
        return
    for diagnostic in found:
        if form == "github":
            click.echo(as_github(diagnostic, folder.as_posix(), language()))
        else:
            click.secho(as_text(diagnostic, language()), fg=_COLOURS[diagnostic.severity])


def status(found: list[Diagnostic], strict: bool = False) -> int:
    """0 or 1 by the worst of the diagnostics."""
    stops = any(each.severity is Severity.ERROR or (strict and each.severity is Severity.WARNING) for each in found)
    return COURSE_ERRORS if stops else 0


def contents(course: Course) -> Sentence:
    """``Fractions: 16 competencies, 18 lessons, 267 questions.``"""
    if course.is_book:
        pages = say_count(len(course.pages), "{count} page", "{count} pages")
        return say("{title}: {contents}.", title=course.title, contents=pages)
    counts = [
        say_count(len(course.competencies), "{count} competency", "{count} competencies"),
        say_count(len(course.lessons), "{count} lesson", "{count} lessons"),
        say_count(len({item.question for item in course.items}), "{count} question", "{count} questions"),
    ]
    if course.projects:
        counts.append(say_count(len(course.projects), "{count} project", "{count} projects"))
    return say("{title}: {contents}.", title=course.title, contents=enumerated(counts))


def summary(found: list[Diagnostic], otherwise: Sentence) -> str:
    """``2 errors, 1 warning. …``"""
    numbers = {severity: sum(each.severity is severity for each in found) for severity in Severity}
    counts = [
        counted
        for severity, counted in (
            (Severity.ERROR, say_count(numbers[Severity.ERROR], "{count} error", "{count} errors")),
            (Severity.WARNING, say_count(numbers[Severity.WARNING], "{count} warning", "{count} warnings")),
            (Severity.HINT, say_count(numbers[Severity.HINT], "{count} hint", "{count} hints")),
        )
        if numbers[severity]
    ]
    told = say("{counts}.", counts=enumerated(counts)) if counts else say("No problems found.")
    return " ".join(part for part in (spoken(told), spoken(otherwise)) if part)


def language() -> str:
    """Of this command's messages: the one that was asked for, else the system's."""
    context = click.get_current_context(silent=True)
    chosen = context.meta.get(LANGUAGE) if context else None
    return str(chosen) if chosen else system_language(os.environ)


def spoken(sentence: Sentence) -> str:
    """The sentence in the language of this command's messages."""
    return worded(sentence, language())


def fail(message: str) -> None:
    """Ends the command with a message and status 2."""
    click.secho(f"mkcourse: {message}", fg="red", err=True)
    sys.exit(CANNOT)


@contextmanager
def progress() -> Iterator[Report]:
    """A progress bar on the terminal; nothing where standard error is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)
        yield lambda step, done, total: bar.update(task, description=step, completed=done, total=total or None)
