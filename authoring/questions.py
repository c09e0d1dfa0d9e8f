"""The grammar of a question's body: stem, options, answer lines, hints, solution.

Structure follows CommonMark; what the parts hold is site Markdown and stays as
it is (``Fragment``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from markdown_it.token import Token

from .answer_keys import NUMBER_FORMS, KeyFault, comma_number, number_key, text_key
from .containers import Container
from .course import Fragment, Item, ItemType, NumberKey, Option, TextKey, WrongAnswer
from .diagnostics import Diagnostic, Place
from .markdown_source import block_tokens
from .markers import marker_of
from .suggestions import did_you_mean, listed
from .validation import schema_diagnostics
from .yaml_source import Located

SUPPORTED: tuple[ItemType, ...] = ("one", "many", "number", "text")
PLANNED = ("cloze", "order", "match", "formula", "code", "open", "interval", "list", "matrix", "hotspot")

_CHECKBOX = re.compile(r"^\[(?P<mark>[ xX])\](?:\s+|$)")
_ODD_CHECKBOX = re.compile(r"^\[\s*[xX✓vV*]?\s*\]")
_ANSWER_LINE = re.compile(r"^\s*(?P<sign>!?=)(?:\s+|$)(?P<text>.*)$")
_TAG = re.compile(r"^\{(?P<id>[^}\s]+)\}\s*")
_TRAILING_TAG = re.compile(r"\s*\{(?P<id>[^{}\s]+)\}\s*$")


def read_question(
    container: Container, defaults: Mapping[str, Any], lesson: str | None = None
) -> tuple[Item | None, list[Diagnostic]]:
    """The item in ``container``; None where it has no id or an unsupported type.

    ``defaults`` are the values of the bank's front matter, or a lesson's competency.
    """
    meta = container.metadata
    if meta.value is None:
        return None, []
    what = f"the question '{container.title or container.heading_id or ''}'".replace(" ''", "")
    found = [each for each in schema_diagnostics(meta, "question", what) if not _of_later(meta, each)]
    values = _Values({**defaults, **meta.value})
    item_id = container.heading_id or values.text("id")
    found += _id_faults(item_id, container)
    body = _Body(container)
    body.read()
    found += body.found
    declared = values.text("type")
    if declared is not None and declared not in SUPPORTED:
        return None, [*found, _type_fault(declared, meta)]
    if unsupported := _unsupported(container, body, values):
        return None, [*found, unsupported]
    type_, faults = _type(declared, body, container)
    found += faults
    if item_id is None or type_ is None:
        return None, found
    keys, wrongs, unit, faults = _typed(body.answers, type_)
    found += faults
    return (
        Item(
            id=item_id,
            place=container.place,
            type=type_,
            title=container.title,
            stem=body.fragment("stem") or Fragment("", container.place),
            competencies=values.names("competencies") or values.names("competency"),
            level=values.level(),
            use=values.use(),
            options=tuple(body.options) if type_ in ("one", "many") else (),
            keys=keys,
            wrongs=wrongs,
            hints=tuple(body.hints),
            solution=body.solution,
            simplest=values.text("form") == "simplest",
            unit=values.text("unit") or unit,
            exact=values.get("exact") is True,
            shuffle=values.get("shuffle") not in ("no", False),
            contexts=values.names("contexts"),
            minutes=values.number("minutes"),
            source=values.text("source"),
            license=values.text("license"),
            was=values.names("was"),
            lesson=lesson,
        ),
        found,
    )


LATER_KEYS = ("vars", "variants")


def _of_later(meta: Located, diagnostic: Diagnostic) -> bool:
    """Whether it is about a key of a later version, which has a diagnostic of its own."""
    return any(meta.keys.get((key,)) == diagnostic.place for key in LATER_KEYS)


class _Values:
    """Metadata, of which a value of the wrong kind counts as absent."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def get(self, key: str) -> Any:
        return self._values.get(key)

    def text(self, key: str) -> str | None:
        value = self._values.get(key)
        return value if isinstance(value, str) and value else None

    def names(self, key: str) -> tuple[str, ...]:
        return names(self._values.get(key))

    def number(self, key: str) -> float | None:
        value = self._values.get(key)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def level(self) -> int:
        value = self._values.get("level")
        return value if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 5 else 2

    def use(self) -> Any:
        value = self._values.get("use")
        return value if value in ("practice", "check", "placement") else "practice"


def names(value: Any) -> tuple[str, ...]:
    """A list of names, written as a list or separated by commas."""
    if isinstance(value, str):
        return tuple(name for name in (part.strip() for part in value.split(",")) if name)
    if isinstance(value, list):
        return tuple(name for name in value if isinstance(name, str) and name)
    return ()


