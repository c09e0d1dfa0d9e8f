"""The published site, as far as the sources tell: which edition of the course a build of them makes."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from ..build.bundle import bundle
from ..build.data_files import COURSE
from ..build.media import sizes_of
from ..build.passphrases import NAME, VARIABLE, passphrases_of
from ..build.words import words_for
from ..course import Course


def edition_built(course: Course, folder: Path) -> str:
    """The edition that a build of the `course` in `folder` makes; "" where its checkpoints have no passphrase yet."""
    if not _has_passphrases(course, folder):
        return ""
    files = bundle(course, words_for(course.language), sizes_of(course, folder), passphrases_of(course, folder))
    return str(json.loads(files[COURSE])["edition"])


def _has_passphrases(course: Course, folder: Path) -> bool:
    """Whether each checkpoint has one, so that none is made up, which would be another edition."""
    file = folder / NAME
    told = os.environ.get(VARIABLE)
    if told is None:
        told = file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
    return all(re.search(rf"^\s*{re.escape(each.id)}\s*:", told, re.MULTILINE) for each in course.checkpoints)
