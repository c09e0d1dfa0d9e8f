"""Small pieces of Markdown, safe against what stands in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

MADE = "<!-- Made by `python -m mkcourse.authoring.manual`: do not edit. -->"

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|$~]")
_CODE = re.compile(r"``[^\n]*?``|`[^`\n]+`")


def page(title: str, description: str, *blocks: str) -> str:
    """A whole page to read."""
    head = ["---", f"title: {json.dumps(title, ensure_ascii=False)}"]
    head.append(f"description: {json.dumps(description, ensure_ascii=False)}")
    return "\n\n".join(["\n".join([*head, "---"]), MADE, *blocks]) + "\n"


def plain(text: str) -> str:
    """Text in which nothing is markup."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", text)


def prose(text: str) -> str:
    """Text of ours, in which code stands between backticks or quotes as 'mkcourse new' and all else is plain."""
    parts, at = [], 0
    for found in _CODE.finditer(text):
        parts += [plain(text[at : found.start()]), code(found[0].strip("`").strip())]
        at = found.end()
    return "".join([*parts, plain(text[at:])])


def code(text: str) -> str:
    """A piece of code within a line, whatever stands in it; in a table, too."""
    return f"<code>{plain(text)}</code>" if set(text) & set("`|") else f"`{text}`"


def fence(text: str, language: str, title: str = "") -> str:
    """A block of code; its fence is longer than any in it."""
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    marks = "`" * (longest + 1)
    head = f'{marks}{language} title="{title}"' if title else f"{marks}{language}"
    return f"{head}\n{text.rstrip()}\n{marks}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; what stands in its cells is Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(each)} |" for each in lines)
