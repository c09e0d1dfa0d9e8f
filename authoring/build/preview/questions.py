"""The list of all questions, searched and filtered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from ...course import Course, Item
from ..templates import rendered
from ..urls import ROOT
from ..words import Words
from .question import question_url, title_of

A_PAGE = 100
"""Questions on one page of the list."""

FILTERS = ("competency", "use", "type", "level", "lack")
"""What the list can be narrowed by, besides the words that are searched."""


@dataclass(frozen=True)
class Entry:
    """A question in the list: the first of its variants, and how many there are."""

    item: Item
    variants: int

    @cached_property
    def text(self) -> str:
        """Everything in it that can be searched for, in small letters."""
        written = (fragment.markdown for fragment in self.item.fragments())
        return "\n".join((self.item.id, self.item.title or "", self.item.place.path, *written)).casefold()

    def lacks(self) -> Iterator[str]:
        """What a good question has, and it has not."""
        if not self.item.hints:
            yield "hint"
        if self.item.solution is None:
            yield "solution"
        if not any(True for _ in self.item.answer.feedback()):
            yield "feedback"


def entries_of(course: Course) -> tuple[Entry, ...]:
    """Every question of the course once, as it has them."""
    found: dict[str, list[Item]] = {}
    for item in course.items:
        found.setdefault(item.question, []).append(item)
    return tuple(Entry(items[0], len(items)) for items in found.values())


def matching(entries: Sequence[Entry], asked: Mapping[str, str]) -> list[Entry]:
    """The entries with every word of ``search``, and all that is chosen."""
    wanted = asked.get("search", "").casefold().split()
    return [each for each in entries if _is_chosen(each, asked) and all(word in each.text for word in wanted)]


def _is_chosen(entry: Entry, asked: Mapping[str, str]) -> bool:
    item = entry.item
    return (
        asked.get("competency", "") in ("", *item.competencies)
        and asked.get("use", "") in ("", item.use)
        and asked.get("type", "") in ("", item.type)
        and asked.get("level", "") in ("", str(item.level))
        and asked.get("lack", "") in ("", *entry.lacks())
    )


def questions_page(course: Course, entries: Sequence[Entry], asked: Mapping[str, str], words: Words) -> str:
    """HTML of the list, its links behind ``mkcourse-root:``."""
    found = matching(entries, asked)
    pages = max(1, -(-len(found) // A_PAGE))
    page = min(max(_whole(asked.get("page", "1")), 1), pages)
    titles = {each.id: each.title for each in course.competencies}
    return rendered(
        "preview_questions.html.j2",
        asked={name: asked.get(name, "") for name in ("search", *FILTERS)},
        choices=_choices(course, entries, words),
        rows=[_row(each, titles, words) for each in found[(page - 1) * A_PAGE : page * A_PAGE]],
        count=len(found),
        page=page,
        pages=pages,
        links=_links(asked, page, pages),
        root=ROOT,
        words=words,
    )


def _choices(course: Course, entries: Sequence[Entry], words: Words) -> dict[str, list[tuple[str, str]]]:
    """What each filter can be set to: value and label."""
    items = [each.item for each in entries]
    return {
        "competency": [(each.id, each.title) for each in course.competencies],
        "use": [(each, words[f"preview.use-{each}"]) for each in sorted({str(item.use) for item in items})],
        "type": [(each, words[f"preview.type-{each}"]) for each in sorted({item.type for item in items})],
        "level": [(str(each), str(each)) for each in sorted({item.level for item in items})],
        "lack": [(each, words[f"preview.lack-{each}"]) for each in ("feedback", "hint", "solution")],
    }


def _row(entry: Entry, titles: Mapping[str, str], words: Words) -> dict[str, object]:
    item = entry.item
    return {
        "title": title_of(item),
        "id": item.question,
        "url": question_url(item.id),
        "competencies": ", ".join(titles.get(each, each) for each in item.competencies),
        "use": words[f"preview.use-{item.use}"],
        "type": words[f"preview.type-{item.type}"],
        "level": item.level,
        "variants": entry.variants if entry.variants > 1 else None,
        "place": f"{item.place.path}:{item.place.line}",
    }


def _links(asked: Mapping[str, str], page: int, pages: int) -> dict[str, str | None]:
    """The pages before and after."""

    def link(number: int) -> str:
        kept = {name: value for name, value in asked.items() if value and name != "page"}
        return f"?{urlencode({**kept, 'page': str(number)})}"

    return {"before": link(page - 1) if page > 1 else None, "after": link(page + 1) if page < pages else None}


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 1
