"""Promises to those who don't see or hear as others do: links, colours, films and headings say what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .course import Course, Item
from .diagnostics import Diagnostic, Place, Severity
from .fragment import Fragment
from .item_faults import each_told_once, remembered
from .markdown_source import Heading, Link, facts
from .memos import memoised
from .words import say

LINK = "link-text-meaningful"
COLOUR = "colour-not-alone"
CAPTIONS = "video-has-captions"

_EMPTY_WORDS = frozenset({
    "here", "click here", "this", "this link", "link", "more", "read more", "this page", "see here",
    "aquí", "haz clic aquí", "pulsa aquí", "este enlace", "enlace", "más", "leer más",
    "ici", "cliquez ici", "clique ici", "ce lien", "lien", "plus", "lire la suite", "en savoir plus",
    "hier", "hier klicken", "klicke hier", "dieser link", "mehr", "weiterlesen",
    "هنا", "اضغط هنا", "انقر هنا", "المزيد", "الرابط",
})  # fmt: skip
_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)

_COLOURS = {
    "en": "red|green|blue|yellow|orange|purple|pink",
    "es": "rojo|verde|azul|amarillo|naranja|morado|rosa",
    "fr": "rouge|vert|bleu|jaune|orange|violet|rose",
    "de": "rot|grün|blau|gelb|orange|lila|rosa",
}
_IN_COLOUR = {
    "en": rf"\b(?:marked|shown|printed|written|highlighted|drawn) in (?P<colour>{_COLOURS['en']})\b",
    "es": rf"\b(?:marcad|señalad|escrit|resaltad|dibujad)[oa]s? (?:en|de) (?P<colour>{_COLOURS['es']})\b",
    "fr": rf"\b(?:marqué|écrit|surligné|dessiné|montré)e?s? en (?P<colour>{_COLOURS['fr']})\b",
    "de": rf"\b(?:in )?(?P<colour>{_COLOURS['de']}) (?:markiert|geschrieben|hervorgehoben|gezeichnet|gefärbt)\w*\b",
}
_COLOURED = {language: re.compile(pattern, re.IGNORECASE) for language, pattern in _IN_COLOUR.items()}
_OTHER_CUE = re.compile(
    r"bold|dotted|dashed|striped|hatched|label|letter|underlin|thick|frame"
    r"|negrita|punteado|rayad|letra|subrayad|gras|pointillé|hachuré|lettre|soulign|fett|gestrichelt|schraffiert"
    r"|gepunktet|Buchstabe|unterstrichen",
    re.IGNORECASE,
)
_EMPHATIC = re.compile(r"\*\*|__|<(?:b|strong|em|u)\b|font-weight|font-style|text-decoration|border", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n\s*\n")
_STYLED = re.compile(r"""<font\b[^>]*\bcolor\b|\bstyle\s*=\s*["'][^"']*(?<![-\w])color\s*:""", re.IGNORECASE)
_CODE = re.compile(r"^(\s*)(`{3,}|~{3,}).*?^\s*\2[`~]*\s*$|(`+)(?!`).+?(?<!`)\3(?!`)", re.MULTILINE | re.DOTALL)
_FILM = re.compile(r"<(video|audio)\b[^>]*>(.*?)(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TRACK = re.compile(r"""<track\b(?=[^>]*\bkind\s*=\s*["']?(?:captions|subtitles))""", re.IGNORECASE)
_SILENT = re.compile(r"<video\b[^>]*\bmuted\b", re.IGNORECASE)
_TRANSCRIPT = re.compile(r"transcri|abschrift|niederschrift|mitschrift|نص التسجيل|النص المكتوب", re.IGNORECASE)


def access_faults(course: Course) -> Iterator[Diagnostic]:
    """What in the course's Markdown shuts somebody out."""
    language = course.language.partition("-")[0]
    pages = [lesson.body for lesson in course.lessons]
    pages += [fragment for project in course.projects for fragment in project.fragments()]
    for page in pages:
        yield from _of_page(page, language)
    for lesson in course.lessons:
        yield from _headings(lesson.body)
    yield from each_told_once(course.items, lambda item: _OF_ITEM(item, language))


def _of_item(item: Item, language: str) -> Iterator[Diagnostic]:
    for fragment in item.fragments():
        yield from _of_fragment(fragment, language)


_OF_ITEM = remembered(_of_item)


@memoised(1024)
def _of_page(page: Fragment, language: str) -> tuple[Diagnostic, ...]:
    return _of_fragment(page, language)


def _of_fragment(fragment: Fragment, language: str) -> tuple[Diagnostic, ...]:
    text = fragment.markdown
    found = [fault for fact in facts(text, fragment.place) if isinstance(fact, Link) for fault in _link(fact)]
    seen = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text) if "`" in text or "~~~" in text else text
    found += _named_colours(seen, fragment.place, language)
    if "<" in seen or "style" in seen:
        found += [*_styles(seen, fragment.place), *_films(seen, fragment.place)]
    return tuple(found)


def _link(link: Link) -> Iterator[Diagnostic]:
    words = " ".join(link.text.split()).strip(" .…!→>»").lower()
    if not words:
        message = say("the link to '{target}' has no words, so nobody can tell where it leads", target=link.target)
    elif words in _EMPTY_WORDS:
        message = say(
            "the link '{link}' to '{target}' does not say where it leads", link=link.text.strip(), target=link.target
        )
    elif _ADDRESS.fullmatch(words) and words != link.target.lower():
        message = say(
            "the link '{link}' shows one address and leads to another, '{target}'",
            link=link.text.strip(),
            target=link.target,
        )
    else:
        return
    fix = say("let its words name what is there: a screen reader lists links without the text around them")
    yield Diagnostic(link.place, LINK, message, fix, Severity.WARNING)


_COLOUR_FIX = say("add what can be seen without colour, too: a letter, a word, bold text, a pattern")


def _styles(text: str, start: Place) -> Iterator[Diagnostic]:
    for match in _STYLED.finditer(text):
        if not _EMPHATIC.search(text[max(0, match.start() - 12) : text.find(">", match.start()) + 1]):
            message = say("colour alone marks this text, so who can't tell colours apart misses it")
            yield Diagnostic(_place(text, match.start(), start), COLOUR, message, _COLOUR_FIX, Severity.WARNING)


def _named_colours(text: str, start: Place, language: str) -> Iterator[Diagnostic]:
    pattern = _COLOURED.get(language)
    for match in pattern.finditer(text) if pattern else ():
        if not _OTHER_CUE.search(_sentence_of(text, match.start())):
            message = say(
                "'{match}' can't be followed by who can't tell {colour} from other colours",
                match=match[0],
                colour=match["colour"].lower(),
            )
            yield Diagnostic(_place(text, match.start(), start), COLOUR, message, _COLOUR_FIX, Severity.WARNING)


def _films(text: str, start: Place) -> Iterator[Diagnostic]:
    for match in _FILM.finditer(text):
        place = _place(text, match.start(), start)
        if match[1].lower() == "audio":
            if not _TRANSCRIPT.search(text):
                message = say("the recording has no transcript, so who can't hear it learns nothing from it")
                fix = say("write below it what is said, in a box '??? note \"Transcript\"', or link a file with it")
                yield Diagnostic(place, CAPTIONS, message, fix, Severity.WARNING)
        elif not _TRACK.search(match[2]) and not _SILENT.match(match[0]):
            message = say("the film has no captions, so who can't hear it misses what is said")
            fix = say(
                'put <track kind="captions" srclang="en" src="../media/NAME.vtt"> inside it; for a film without '
                "sound write <video muted …>"
            )
            yield Diagnostic(place, CAPTIONS, message, fix, Severity.WARNING)


def _headings(body: Fragment) -> Iterator[Diagnostic]:
    above = 1  # the page's own title
    for fact in facts(body.markdown, body.place):
        if not isinstance(fact, Heading):
            continue
        if fact.level > above + 1:
            marks = "#" * fact.level
            message = say(
                "'{marks} {heading}' leaves a level out: above it there is only level {above}",
                marks=marks,
                heading=fact.text,
                above=above,
            )
            fix = say("write '{marks} …'", marks="#" * (above + 1))
            yield Diagnostic(fact.place, "heading-order", message, fix, Severity.WARNING)
        above = fact.level


def _sentence_of(text: str, position: int) -> str:
    """The sentence, or the paragraph's rest, that ``position`` stands in."""
    begins = max((match.end() for match in _SENTENCE_END.finditer(text, 0, position)), default=0)
    end = _SENTENCE_END.search(text, position)
    return text[begins : end.start() if end else len(text)]


def _place(text: str, position: int, start: Place) -> Place:
    line = text.count("\n", 0, position)
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    return Place(start.path, start.line + line, column + (start.column - 1 if line == 0 else 0))
