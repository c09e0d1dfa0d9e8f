"""Promises that need the whole course: one generator a concern, each rule named by what it promises.

`check_course` runs them all.  Rules that a single file can break on its own stand
with the parsers; the promises about finishing stand in ``authoring.perfect_student``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields

from ..runtime.policy import Policy
from .access_checks import access_faults
from .assembly import Assembled, lesson_id
from .checkpoint_checks import checkpoint_faults
from .code.checks import code_faults, package_faults
from .course import Competency, Item
from .diagnostics import Diagnostic, Place, Severity
from .focus_checks import focus_faults
from .graph import cycle
from .item_faults import each_told_once, remembered
from .key_checks import key_faults
from .license_checks import license_faults
from .minutes_checks import minutes_faults
from .page_files import part_faults, twice_faults
from .plan_checks import plan_faults
from .project_checks import key_faults as sign_off_key_faults
from .project_checks import project_faults
from .prose_checks import prose_faults
from .reading_level import reading_faults
from .suggestions import ADD_COMPETENCY, did_you_mean, typo
from .way_out_checks import dead_end_faults
from .words import Sentence, as_it_is, say, say_count

MIN_CHECK = 1


class Whole:
    """A course, where the parts of its YAML files stand, and the names that are known in it."""

    def __init__(self, assembled: Assembled) -> None:
        self.course = assembled.course
        self.head = assembled.head
        self.map_ = assembled.map_
        self.calibration = assembled.calibration
        self.competency_ids = {each.id for each in self.course.competencies}
        self.questions = _first_of_each(self.course.items)
        self.item_ids = {id_ for each in self.course.items for id_ in (each.id, each.question)}
        self.broken = assembled.broken
        self.lesson_ids = {each.id for each in self.course.lessons} | {lesson_id(path) for path in self.broken}
        self.misconception_ids = {each.id for each in self.course.misconceptions}
        known = self.competency_ids
        # What follows from a fault that is told elsewhere is not told again.
        lost = [path for path in self.broken if not path.startswith(("projects/", "pages/"))]
        self.has_lost_lessons = bool(lost) or any(
            not lesson.teaches or not known.issuperset(lesson.teaches) for lesson in self.course.lessons
        )
        self.has_lost_items = bool(lost) or any(
            not item.competencies or not known.issuperset(item.competencies) for item in self.course.items
        )

    def knows(self, competency: str) -> bool:
        """Whether there is such a competency, or it is told already that this is no id."""
        return competency in self.competency_ids or re.fullmatch("[a-z0-9-]+", competency) is None


def _first_of_each(items: Iterable[Item]) -> tuple[Item, ...]:
    """One item for each question: of variants the first."""
    found: dict[tuple[str, Place], Item] = {}
    for item in items:
        found.setdefault((item.question, item.place), item)
    return tuple(found.values())


def check_course(assembled: Assembled) -> Iterator[Diagnostic]:
    """Everything that is wrong between the files of a course."""
    whole = Whole(assembled)
    with ThreadPoolExecutor(1) as beside:
        programs = beside.submit(lambda: list(_programs(whole)))  # they run in processes of their own, meanwhile
        for check in _CHECKS:
            yield from check(whole)
        yield from programs.result()
    if whole.competency_ids:  # without a readable map every name in it would seem unknown
        for check in _NAME_CHECKS:
            yield from check(whole)


def _unknown(place: Place, rule: str, message: Sentence, id_: str, known: Collection[str], fix: Sentence) -> Diagnostic:
    return Diagnostic(place, rule, message, did_you_mean(id_, known) or fix, typo=typo(id_, known))


# --- the map ---------------------------------------------------------------------------


def _prerequisites(whole: Whole) -> Iterator[Diagnostic]:
    for competency in whole.course.competencies:
        for index, needed in enumerate(competency.requires):
            if needed not in whole.competency_ids:
                place = whole.map_.place("competencies", competency.id, "requires", index)
                message = say(
                    "'{competency}' requires '{needed}', which competencies.yml does not define",
                    competency=competency.id,
                    needed=needed,
                )
                fix = say("define '{needed}', or take it out of 'requires'", needed=needed)
                yield _unknown(place, "prerequisite-known", message, needed, whole.competency_ids, fix)
        for covered in competency.covers:
            if covered not in whole.competency_ids:
                place = whole.map_.key_place("competencies", competency.id, "covers", covered)
                message = say(
                    "'{competency}' covers '{covered}', which competencies.yml does not define",
                    competency=competency.id,
                    covered=covered,
                )
                yield _unknown(place, "covers-known", message, covered, whole.competency_ids, say("remove it"))


def _acyclic(whole: Whole) -> Iterator[Diagnostic]:
    requires = {each.id: list(each.requires) for each in whole.course.competencies}
    while found := cycle(requires):
        place = whole.map_.key_place("competencies", found[0], "requires")
        chain = _chain(found)
        message = say("the map goes round in a circle: {chain}, so none of them could ever be begun", chain=chain)
        yield Diagnostic(place, "prerequisites-acyclic", message, say("take one of these out of 'requires'"))
        requires[found[-2]].remove(found[-1])


def _chain(found: Sequence[str]) -> Sentence:
    """Each of them requires the next."""
    chain = as_it_is(f"'{found[0]}'")
    for needed in found[1:]:
        chain = say("{chain} requires '{needed}'", chain=chain, needed=needed)
    return chain


def _units(whole: Whole) -> Iterator[Diagnostic]:
    seen: dict[str, Place] = {}
    units = whole.head.value.get("units")
    for number, unit in enumerate(units if isinstance(units, list) else []):
        listed = unit.get("competencies") if isinstance(unit, dict) else None
        for index, id_ in enumerate(listed if isinstance(listed, list) else []):
            place = whole.head.place("units", number, "competencies", index)
            if not isinstance(id_, str):
                continue
            if id_ not in whole.competency_ids:
                message = say(
                    "the unit '{title}' names '{id}', which competencies.yml does not define",
                    title=unit.get("title"),
                    id=id_,
                )
                yield _unknown(place, "competency-known", message, id_, whole.competency_ids, ADD_COMPETENCY)
            elif id_ in seen:
                message = say("'{id}' stands in two units, here and in line {line}", id=id_, line=seen[id_].line)
                yield Diagnostic(place, "id-unique", message, say("keep one of them"))
            seen.setdefault(id_, place)
    if whole.course.units and seen:
        for competency in whole.course.competencies:
            if competency.id not in seen:
                message = say(
                    "'{competency}' is in no unit of course.yml, so it comes last, without a title",
                    competency=competency.id,
                )
                fix = say("add it to a unit's 'competencies'")
                yield Diagnostic(competency.place, "competency-in-unit", message, fix, Severity.WARNING)


def _misconceptions(whole: Whole) -> Iterator[Diagnostic]:
    for each in whole.course.misconceptions:
        if each.competency and each.competency not in whole.competency_ids:
            place = whole.map_.place("misconceptions", each.id, "competency")
            message = say(
                "the misconception '{id}' belongs to '{competency}', which is not defined",
                id=each.id,
                competency=each.competency,
            )
            yield _unknown(place, "competency-known", message, each.competency, whole.competency_ids, ADD_COMPETENCY)
        if each.remedy is None:
            message = say("the misconception '{id}' has no remedy, so a learner who has it is only told", id=each.id)
            fix = say("add 'remedy: lessons/NAME.md#heading'")
            yield Diagnostic(each.place, "misconception-remedied", message, fix, Severity.WARNING)
        elif each.remedy.lesson not in whole.lesson_ids:
            place = whole.map_.place("misconceptions", each.id, "remedy")
            path = f"lessons/{each.remedy.lesson}.md"
            message = say("the remedy of '{id}' is '{path}', which does not exist", id=each.id, path=path)
            lessons = [f"lessons/{lesson}.md" for lesson in whole.lesson_ids]
            yield _unknown(place, "link-resolves", message, path, lessons, say("write that lesson"))
        for index, item in enumerate(each.cleared_by):
            if item not in whole.item_ids:
                place = whole.map_.place("misconceptions", each.id, "cleared_by", index)
                message = say("'{id}' is cleared by '{item}', but there is no such question", id=each.id, item=item)
                yield _unknown(place, "item-known", message, item, whole.item_ids, say("name a question's id"))


def _coverage(whole: Whole) -> Iterator[Diagnostic]:
    course = whole.course
    for competency in course.competencies:
        if not course.lessons_of(competency.id) and not whole.has_lost_lessons:
            message = say("no lesson teaches '{competency}'", competency=competency.id)
            fix = say("write one with 'teaches: [{competency}]' in its front matter", competency=competency.id)
            yield Diagnostic(competency.place, "competency-taught", message, fix)
        items = course.items_of(competency.id)
        if whole.has_lost_items:
            continue
        practice = [item for item in items if item.use == "practice" and not item.answer.is_handed_in]
        yield from _practised(competency, practice, course.policy)
        if sum(item.use == "check" for item in items) < MIN_CHECK:
            message = say(
                "'{competency}' has no question with 'use: check', so mixed checks repeat its practice",
                competency=competency.id,
            )
            fix = say("keep one or two questions back with 'use: check'")
            yield Diagnostic(competency.place, "check-items-reserved", message, fix, Severity.WARNING)


def _practised(competency: Competency, practice: list[Item], policy: Mapping[str, object]) -> Iterator[Diagnostic]:
    """As many questions as *practised* takes right answers, since a repeat proves less, and of two forms."""
    count = len({item.question for item in practice})  # variants of one question show no more than it does
    asked = competency.policy.get("practised_right", policy.get("practised_right"))
    least = max(asked, 1) if isinstance(asked, int) else Policy().practised_right
    if count < least:
        questions = say_count(count, "{count} practice question", "{count} practice questions")
        message = say(
            "'{competency}' has {questions}; {least} are the least that can show a skill",
            competency=competency.id,
            questions=questions,
            least=least,
        )
        yield Diagnostic(
            competency.place, "competency-practised", message, say("write {count} more", count=least - count)
        )
    elif len({item.type for item in practice}) < 2:
        message = say(
            "all practice questions of '{competency}' are of one form ('{type}')",
            competency=competency.id,
            type=practice[0].type,
        )
        fix = say("ask some of them in another form: a choice, several right options, a number, a word")
        yield Diagnostic(competency.place, "competency-practised", message, fix, Severity.WARNING)


def _ways_out(whole: Whole) -> Iterator[Diagnostic]:
    if not whole.has_lost_items and not whole.has_lost_lessons:
        yield from dead_end_faults(whole.course)
        yield from minutes_faults(whole.course, whole.map_)


# --- ids and names -----------------------------------------------------------------------


def _unique_items(whole: Whole) -> Iterator[Diagnostic]:
    first: dict[str, Place] = {}
    for item in whole.questions:
        taken = first.setdefault(item.question, item.place)
        if taken != item.place:
            message = say(
                "the question id '{item}' is taken by {path}:{line}",
                item=item.question,
                path=taken.path,
                line=taken.line,
            )
            yield Diagnostic(item.place, "id-unique", message, say("give one of them another id"))
    for item in whole.questions:
        for old in item.was:
            if first.get(old, item.place) != item.place:
                message = say(
                    "'{item}' was '{old}', but '{old}' is the id of another question now", item=item.question, old=old
                )
                yield Diagnostic(item.place, "id-unique", message, say("take it out of 'was'"))


def _item_names(whole: Whole) -> Iterator[Diagnostic]:
    told: set[tuple[str, str]] = set()  # a wrong name in a bank's front matter is one fault, not twenty
    for item in whole.questions:
        if not item.competencies and (item.place.path, "") not in told:
            told.add((item.place.path, ""))
            message = say("'{item}' does not say which competency it asks for", item=item.question)
            fix = say("add 'competency: …', or set it for the whole bank in its front matter")
            yield Diagnostic(item.place, "competency-known", message, fix)
        for id_ in item.competencies:
            if not whole.knows(id_) and (item.place.path, id_) not in told:
                told.add((item.place.path, id_))
                message = say(
                    "'{item}' asks for '{id}', which competencies.yml does not define", item=item.question, id=id_
                )
                yield _unknown(item.place, "competency-known", message, id_, whole.competency_ids, ADD_COMPETENCY)
        for tag, place in (told for answer in item.answers() for told in answer.tags()):
            if tag not in whole.misconception_ids:
                message = say(
                    "'{item}' names the misconception '{tag}', which competencies.yml does not define",
                    item=item.question,
                    tag=tag,
                )
                fix = say("add it below 'misconceptions:' in competencies.yml, with its title and its competency")
                yield _unknown(place, "misconception-known", message, tag, whole.misconception_ids, fix)


def _lesson_names(whole: Whole) -> Iterator[Diagnostic]:
    for lesson in whole.course.lessons:
        for id_ in lesson.teaches:
            if not whole.knows(id_):
                message = say("the lesson teaches '{id}', which competencies.yml does not define", id=id_)
                place = lesson.teaches_place or lesson.place
                yield _unknown(place, "competency-known", message, id_, whole.competency_ids, ADD_COMPETENCY)


def _policy(whole: Whole) -> Iterator[Diagnostic]:
    known = [each.name for each in fields(Policy)]
    for key in whole.course.policy:
        if key not in known:
            place = whole.head.key_place("policy", key)
            yield _unknown(
                place,
                "key-known",
                say("the policy has no '{key}'", key=key),
                key,
                known,
                say("it has {names}", names=", ".join(known)),
            )
    for competency in whole.course.competencies:
        for key in competency.policy:
            if key not in known:
                place = whole.map_.key_place("competencies", competency.id, "policy", key)
                message = say("the policy of '{competency}' has no '{key}'", competency=competency.id, key=key)
                yield _unknown(place, "key-known", message, key, known, say("it has {names}", names=", ".join(known)))


def _calibration(whole: Whole) -> Iterator[Diagnostic]:
    measured = whole.calibration
    course = measured.value.get("course", whole.course.id)
    if course != whole.course.id and whole.head.value.get("id"):
        message = say(
            "the calibration is of the course '{course}', and this course is '{other}'",
            course=course,
            other=whole.course.id,
        )
        fix = say("remove '{path}', or run 'mkcourse calibrate' with this course's progress files", path=measured.path)
        yield Diagnostic(measured.place("course"), "calibration-fits", message, fix)
        return
    yield from _measured(say("competency"), "competencies", whole, whole.course.competencies)
    if not whole.has_lost_items:
        yield from _measured(say("question"), "items", whole, whole.course.items)


def _measured(what: Sentence, group: str, whole: Whole, parts: Iterable[Competency | Item]) -> Iterator[Diagnostic]:
    """Warnings for ids that only the calibration knows; that a question has other variants now is no fault."""
    known = {id_.partition(".")[0] for part in parts for id_ in (part.id, *part.was)}
    for id_ in whole.calibration.value.get(group, {}):
        if id_.partition(".")[0] not in known:
            place = whole.calibration.key_place(group, id_)
            message = say(
                "'{id}' was calibrated, but the course has no such {what}, so its numbers are not used",
                id=id_,
                what=what,
            )
            fix = say(
                "run 'mkcourse calibrate' again; a {what} with a new name keeps the old one under 'was'", what=what
            )
            yield Diagnostic(place, "calibration-fits", message, fix, Severity.WARNING)


def _stems(whole: Whole) -> Iterator[Diagnostic]:
    for item in whole.questions:
        if not item.stem.markdown.strip() and not item.answer.asks_itself:
            message = say("'{item}' asks nothing: there is no text before its answers", item=item.question)
            yield Diagnostic(item.place, "question-asks", message, say("write the question above the answers"))


_KEY_FAULTS = remembered(key_faults)


def _keys(whole: Whole) -> Iterator[Diagnostic]:
    yield from each_told_once(whole.course.items, lambda item: _KEY_FAULTS(item, whole.course.language))


def _programs(whole: Whole) -> Iterator[Diagnostic]:
    yield from package_faults(whole.course, whole.head)
    yield from code_faults(whole.course, whole.questions)


def _prose(whole: Whole) -> Iterator[Diagnostic]:
    yield from prose_faults(whole.course, whole.broken)
    yield from access_faults(whole.course)
    yield from reading_faults(whole.course)


def _licence(whole: Whole) -> Iterator[Diagnostic]:
    if whole.head.value:  # else course.yml itself is missing, or can't be read
        yield from license_faults(whole.course, whole.questions)


def _plan(whole: Whole) -> Iterator[Diagnostic]:
    yield from plan_faults(whole.course, whole.head)


def _parts(whole: Whole) -> Iterator[Diagnostic]:
    yield from part_faults(whole.head, whole.course.pages, whole.broken)
    yield from twice_faults(whole.course.pages)


def _sign_off(whole: Whole) -> Iterator[Diagnostic]:
    yield from sign_off_key_faults(whole.head)


def _projects(whole: Whole) -> Iterator[Diagnostic]:
    yield from project_faults(whole.course, whole.competency_ids)


def _focus(whole: Whole) -> Iterator[Diagnostic]:
    yield from focus_faults(whole.course, whole.head, whole.competency_ids)


def _checkpoints(whole: Whole) -> Iterator[Diagnostic]:
    known, lost = whole.competency_ids, whole.has_lost_items
    yield from checkpoint_faults(whole.course, whole.head, known, has_lost_items=lost)


_CHECKS: tuple[Callable[[Whole], Iterator[Diagnostic]], ...] = (
    _prerequisites,
    _acyclic,
    _misconceptions,
    _coverage,
    _ways_out,
    _unique_items,
    _policy,
    _stems,
    _keys,
    _plan,
    _parts,
    _sign_off,
    _prose,
    _licence,
)
_NAME_CHECKS: tuple[Callable[[Whole], Iterator[Diagnostic]], ...] = (
    _units,
    _focus,
    _checkpoints,
    _item_names,
    _lesson_names,
    _projects,
    _calibration,
)
