"""The templates of ``site_template``: the only place that knows where they lie."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # it takes its time to be imported, and `check` writes no page
    import jinja2

_WORD = re.compile(r'\bwords\["([^"]+)"\]')


def template_folder() -> Path:
    """The folder of the package ``mkcourse.site_template``."""
    return Path(str(resources.files("mkcourse.site_template")))


def rendered(template: str, **values: Any) -> str:
    """A template of ``site_template/templates`` with its values; a value it lacks is an error."""
    return _environment().get_template(template).render(**values)


@cache
def words_of_templates() -> tuple[str, ...]:
    """The keys of the words that the theme's templates show.

    A generator gets no others: Zensical makes its own copy of all settings for every page.
    """
    texts = (path.read_text(encoding="utf-8") for path in (template_folder() / "overrides").rglob("*.html"))
    return tuple(sorted({key for text in texts for key in _WORD.findall(text)}))


@cache
def _environment() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(template_folder() / "templates"),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # the templates make Markdown and escape by name
        keep_trailing_newline=True,
    )
