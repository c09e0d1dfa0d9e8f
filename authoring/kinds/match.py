"""Matching: ``type: match`` and a table of two columns, each row a pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import cast

from ..build import fragments
from ..diagnostics import Diagnostic
from ..fragment import Fragment
from ..options import Option
from ..question_body import shortened
from ..words import say
from .answer import Answer, Json
from .choice import ChoiceAnswer
from .group import GroupAnswer
from .plain_text import as_plain, is_plain
from .tables import Table, take_table
from .writing import Writing

RULE = "option-marked-right"
EXAMPLE = say("write a table such as '| Country | Capital |', with a row for each pair")
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class MatchAnswer(GroupAnswer):
    """To each left entry belongs one of the right ones; ``once`` says that each is used for one at most."""

    headings: tuple[Fragment, Fragment]
    lefts: tuple[Fragment, ...]
    rights_: tuple[Option, ...]
    """In the order in which they are shown."""
    once: bool

    @property
    def type(self) -> str:
        return "match"

    def grading(self) -> Json:
        return GroupAnswer.grading(self) | {"once": self.once}

    def view(self) -> Json:
        lettered = not all(is_plain(each.text) for each in self.rights_)
        rights = [
            {"id": each.id, "html": fragments.inline(each.text), "text": as_plain(each.text), "letter": letter}
            for each, letter in zip(self.rights_, _ALPHABET, strict=False)
        ]
        lefts = [{"html": fragments.inline(each), "text": as_plain(each)} for each in self.lefts]
        left, right = (fragments.inline(each) for each in self.headings)
        return {"left": left, "right": right, "lefts": lefts, "rights": rights, "lettered": lettered, "once": self.once}

    def shown(self) -> str | None:
        rows = [
            f"<tr><td>{fragments.inline(left)}</td><td>{_right(cast(ChoiceAnswer, field))}</td></tr>"
            for left, field in zip(self.lefts, self.fields, strict=True)
        ]
        return f'<table class="mk-pairs"><tbody>{"".join(rows)}</tbody></table>'

    def fragments(self) -> Iterator[Fragment]:
        yield from (each for each in self.headings if each.markdown)
        yield from self.lefts
        yield from (each.text for each in self.rights_)


def read_match(writing: Writing) -> tuple[Answer | None, list[Diagnostic]]:
    """The pairs of the question's table; None where there are none."""
    table = take_table(writing.asked)
    if table is None:
        message = say("the question is of type 'match' but has no table")
        return None, [Diagnostic(writing.place, RULE, message, EXAMPLE)]
    found = list(_faults(table, writing))
    if found:
        return None, found
    pairs = [(row[0], row[1]) for row in table.rows if row[0].markdown]
    ids = [_id(right) for _, right in pairs]
    options = {_id(row[1]): Option(_id(row[1]), row[1], right=False) for row in table.rows}
    fields = tuple(_field(options.values(), id_) for id_ in ids)
    shown = tuple(options[id_] for id_ in _mixed(list(options), ids))
    headings = (table.header[0], table.header[1])
    return MatchAnswer(fields, headings, tuple(left for left, _ in pairs), shown, len(set(ids)) == len(ids)), []


def _faults(table: Table, writing: Writing) -> Iterator[Diagnostic]:
    if len(table.header) != 2:
        message = say("the table to match has {count} columns instead of two", count=len(table.header))
        yield Diagnostic(table.header[0].place, RULE, message, EXAMPLE)
        return
    seen: set[str] = set()
    for left, right in table.rows:
        if not right.markdown:
            message = say("'{left}' has nothing to be matched with", left=shortened(left.markdown))
            yield Diagnostic(left.place, RULE, message, say("write in its second cell what belongs to it"))
        elif left.markdown in seen and left.markdown:
            message = say(
                "'{left}' stands twice in the first column, so nobody can tell which is meant",
                left=shortened(left.markdown),
            )
            yield Diagnostic(left.place, "option-unique", message, say("remove one of them"))
        seen.add(left.markdown)
    pairs = [row for row in table.rows if row[0].markdown]
    distinct = {right.markdown for _, right in table.rows}
    if len(pairs) < 2 or len(distinct) < 2:
        message = say("there is nothing to choose from: matching needs two pairs or more")
        yield Diagnostic(table.header[0].place, RULE, message, EXAMPLE)
    elif len(distinct) > len(_ALPHABET):
        message = say(
            "there are {count} entries to choose from; {most} are the most",
            count=len(distinct),
            most=len(_ALPHABET),
        )
        yield Diagnostic(table.header[0].place, RULE, message, say("make several questions of it"))
    yield from _other_answers(writing)


def _other_answers(writing: Writing) -> Iterator[Diagnostic]:
    places = [line.place for line in writing.asked.answers] + [each.text.place for each in writing.asked.options]
    for place in places[:1]:
        message = say("an answer stands outside the table to match")
        yield Diagnostic(
            place, "answer-parses", message, say("remove it; entries that match nothing have an empty first cell")
        )


def _id(right: Fragment) -> str:
    return sha256(" ".join(right.markdown.split()).encode()).hexdigest()[:6]


def _field(options: Iterable[Option], right: str) -> ChoiceAnswer:
    marked = tuple(Option(each.id, each.text, each.id == right) for each in options)
    return ChoiceAnswer(marked, several=False, shuffle=False)


def _mixed(ids: Sequence[str], right: Sequence[str]) -> list[str]:
    """The ids in an order that is always the same, tells nothing, and is not that of the right answers."""
    order = sorted(ids)
    asked = list(dict.fromkeys(right))
    return order[1:] + order[:1] if order[: len(asked)] == asked else order


def _right(field: ChoiceAnswer) -> str:
    return fragments.inline(next(each.text for each in field.options if each.right))
