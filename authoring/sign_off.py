"""Sign-offs on the teacher's machine: a pair of keys, and the codes that are made with it."""

from __future__ import annotations

import os
import secrets
from datetime import date
from pathlib import Path

from ..runtime.dates import day_from
from ..runtime.ed25519 import KEY_BYTES, public_key
from ..runtime.fields import Malformed
from ..runtime.model import LEVELS
from ..runtime.sign_off import LONGEST_PART, SignOff, Subject, base64url, code_of
from ..runtime.signing import key_file, secret_from
from .course import Course
from .suggestions import did_you_mean, listed
from .words import SaidError, say
from .words.system_errors import refusal


class SignOffError(SaidError):
    """Why there is no key or no code, in words for the terminal."""


def new_keys(path: Path) -> str:
    """Writes a new secret key to ``path``, for its owner only, and returns the public key for course.yml."""
    secret = secrets.token_bytes(KEY_BYTES)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        told = say("'{path}' is there already; a key that is lost can't be made again", path=path)
        raise SignOffError(told) from None
    except OSError as error:
        why = refusal(error)
        raise SignOffError(say("'{path}' can't be written: {why}", path=path, why=why)) from None
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(key_file(secret))
    return base64url(public_key(secret))


def secret_in(path: Path) -> bytes:
    """The secret key that `new_keys` wrote to ``path``."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SignOffError(say("'{path}' can't be read: {why}", path=path, why=refusal(error))) from None
    except UnicodeDecodeError:
        raise _no_key(path) from None
    try:
        return secret_from(text)
    except Malformed:
        raise _no_key(path) from None


def _no_key(path: Path) -> SignOffError:
    return SignOffError(
        say("'{path}' holds no key; 'mkcourse sign-off keys {path}' writes one where there is no file", path=path)
    )


def signed_code(
    course: Course, secret: bytes, learner: str, subject: str, level: str, by: str, day: date | None = None
) -> str:
    """The code with which ``by`` says that the learner reached ``level`` in a project or a competency of the course."""
    if base64url(public_key(secret)) not in course.sign_off:
        line = f"sign_off: {base64url(public_key(secret))}"
        raise SignOffError(
            say("course.yml does not name this key, so nobody could check its codes; add the line\n  {line}", line=line)
        )
    kind = _kind(course, subject)
    _check_level(course, kind, subject, level)
    for name, text in (("--learner", learner), ("--by", by)):
        if not 0 < len(text.strip()) <= LONGEST_PART:
            raise SignOffError(say("{name} must be 1 to {most} letters", name=name, most=LONGEST_PART))
    told = day_from((day or date.today()).isoformat(), "day")
    return code_of(SignOff(course.id, learner.strip(), kind, subject, level, told, by.strip()), secret)


def _kind(course: Course, subject: str) -> Subject:
    projects, competencies = [each.id for each in course.projects], [each.id for each in course.competencies]
    if subject in projects:
        return "project"
    if subject in competencies:
        return "competency"
    near = did_you_mean(subject, [*projects, *competencies])
    told = say("the course has no project and no competency '{id}'", id=subject)
    raise SignOffError(say("{message}; {fix}", message=told, fix=near) if near else told)


def _check_level(course: Course, kind: Subject, subject: str, level: str) -> None:
    known: list[str] = list(LEVELS[1:])
    if kind == "project":
        project = next(each for each in course.projects if each.id == subject)
        known = [str(points) for points, _ in project.level_names]
    if level not in known:
        told = say("'{id}' has no level '{level}'; it has {known}", id=subject, level=level, known=listed(known))
        raise SignOffError(told)
