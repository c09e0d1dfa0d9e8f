"""Hotspots: a picture whose places are options, ``- [x] (50%, 40%, 8%) the middle mark``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from ..build import fragments
from ..diagnostics import Diagnostic
from ..fragment import Fragment
from ..options import Option
from ..question_body import Asked, shortened
from ..words import say
from .answer import Answer, Json
from .choice import ChoiceAnswer
from .hotspot_areas import Area, Circle, area_of, covers
from .key_fault import KeyFault
from .writing import Writing

RULE = "option-marked-right"
_PICTURE = re.compile(r"!\[(?:[^\]\\]|\\.)*\]\([^)]*\)(?:\{[^}]*\})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class HotspotAnswer(ChoiceAnswer):
    """A choice whose options are also places in ``picture``; ``are_shown`` says that their outlines are drawn."""

    picture: Fragment
    areas: tuple[Area, ...]
    are_shown: bool = False

    @property
    def type(self) -> str:
        return "hotspot"

    @property
    def kind(self) -> str:
        return "hotspot"

    def grading(self) -> Json:
        return ChoiceAnswer.grading(self) | {"several": self.several}

    def view(self) -> Json:
        places = [_place(option, area) for option, area in zip(self.options, self.areas, strict=True)]
        picture = fragments.inline(self.picture)
        return ChoiceAnswer.view(self) | {"picture": picture, "areas": places, "are_shown": self.are_shown}

    def fragments(self) -> Iterator[Fragment]:
        yield self.picture
        yield from ChoiceAnswer.fragments(self)


def _place(option: Option, area: Area) -> Json:
    """The area as SVG says it, all in percent."""
    if isinstance(area, Circle):
        return {"id": option.id, "circle": True, "cx": f"{area.x:g}", "cy": f"{area.y:g}", "rx": f"{area.radius:g}"}
    width, height = round(area.right - area.left, 4), round(area.bottom - area.top, 4)
    box = {"x": f"{area.left:g}", "y": f"{area.top:g}", "width": f"{width:g}", "height": f"{height:g}"}
    return {"id": option.id, "circle": False, **box}


def read_hotspot(writing: Writing) -> tuple[Answer | None, list[Diagnostic]]:
    """A picture and its places; None where there is no picture, or no place in it can be read."""
    found: list[Diagnostic] = []
    options, areas = _places(writing.asked.options, found)
    picture = _picture(writing, found)
    found += _faults(writing, options, areas)
    if picture is None or len(options) < 2:
        return None, found
    several = writing.values.is_yes("several") or sum(option.right for option in options) > 1
    shown = writing.values.get("areas") == "shown"
    shuffle = writing.values.is_shuffled
    answer = HotspotAnswer(options, several, shuffle, picture=picture, areas=areas, are_shown=shown)
    return answer, found


def _places(written: Sequence[Option], found: list[Diagnostic]) -> tuple[tuple[Option, ...], tuple[Area, ...]]:
    """The options without their coordinates, and the areas. An id outlives a place that is moved a little."""
    read: dict[str, tuple[Option, Area]] = {}
    for option in written:
        place = option.text.place
        try:
            area, words = area_of(option.text.markdown)
        except KeyFault as fault:
            found.append(Diagnostic(place, "answer-parses", fault.message, fault.fix))
            continue
        id_ = sha256(" ".join(words.split()).encode()).hexdigest()[:6]
        if not words:
            message = say(
                "the place '{option}' has no words for those who can't see it", option=option.text.markdown.strip()
            )
            fix = say("say after it what a learner would point at: '(50%, 40%, 8%) the middle mark'")
            found.append(Diagnostic(place, "image-has-alt-text", message, fix))
        elif id_ in read:
            message = say(
                "two places are called '{words}', here and in line {line}",
                words=shortened(words),
                line=read[id_][0].text.place.line,
            )
            found.append(Diagnostic(place, "option-unique", message, say("give one of them other words")))
        else:
            read[id_] = replace(option, id=id_, text=Fragment(words, place)), area
    return tuple(option for option, _ in read.values()), tuple(area for _, area in read.values())


def _picture(writing: Writing, found: list[Diagnostic]) -> Fragment | None:
    """The one picture of the question, which is taken out of its text."""
    pictures = list(_pictures(writing.asked))
    fix = say("write it above the places, on a line of its own: '![a number line](../media/line.svg)'")
    if not pictures:
        message = say("the question is of type 'hotspot' but has no picture")
        found.append(Diagnostic(writing.place, "media-exists", message, fix))
        return None
    if len(pictures) > 1:
        message = say("a second picture in a question of type 'hotspot', so that it is not clear where the places are")
        found.append(Diagnostic(writing.asked.place(pictures[1][0]), "media-exists", message, say("leave one picture")))
        return None
    line, text, is_alone = pictures[0]
    place = writing.asked.place(line)
    if not is_alone:
        message = say("the picture of a question of type 'hotspot' stands within other text")
        found.append(Diagnostic(place, "media-exists", message, fix))
        return None
    writing.asked.take(line, line + 1)
    return Fragment(text, place)


def _pictures(asked: Asked) -> Iterator[tuple[int, str, bool]]:
    """Each picture with its line, and whether it is alone there."""
    for line, text in enumerate(asked.lines):
        for match in _PICTURE.finditer(text):
            yield line, match[0], match[0] == text.strip()


def _faults(writing: Writing, options: Sequence[Option], areas: Sequence[Area]) -> Iterator[Diagnostic]:
    written = writing.asked.options
    if not written:
        if not writing.has_faults:
            fix = say("add options that begin with one: '- [x] (50%, 40%, 8%) the middle mark'")
            yield Diagnostic(writing.place, RULE, say("the question is of type 'hotspot' but has no places"), fix)
        return
    if not any(option.right for option in written):
        yield Diagnostic(
            written[0].text.place, RULE, say("no place is marked as right"), say("mark the right one with '[x]'")
        )
    if len(written) < 2 and not writing.has_faults:
        yield Diagnostic(
            written[0].text.place, RULE, say("one place is no choice"), say("add a wrong one: '- [ ] (…) …'")
        )
    yield from _covered(options, areas)
    for line in writing.asked.answers[:1]:
        message = say("'{line}' is a typed answer in a question that has options", line=shortened(line.text))
        yield Diagnostic(line.place, "answer-parses", message, say("remove the line, or the options"))


def _covered(options: Sequence[Option], areas: Sequence[Area]) -> Iterator[Diagnostic]:
    for at, (option, area) in enumerate(zip(options, areas, strict=True)):
        for other, (above, wide) in enumerate(zip(options, areas, strict=True)):
            if at != other and covers(wide, area) and (not covers(area, wide) or other < at):
                name, whole = shortened(option.text.markdown), shortened(above.text.markdown)
                message = say(
                    "the place '{name}' lies wholly within '{whole}', so a press there could mean both",
                    name=name,
                    whole=whole,
                )
                fix = say("move it, or make one of them smaller")
                yield Diagnostic(option.text.place, "option-unique", message, fix)
                break
