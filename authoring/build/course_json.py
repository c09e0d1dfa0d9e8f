"""``course.json``: the course as the engine sees it, of which a site has a packed file (data_files.py).

Apart from the rest of the bundle, since `check` asks for it and needs nothing of what seals and foresees.
"""

from __future__ import annotations

import json
from typing import Any

from ..course import Calibration, Competency, Course, Focus, Item, Lesson, Misconception, Unit
from ..memos import last_remembered
from . import projects
from .urls import lesson_url

FORMAT = 1
Json = dict[str, Any]


@last_remembered
def course_json(course: Course) -> Json:
    """The course as the engine sees it, without its name and edition.  Nobody may change it."""
    calibration = course.calibration
    return {
        "title": course.title,
        "language": course.language,
        "policy": dict(course.policy),
        "plan": dict(course.plan),
        "focus": [_focus(each, course) for each in course.focus],
        "units": [_unit(each) for each in course.units],
        "competencies": [_competency(each) | _bkt(each, calibration) for each in course.competencies],
        "misconceptions": [_misconception(each, course) for each in course.misconceptions],
        "lessons": [_lesson(each) for each in course.lessons],
        "items": [_item(each) | dict(calibration.items.get(each.id, {})) for each in course.items],
        "projects": [projects.for_engine(each) for each in course.projects],
        "sign_off": list(course.sign_off),
        **({"sign_off_revoked": list(course.sign_off_revoked)} if course.sign_off_revoked else {}),
    } | ({"weights": dict(calibration.weights)} if calibration.weights else {})


@last_remembered
def unbuilt_file(course: Course) -> str:
    """``course.json`` without its editions, for what doesn't hang on them: to reckon these takes its time."""
    return file_of(course, content_text(course), edition="unbuilt", engine="unbuilt")


@last_remembered
def content_text(course: Course) -> str:
    """`course_json` as text, which is long in a large course."""
    return dumped(course_json(course))


def file_of(course: Course, content: str, **editions: str) -> str:
    """The text of ``course.json``: its head, and the ``content``."""
    head = dumped({"format": FORMAT, "id": course.id, **editions})
    return f"{head[:-1]},{content[1:]}"


def dumped(value: object) -> str:
    """JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _unit(unit: Unit) -> Json:
    return {"title": unit.title, "competencies": list(unit.competencies), "due": unit.due}


def _focus(focus: Focus, course: Course) -> Json:
    """With the competencies of its units: the engine knows no units."""
    of_units = [id_ for unit in course.units if unit.title in focus.units for id_ in unit.competencies]
    competencies = list(dict.fromkeys([*focus.competencies, *of_units]))
    told = {"from": focus.from_day, "to": focus.to_day, "competencies": competencies}
    return told | ({"note": focus.note} if focus.note else {})


def _competency(competency: Competency) -> Json:
    return {
        "id": competency.id,
        "title": competency.title,
        "can": competency.can,
        "minutes": _number(competency.minutes),
        "requires": list(competency.requires),
        "covers": dict(competency.covers),
        "tier": competency.tier,
        "was": list(competency.was),
        "policy": dict(competency.policy),
    }


def _misconception(misconception: Misconception, course: Course) -> Json:
    remedy = misconception.remedy
    return {
        "id": misconception.id,
        "title": misconception.title,
        "competency": misconception.competency,
        "remedy": {"lesson": remedy.lesson, "anchor": remedy.anchor} if remedy else None,
        "cleared_by": [id_ for question in misconception.cleared_by for id_ in course.ids_of(question)],
    }


def _lesson(lesson: Lesson) -> Json:
    return {
        "id": lesson.id,
        "title": lesson.title,
        "teaches": list(lesson.teaches),
        "representation": lesson.representation,
        "contexts": list(lesson.contexts),
        "minutes": _number(lesson.minutes),
        "url": lesson_url(lesson.id),
    }


def _item(item: Item) -> Json:
    return (
        {
            "id": item.id,
            "competencies": list(item.competencies),
            "level": item.level,
            "use": item.use,
            "type": item.type,
            "contexts": list(item.contexts),
            "minutes": item.minutes,
            "was": list(item.was),
            "grading": item.answer.grading(),
        }
        | _variant_of(item)
        | _scaffolds(item)
    )


def _variant_of(item: Item) -> Json:
    return {"variant_of": item.variant_of} if item.variant_of else {}


def _scaffolds(item: Item) -> Json:
    """For each hint what it asks, null where it asks nothing; nothing at all where no hint asks."""
    asked = [hint.answer and {"type": hint.answer.type, "grading": hint.answer.grading()} for hint in item.hints]
    return {"hints": asked} if any(asked) else {}


def _bkt(competency: Competency, calibration: Calibration) -> Json:
    return {"bkt": dict(calibration.bkt[competency.id])} if competency.id in calibration.bkt else {}


def _number(value: float | None) -> float | int | None:
    """Whole numbers without ``.0``."""
    return int(value) if value is not None and float(value).is_integer() else value
