"""The answer book as one file that stands alone."""

from __future__ import annotations

import re
from base64 import b64encode
from mimetypes import guess_type
from pathlib import Path

from babel import Locale

from ...course import Course
from ...words import SaidError, say
from ...words.system_errors import refusal
from ..templates import rendered
from ..urls import ROOT
from ..words import words_for
from .answers import answer_book

_SOURCE = re.compile(rf'\s(?:src|poster)="{ROOT}([^"?#]+)[^"]*"')
_LINK = re.compile(rf'\shref="{ROOT}[^"]*"')


class AnswerFileError(SaidError):
    """The answer book can't be written."""


def answer_file(course: Course, folder: Path) -> str:
    """The HTML, with the pictures of the course's ``folder`` in it; links into the site stay words."""
    words = words_for(course.language)
    content = _SOURCE.sub(lambda found: _embedded(folder / found[1]), answer_book(course, words))
    return rendered(
        "answer_file.html.j2",
        title=words.say("preview.book-title", course=course.title),
        language=course.language,
        direction=Locale.parse(course.language, sep="-").text_direction,
        content=_LINK.sub("", content),
    )


def write_answer_file(course: Course, folder: Path, output: Path) -> None:
    """Writes it, or raises AnswerFileError."""
    if output.is_dir():
        told = say("'{path}' is a folder; name a file, such as {file}", path=output, file=output / "answers.html")
        raise AnswerFileError(told)
    try:
        output.write_text(answer_file(course, folder), encoding="utf-8")
    except OSError as error:
        told = say("the answer book can't be written to '{path}': {why}", path=output, why=refusal(error))
        raise AnswerFileError(told) from None


def _embedded(file: Path) -> str:
    """The attribute with the file itself in it; none where there is no such file, or it is a film or a recording."""
    kind = guess_type(file.name)[0] or ""
    if not kind.startswith("image/") or not file.is_file():
        return ""
    return f' src="data:{kind};base64,{b64encode(file.read_bytes()).decode()}"'
