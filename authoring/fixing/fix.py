"""Mends a course's files where that is safe, and never makes anything worse.

Every edit is tried on a copy in memory first: what is kept leaves fewer faults and no new one.
Files that can't be read, or whose structure is broken, are not touched at all.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from ..course import Course
from ..diagnostics import Diagnostic
from ..loading import checked
from ..sources import Source, Sources, read_sources
from .edits import Edit, edited, lines_of
from .fixers import edit_for

ROUNDS = 4
"""What one fault hid may be mended in the next round."""
UNTOUCHED = frozenset({"text-is-utf8", "file-readable", "yaml-parses", "key-unique", "block-closed"})
"""A file with one of these faults is not understood, so nothing in it is changed."""

type Found = tuple[Course | None, list[Diagnostic]]


def fixed(folder: Path) -> tuple[dict[str, str], list[Edit], Found]:
    """New texts by path, the edits that make them, and what `check` says of the course then."""
    sources, reading = read_sources(folder)
    after = checked(sources, reading)
    rounds: list[list[Edit]] = []
    for _ in range(ROUNDS):
        sources, after, good = _kept(sources, reading, after, _edits(sources, after[1]))
        if not good:
            break
        rounds.append(good)
    edits = [edit for good in rounds for edit in good]
    texts = {path: _in_file(folder / path, path, rounds) for path in dict.fromkeys(edit.path for edit in edits)}
    return texts, edits, after


def write(folder: Path, texts: Mapping[str, str]) -> None:
    """Puts the new texts in the place of the old ones; each file is whole at every moment."""
    for name, text in texts.items():
        path = folder / name
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
        Path(beside).chmod(path.stat().st_mode)
        Path(beside).replace(path.resolve())


_BOM = "\ufeff"


def _in_file(file: Path, path: str, rounds: list[list[Edit]]) -> str:
    """The file's own text with the edits: its line ends, and the mark that some editors put first, stay."""
    text = file.read_bytes().decode("utf-8")
    mark = _BOM if text.startswith(_BOM) else ""
    text = text.removeprefix(_BOM)
    for edits in rounds:
        text = edited(text, [edit for edit in edits if edit.path == path])
    return mark + text


def _edits(sources: Sources, found: Iterable[Diagnostic]) -> list[Edit]:
    """One edit a line at most: what is left over is for the next round."""
    faults = list(found)
    broken = {fault.place.path for fault in faults if fault.rule in UNTOUCHED}
    texts = {source.path: source for source in _all(sources) if source.path not in broken}
    lines = {path: lines_of(source.text) for path, source in texts.items()}
    taken = _ids_in(texts.values())
    edits: dict[tuple[str, int], Edit] = {}
    for fault in faults:
        place = (fault.place.path, fault.place.line)
        if fault.place.path in lines and place not in edits:
            edit = edit_for(fault, lines[fault.place.path], taken)
            if edit:
                edits[place] = edit
    return list(edits.values())


def _kept(
    sources: Sources, reading: list[Diagnostic], before: Found, edits: list[Edit]
) -> tuple[Sources, Found, list[Edit]]:
    """All edits where that is better; else each of them that is, one after the other."""
    if not edits:
        return sources, before, []
    tried = _with(sources, edits)
    after = checked(tried, reading)
    if _is_better(before[1], after[1]):
        return tried, after, edits
    good: list[Edit] = []
    for edit in edits if len(edits) > 1 else ():
        tried = _with(sources, [*good, edit])
        after = checked(tried, reading)
        if _is_better(before[1], after[1]):
            good.append(edit)
            before = after
    return _with(sources, good), before, good


def _is_better(before: list[Diagnostic], after: list[Diagnostic]) -> bool:
    """Fewer faults, and of no rule more than before."""
    if len(after) >= len(before):
        return False
    had = [fault.rule for fault in before]
    return all(had.count(rule) >= count for rule, count in _counts(after).items())


def _counts(found: Iterable[Diagnostic]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for fault in found:
        counts[fault.rule] = counts.get(fault.rule, 0) + 1
    return counts


def _all(sources: Sources) -> list[Source]:
    single = [source for source in (sources.course, sources.competencies) if source]
    return [*single, *sources.lessons, *sources.banks, *sources.projects, *sources.pages]


def _ids_in(sources: Iterable[Source]) -> set[str]:
    """Every word that could be an id: a new one is none of them."""
    return {word for source in sources for word in re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", source.text)}


def _with(sources: Sources, edits: list[Edit]) -> Sources:
    by_path: dict[str, list[Edit]] = {}
    for edit in edits:
        by_path.setdefault(edit.path, []).append(edit)

    def changed(source: Source) -> Source:
        here = by_path.get(source.path)
        return Source(source.path, edited(source.text, here)) if here else source

    return replace(
        sources,
        course=changed(sources.course) if sources.course else None,
        competencies=changed(sources.competencies) if sources.competencies else None,
        lessons=tuple(map(changed, sources.lessons)),
        banks=tuple(map(changed, sources.banks)),
        projects=tuple(map(changed, sources.projects)),
        pages=tuple(map(changed, sources.pages)),
    )
