"""Promises about files and what is written in YAML: they are there, in their place, and can be read."""

from __future__ import annotations

from ..diagnostics import Severity
from .projects import PROJECT
from .rule import Example, Group, Rule, broken_by

_F, _ERROR, _WARNING = Group.FORMAT, Severity.ERROR, Severity.WARNING
_COURSE = "id: minimal\ntitle: Minimal\nlicense: CC-BY-4.0\n"
_CALIBRATION = (
    '{"format": "mkcourse-calibration", "version": 1, "course": "minimal", "learners": 0, "answers": 0,'
    ' "weights": {}, "competencies": {}, "items": {}}\n'
)

FILES = (
    Rule(
        "file-present", _F, _ERROR,
        "A course has the files it can't do without.",
        "Without course.yml and competencies.yml nobody knows what the course is and what can be learned in it.",
        Example("Course.yaml", _COURSE, without=("course.yml",)),
        Example("course.yml", _COURSE),
        "Name the files exactly course.yml and competencies.yml: small letters, and yml.",
    ),
    Rule(
        "file-readable", _F, _ERROR,
        "Every file can be opened, and none is too large.",
        "What can't be read is missing from the course. A text of more than 5 MB is no lesson: something went wrong.",
        Example("lessons/all.md", "(a file of 6 MB, or one that may not be opened)"),
        Example("lessons/part-1.md", "---\ntitle: Part 1\nteaches: [adding]\n---\n\nThe first part.\n"),
        "Split the file, or look at who may read it.",
    ),
    Rule(
        "file-in-place", _F, _ERROR,
        "Files stand where they are looked for.",
        "A lesson in the wrong folder is no lesson: learners never see it. And learners' work hangs on a "
        "project's name.",
        Example("projects/Market Day.md", PROJECT),
        Example("projects/market-day.md", PROJECT),
        "Move lessons to lessons/, questions to questions/, projects to projects/; their names end in .md, "
        "and those of projects are ids.",
    ),
    Rule(
        "text-is-utf8", _F, _ERROR,
        "Text files are saved as UTF-8.",
        "In other encodings an é becomes another letter, or the file can't be read at all.",
        Example("lessons/cafe.md", "---\ntitle: Caf\0\nteaches: [adding]\n---\n\nA text with a broken letter.\n"),
        Example("lessons/cafe.md", "---\ntitle: Café\nteaches: [adding]\n---\n\nA text with all its letters.\n"),
        "Save the file as plain text with the encoding UTF-8, which every editor can do.",
    ),
    broken_by(
        "yaml-parses", _F, _ERROR,
        "What should be YAML is YAML.",
        "A line that can't be read hides all that follows it.",
        "course.yml", "description: For beginners: start here.\n", 'description: "For beginners: start here."\n',
        "Put quotes round a value that holds a colon and a space, and check indentation and brackets.",
    ),
    broken_by(
        "key-unique", _F, _ERROR,
        "A key stands once in its place.",
        "Of two values only one could count, and nobody could tell which.",
        "course.yml", "language: en\nlanguage: fr\n", "language: en\n",
        "Keep one of them.",
    ),
    broken_by(
        "key-known", _F, _ERROR,
        "Every key is one that means something.",
        "A misspelt key does nothing: the level that you set is not set.",
        "questions/example.md",
        "## Two and three {#example}\nlevle: 3\nuse: practice\n\nWhat is $2 + 3$?\n\n= 5\n",
        "## Two and three {#example}\nlevel: 3\nuse: practice\n\nWhat is $2 + 3$?\n\n= 5\n",
        "Correct the spelling; the message says which key is near.",
    ),
    broken_by(
        "key-present", _F, _ERROR,
        "What is needed is there.",
        "A lesson without a title could not be listed; a competency without 'can' tells no learner what it is about.",
        "lessons/example.md",
        "---\nteaches: [adding]\n---\n\nHow to add.\n", "---\ntitle: Adding\nteaches: [adding]\n---\n\nHow to add.\n",
        "Add the key; the message says what belongs there.",
    ),
    broken_by(
        "value-valid", _F, _ERROR,
        "Every value is of the kind that its key asks for.",
        "A level 'hard' or a date '7.9.' can't be counted with.",
        "questions/example.md",
        "## Two and three {#example}\nlevel: hard\n\nWhat is $2 + 3$?\n\n= 5\n",
        "## Two and three {#example}\nlevel: 4\n\nWhat is $2 + 3$?\n\n= 5\n",
        "Write one of the values that the message names.",
    ),
    broken_by(
        "front-matter-present", _F, _ERROR,
        "A lesson or project begins with its front matter.",
        "Without it nobody knows what the page teaches, so it is led to from nowhere.",
        "lessons/example.md",
        "## Adding\n\nHow to add.\n", "---\ntitle: Adding\nteaches: [adding]\n---\n\n## Adding up\n\nHow to add.\n",
        "Begin the file with a line '---', then 'title: …' and 'teaches: […]', and another line '---'.",
    ),
    broken_by(
        "calibration-parses", _F, _ERROR,
        "calibration.json is as `mkcourse calibrate` wrote it.",
        "It was changed by hand or cut off, so its numbers can't be trusted.",
        "calibration.json",
        '{"format": "mkcourse-calibration", ',
        _CALIBRATION,
        "Run 'mkcourse calibrate' again, or remove the file.",
    ),
    broken_by(
        "calibration-fits", _F, _ERROR,
        "calibration.json is of this course.",
        "Difficulties measured in another course say nothing about this one.",
        "calibration.json",
        _CALIBRATION.replace("minimal", "other"),
        _CALIBRATION,
        "Remove the file, or run 'mkcourse calibrate' with this course's progress files.",
    ),
)  # fmt: skip
