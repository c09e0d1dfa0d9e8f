"""`mkcourse publish`: the finished site, and nothing else, to where learners find it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from ..words import say
from ..words.speaking import spoken
from . import arguments
from .courses import built, placeholders
from .ending import COURSE_ERRORS, fail_by, tell
from .problems import show
from .translated import Group

if TYPE_CHECKING:  # reading courses takes a second to import, and not every command does it
    from ..course import Course

_dry_run = arguments.option("--dry-run", is_flag=True, help="Only tell what would happen: write and push nothing.")
_settings = arguments.option(
    "--settings",
    multiple=True,
    type=click.Choice(["apache", "iis"]),
    help="Put the server's settings into the site, too: .htaccess or web.config.",
)
_as = arguments.option("--as", "name", help="The name of the course's own folder  [default: its id]")


@click.group(cls=Group)
def publish() -> None:
    """Build a course, look over the result, and bring it to where learners find it.

    Only the finished site goes out, never the course's sources.
    """


@publish.command("github")
@arguments.folder
@arguments.option("--to", help="The repository's address or path  [default: the remote 'origin' of FOLDER]")
@arguments.option("--branch", default="gh-pages", show_default=True, help="The branch that holds the site alone.")
@arguments.option(
    "--workflow", is_flag=True, help="Instead, write a GitHub Actions workflow that publishes on each push."
)
@_dry_run
@arguments.language
def to_github(folder: Path, to: str | None, branch: str, workflow: bool, dry_run: bool) -> None:
    """Push the finished site, and nothing else, to a branch or repository for GitHub Pages."""
    from ..publish import tell as telling
    from ..publish.github import origin_of, published

    if workflow:
        _workflow(folder, dry_run)
        return
    with _publishing(), TemporaryDirectory(prefix="mkcourse-") as work:
        where = to or origin_of(folder)
        course, site = ready_to_publish(folder, Path(work) if dry_run else None, for_pages=True)
        done = published(site, where, branch, course.title, Path(work), dry_run=dry_run)
        for line in telling.pushed(done, site):
            click.echo(spoken(line))


def _workflow(folder: Path, dry_run: bool) -> None:
    from ..publish.workflow import workflow_for, written

    with _publishing():
        if dry_run:
            click.echo(workflow_for(folder)[1])
        else:
            click.echo(spoken(say("{file} is written. Commit and push it.", file=written(folder))))


@publish.command("folder")
@arguments.folder
@arguments.option("--to", required=True, type=arguments.PATH, help="Where to put the course's folder.")
@_as
@_settings
@_dry_run
@arguments.language
def to_folder(folder: Path, to: Path, name: str | None, settings: tuple[str, ...], dry_run: bool) -> None:
    """Copy the finished site into a folder, with a page for who runs the web server."""
    from ..publish import tell as telling
    from ..publish import web_master
    from ..publish.folders import into_folder, refuse_foreign_files

    with _publishing(), TemporaryDirectory(prefix="mkcourse-") as work:
        course, site = ready_to_publish(folder, Path(work) if dry_run else None)
        page, place = web_master.page(course.title, name or course.id, site), to / (name or course.id)
        refuse_foreign_files(to, page)
        if not dry_run:
            into_folder(site, to, name or course.id, page, web_master.settings(settings))
        then = say("{page} beside it says how a server hands it out.", page=web_master.PAGE)
        click.echo(spoken(telling.copied(site, place, dry_run, then)))


@publish.command("zip")
@arguments.folder
@arguments.option("--to", required=True, type=arguments.PATH, help="The ZIP file to write.")
@_as
@_settings
@_dry_run
@arguments.language
def to_zip(folder: Path, to: Path, name: str | None, settings: tuple[str, ...], dry_run: bool) -> None:
    """Pack the finished site into a ZIP file, with a page for who runs the web server."""
    from ..publish import tell as telling
    from ..publish import web_master
    from ..publish.folders import into_zip, refuse_foreign_file

    with _publishing(), TemporaryDirectory(prefix="mkcourse-") as work:
        course, site = ready_to_publish(folder, Path(work) if dry_run else None)
        refuse_foreign_file(to)
        page = web_master.page(course.title, name or course.id, site)
        if not dry_run:
            into_zip(site, to, name or course.id, page, web_master.settings(settings))
        click.echo(spoken(telling.copied(site, to, dry_run, say("Unpack it where a web server hands it out."))))


@publish.command("usb")
@arguments.folder
@arguments.option("--to", required=True, type=arguments.PATH, help="The stick, or a folder to copy to sticks.")
@_dry_run
@arguments.language
def to_stick(folder: Path, to: Path, dry_run: bool) -> None:
    """Put the finished site on a stick, with a small server that one click starts; no network is needed."""
    from ..publish import tell as telling
    from ..publish.usb import READ_ME, onto_stick

    with _publishing(), TemporaryDirectory(prefix="mkcourse-") as work:
        course, site = ready_to_publish(folder, Path(work) if dry_run else None)
        if not dry_run:
            onto_stick(site, to, course.id, course.title)
        click.echo(spoken(telling.copied(site, to, dry_run, say("{page} there says how to start.", page=READ_ME))))


@contextmanager
def _publishing() -> Iterator[None]:
    """Ends the command in words where a course can't be published."""
    from ..build.errors import BuildError
    from ..publish.findings import PublishError

    try:
        yield
    except (BuildError, PublishError) as error:
        fail_by(error)


def ready_to_publish(folder: Path, elsewhere: Path | None, *, for_pages: bool = False) -> tuple[Course, Path]:
    """Builds the course into FOLDER/site, or below ``elsewhere``, and looks it over; ends the command at an error."""
    from ..publish.findings import stopping
    from ..publish.inspection import inspected
    from ..publish.plain_server import asked_for

    site = elsewhere / "site" if elsewhere else folder / "site"
    course = built(folder, site, "text", strict=False)
    show(placeholders(folder), "text", folder)
    found = [*inspected(site, folder, for_pages=for_pages), *asked_for(site)]
    for each in found:
        click.secho(spoken(each.told()), fg="red" if each.stops else "yellow")
    if stopping(found):
        tell(say("Nothing was published."))
        sys.exit(COURSE_ERRORS)
    tell(say("The site is whole: every page and all it refers to answers below a sub-path."))
    return course, site
