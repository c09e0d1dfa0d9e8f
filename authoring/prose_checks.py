"""Promises about Markdown: mathematics typesets, pictures have words, links and media lead somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from urllib.parse import unquote, urlsplit

from .course import Course, Item
from .diagnostics import Diagnostic, Place, Severity
from .item_faults import each_told_once, remembered
from .markdown_source import Embed, Fact, Formula, Heading, Image, Link, OpenFormula, Played, Spaced, facts
from .memos import memoised
from .projects import Project
from .suggestions import did_you_mean, listed
from .typeset import MathError, mathml
from .words import Sentence, quoted, say

_FILE_NAME = re.compile(r"[\w-]+\.(svg|png|jpe?g|gif|webp|avif)", re.IGNORECASE)


def prose_faults(course: Course, broken: Iterable[str] = ()) -> Iterator[Diagnostic]:
    """What is wrong in the Markdown of lessons, projects and questions.

    Links to ``broken`` files are taken for good: their own diagnostics say enough.
    """
    lesson_facts = {lesson.id: facts(lesson.body.markdown, lesson.body.place) for lesson in course.lessons}
    anchors = {f"lessons/{id_}.md": _anchors(found) for id_, found in lesson_facts.items()}
    project_facts = {project.place.path: _project_facts(project) for project in course.projects}
    anchors |= {path: _anchors(found) for path, found in project_facts.items()}
    page_facts = {page.place.path: facts(page.body.markdown, page.body.place) for page in course.pages}
    anchors |= {path: _anchors(found) for path, found in page_facts.items()}
    known = _Known(course, anchors, broken)
    for found in (*lesson_facts.values(), *project_facts.values(), *page_facts.values()):
        yield from _faults(found, known)
    yield from each_told_once(course.items, lambda item: _item_faults(item, known))
    yield from _remedies(course, anchors)


def _project_facts(project: Project) -> tuple[Fact, ...]:
    return tuple(fact for each in project.fragments() for fact in facts(each.markdown, each.place))


def _item_faults(item: Item, known: _Known) -> Iterator[Diagnostic]:
    yield from _faults(_TO_LOOK_AT(item), known)


def _to_look_at(item: Item) -> Iterator[Fact]:
    """All but the formulas that typeset, which are most that is in most questions."""
    for fragment in item.fragments():
        for fact in facts(fragment.markdown, fragment.place):
            if not isinstance(fact, Formula) or any(_formula(fact)):
                yield fact


_TO_LOOK_AT = remembered(_to_look_at)


class _Known:
    """Where links may lead."""

    def __init__(self, course: Course, anchors: dict[str, set[str]], broken: Iterable[str]) -> None:
        self.media = {*course.media, *broken}
        self.anchors = anchors


def _faults(found: Iterable[Fact], known: _Known) -> Iterator[Diagnostic]:
    for fact in found:
        match fact:
            case Formula():
                yield from _formula(fact)
            case Image():
                yield from _image(fact, known)
            case Link():
                yield from _link(fact, known)
            case Embed():
                message = say(
                    "<{element}> would fetch '{target}' from another site, which the pages forbid",
                    element=fact.element,
                    target=fact.target,
                )
                fix = say("put the file into media/, or give a link to click: [the video](https://…)")
                yield Diagnostic(fact.place, "media-local", message, fix)
            case Played():
                yield from _missing(fact.target, urlsplit(fact.target).path, fact.place, known)
            case Spaced():
                message = say("'{target}' has a space in its name, so it is not found", target=fact.target)
                fix = say(
                    "rename the file to '{hyphened}', and write that here", hyphened=re.sub(" +", "-", fact.target)
                )
                yield Diagnostic(fact.place, "media-exists" if fact.is_picture else "link-resolves", message, fix)
            case OpenFormula():
                message = say("a '$$' that no other '$$' closes")
                fix = say("end the formula with '$$', on the same line or on its own")
                yield Diagnostic(fact.place, "math-typesets", message, fix)
            case Heading() if fact.level == 1 and fact.place.path.startswith(("lessons/", "projects/", "pages/")):
                message = say(
                    "'# {heading}' is a second title: the page has the one of its front matter", heading=fact.text
                )
                yield Diagnostic(fact.place, "heading-order", message, say("write '## …'"), Severity.WARNING)


def _formula(formula: Formula) -> Iterator[Diagnostic]:
    try:
        mathml(formula.latex.strip(), display=formula.display)
    except MathError as error:
        latex = " ".join(formula.latex.split())
        message = say("the formula '{latex}' can't be typeset: {error}", latex=latex[:60], error=quoted(str(error)))
        fix = say("check its braces and commands; write '\\$' where a dollar sign is meant")
        yield Diagnostic(formula.place, "math-typesets", message, fix)


def _image(image: Image, known: _Known) -> Iterator[Diagnostic]:
    if not image.alt.strip():
        message = say("the picture '{target}' has no words for those who can't see it", target=image.target)
        yield Diagnostic(
            image.place, "image-has-alt-text", message, say("say what it shows: ![two of five parts shaded](…)")
        )
    elif _FILE_NAME.fullmatch(image.alt.strip()):
        message = say("'{alt}' is a file's name, not what the picture shows", alt=image.alt)
        yield Diagnostic(image.place, "image-has-alt-text", message, say("say what it shows"))
    target = urlsplit(image.target)
    if _on_this_computer(target.scheme):
        message = say("the picture '{target}' lies on this computer alone, not in the course", target=_typed(image))
        yield Diagnostic(image.place, "media-local", message, say("put it into media/ and link it from there"))
        return
    if target.scheme or target.netloc:
        message = say(
            "the picture '{target}' would be fetched from another site, which the pages forbid", target=image.target
        )
        yield Diagnostic(image.place, "media-local", message, say("put it into media/ and link it from there"))
        return
    yield from _missing(image.target, target.path, image.place, known)


def _missing(written: str, target: str, place: Place, known: _Known) -> Iterator[Diagnostic]:
    path = _resolved(place, target)
    if path not in known.media:
        message = say("'{written}' is '{path}', which does not exist", written=written, path=path)
        fix = _from_here(place, target, known.media) or say("put the file there, or correct the path")
        yield Diagnostic(place, "media-exists", message, fix)


def _link(link: Link, known: _Known) -> Iterator[Diagnostic]:
    target = urlsplit(link.target)
    if _on_this_computer(target.scheme):
        message = say("the link '{target}' leads to this computer alone, not into the course", target=_typed(link))
        fix = say("put the file into media/ and link it from there")
        yield Diagnostic(link.place, "link-resolves", message, fix)
        return
    if target.scheme or target.netloc or (not target.path and not target.fragment):
        return
    path = _resolved(link.place, target.path) if target.path else link.place.path
    if path in known.media:
        return
    anchors = known.anchors.get(path)
    if anchors is None:
        if target.path:
            message = say("the link '{target}' leads to '{path}', which does not exist", target=link.target, path=path)
            near = _from_here(link.place, target.path, [*known.anchors, *known.media])
            fix = near or say("link lessons by their files, as in ../lessons/halves.md")
            yield Diagnostic(link.place, "link-resolves", message, fix)
    elif target.fragment and unquote(target.fragment) not in anchors:
        message = say("'{path}' has no heading '#{fragment}'", path=path, fragment=target.fragment)
        fix = did_you_mean(target.fragment, anchors) or say("its headings are {listed}", listed=listed(sorted(anchors)))
        yield Diagnostic(link.place, "link-resolves", message, fix)


def _on_this_computer(scheme: str) -> bool:
    r"""Whether it is ``file:`` or a drive, as in ``C:\Users``."""
    return scheme == "file" or len(scheme) == 1


def _typed(fact: Image | Link) -> str:
    r"""Its address as the author typed it: Markdown turns ``\`` into ``%5C``."""
    return unquote(fact.target)


def _from_here(place: Place, written: str, known: Iterable[str]) -> Sentence | None:
    """Did you mean …, with the path as it must be written in the file of ``place``."""
    known = list(known)
    wanted = _resolved(place, written)
    from_root = posixpath.normpath(unquote(written)).lstrip("/")
    same = [path for path in known if path.lower() in (wanted.lower(), from_root.lower())]
    of_its_kind = [path for path in known if posixpath.splitext(path)[1] == posixpath.splitext(wanted)[1]]
    found = same or get_close_matches(wanted, of_its_kind, n=1, cutoff=0.6)
    if not found:
        return None
    return say("did you mean '{near}'?", near=posixpath.relpath(found[0], posixpath.dirname(place.path)))


def _resolved(place: Place, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(place.path), unquote(target)))


def _anchors(found: Iterable[Fact]) -> set[str]:
    """Slugs as Python-Markdown's table of contents makes them, repeats numbered."""
    taken: set[str] = {PRACTICE_ANCHOR}
    for fact in found:
        if isinstance(fact, Heading):
            taken.add(_free(fact.id or heading_slug(fact.text), taken))
    return taken


