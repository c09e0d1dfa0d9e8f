"""From ``pages/**/*.md`` to `Page`, and from ``parts`` of course.yml to the pages in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .diagnostics import Diagnostic, Place
from .fragment import Fragment
from .markdown_source import split_front_matter
from .memos import memoised
from .pages import Page, Part
from .sources import Source
from .suggestions import did_you_mean, listed
from .validation import schema_diagnostics
from .words import say
from .yaml_source import Located

FOLDER = "pages/"
FILES = 1024


def page_id(path: str) -> str:
    """``pages/reference/rules/index.md`` is the page ``reference/rules``."""
    return path.removeprefix(FOLDER).removesuffix(".md").removesuffix("/index")


@memoised(FILES)
def read_page(source: Source) -> tuple[Page | None, Sequence[Diagnostic]]:
    """The page in ``source``, None where it can't be understood."""
    front, found = split_front_matter(source.text, source.path)
    if front.located.value is None:
        return None, found
    value: Mapping[str, Any] = front.located.value if isinstance(front.located.value, dict) else {}
    if value:
        found += schema_diagnostics(front.located, "page", say("the front matter"))
    else:
        message = say("'{path}' has no front matter, so it has no title", path=source.path)
        fix = say("begin the file with lines '---', 'title: …', '---'")
        found.append(Diagnostic(Place(source.path), "front-matter-present", message, fix))
    id_ = page_id(source.path)
    title, description = value.get("title"), value.get("description")
    page = Page(
        id=id_,
        place=Place(source.path),
        title=title if isinstance(title, str) and title else id_,
        body=Fragment(front.body, Place(source.path, front.body_line)),
        description=description if isinstance(description, str) else "",
    )
    return page, found


def parts_of(head: Mapping[str, Any]) -> tuple[Part, ...]:
    """The parts that course.yml names, as far as they are parts."""
    parts = head.get("parts")
    return tuple(
        Part(str(each.get("title") or ""), tuple(id_ for id_ in _list(each.get("pages")) if isinstance(id_, str)))
        for each in _list(parts)
        if isinstance(each, dict)
    )


def part_faults(head: Located, pages: Sequence[Page], broken: Sequence[str]) -> Iterator[Diagnostic]:
    """Names in ``parts`` that no page has; those of broken files are told elsewhere."""
    known = {each.id for each in pages} | {page_id(path) for path in broken if path.startswith(FOLDER)}
    for number, part in enumerate(_list(head.value.get("parts"))):
        for index, id_ in enumerate(_list(part.get("pages")) if isinstance(part, dict) else ()):
            if isinstance(id_, str) and id_ not in known:
                place = head.place("parts", number, "pages", index)
                message = say(
                    "the part '{title}' names the page '{id}', but there is no 'pages/{id}.md'",
                    title=part.get("title"),
                    id=id_,
                )
                fix = did_you_mean(id_, known) or (
                    say("the pages are {listed}", listed=listed(sorted(known))) if known else say("write it")
                )
                yield Diagnostic(place, "link-resolves", message, fix)


def twice_faults(pages: Sequence[Page]) -> Iterator[Diagnostic]:
    """Two files at one address: ``rules.md`` and ``rules/index.md``."""
    first: dict[str, Page] = {}
    for page in pages:
        other = first.setdefault(page.id, page)
        if other is not page:
            message = say(
                "'{path}' and '{other}' are the same page, '{page}'",
                path=page.place.path,
                other=other.place.path,
                page=page.id,
            )
            yield Diagnostic(page.place, "id-unique", message, say("put both into one file"))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
