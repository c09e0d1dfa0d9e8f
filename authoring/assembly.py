"""From sources to a `Course`: each file is parsed, validated and turned into frozen values.

Nothing stops at the first fault: a part that can't be understood is reported and
left out, and the rest goes on, so that one run of `check` shows every problem.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, cast

from .calibrated import calibration_of, read_calibration
from .containers import bank_containers, lesson_containers
from .course import Competency, Course, Focus, Item, Lesson, Misconception, Remedy, SealedCheck, Tier, Unit
from .diagnostics import Diagnostic, Place
from .fragment import Fragment
from .graph import cycle, prerequisites_first
from .ids import slug
from .kinds.writing import names
from .markdown_source import split_front_matter
from .memos import memoised
from .page_files import parts_of, read_page
from .pages import Page
from .parameters.reading import read_questions
from .project_files import read_project
from .projects import Project
from .sources import Source, Sources
from .validation import schema_diagnostics
from .words import as_it_is, say
from .yaml_source import Located, read_yaml

FILES = 1024
"""How many parsed files are remembered: under `serve`, only what was saved is parsed again."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """A course, and the YAML and JSON files it came from with the places of their parts."""

    course: Course
    head: Located
    map_: Located
    calibration: Located
    broken: tuple[str, ...] = ()
    """Paths of lessons that exist but could not be understood."""


def assemble(sources: Sources) -> tuple[Assembled, list[Diagnostic]]:
    """The course that the sources mean, as far as it can be understood, and all that is wrong with them."""
    faults: Sequence[Diagnostic]
    head, faults = _yaml(sources.course, "course")
    found = list(faults)
    map_, faults = _yaml(sources.competencies, "competencies")
    found += faults
    language = _text(head.value, "language") or "en"
    lessons: list[Lesson] = []
    items: list[Item] = []
    for source in sources.lessons:
        lesson, inline, faults = _lesson(source, language)
        found += faults
        items += inline
        if lesson:
            lessons.append(lesson)
    for source in sources.banks:
        banked, faults = _bank(source, language)
        found += faults
        items += banked
    projects, faults = _projects(sources)
    found += faults
    pages, faults = _pages(sources)
    found += faults
    calibration, faults = read_calibration(sources.calibration)
    found += faults
    course = _course(head, map_, tuple(lessons), tuple(items))
    measured = calibration_of(calibration, course.items, course.competencies)
    understood = {lesson.place.path for lesson in lessons}
    understood |= {project.place.path for project in projects}
    understood |= {page.place.path for page in pages}
    read = (*sources.lessons, *sources.projects, *sources.pages)
    broken = [source.path for source in read if source.path not in understood]
    packages = {name: path for name, path in sources.packages.items() if name in _texts(head.value.get("packages"))}
    course = replace(course, media=sources.media, projects=projects, packages=packages, calibration=measured)
    course = replace(course, pages=pages, parts=parts_of(head.value))
    return Assembled(course, head, map_, calibration, (*broken, *sources.unread)), found


@memoised(FILES)
def _yaml(source: Source | None, schema: str) -> tuple[Located, Sequence[Diagnostic]]:
    path = f"{schema}.yml"
    if source is None:
        return Located({}, path), []
    located, found = read_yaml(source.text, path)
    if located.value is None and not found:
        fix = say("'mkcourse new' writes an example; the manual explains every key")
        return Located({}, path), [Diagnostic(Place(path), "value-valid", say("'{path}' is empty", path=path), fix)]
    if located.value is not None:
        found += schema_diagnostics(located, schema, as_it_is(path))
    if not isinstance(located.value, dict):
        located.value = {}
    return located, found


# --- course.yml and competencies.yml: what the schema refused gets its default -------


def _course(head: Located, map_: Located, lessons: tuple[Lesson, ...], items: tuple[Item, ...]) -> Course:
    value = head.value
    units = tuple(_unit(unit) for unit in _dicts(value.get("units")))
    competencies = {each.id: each for each in _competencies(map_)}
    return Course(
        id=_text(value, "id") or "course",
        title=_text(value, "title") or "Course",
        language=_text(value, "language") or "en",
        license=_text(value, "license"),
        description=_text(value, "description") or "",
        accent=_text(value, "accent") or "teal",
        authors=_texts(value.get("authors")),
        units=_complete_units(units, list(competencies)),
        plan=_mapping(value.get("plan")),
        focus=tuple(_focus(each) for each in _dicts(value.get("focus"))),
        checkpoints=tuple(_checkpoint(each) for each in _dicts(value.get("checkpoints"))),
        policy=_mapping(value.get("policy")),
        sign_off=names(value.get("sign_off")),
        sign_off_revoked=_texts(value.get("sign_off_revoked")),
        code_seconds=_number(value.get("code_seconds")),
        competencies=tuple(_ordered(competencies, units)),
        misconceptions=tuple(_misconceptions(map_)),
        lessons=lessons,
        items=items,
    )


def _unit(value: Mapping[str, Any]) -> Unit:
    return Unit(_text(value, "title") or "", _texts(value.get("competencies")), _text(value, "due"))


def _focus(value: Mapping[str, Any]) -> Focus:
    return Focus(
        from_day=_text(value, "from") or "",
        to_day=_text(value, "to") or "",
        competencies=_texts(value.get("competencies")),
        units=_texts(value.get("units")),
        note=_text(value, "note") or "",
    )


def _checkpoint(value: Mapping[str, Any]) -> SealedCheck:
    return SealedCheck(
        id=_text(value, "id") or "",
        title=_text(value, "title") or "",
        competencies=_texts(value.get("competencies")),
        units=_texts(value.get("units")),
    )


def _complete_units(units: tuple[Unit, ...], competencies: list[str]) -> tuple[Unit, ...]:
    """Competencies that no unit names come last, under a unit without a title."""
    named = {competency for unit in units for competency in unit.competencies}
    known = set(competencies)
    kept = tuple(
        replace(unit, competencies=tuple(dict.fromkeys(each for each in unit.competencies if each in known)))
        for unit in units
    )
    rest = tuple(each for each in competencies if each not in named)
    return (*kept, Unit("", rest)) if rest else kept


def _ordered(competencies: Mapping[str, Competency], units: tuple[Unit, ...]) -> list[Competency]:
    named = [each for unit in units for each in unit.competencies if each in competencies]
    order = list(dict.fromkeys([*named, *competencies]))
    requires = {each.id: each.requires for each in competencies.values()}
    if cycle(requires) is None:
        order = prerequisites_first(order, requires)
    return [competencies[each] for each in order]


def _competencies(map_: Located) -> list[Competency]:
    found = []
    for id_, value in _mapping(map_.value.get("competencies")).items():
        if not isinstance(value, dict):
            value = {}
        tier = _text(value, "tier")
        found.append(
            Competency(
                id=id_,
                place=map_.key_place("competencies", id_),
                title=_text(value, "title") or id_,
                can=_text(value, "can") or "",
                minutes=_number(value.get("minutes")) or 15,
                requires=_texts(value.get("requires")),
                covers={key: share for key, share in _mapping(value.get("covers")).items() if _number(share)},
                tier=cast(Tier, tier) if tier in ("core", "extended", "challenge") else "core",
                standards=_texts(value.get("standards")),
                was=_texts(value.get("was")),
                policy=_mapping(value.get("policy")),
            )
        )
    return found


def _misconceptions(map_: Located) -> list[Misconception]:
    return [
        Misconception(
            id=id_,
            place=map_.key_place("misconceptions", id_),
            title=_text(value, "title") or id_,
            competency=_text(value, "competency") or "",
            remedy=_remedy(_text(value, "remedy"), map_.place("misconceptions", id_, "remedy")),
            cleared_by=_texts(value.get("cleared_by")),
        )
        for id_, value in _mapping(map_.value.get("misconceptions")).items()
        if isinstance(value, dict)
    ]


def _remedy(target: str | None, place: Place) -> Remedy | None:
    if target is None:
        return None
    path, _, anchor = target.partition("#")
    return Remedy(lesson_id(path), anchor or None, place)


def lesson_id(path: str) -> str:
    """``lessons/part-1/halves.md`` is the lesson ``part-1/halves``."""
    return PurePosixPath(path).with_suffix("").as_posix().removeprefix("lessons/")


# --- lessons and banks -----------------------------------------------------------------


@memoised(FILES)
def _lesson(source: Source, language: str) -> tuple[Lesson | None, Sequence[Item], Sequence[Diagnostic]]:
    front, found = split_front_matter(source.text, source.path)
    if front.located.value is None:
        return None, [], found
    found += _front_matter_faults(front.located, source, "lesson")
    value = _mapping(front.located.value)
    body, faults = lesson_containers(front.body, source.path, front.body_line)
    found += faults
    id_ = lesson_id(source.path)
    teaches = names(value.get("teaches"))
    defaults = {"competency": teaches[0]} if teaches else {}
    items: list[Item] = []
    text = body.text
    for number, container in enumerate(body.containers):
        made, faults = read_questions(container, defaults, language, id_)
        found += faults
        placeholder = f"@@mkcourse-item {made[0].id}@@" if made else ""
        text = text.replace(f"@@question {number}@@", placeholder)
        items += made
    if not body.has_practice:
        text = f"{text.rstrip()}\n\n@@mkcourse-practice@@\n"
    lesson = Lesson(
        id=id_,
        place=Place(source.path),
        title=_text(value, "title") or slug(id_).replace("-", " ").capitalize(),
        teaches=teaches,
        body=Fragment(text, Place(source.path, front.body_line)),
        representation=_text(value, "representation") or "text",
        contexts=names(value.get("contexts")),
        setting=_text(value, "setting"),
        minutes=_number(value.get("minutes")) or _reading_minutes(text),
        teaches_place=front.located.place("teaches"),
    )
    return lesson, items, found


def _reading_minutes(text: str) -> int:
    """What a lesson takes where its author doesn't say: 100 words a minute, with a look at the pictures."""
    return max(1, round(len(text.split()) / 100))