def _id_faults(item_id: str | None, container: Container) -> Iterator[Diagnostic]:
    both = container.heading_id and container.metadata.value.get("id")
    if both and both != container.heading_id:
        message = f"the question has two ids: '{container.heading_id}' in its heading and '{both}' below"
        yield Diagnostic(container.place, "id-unique", message, "keep one of them")
    if item_id is None:
        named = f" '{container.title}'" if container.title else ""
        message = f"the question{named} has no id, so answers could not be kept"
        yield Diagnostic(container.place, "id-present", message, f"write {_id_example(container)}")
    elif container.heading_id and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", item_id):
        message = f"'{item_id}' is not an id: only lower-case letters, digits and hyphens"
        yield Diagnostic(container.place, "value-valid", message, f"write {{#{slug(item_id)}}}")


def _id_example(container: Container) -> str:
    example = slug(container.title or "question-1")
    return (
        f"'    id: {example}' below the first line"
        if container.body_column > 1
        else f"{{#{example}}} after its heading, or 'id: {example}' below"
    )


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens out of any text."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "question-1"


def _type_fault(declared: str, meta: Located) -> Diagnostic:
    place = meta.place("type")
    if declared in PLANNED:
        message = f"questions of type '{declared}' are not supported yet; today's types are {listed(SUPPORTED)}"
        return Diagnostic(place, "type-supported", message, "leave the question out, or ask it as one of these")
    fix = did_you_mean(declared, [*SUPPORTED, *PLANNED]) or f"the types are {listed(SUPPORTED)}"
    return Diagnostic(place, "type-supported", f"there is no question type '{declared}'", fix)


def _unsupported(container: Container, body: _Body, values: _Values) -> Diagnostic | None:
    """Grammar of later versions, named instead of shown to learners as odd text."""
    later = next((key for key in LATER_KEYS if values.get(key) is not None), None)
    if later:
        place = container.metadata.key_place(later)
        return Diagnostic(place, "type-supported", "parameters ('vars') are not supported yet", "write the numbers out")
    stem = body.fragment("stem")
    cloze = stem and re.search(r"\[\[[^\]]+\]\]", stem.markdown)
    if stem and cloze and not body.options and not body.answers:
        line = stem.place.line + stem.markdown.count("\n", 0, cloze.start())
        message = f"gaps in running text ('{cloze[0]}') are not supported yet"
        return Diagnostic(
            Place(stem.place.path, line), "type-supported", message, "ask for one answer with a line '= …'"
        )
    for answer in body.answers:
        if answer.text.startswith("formula:"):
            return Diagnostic(
                answer.place,
                "type-supported",
                "formula answers are not supported yet",
                "ask for a number or a choice",
            )
    return None


# --- the body ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Answer:
    """A line ``= …`` or ``!= …``."""

    wrong: bool
    text: str
    place: Place
    misconception: str | None = None
    feedback: Fragment | None = None


@dataclass(slots=True)
class _Section:
    kind: str
    first: int
    lines: list[str] = field(default_factory=list)


