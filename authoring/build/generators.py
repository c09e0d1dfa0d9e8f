"""What makes a site of an ordinary MkDocs project: MkDocs itself, or Zensical."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from ..diagnostics import Diagnostic
from ..words import say
from . import generator, with_zensical
from .errors import BuildError
from .write import Project


@dataclass(frozen=True, slots=True)
class Generator:
    """``adapted`` makes the project as it takes it.

    ``render`` is called with three folders: the written project, an empty one for the site, and the course, for which
    it may keep what the next build needs again.

    ``inserted`` are the texts of the style elements that the scripts of a rendered site add to its pages.
    """

    adapted: Callable[[Project], Project]
    render: Callable[[Path, Path, Path], list[Diagnostic]]
    inserted: Callable[[Path], list[str]]


MKDOCS = Generator(
    lambda project: project, lambda project, site, course: generator.render(project, site), lambda site: []
)
ZENSICAL = Generator(with_zensical.adapted, with_zensical.render, with_zensical.inserted)

GENERATORS = {"mkdocs": MKDOCS, "zensical": ZENSICAL}


def generator_named(name: str) -> Generator:
    """One of GENERATORS.  Raises BuildError, which says how it is got, where it is not installed."""
    if find_spec(name) is None:
        raise BuildError(
            say(
                "{name} is not installed: pip install 'mkcourse[{name}]', "
                "or in a checkout of mkcourse 'uv run --extra {name} mkcourse …'",
                name=name,
            )
        )
    return GENERATORS[name]
