"""Gaps in running text: ``[[Norway | Norge]]``, ``[[= 42 ± 1]]``, ``[[*Paris | Rome]]``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from ..build import fragments
from ..diagnostics import Diagnostic, Place
from ..fragment import Fragment
from ..memos import Memo
from ..options import Option
from ..question_body import AnswerLine, Asked, shortened
from ..words import Sentence, say
from .answer import Answer, Json
from .choice import ChoiceAnswer
from .gaps import MOST, Gap, around, gaps_in, in_formula, missing_words, open_gap, pieces, with_words
from .group import GroupAnswer
from .number import is_number, read_number
from .plain_text import as_plain
from .text import read_text
from .writing import Writing

PARSES = "answer-parses"
IN_TEXT = "gap-in-text"
_SIZES = ((4, "s"), (11, "m"))
_BAR = re.compile(r"(?<!\\)\|")
_LOST = Memo("lost gaps", 4096, inner=True)
"""By text with words and their count: to render it takes an import of a tenth of a second."""


@dataclass(frozen=True, slots=True)
class ClozeAnswer(GroupAnswer):
    """The fields stand in ``text``, each in the place of its word (``gaps.with_words``)."""

    text: Fragment

    @property
    def type(self) -> str:
        return "cloze"

    @property
    def holds_stem(self) -> bool:
        return True

    def view(self) -> Json:
        *before, end = pieces(fragments.blocks(self.text))
        near = around([*before, end])
        sizes = self._sizes()
        gaps = [
            {
                "html": html,
                "before": words[0],
                "after": words[1],
                "type": field.type,
                "size": sizes[field.type],
                **_field_view(field),
            }
            for html, words, field in zip(before, near, self.fields, strict=True)
        ]
        return {"gaps": gaps, "end": end}

    def _sizes(self) -> dict[str, str]:
        """One width for all gaps of a type, wide enough for the longest answer: it tells nothing of any one."""
        longest: dict[str, int] = {}
        for field in self.fields:
            lengths = [len(example.shown) for example in field.rights()]
            longest[field.type] = max([longest.get(field.type, 0), *lengths])
        return {
            type_: next((size for most, size in _SIZES if length <= most), "l") for type_, length in longest.items()
        }

    def shown(self) -> str | None:
        """The text with its gaps filled; pictures stand above already."""
        *before, end = pieces(re.sub(r"<img\b[^>]*>", "", fragments.blocks(self.text)))
        filled = [f'{html}<strong class="mk-gap__right">{_right(field)}</strong>' for html, field in
                  zip(before, self.fields, strict=True)]  # fmt: skip
        return "".join([*filled, end])


def has_gaps(asked: Asked) -> bool:
    """Whether its text has gaps outside of code and formulas: then it need not say that it is a cloze."""
    return any(not in_formula(asked.text, gap) for gap in gaps_in(asked.text, code=False))


def read_cloze(writing: Writing) -> tuple[Answer | None, list[Diagnostic]]:
    """The gaps of the question's text; None where one can't be read."""
    asked = writing.asked
    found = list(open_gap_faults(asked))
    if found:
        return None, found
    gaps = gaps_in(asked.text, code=writing.declared == "cloze")
    found = list(_faults(writing, gaps))
    if not gaps or found:
        return None, found
    fields: list[Answer] = []
    for gap in gaps:
        field, faults = _read_gap(gap, _place(asked, gap), writing)
        found += faults
        fields += [field] if field else []
    text = Fragment(with_words(asked.text.rstrip(), gaps), asked.place(0))
    found += _misplaced(asked, gaps, text)
    if len(fields) < len(gaps) or any(fault.rule == IN_TEXT for fault in found):
        return None, found
    return ClozeAnswer(tuple(fields), text), found


def open_gap_faults(asked: Asked) -> Iterator[Diagnostic]:
    """A gap that is never closed: learners would see its answer."""
    if gap := open_gap(asked.text):
        message = say("the gap '[[{content}' is never closed", content=shortened(gap.content))
        yield Diagnostic(_place(asked, gap), PARSES, message, say("end it with ']]'"))


def _faults(writing: Writing, gaps: tuple[Gap, ...]) -> Iterator[Diagnostic]:
    asked = writing.asked
    if not gaps:
        message = say("the question is of type 'cloze' but has no gaps")
        yield Diagnostic(
            writing.place, "option-marked-right", message, say("write gaps as [[answer]], or remove 'type'")
        )
    if len(gaps) > MOST:
        message = say("the question has {count} gaps; {most} are the most", count=len(gaps), most=MOST)
        yield Diagnostic(_place(asked, gaps[MOST]), IN_TEXT, message, say("make several questions of it"))
    for line in asked.answers[:1]:
        message = say(
            "'{line}' is an answer line in a question whose answers stand in its gaps", line=shortened(line.text)
        )
        yield Diagnostic(line.place, PARSES, message, say("remove the line, or the gaps"))
    for option in asked.options[:1]:
        message = say(
            "'{option}' is an option of a question whose answers stand in its gaps",
            option=shortened(option.text.markdown),
        )
        yield Diagnostic(option.text.place, PARSES, message, say("remove the options, or the gaps"))
    for gap in gaps:
        if in_formula(asked.text, gap):
            message = say(
                "the gap '[[{content}]]' stands inside a formula, where there can be no field",
                content=shortened(gap.content),
            )
            fix = say("end the formula before the gap: '$x^2 =$ [[= 9]]'")
            yield Diagnostic(_place(asked, gap), IN_TEXT, message, fix)


def _misplaced(asked: Asked, gaps: tuple[Gap, ...], text: Fragment) -> Iterator[Diagnostic]:
    lost = _LOST.get((text.markdown, len(gaps)), lambda: missing_words(fragments.blocks(text), len(gaps)))
    for number in sorted(lost):
        gap = gaps[number]
        message = say("the gap '[[{content}]]' stands where there can be no field", content=shortened(gap.content))
        fix = say("put it into running text: not into a link, an address or an alternative text")
        yield Diagnostic(_place(asked, gap), IN_TEXT, message, fix)


def _place(asked: Asked, gap: Gap) -> Place:
    line = asked.text.count("\n", 0, gap.start)
    start = asked.place(line)
    column = gap.start - (asked.text.rfind("\n", 0, gap.start) + 1)
    return Place(start.path, start.line, start.column + column)


def _read_gap(gap: Gap, place: Place, writing: Writing) -> tuple[Answer | None, list[Diagnostic]]:
    alternatives = [each.strip() for each in _BAR.split(gap.content)]
    if any(each.startswith("*") for each in alternatives):
        return _menu(alternatives, place, writing)
    is_numeric = gap.content.startswith("=")
    text = gap.content.removeprefix("=").strip()
    if not is_numeric and all(is_number(each) for each in alternatives):
        message = say("the gap '[[{content}]]' holds a number, but is read as letters", content=shortened(gap.content))
        return None, [
            Diagnostic(place, PARSES, message, say("write [[= {alternatives}]]", alternatives=alternatives[0]))
        ]
    if not text:
        return None, [Diagnostic(place, PARSES, say("a gap holds no answer"), say("write it between the brackets"))]
    asked = Asked("gap", 0, answers=[AnswerLine(False, text, place)])
    declared = "number" if is_numeric else "text"
    inner = Writing(asked, writing.values, writing.metadata, place, declared, writing.has_faults)
    answer, found = read_number(inner) if is_numeric else read_text(inner)
    return (None if found else answer), found


def _menu(alternatives: list[str], place: Place, writing: Writing) -> tuple[Answer | None, list[Diagnostic]]:
    rights = [each for each in alternatives if each.startswith("*")]
    texts = [each.removeprefix("*").strip().replace("\\|", "|") for each in alternatives]
    fault = _menu_fault(texts, rights)
    if fault:
        return None, [Diagnostic(place, *fault)]
    options = tuple(
        Option(sha256(text.encode()).hexdigest()[:6], Fragment(text, place), each.startswith("*"))
        for text, each in zip(texts, alternatives, strict=True)
    )
    return ChoiceAnswer(options, several=False, shuffle=writing.values.is_shuffled), []


def _menu_fault(texts: list[str], rights: list[str]) -> tuple[str, Sentence, Sentence] | None:
    if not all(texts):
        return PARSES, say("an alternative of a menu is empty"), say("write something between the '|', or remove one")
    if len(set(texts)) < len(texts):
        twin = next(text for text in texts if texts.count(text) > 1)
        message = say("'{alternative}' stands twice in one menu", alternative=shortened(twin))
        return "option-unique", message, say("remove one of them")
    if len(texts) < 2:
        return "option-marked-right", say("one alternative is no menu"), say("add wrong ones: [[*right | wrong]]")
    if len(rights) > 1:
        message = say("{count} alternatives of one menu are marked as right", count=len(rights))
        return "option-marked-right", message, say("leave one star: a menu takes one")
    return None


def _field_view(field: Answer) -> Json:
    if not isinstance(field, ChoiceAnswer):
        return {"options": None, "unit": None, **field.view()}
    order = sorted(field.options, key=lambda option: option.id) if field.shuffle else field.options
    return {"options": [{"id": each.id, "text": as_plain(each.text)} for each in order], "unit": None}


def _right(field: Answer) -> str:
    """The right answer of one gap as HTML."""
    if isinstance(field, ChoiceAnswer):
        return next(fragments.inline(each.text) for each in field.options if each.right)
    return field.shown() or "…"  # a range or a pattern has no one way to be written