def _front_matter_faults(located: Located, source: Source, schema: str) -> list[Diagnostic]:
    if located.value == {} and schema == "lesson":
        message = say("'{path}' has no front matter, so it is not known what it teaches", path=source.path)
        fix = say("begin the file with lines '---', 'title: …', 'teaches: [competency-id]', '---'")
        return [Diagnostic(Place(source.path), "front-matter-present", message, fix)]
    return list(schema_diagnostics(located, schema, say("the front matter")))


@memoised(FILES)
def _bank(source: Source, language: str) -> tuple[Sequence[Item], Sequence[Diagnostic]]:
    front, found = split_front_matter(source.text, source.path)
    if front.located.value is None:
        return [], found
    found += _front_matter_faults(front.located, source, "bank")
    containers, faults = bank_containers(front.body, source.path, front.body_line)
    found += faults
    items: list[Item] = []
    for container in containers:
        made, faults = read_questions(container, _mapping(front.located.value), language)
        found += faults
        items += made
    return items, found


def _projects(sources: Sources) -> tuple[tuple[Project, ...], list[Diagnostic]]:
    read = [read_project(source) for source in sources.projects]
    found = [fault for _, faults in read for fault in faults]
    return tuple(project for project, _ in read if project is not None), found


def _pages(sources: Sources) -> tuple[tuple[Page, ...], list[Diagnostic]]:
    read = [read_page(source) for source in sources.pages]
    found = [fault for _, faults in read for fault in faults]
    return tuple(page for page, _ in read if page is not None), found


# --- values of any kind, made safe ---------------------------------------------------


def _text(value: Mapping[str, Any], key: str) -> str | None:
    found = value.get(key)
    return found if isinstance(found, str) and found else None


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _number(value: Any) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 else None