PRACTICE_ANCHOR = "practice"
"""Every lesson page has its practice under this anchor."""


def _free(slug: str, taken: set[str]) -> str:
    number = 0
    free = slug
    while free in taken:
        number += 1
        free = f"{slug}_{number}"
    return free


@memoised(65_536)
def heading_slug(text: str) -> str:
    """The anchor that Python-Markdown gives a heading with this text."""
    from markdown.extensions.toc import slugify  # it takes its time to be imported

    plain = re.sub(r"[*_`$]|\\[a-z]+", "", text)
    return slugify(plain, "-")


def _remedies(course: Course, anchors: dict[str, set[str]]) -> Iterator[Diagnostic]:
    for misconception in course.misconceptions:
        remedy = misconception.remedy
        if remedy is None or remedy.anchor is None:
            continue
        known = anchors.get(f"lessons/{remedy.lesson}.md")
        if known is not None and remedy.anchor not in known:
            path = f"lessons/{remedy.lesson}.md"
            message = say(
                "the remedy of '{misconception}' is '#{anchor}', but '{path}' has no such heading",
                misconception=misconception.id,
                anchor=remedy.anchor,
                path=path,
            )
            fix = did_you_mean(remedy.anchor, known) or say(
                "its headings are {listed}", listed=listed(sorted(known - {PRACTICE_ANCHOR}))
            )
            yield Diagnostic(remedy.place or misconception.place, "link-resolves", message, fix)
