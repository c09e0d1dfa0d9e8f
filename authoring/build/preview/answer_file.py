"""The answer book as one file that stands alone."""

from __future__ import annotations

import re
from base64 import b64encode
from mimetypes import guess_type
from pathlib import Path

from babel import Locale

from ...course import Course
from ..templates import rendered
from ..urls import ROOT
from ..words import words_for
from .answers import answer_book

_SOURCE = re.compile(rf'\s(?:src|poster)="{ROOT}([^"?#]+)[^"]*"')
_LINK = re.compile(rf'\shref="{ROOT}[^"]*"')


class AnswerFileError(Exception):
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
        raise AnswerFileError(f"'{output}' is a folder; name a file, such as {output / 'answers.html'}")
    try:
        output.write_text(answer_file(course, folder), encoding="utf-8")
    except OSError as error:
        raise AnswerFileError(f"the answer book can't be written to '{output}': {error.strerror}") from None


def _embedded(file: Path) -> str:
    """The attribute with the file itself in it; none where there is no such file, or it is a film or a recording."""
    kind = guess_type(file.name)[0] or ""
    if not kind.startswith("image/") or not file.is_file():
        return ""
    return f' src="data:{kind};base64,{b64encode(file.read_bytes()).decode()}"'