class _Body:
    """One pass over the blocks of a question; ``line`` counts from the body's first."""

    def __init__(self, container: Container) -> None:
        self.path = container.place.path
        self.offset = container.body_line
        self.column = container.body_column
        self.lines = container.body.split("\n")
        self.sections: list[_Section] = [_Section("stem", 0)]
        self.options: list[Option] = []
        self.answers: list[_Answer] = []
        self.found: list[Diagnostic] = []

    def place(self, line: int, column: int = 1) -> Place:
        return Place(self.path, self.offset + line, column + self.column - 1)

    def read(self) -> None:
        tokens = block_tokens("\n".join(self.lines))
        for index, token in enumerate(tokens):
            if token.level != 0 or token.map is None or token.nesting < 0:
                continue
            first, end = token.map
            if token.type == "paragraph_open":
                self._paragraph(first, end)
            elif token.type == "bullet_list_open":
                self._list(tokens, index, first, end)
            else:
                self._text(first, end)

    def _text(self, first: int, end: int) -> None:
        """Adds lines to the section that is open, with the blank lines before them."""
        section = self.sections[-1]
        if not section.lines:
            section.first = first
        gap = first - section.first - len(section.lines)
        section.lines += [""] * gap + self.lines[first:end]

    def _paragraph(self, first: int, end: int) -> None:
        start = first
        for line in range(first, end):
            marker = marker_of(self.lines[line])
            answer = _ANSWER_LINE.match(self.lines[line])
            if not marker and not answer:
                continue
            if line > start:
                self._text(start, line)
            start = line + 1
            if answer:
                self._answer(line, answer)
            elif marker:
                kind, rest = marker
                self.sections.append(_Section(kind, line, [rest]))
        if end > start:
            self._text(start, end)

    def _answer(self, line: int, match: re.Match[str]) -> None:
        text, feedback = match["text"].strip(), None
        column = match.start("text") + 1
        if match["sign"] == "!=" and (parts := re.split(r"\s+:\s+", text, maxsplit=1)) and len(parts) == 2:
            text, words = parts
            feedback = Fragment(words, self.place(line, self.lines[line].rindex(words) + 1))
        tag = _TRAILING_TAG.search(text) if match["sign"] == "!=" else None
        if tag:
            text = text[: tag.start()]
        if not text:
            message = f"nothing stands after '{match['sign']}'"
            self.found.append(Diagnostic(self.place(line), "answer-parses", message, "write the answer, as in '= 3/4'"))
            return
        wrong = match["sign"] == "!="
        self.answers.append(_Answer(wrong, text, self.place(line, column), tag["id"] if tag else None, feedback))

    def _list(self, tokens: list[Token], index: int, first: int, end: int) -> None:
        items = list(_list_items(tokens, index))
        contents = [_first_inline(tokens, start, stop) for start, stop in items]
        marked = [content is not None and bool(_CHECKBOX.match(content + " ")) for content in contents]
        odd = [content is not None and bool(_ODD_CHECKBOX.match(content)) for content in contents]
        if not any(marked) and not any(odd):
            self._text(first, end)
            return
        if self.options:
            message = "a second list of options in one question"
            self.found.append(Diagnostic(self.place(first), "options-once", message, "put all options into one list"))
            return
        for (start, stop), is_option in zip(items, marked, strict=True):
            if is_option:
                self._option(tokens, start, stop)
            else:
                self._not_an_option(tokens[start])

    def _not_an_option(self, token: Token) -> None:
        line = token.map[0] if token.map else 0
        message = f"'{self.lines[line].strip()}' stands among options without '[ ]' or '[x]'"
        fix = "begin it with '- [ ] ' (wrong) or '- [x] ' (right)"
        self.found.append(Diagnostic(self.place(line), "option-marked", message, fix))

    def _option(self, tokens: list[Token], start: int, stop: int) -> None:
        first, end = tokens[start].map or (0, 0)
        quotes = [
            token.map
            for token in tokens[start + 1 : stop]
            if token.type == "blockquote_open" and token.level == tokens[start].level + 1 and token.map
        ]
        text_end = quotes[0][0] if quotes else end
        lines = _dedented(self.lines[first:text_end])
        mark = _CHECKBOX.match(lines[0] + " ")
        assert mark is not None
        lines[0] = lines[0][mark.end() :]
        markdown = "\n".join(lines).strip()
        if not markdown:
            fix = "write the option after '[ ]' or '[x]'"
            self.found.append(Diagnostic(self.place(first), "option-marked", "an option is empty", fix))
            return
        option_id = sha256(" ".join(markdown.split()).encode()).hexdigest()[:6]
        twin = next((option for option in self.options if option.id == option_id), None)
        if twin:
            message = f"the option '{_short(markdown)}' stands twice, here and in line {twin.text.place.line}"
            self.found.append(Diagnostic(self.place(first), "option-unique", message, "remove one of them"))
            return
        feedback, misconception = self._feedback(quotes)
        fragment = Fragment(markdown, self.place(first))
        self.options.append(Option(option_id, fragment, mark["mark"] in "xX", feedback, misconception))

    def _feedback(self, quotes: list[list[int]]) -> tuple[Fragment | None, str | None]:
        if not quotes:
            return None, None
        lines = [re.sub(r"^\s*>\s?", "", line) for first, end in quotes for line in self.lines[first:end]]
        text = "\n".join(lines).strip()
        tag = _TAG.match(text)
        words = text[tag.end() :] if tag else text
        fragment = Fragment(words, self.place(quotes[0][0])) if words else None
        return fragment, tag["id"] if tag else None

    def fragment(self, kind: str) -> Fragment | None:
        return next(iter(self._fragments(kind)), None)

    def _fragments(self, kind: str) -> Iterator[Fragment]:
        for section in self.sections:
            text = "\n".join(section.lines)
            if section.kind == kind and text.strip():
                yield Fragment(text.rstrip(), self.place(section.first))

    @property
    def hints(self) -> list[Fragment]:
        return list(self._fragments("hint"))

    @property
    def solution(self) -> Fragment | None:
        parts = list(self._fragments("solution"))
        if not parts:
            return None
        return Fragment("\n\n".join(part.markdown for part in parts), parts[0].place)


def _list_items(tokens: list[Token], index: int) -> Iterator[tuple[int, int]]:
    """Start and end index of each item's tokens of the list that opens at ``index``."""
    level = tokens[index].level
    start = 0
    for position in range(index + 1, len(tokens)):
        token = tokens[position]
        if token.type == "bullet_list_close" and token.level == level:
            return
        if token.type == "list_item_open" and token.level == level + 1:
            start = position
        elif token.type == "list_item_close" and token.level == level + 1:
            yield start, position


