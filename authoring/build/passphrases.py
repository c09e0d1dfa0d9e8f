"""Passphrases of checkpoints: in a file beside the course that git passes over, made up where there are none yet.

Whoever builds where that file is not, as on a server, gives its text in the environment.
"""

from __future__ import annotations

import os
import re
import secrets
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..course import Course
from ..words import say
from ..words.system_errors import refusal
from .errors import BuildError
from .write import write_texts

NAME = "checkpoint-passphrases.txt"
VARIABLE = "MKCOURSE_PASSPHRASES"
SHORTEST = 8
"""Letters; shorter ones are guessed."""
_CONSONANTS, _VOWELS = "bdfgklmnprstvwz", "aeiou"
_GROUPS = 4
"""Of two syllables each: 50 bits."""
_ABOUT = "# What you tell your class, a checkpoint a line. Keep this file to yourself; git passes it over.\n"


def passphrases_of(course: Course, folder: Path) -> Mapping[str, str]:
    """Checkpoint -> passphrase, for all checkpoints; new ones are written into the file."""
    wanted = [each.id for each in course.checkpoints]
    if not wanted:
        return {}
    told = os.environ.get(VARIABLE)
    known = _read(_text(folder / NAME) if told is None else told, NAME if told is None else VARIABLE)
    missing = [each for each in wanted if each not in known]
    if missing and told is not None:
        raise BuildError(
            say(
                "the environment's {variable} has no passphrase for '{id}'; add a line '{id}: …'",
                variable=VARIABLE,
                id=missing[0],
            )
        )
    if missing:
        known |= {each: _new() for each in missing}
        _write(folder, known)
    return {each: known[each] for each in wanted}


def where(folder: Path) -> str:
    """Where the passphrases of a course stand, in words."""
    return f"the environment's {VARIABLE}" if VARIABLE in os.environ else f"'{folder / NAME}'"


def normal(passphrase: str) -> str:
    """What counts of a passphrase: neither case nor spaces and hyphens, as pupils type it."""
    return re.sub(r"[\s-]+", "", unicodedata.normalize("NFKC", passphrase).lower())


def _read(text: str, source: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        id_, colon, passphrase = (part.strip() for part in line.partition(":"))
        if not colon or len(normal(passphrase)) < SHORTEST:
            raise BuildError(
                say(
                    "line {number} of {source} is no passphrase; a line is 'checkpoint: passphrase', "
                    "and a passphrase has {least} letters or more",
                    number=number,
                    source=source,
                    least=SHORTEST,
                )
            )
        found[id_] = passphrase
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except OSError as error:
        raise BuildError(say("'{path}' can't be read: {why}", path=path, why=refusal(error))) from error
    except UnicodeDecodeError as error:
        raise BuildError(say("'{path}' can't be read: {why}", path=path, why=say("it is not UTF-8"))) from error


def _write(folder: Path, known: Mapping[str, str]) -> None:
    lines = "".join(f"{id_}: {passphrase}\n" for id_, passphrase in known.items())
    ignored = folder / ".gitignore"
    try:
        listed = ignored.read_text(encoding="utf-8") if ignored.exists() else ""
        if NAME not in listed.splitlines():  # first: it must never be committed
            write_texts(
                {ignored.name: f"{listed}{'' if listed.endswith(chr(10)) or not listed else chr(10)}{NAME}\n"}, folder
            )
        write_texts({NAME: _ABOUT + lines}, folder)
    except OSError as error:
        told = say("the passphrases can't be kept in '{path}': {why}", path=folder / NAME, why=refusal(error))
        raise BuildError(told) from error


def _new() -> str:
    return "-".join("".join(_syllables()) for _ in range(_GROUPS))


def _syllables() -> Iterator[str]:
    for _ in range(2):
        yield secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS)
