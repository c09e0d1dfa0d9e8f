"""All pages that are made, and their writing."""

from __future__ import annotations

from pathlib import Path

from .commands import commands_page
from .events import events_page
from .file_keys import file_pages
from .markdown import MADE
from .policy import policy_page
from .reasons import reasons_page
from .rules import rule_pages

FOLDER = "pages/reference/"


def reference_pages() -> dict[str, str]:
    """Path below ``pages/reference/`` -> the whole file."""
    return {
        **file_pages(),
        "commands.md": commands_page(),
        **rule_pages(),
        "policy.md": policy_page(),
        "events.md": events_page(),
        "reasons.md": reasons_page(),
    }


def made_pages(manual: Path) -> dict[str, str]:
    """The same of the files that are there; pages that somebody wrote are not among them."""
    folder = manual / FOLDER
    found = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}
    return {name: text for name, text in sorted(found.items()) if MADE in text}


def write_reference(manual: Path) -> list[str]:
    """Write what is new, remove what is gone; the names of both."""
    folder, pages, there = manual / FOLDER, reference_pages(), made_pages(manual)
    gone = sorted(there.keys() - pages.keys())
    for name in gone:
        (folder / name).unlink()
    changed = sorted(name for name, text in pages.items() if there.get(name) != text)
    for name in changed:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(pages[name], encoding="utf-8")
    return [*gone, *changed]
