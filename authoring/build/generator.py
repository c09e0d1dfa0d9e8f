"""MkDocs, in this process: an ordinary project folder in, a rendered site out.

Nothing of ours runs in it as plugin or hook, so Zensical can take its place.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache, partial
from pathlib import Path

import jinja2
import jinja2.ext
import yaml

from ..diagnostics import Diagnostic, Place, Severity
from ..words import Sentence, as_it_is, say
from .errors import BuildError
from .search_text import spare_the_reader

_DOC_FILE = re.compile(r"(?:Doc file|page) '([^']+\.md)'")


def render(project: Path, site: Path, *, dirty: bool = False) -> list[Diagnostic]:
    """Render the project's ``mkdocs.yml`` into the folder ``site``; return what MkDocs warned of.

    With ``dirty`` only what is newer than its outcome in ``site`` is rendered; the search
    index then holds those pages alone.  Raises BuildError where MkDocs fails, in its words.
    """
    with _listening() as heard:
        try:
            _build(project, site, dirty)
        except (Exception, SystemExit) as error:  # MkDocs ends with Abort, a SystemExit
            raise BuildError(_reason(error, heard), _diagnostics(heard)) from error
    return _diagnostics(heard)


def _build(project: Path, site: Path, dirty: bool) -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    spare_the_reader()
    _read_yaml_quickly()
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
    theme = config.theme
    folders = tuple(theme.dirs)
    theme.get_env = lambda: _environment(theme.name, str(theme.locale), folders)  # type: ignore[method-assign]
    build(config, dirty=dirty)


@cache
def _read_yaml_quickly() -> None:
    """From now on MkDocs reads its settings with libyaml, in this process: a large course has a long navigation."""
    from mkdocs.config import defaults
    from mkdocs.utils.yaml import get_yaml_loader

    quick = partial(get_yaml_loader, getattr(yaml, "CLoader", yaml.Loader))
    defaults.get_yaml_loader = quick  # type: ignore[attr-defined]  # under this name the settings' reader calls it


@lru_cache(maxsize=2)
def _environment(name: str, locale: str, folders: tuple[str, ...]) -> jinja2.Environment:
    """A theme's templates, compiled once in this process: a third of MkDocs' time for a small site.

    ``folders`` begin with the project's own, which doesn't change its templates.
    """
    from mkdocs.theme import Theme

    environment = Theme(name=name, custom_dir=folders[0], locale=locale).get_env()
    environment.loader = _ListedOnce(folders)
    environment.auto_reload = False
    environment.trim_blocks = True
    environment.add_extension(_Lean)
    return environment


class _Lean(jinja2.ext.Extension):
    """Templates without what says nothing in HTML: their own blanks would be a ninth of a page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return re.sub(r"\n\s+", "\n", source).replace(' xmlns="http://www.w3.org/2000/svg"', "")


class _ListedOnce(jinja2.FileSystemLoader):
    """Lists a theme's files once, and not its 14,000 icons, which MkDocs passes over anyway."""

    def list_templates(self) -> list[str]:
        return _names(tuple(self.searchpath))


@lru_cache(maxsize=2)
def _names(folders: tuple[str, ...]) -> list[str]:
    every = jinja2.FileSystemLoader(folders).list_templates()
    return [name for name in every if not name.startswith(".") and "/." not in name]


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """Hear what MkDocs logs, and keep it from the terminal."""
    logger, listener = logging.getLogger("mkdocs"), _Listener()
    before = logger.propagate, logger.level
    logger.addHandler(listener)
    logger.propagate = False
    logger.setLevel(logging.INFO)
    try:
        yield listener.records
    finally:
        logger.removeHandler(listener)
        logger.propagate, logger.level = before


def _diagnostics(records: list[logging.LogRecord]) -> list[Diagnostic]:
    told = (record for record in records if not record.getMessage().startswith("A 'dirty' build"))
    return [_diagnostic(record) for record in told]


def _diagnostic(record: logging.LogRecord) -> Diagnostic:
    message = record.getMessage()
    page = _DOC_FILE.search(message)
    severe = record.levelno >= logging.ERROR
    return Diagnostic(
        place=Place(page[1] if page else "course.yml"),
        rule="site-renders",
        message=as_it_is(message.splitlines()[0]),
        severity=Severity.ERROR if severe else Severity.WARNING,
    )


def _reason(error: BaseException, records: list[logging.LogRecord]) -> Sentence:
    errors = [record.getMessage() for record in records if record.levelno >= logging.ERROR]
    return say("MkDocs could not render the site: {why}", why=errors[-1] if errors else error)
