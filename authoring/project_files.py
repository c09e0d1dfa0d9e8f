"""From ``projects/*.md`` to `Project`: its sections, its checkpoints, its rubric."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from markdown_it.token import Token

from .diagnostics import Diagnostic, Place
from .fragment import Fragment
from .kinds.rubric import points_in, rubric_in
from .kinds.tables import Table, take_table
from .kinds.writing import Values
from .markdown_source import FrontMatter, block_tokens, split_front_matter
from .memos import memoised
from .projects import Checkpoint, Graded, Project
from .question_body import Asked, shortened
from .sources import Source
from .suggestions import did_you_mean
from .validation import schema_diagnostics
from .words import Sentence, say

FOLDER = "projects/"
FILES = 256
PARTS: Mapping[str, tuple[str, ...]] = {
    "purpose": ("purpose", "zweck", "ziel", "propósito", "objetivo", "but", "objectif", "الهدف"),
    "steps": ("steps", "schritte", "pasos", "étapes", "الخطوات"),
    "checkpoints": ("checkpoints", "meilensteine", "kontrollpunkte", "puntos de control", "jalons", "نقاط المراجعة"),
    "rubric": ("rubric", "bewertungsraster", "rúbrica", "grille", "grille d'évaluation", "سلم التقدير"),
}
"""Each part that a project has, and the headings under which it may stand; ``{#rubric}`` does in any language."""
CHECKPOINT_EXAMPLE = say("write a list such as '- The plan is written down. {#plan}'")
RUBRIC_EXAMPLE = say("write a table whose header is '| Criterion | 1 | 2 | 3 |', with a row for each criterion")
RUBRIC_RULE = "rubric-well-formed"

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_TRAILING_ID = re.compile(r"[ \t]*\{[ \t]*#(?P<id>[^}]*?)[ \t]*\}[ \t]*$", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+")


def project_id(path: str) -> str:
    """``projects/garden.md`` is the project ``garden``."""
    return PurePosixPath(path).with_suffix("").as_posix().removeprefix(FOLDER)


@memoised(FILES)
def read_project(source: Source) -> tuple[Project | None, Sequence[Diagnostic]]:
    """The project in ``source``, None where it can't be understood."""
    front, found = split_front_matter(source.text, source.path)
    if front.located.value is None:
        return None, found
    found += _head_faults(front, source.path)
    page = _Page(front, source.path)
    found += page.read()
    values = Values(front.located.value if isinstance(front.located.value, dict) else {})
    id_ = project_id(source.path)
    project = Project(
        id=id_,
        place=Place(source.path),
        title=values.text("title") or id_.replace("-", " ").capitalize(),
        competencies=values.names("competencies"),
        body=Fragment("\n".join(page.lines), Place(source.path, front.body_line)),
        checkpoints=tuple(page.checkpoints),
        rubric=tuple(page.rubric),
        level_names=tuple(page.level_names),
        minutes=values.number("minutes") or 60,
        setting=values.text("setting"),
        was=values.names("was"),
        competencies_place=front.located.place("competencies"),
    )
    return project, found


def _head_faults(front: FrontMatter, path: str) -> Iterator[Diagnostic]:
    if not _ID.match(project_id(path)):
        message = say("'{path}' gives no id for a project: learners' work hangs on the file's name", path=path)
        fix = say("put it directly into 'projects/', with a name of lower-case letters, digits and hyphens")
        yield Diagnostic(Place(path), "file-in-place", message, fix)
    if front.located.value == {}:
        message = say("'{path}' has no front matter, so it is not known what it shows", path=path)
        fix = say("begin the file with lines '---', 'title: …', 'competencies: [competency-id]', '---'")
        yield Diagnostic(Place(path), "front-matter-present", message, fix)
    else:
        yield from schema_diagnostics(front.located, "project", say("the front matter"))


@dataclass(frozen=True, slots=True)
class _Section:
    """Lines of the page from a heading's own up to ``end``."""

    part: str | None
    heading: int
    end: int


class _Page:
    """One pass over a project's text; ``lines`` lose what is shown in another way."""

    def __init__(self, front: FrontMatter, path: str) -> None:
        self.path = path
        self.first_line = front.body_line
        self.lines = front.body.split("\n")
        self.tokens = block_tokens(front.body)
        self.found: list[Diagnostic] = []
        self.checkpoints: list[Checkpoint] = []
        self.rubric: list[Graded] = []
        self.level_names: list[tuple[int, Fragment]] = []

    def read(self) -> list[Diagnostic]:
        sections = list(self._sections())
        by_part = {section.part: section for section in sections}
        for part, words in PARTS.items():
            if part not in by_part:
                self._missing(part, words, sections)
        if "checkpoints" in by_part:
            self._read_checkpoints(by_part["checkpoints"])
        if "rubric" in by_part:
            self._read_rubric(by_part["rubric"])
        return self.found

    # sections

    def _sections(self) -> Iterator[_Section]:
        starts = [
            (token.map[0], self.tokens[index + 1].content)
            for index, token in enumerate(self.tokens)
            if token.type == "heading_open" and token.tag == "h2" and token.level == 0 and token.map
        ]
        ends = [start for start, _ in starts[1:]] + [len(self.lines)]
        for (start, text), end in zip(starts, ends, strict=False):
            yield _Section(_part(text), start, end)

    def _missing(self, part: str, words: Sequence[str], sections: Sequence[_Section]) -> None:
        unknown = [self.lines[section.heading].strip("# ") for section in sections if section.part is None]
        near = next((text for text in unknown if did_you_mean(text.lower(), words)), None)
        message = say("the project has no section '## {part}'", part=part.capitalize())
        fix = (
            say("did you mean it by '## {near}'?", near=near)
            if near
            else say("write '## {part}', and below it what it says", part=part.capitalize())
        )
        self.found.append(Diagnostic(Place(self.path), "project-complete", message, fix))

    # checkpoints

    def _read_checkpoints(self, section: _Section) -> None:
        items = list(self._items(section))
        if not items:
            message = say("the project's checkpoints are no list, so learners could not mark them")
            self._fault(section.heading, "checkpoint-named", message, CHECKPOINT_EXAMPLE)
            return
        for start, end in items:
            self._read_checkpoint(start, end)
        first, last = items[0][0], items[-1][1]
        self.lines[first:last] = ["@@mkcourse-checkpoints@@", *[""] * (last - first - 1)]

    def _items(self, section: _Section) -> Iterator[tuple[int, int]]:
        """The lines of each item of the section's first list."""
        lists = [token for token in self.tokens if _is_list(token) and _is_in(token, section)]
        bounds = lists[0].map if lists else None
        for token in self.tokens:
            is_item = token.type == "list_item_open" and token.level == 1
            if bounds and is_item and token.map and bounds[0] <= token.map[0] < bounds[1]:
                yield token.map[0], token.map[1]

    def _read_checkpoint(self, start: int, end: int) -> None:
        text = "\n".join([_BULLET.sub("", self.lines[start]), *(line.strip() for line in self.lines[start + 1 : end])])
        words, id_ = _without_id(text.strip())
        words = words.removeprefix("[ ]").strip()
        if not words:
            message = say("this checkpoint says nothing")
            self._fault(start, "checkpoint-named", message, say("say what is there when it is reached"))
        elif id_ := self._id(
            id_, say("the checkpoint '{words}'", words=shortened(words)), start, [each.id for each in self.checkpoints]
        ):
            self.checkpoints.append(Checkpoint(id_, Fragment(words, self._place(start))))

    # the rubric

    def _read_rubric(self, section: _Section) -> None:
        first = section.heading + 1
        before = self.lines[first : section.end]
        asked = Asked("stem", first, list(before), body=Place(self.path, self.first_line))
        table = take_table(asked)
        if table is None:
            message = say("the project's rubric is no table, so nobody could judge the work by it")
            self._fault(section.heading, RUBRIC_RULE, message, RUBRIC_EXAMPLE)
            return
        taken = [number for number, line in enumerate(before) if line != asked.lines[number]]
        asked.lines[taken[0]] = "@@mkcourse-rubric@@"
        self.lines[first : section.end] = asked.lines
        self._read_table(table, section)

    def _read_table(self, table: Table, section: _Section) -> None:
        criteria = rubric_in(table, self.found, RUBRIC_RULE)
        unsaid: list[Diagnostic] = []  # which rubric_in has told
        for worth, cell in zip(points_in(table.header, unsaid), table.header[1:], strict=True):
            if worth is not None:
                name = re.sub(r"^\d+[\s:.–-]*", "", cell.markdown)
                self.level_names.append((worth, Fragment(name, cell.place)))
        if not criteria:
            message = say("the project's rubric has no criterion")
            self._fault(section.heading, RUBRIC_RULE, message, RUBRIC_EXAMPLE)
        for criterion in criteria:
            words, id_ = _without_id(criterion.name.markdown)
            line = criterion.name.place.line - self.first_line
            taken = [each.id for each in self.rubric]
            if id_ := self._id(id_, say("the criterion '{words}'", words=shortened(words)), line, taken):
                named = type(criterion)(Fragment(words, criterion.name.place), criterion.levels)
                self.rubric.append(Graded(id_, named))

    # ids and faults

    def _id(self, id_: str | None, what: Sentence, line: int, taken: Sequence[str]) -> str | None:
        """The id, if it is one and nobody else's; learners' work hangs on it."""
        if id_ is None:
            self._fault(
                line,
                "id-present",
                say("{what} has no id", what=what),
                say("end it with an id of its own, as in '{#plan}'"),
            )
        elif not _ID.match(id_):
            fix = say("use lower-case letters, digits and hyphens, as in '{#first-plan}'")
            self._fault(line, "value-valid", say("{what} has the id '{id}', which is none", what=what, id=id_), fix)
        elif id_ in taken:
            self._fault(
                line, "id-unique", say("the id '{id}' stands twice", id=id_), say("give one of them another id")
            )
        else:
            return id_
        return None

    def _place(self, line: int) -> Place:
        return Place(self.path, self.first_line + line)

    def _fault(self, line: int, rule: str, message: Sentence, fix: Sentence) -> None:
        self.found.append(Diagnostic(self._place(line), rule, message, fix))


def _part(heading: str) -> str | None:
    words, id_ = _without_id(heading)
    if id_ in PARTS:
        return id_
    told = words.strip().lower()
    return next((part for part, known in PARTS.items() if told in known), None)


def _without_id(text: str) -> tuple[str, str | None]:
    """The text without ``{#id}`` at the end of one of its lines, and the id."""
    match = _TRAILING_ID.search(text)
    return (text, None) if match is None else ((text[: match.start()] + text[match.end() :]).strip(), match["id"])


def _is_list(token: Token) -> bool:
    return token.type in ("bullet_list_open", "ordered_list_open") and token.level == 0


def _is_in(token: Token, section: _Section) -> bool:
    return token.map is not None and section.heading < token.map[0] < section.end