def _first_inline(tokens: list[Token], start: int, stop: int) -> str | None:
    return next((token.content for token in tokens[start:stop] if token.type == "inline"), None)


def _dedented(lines: list[str]) -> list[str]:
    """The lines of a list item without its marker and indentation."""
    first = re.match(r"^\s*[-*+]\s+", lines[0])
    width = first.end() if first else 0
    rest = [line[min(width, len(line) - len(line.lstrip())) :] for line in lines[1:]]
    return [lines[0][width:], *rest]


def _short(text: str) -> str:
    line = text.split("\n")[0]
    return line if len(line) <= 40 else f"{line[:39]}…"


# --- type and keys -----------------------------------------------------------


def _type(declared: str | None, body: _Body, container: Container) -> tuple[ItemType | None, list[Diagnostic]]:
    rights = sum(option.right for option in body.options)
    keys = [answer for answer in body.answers if not answer.wrong]
    if body.options:
        found = list(_option_faults(declared, body, container, rights))
        return ("many" if declared == "many" or rights > 1 else "one"), found
    if not keys and body.found:
        return None, []  # it has one, and why it can't be read is said already
    if not keys:
        message = "the question has no right answer"
        fix = "add options ('- [x] right', '- [ ] wrong') or a line '= answer'"
        if body.answers:
            fix = "it has only '!=' lines: add a line '= answer'"
        return None, [Diagnostic(container.place, "option-marked-right", message, fix)]
    if declared in ("one", "many"):
        message = f"the question is of type '{declared}' but has no options"
        return None, [Diagnostic(container.place, "option-marked-right", message, "add options, or remove 'type'")]
    if declared == "text":
        return "text", []
    numeric = [_is_number(answer) for answer in keys]
    if all(numeric) or declared == "number":
        return "number", []
    if not any(numeric):
        return "text", []
    odd = keys[numeric.index(not numeric[0])]
    message = f"'{odd.text}' and '{keys[0].text}' are keys of one question, but one is a number and one is text"
    return None, [Diagnostic(odd.place, "answer-parses", message, "add 'type: text' if digits are meant as text")]


def _option_faults(declared: str | None, body: _Body, container: Container, rights: int) -> Iterator[Diagnostic]:
    place = body.options[0].text.place
    if rights == 0:
        message = "no option is marked as right"
        yield Diagnostic(place, "option-marked-right", message, "mark the right one with '[x]'")
    elif declared == "one" and rights > 1:
        message = f"the question is of type 'one' but {rights} options are marked as right"
        yield Diagnostic(place, "option-marked-right", message, "leave one '[x]', or write 'type: many'")
    if len(body.options) < 2 and not body.found:
        yield Diagnostic(place, "option-marked-right", "one option is no choice", "add a wrong one: '- [ ] …'")
    if declared in ("number", "text"):
        message = f"the question is of type '{declared}' but has options"
        yield Diagnostic(
            container.metadata.place("type"), "option-marked-right", message, "remove 'type', or the options"
        )
    if body.answers:
        message = f"'{body.answers[0].text}' is a typed answer in a question that has options"
        yield Diagnostic(body.answers[0].place, "answer-parses", message, "remove the line, or the options")


def _is_number(answer: _Answer) -> bool:
    try:
        return number_key(answer.text) is not None or comma_number(answer.text) is not None
    except KeyFault:
        return True


def _typed(
    answers: list[_Answer], type_: ItemType
) -> tuple[tuple[NumberKey | TextKey, ...], tuple[WrongAnswer, ...], str | None, list[Diagnostic]]:
    keys: list[NumberKey | TextKey] = []
    wrongs: list[WrongAnswer] = []
    units: list[str] = []
    found: list[Diagnostic] = []
    if type_ in ("one", "many"):
        return (), (), None, []
    for answer in answers:
        try:
            key, unit = _key(answer, type_)
        except KeyFault as fault:
            found.append(Diagnostic(answer.place, "answer-parses", str(fault), fault.fix))
            continue
        if unit and not answer.wrong:
            units.append(unit)
        if answer.wrong:
            wrongs.append(WrongAnswer(key, answer.place, answer.misconception, answer.feedback))
        else:
            keys.append(key)
    return tuple(keys), tuple(wrongs), units[0] if units else None, found


def _key(answer: _Answer, type_: ItemType) -> tuple[NumberKey | TextKey, str | None]:
    if type_ == "text":
        return text_key(answer.text), None
    read = number_key(answer.text)
    if read is None:
        raise KeyFault(f"'{_short(answer.text)}' is not a number", _number_fix(answer.text))
    return read


def _number_fix(text: str) -> str:
    if dotted := comma_number(text):
        return f"write {dotted} here; learners may type a decimal comma where their language has one"
    return f"{NUMBER_FORMS}; words need 'type: text'"
