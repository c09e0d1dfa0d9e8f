"""Zensical, the successor of Material for MkDocs, in a process of its own: the same project in, the same site out.

It reads ``mkdocs.yml`` and runs Python-Markdown with our extension, but neither plugins nor hooks, and we have none.
Where it differs from MkDocs, the project is adapted before, or the pages after:

* It takes raw HTML for Markdown's and rewrites its relative URLs as if they were relative to the source, so that they
  are kept behind a mark by our extension until the page is finished.
* Its site may only be inside the project.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ..diagnostics import Diagnostic, Place, Severity
from ..markdown_ext import AS_WRITTEN
from ..words import Sentence, as_it_is, say
from .assets import files_in
from .errors import BuildError
from .extensions import OURS
from .mkdocs_yml import read_settings, written_settings
from .write import Project, moved, remove_folder, write_texts

_PROCESS = f"{__package__}.zensical_process"
_SITE = "site"
_OTHER_LOOK = "assets/stylesheets/modern"
_OWN_SEARCH = "overrides/partials/search.html"
_NEVER_SHOWN = "overrides/404.html"
_SKIP = 'href="#__skip"'
_CONTENT = re.compile(r'<article class="md-content__inner[^>]*>')
_TOLD = re.compile(
    r"^Warning: (?P<message>.+)\n\s*╭─\[ (?P<file>[^\n]+\.md):(?P<line>\d+):(?P<column>\d+) \]", re.MULTILINE
)
_LINK = re.compile(r"[^\s)\"'>]+")
_STYLE_ELEMENT = re.compile(r'"style",\{\},(?P<name>[\w$]+)(?:\.toString\(\))?\)')
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def adapted(project: Project) -> Project:
    """The MkDocs project as Zensical takes it."""
    settings = read_settings(project.texts["mkdocs.yml"])
    settings["theme"]["variant"] = "classic"
    settings["site_dir"] = _SITE
    extensions: list[dict[str, dict[str, object]]] = settings["markdown_extensions"]
    for each in extensions:
        for options in (options for name, options in each.items() if name == OURS):
            options["urls_as_written"] = True
    texts = {
        **project.texts,
        "mkdocs.yml": written_settings(settings),
        _NEVER_SHOWN: "\n",  # the page of a site that is missing one is ours
    }
    copies = {name: path for name, path in project.copies.items() if name not in (_OWN_SEARCH, _NEVER_SHOWN)}
    return replace(project, texts=texts, copies=copies)


def render(project: Path, site: Path, course: Path) -> list[Diagnostic]:
    """Render the project's ``mkdocs.yml`` into the empty folder ``site``; return what Zensical warned of.

    For the course in the folder ``course`` it keeps what it may need the next time.
    Raises BuildError where it fails, in its words.
    """
    command = [sys.executable, "-m", _PROCESS, str(project / "mkdocs.yml"), str(course.resolve())]
    done = subprocess.run(command, cwd=project, env=_environment(), capture_output=True, text=True, errors="replace")
    said = _COLOUR.sub("", f"{done.stdout}\n{done.stderr}")
    if done.returncode:
        raise BuildError(say("Zensical could not render the site: {why}", why=_last_line(said)))
    moved(project / _SITE, site)
    remove_folder(site / _OTHER_LOOK)
    write_texts(_finished(site), site)
    return _warnings(said, project / "docs")


def inserted(site: Path) -> list[str]:
    """The style of the search, which the theme's script puts into the page when it is opened."""
    scripts = [path.read_text(encoding="utf-8") for path in site.glob("assets/javascripts/bundle.*.js")]
    return [style for script in scripts for style in _styles_in(script)]


def _styles_in(script: str) -> Iterator[str]:
    for element in _STYLE_ELEMENT.finditer(script):
        text = re.search(rf"\b{element['name']}=(?P<quote>['\"`])(?P<text>(?:\\.|(?!(?P=quote)).)*)(?P=quote)", script)
        if text:
            yield re.sub(r"\\(.)", r"\1", text["text"])


def _finished(site: Path) -> dict[str, str]:
    """The pages with the URLs that were kept from Zensical, and with what their link to the content leads to."""
    pages = {name: path.read_text(encoding="utf-8") for name, path in files_in(site, "*.html").items()}
    return {name: _with_target(html).replace(f'"{AS_WRITTEN}', '"') for name, html in pages.items()}


def _with_target(html: str) -> str:
    """Zensical's own template has the target of its first link where ours has something else."""
    if _SKIP not in html or 'id="__skip"' in html:
        return html
    return _CONTENT.sub(lambda article: f'{article[0]}<a id="__skip" tabindex="-1"></a>', html, count=1)


def _warnings(said: str, docs: Path) -> list[Diagnostic]:
    return [_warning(found, docs) for found in _TOLD.finditer(said)]


def _warning(told: re.Match[str], docs: Path) -> Diagnostic:
    """In the form in which MkDocs tells of links, by which their places in the course's own files are found."""
    line = (docs / told["file"]).read_text(encoding="utf-8").splitlines()[int(told["line"]) - 1]
    link = _LINK.match(line, int(told["column"]) - 1)
    message = f"the page contains a link '{link[0]}', but the {told['message']}" if link else told["message"]
    return Diagnostic(Place(told["file"]), "site-renders", as_it_is(message), severity=Severity.WARNING)


def _last_line(said: str) -> Sentence:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return as_it_is(lines[-1]) if lines else say("it did not say why")


def _environment() -> dict[str, str]:
    """The same libraries as here, wherever they were found."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each), "PYTHONUTF8": "1"}
