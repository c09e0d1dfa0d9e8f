"""All sentences that can be said: those of the call sites, the rules, the schemas, the commands, and the quoted ones.

They are written into every catalogue beside this file; a translation whose sentence is gone goes with it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import click
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from ..cli import main
from ..commands.translated import help_paragraphs
from ..manual.commands import commands
from ..rules import GROUP_TITLES, RULES
from ..schema import schema
from .catalogues import ENGLISH, FOLDER, languages
from .of_click import SENTENCES
from .quoted import COMMON

AUTHORED = ("bank", "competencies", "course", "lesson", "page", "project", "question")
"""The schemas of what teachers write: a value that breaks one is mended by what it says of the key."""
_HEADER = "# What check and the terminal say: msgid is the English sentence."

Plain = str
Counted = tuple[str, str]


def sentences() -> list[Plain | Counted]:
    """Every sentence once, sorted; one with a count has two forms in English."""
    found: set[Plain | Counted] = {*COMMON, *SENTENCES, *GROUP_TITLES.values(), *_described(), *_helping()}
    for rule in RULES.values():
        found |= {rule.title, rule.fix}
    for path in sorted(FOLDER.parent.rglob("*.py")):
        found |= set(said_in(path))
    counted = {each[0] for each in found if isinstance(each, tuple)}
    return sorted(
        (each for each in found if each not in counted), key=lambda one: (one,) if isinstance(one, str) else one
    )


def said_in(path: Path) -> Iterator[Plain | Counted]:
    """What the calls of ``say`` and ``say_count`` in a file say, where they say a plain text."""
    for call in calls_in(path):
        texts = [each.value if isinstance(each, ast.Constant) else None for each in call.args]
        match texts:
            case [str(text)]:
                yield text
            case [_, str(one), str(many)]:
                yield one, many


def calls_in(path: Path) -> Iterator[ast.Call]:
    """The calls of ``say`` and ``say_count``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "say_count"):
            yield node


def update() -> dict[str, int]:
    """Writes the catalogues; how many sentences of each language have no translation."""
    return {language: _update(language) for language in languages()}


def catalogue_text(language: str, told: Catalog) -> bytes:
    """The catalogue's file, with the translations that there are in ``told``."""
    made = Catalog(language)
    for each in sentences():
        old = told.get(each if isinstance(each, str) else each[0])
        made.add(each, old.string if old and bool(old.pluralizable) == isinstance(each, tuple) else "")
    for message in made:
        message.flags.clear()
    out: Any = BytesIO()
    write_po(out, made, width=0, omit_header=True, sort_output=False)
    head = (
        f'{_HEADER}\nmsgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Plural-Forms: {told.plural_forms}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    return head.encode() + bytes(out.getvalue()).rstrip() + b"\n"


def catalog(language: str) -> Catalog:
    """The catalogue of a language as it was written."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def _update(language: str) -> int:
    (FOLDER / f"{language}.po").write_bytes(catalogue_text(language, catalog(language)))
    if language == ENGLISH:
        return 0
    return sum(
        not (all(each.string) if isinstance(each.string, tuple | list) else each.string)
        for each in catalog(language)
        if each.id
    )


def _helping() -> Iterator[str]:
    """The help of commands and their options."""
    for command in (main, *(each for _, each in commands())):
        yield from help_paragraphs(command)
        yield from (each.help for each in command.params if isinstance(each, click.Option) and each.help)


def _described() -> Iterator[str]:
    for name in AUTHORED:
        yield from _descriptions(schema(name))


def _descriptions(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("description"), str):
            yield part["description"]
        for each in part.values():
            yield from _descriptions(each)
    elif isinstance(part, list):
        for each in part:
            yield from _descriptions(each)
