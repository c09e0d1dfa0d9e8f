"""A page for each file that teachers write: every key of its schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..schema import schema
from .markdown import code, fence, page, prose, table

FILES: Mapping[str, tuple[str, str, str]] = {
    "course": ("course-yml", "course.yml", "Every key of course.yml."),
    "competencies": ("competencies-yml", "competencies.yml", "Every key of the competency map."),
    "lesson": ("lesson-keys", "Lessons: front matter", "Every key at the top of lessons/*.md."),
    "question": ("question-keys", "Questions: metadata", "Every key of a question."),
    "bank": ("bank-keys", "Question banks: front matter", "Every key at the top of questions/*.md."),
    "project": ("project-keys", "Projects: front matter", "Every key at the top of projects/*.md."),
    "page": ("page-keys", "Pages: front matter", "Every key at the top of pages/**/*.md."),
}
"""Schema -> name of the page, its title, its description."""

_KINDS = {
    "object": "keys of its own",
    "string": "text",
    "number": "number",
    "integer": "whole number",
    "boolean": "`true` or `false`",
    "array": "list",
}
_PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "an id",
    r"^\d{4}-\d{2}-\d{2}$": "a date, `2026-09-07`",
    r"^\d{4}-\d{2}-\d{2}(\.\.\d{4}-\d{2}-\d{2})?$": "a date or a range, `2026-10-26..2026-10-30`",
    r"^lessons/[^#]+\.md(#.+)?$": "a lesson, `lessons/halves.md#heading`",
    "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "a language, `en` or `pt-BR`",
}
NAME = "ID"
"""Stands for a name that the author chooses."""


@dataclass(frozen=True, slots=True)
class Key:
    """``path`` from the top of the file, as ``units[].title``."""

    path: str
    schema: Mapping[str, Any]
    required: bool


def file_pages() -> dict[str, str]:
    """Path below ``pages/reference/`` -> the page."""
    return {f"{name}.md": _page(kind, title, told) for kind, (name, title, told) in FILES.items()}


def keys_of(found: Mapping[str, Any], path: str = "") -> Iterator[Key]:
    """Every key of a schema, those of inner values after it."""
    required = found.get("required", ())
    for name, inner in found.get("properties", {}).items():
        here = f"{path}.{name}" if path else name
        yield Key(here, inner, name in required)
        yield from keys_of(inner, here)
    others = found.get("additionalProperties")
    if isinstance(others, dict) and "properties" in others:
        yield from keys_of(others, f"{path}.{NAME}")
    if "items" in found:
        yield from keys_of(found["items"], f"{path}[]")


def _page(kind: str, title: str, told: str) -> str:
    found = schema(kind)
    rows = [
        [f"{code(key.path)}{' (needed)' if key.required else ''}", _value(key.schema), _meaning(key.schema)]
        for key in keys_of(found)
    ]
    notes = [f"{code(NAME)} stands for a name of your own, {code('[]')} for each entry of a list."]
    finder = fence("mkcourse check FOLDER", "sh")
    return page(
        title,
        told,
        prose(str(found["description"])),
        *(notes if any(NAME in row[0] or "[]" in row[0] for row in rows) else []),
        table(["Key", "Value", "Meaning"], rows),
        f"A key that is not in this table is a mistake, and this finds it:\n\n{finder}",
    )


def _meaning(found: Mapping[str, Any]) -> str:
    default = f" Where it is not said: {code(_plain(found['default']))}." if "default" in found else ""
    return f"{prose(str(found.get('description', '')))}{default}"


def _value(found: Mapping[str, Any]) -> str:
    """What may stand there, in words."""
    if "anyOf" in found:
        return "text, or a list"
    if "enum" in found:
        values = dict.fromkeys(_plain(each) for each in found["enum"])
        return ", ".join(code(each) for each in values if each not in ("true", "false"))
    if found.get("type") == "array":
        inner = found["items"]
        return f"list: {_value(inner)}" if "properties" not in inner else "list, with the keys below"
    kinds = found.get("type", ())
    words = " or ".join(_KINDS[each] for each in ([kinds] if isinstance(kinds, str) else kinds)) or "text or a number"
    return prose(_PATTERNS.get(found.get("pattern", ""), words)) + _limits(found)


def _limits(found: Mapping[str, Any]) -> str:
    least, most = found.get("minimum", found.get("exclusiveMinimum")), found.get("maximum")
    if least is not None and most is not None:
        return f", {least} to {most}"
    if most is not None:
        return f", at most {most}"
    return "" if least is None else f", more than {least}" if "exclusiveMinimum" in found else f", at least {least}"


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
