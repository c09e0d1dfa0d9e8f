"""How single faults are mended, by their rules: each fixer gives the edit, or None where it would be a guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from ..diagnostics import Diagnostic
from ..ids import slug
from .edits import Edit

type Fixer = Callable[[Diagnostic, str, set[str]], Edit | None]
"""From the fault, the line that it stands in, and the ids that are taken."""

_TITLED_BLOCK = re.compile(r"^(?P<indent>\s*)///\s*question\s*(?:\|\s*(?P<title>.*?))?\s*$")
_HEADING = re.compile(r"^##\s+(?P<title>.*?)\s*$")
_ALMOST_OPTION = re.compile(r"^\s*[-*+–—−‐‑•·]\s*\[\s*(?P<mark>[xX]?)\s*\]\s*(?P<text>\S.*)$")


def edit_for(fault: Diagnostic, lines: Sequence[str], taken: set[str]) -> Edit | None:
    """The edit that mends ``fault`` in a file with these lines, if that is safe."""
    if not 1 <= fault.place.line <= len(lines):
        return None
    line = lines[fault.place.line - 1]
    fixer = _corrected if fault.typo else _FIXERS.get(fault.rule)
    return fixer(fault, line, taken) if fixer else None


def _changed(fault: Diagnostic, line: str, now: str) -> Edit | None:
    return Edit(fault.place.path, fault.place.line, line, now) if now != line else None


def _corrected(fault: Diagnostic, line: str, taken: set[str]) -> Edit | None:
    """A slip of the pen, where the word stands just once in its line."""
    if fault.typo is None:
        return None
    written = re.compile(rf"(?<![\w-]){re.escape(fault.typo.written)}(?![\w-])")
    if len(written.findall(line)) != 1:
        return None
    return _changed(fault, line, written.sub(lambda _: fault.typo.meant if fault.typo else "", line))


def _with_id(fault: Diagnostic, line: str, taken: set[str]) -> Edit | None:
    """An id made from the title, behind a heading or below the first line of a block."""
    if heading := _HEADING.match(line):
        if "{" in heading["title"]:
            return None  # braces that are no id need the author's eye
        return _changed(fault, line, f"{line.rstrip()} {{#{_free_id(heading['title'], taken)}}}")
    if block := _TITLED_BLOCK.match(line):
        indent = f"{block['indent']}    "
        return Edit(fault.place.path, fault.place.line, line, line, f"{indent}id: {_free_id(block['title'], taken)}")
    return None


def _free_id(title: str | None, taken: set[str]) -> str:
    base = slug(title or "question")[:60].strip("-")
    found, number = base, 1
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    taken.add(found)
    return found


def _indented(fault: Diagnostic, line: str, taken: set[str]) -> Edit | None:
    return _changed(fault, line, f"  {line}") if line.startswith(">") else None


def _option(fault: Diagnostic, line: str, taken: set[str]) -> Edit | None:
    if option := _ALMOST_OPTION.match(line):
        margin = line[: fault.place.column - 1]  # of the question, which may stand within something
        return _changed(fault, line, f"{margin}- [{option['mark'].lower() or ' '}] {option['text']}")
    return None


def _lower_heading(fault: Diagnostic, line: str, taken: set[str]) -> Edit | None:
    return _changed(fault, line, f"#{line}") if re.match(r"#\s", line) else None


def _heading(fault: Diagnostic, line: str, taken: set[str]) -> Edit | None:
    """A space between ``##`` and the title, where none or a no-break one stands."""
    if meant := re.match(r"##(?!#)\s*(?=\S)", line):
        return _changed(fault, line, f"## {line[meant.end() :]}")
    return None


def _without_blank(fault: Diagnostic, line: str, taken: set[str]) -> Edit | None:
    """A blank line that cuts settings off is taken out; an unknown key never stands on one."""
    return None if line.strip() else Edit(fault.place.path, fault.place.line, line, "", gone=True)


_FIXERS: Mapping[str, Fixer] = {
    "id-present": _with_id,
    "feedback-indented": _indented,
    "option-marked": _option,
    "heading-order": _lower_heading,
    "heading-begins-question": _heading,
    "key-known": _without_blank,
}
