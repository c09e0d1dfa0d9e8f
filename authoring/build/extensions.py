"""The Markdown of a site: its extensions in one place, for the pages and for every fragment."""

from __future__ import annotations

from typing import Any

OURS = "mkcourse.authoring.markdown_ext"

# Neither writes style="" attributes, which the Content-Security-Policy forbids.
_SHARED: dict[str, dict[str, Any]] = {
    "tables": {"use_align_attribute": True},
    "attr_list": {},
    "def_list": {},
    "md_in_html": {},
    "admonition": {},
    "pymdownx.highlight": {"use_pygments": True},
    "pymdownx.superfences": {},
    "pymdownx.details": {},
    "pymdownx.tabbed": {"alternate_style": True},
}
# Both give ids that are unique within a page only; a fragment has no page of its own.
_PAGES_ONLY: dict[str, dict[str, Any]] = {"footnotes": {}, "toc": {"permalink": False}}


def for_fragments() -> dict[str, dict[str, Any]]:
    """Extension -> options, for stems, options, feedback, hints and solutions."""
    return {**_SHARED, OURS: {}}


def for_pages(fragments: str) -> dict[str, dict[str, Any]]:
    """Extension -> options, for ``mkdocs.yml``; ``fragments`` is the finished HTML's folder."""
    return {**_PAGES_ONLY, **_SHARED, OURS: {"fragments": fragments}}
