"""Reading a course: the parsed course.json as a Course, or Malformed."""

from collections.abc import Iterable, Mapping, Sequence

from .course import TIERS, TYPES, USES, Competency, Course, Item, Lesson, Misconception
from .fields import (
    Malformed,
    as_list,
    as_object,
    choice,
    items,
    member,
    number,
    optional_number,
    optional_text,
    shares,
    text,
    texts,
    whole,
)
from .fitted import bkt_from, weights_from
from .focus import Focus
from .keys import key_from
from .kinds.key import Key
from .kinds.sealed import sealed_key
from .mastery import Skill, skill_of
from .plans import plan_from
from .policy import Policy, policy_with
from .projects import project_from
from .sign_off import key_from as key_of_teacher


def course_from(value: object) -> Course:
    """The course in a parsed course.json of format 1, or Malformed."""
    fields = as_object(value, "course")
    if whole(fields, "format") != 1:
        raise Malformed("format", "1")
    policy = policy_with(Policy(), as_object(fields.get("policy", {}), "policy"))
    found = items(fields, "items", lambda item, place: _item(as_object(item, place), policy))
    lessons = items(fields, "lessons", lambda lesson, place: _lesson(as_object(lesson, place)))
    competencies = _competencies(fields, policy, found, lessons)
    return Course(
        id=text(fields, "id"),
        edition=text(fields, "edition"),
        title=text(fields, "title"),
        language=text(fields, "language"),
        policy=policy,
        competencies=competencies,
        items={item.id: item for item in found},
        lessons={lesson.id: lesson for lesson in lessons},
        misconceptions=_misconceptions(fields, found),
        now_called={name: _former_ids(fields, name) for name in ("items", "competencies", "projects")},
        plan=plan_from(as_object(fields.get("plan", {}), "plan")),
        focus=items(fields, "focus", lambda focus, place: _focus(as_object(focus, place))),
        ranks=_ranks(list(competencies.values())),
        due=_due(fields),
        weights=weights_from(as_object(fields.get("weights", {}), "weights")),
        variants=_variants(found),
        projects={one.id: one for one in items(fields, "projects", project_from)},
        sign_off=tuple(key_of_teacher(each) for each in texts(fields, "sign_off")),
        revoked=frozenset(texts(fields, "sign_off_revoked")) if "sign_off_revoked" in fields else frozenset(),
    )


def _variants(items_of_course: Iterable[Item]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for item in items_of_course:
        if item.variant_of is not None:
            found.setdefault(item.variant_of, []).append(item.id)
    return {question: tuple(ids) for question, ids in found.items()}


def _ranks(competencies: Sequence[Competency]) -> dict[str, int]:
    """The tier's place of each of `competencies`, or of what rests on it, if that is lower."""
    ranks = {one.id: TIERS.index(one.tier) for one in competencies}
    for one in reversed(competencies):
        for id in one.requires:
            ranks[id] = min(ranks[one.id], ranks.get(id, len(TIERS)))
    return ranks


def _focus(fields: Mapping[str, object]) -> Focus:
    note = optional_text(fields, "note") or ""
    return Focus(text(fields, "from"), text(fields, "to"), texts(fields, "competencies"), note)


def _due(fields: Mapping[str, object]) -> dict[str, str]:
    found: dict[str, str] = {}
    for unit in items(fields, "units", as_object):
        due = optional_text(unit, "due")
        if due is not None:
            found |= dict.fromkeys(texts(unit, "competencies"), due)
    return found


def _item(fields: Mapping[str, object], policy: Policy) -> Item:
    type_of_item = choice(fields, "type", TYPES)
    key = _key(type_of_item, as_object(member(fields, "grading"), "grading"))
    return Item(
        id=text(fields, "id"),
        competencies=texts(fields, "competencies"),
        level=whole(fields, "level"),
        use=choice(fields, "use", USES),
        type=type_of_item,
        contexts=texts(fields, "contexts"),
        minutes=optional_number(fields, "minutes"),
        difficulty=_difficulty(fields, policy),
        key=key,
        guess=key.guess(policy.typed_guess),
        shows=key.shows,
        discrimination=_discrimination(fields),
        scaffolds=_scaffolds(fields),
        variant_of=optional_text(fields, "variant_of"),
        sealed=optional_text(fields, "sealed"),
    )


def _key(type_of_item: str, fields: Mapping[str, object]) -> Key:
    return sealed_key(fields) if "produced" in fields else key_from(type_of_item, fields)


def _scaffolds(fields: Mapping[str, object]) -> dict[int, Key]:
    hints = enumerate(as_list(fields.get("hints", []), "hints"))
    return {number: _scaffold(as_object(hint, f"hints[{number}]")) for number, hint in hints if hint is not None}


def _scaffold(fields: Mapping[str, object]) -> Key:
    return key_from(text(fields, "type"), as_object(member(fields, "grading"), "grading"))


def _difficulty(fields: Mapping[str, object], policy: Policy) -> float:
    """The calibrated difficulty, or what the author's level says."""
    calibrated = optional_number(fields, "difficulty")
    return policy.level_difficulty * (whole(fields, "level") - 3) if calibrated is None else calibrated


def _discrimination(fields: Mapping[str, object]) -> float:
    calibrated = optional_number(fields, "discrimination")
    return 1.0 if calibrated is None else calibrated


def _lesson(fields: Mapping[str, object]) -> Lesson:
    return Lesson(
        id=text(fields, "id"),
        teaches=texts(fields, "teaches"),
        representation=optional_text(fields, "representation"),
        minutes=number(fields, "minutes"),
        contexts=texts(fields, "contexts"),
    )


def _competencies(
    fields: Mapping[str, object],
    policy: Policy,
    items_of_course: tuple[Item, ...],
    lessons: tuple[Lesson, ...],
) -> dict[str, Competency]:
    practice = _by_competency(item for item in items_of_course if item.use == "practice")
    checks = _by_competency(item for item in items_of_course if item.use == "check" and item.sealed is None)
    placement = _by_competency(item for item in items_of_course if item.use == "placement")
    teaching = _lessons_by_competency(lessons)
    found: dict[str, Competency] = {}
    skills: dict[Policy, Skill] = {}
    for place, one in enumerate(items(fields, "competencies", as_object)):
        id = text(one, "id")
        own = policy_with(policy, as_object(one.get("policy", {}), "policy"))
        found[id] = Competency(
            id=id,
            place=place,
            requires=texts(one, "requires"),
            covers=shares(one, "covers"),
            tier=choice(one, "tier", TIERS),
            minutes=number(one, "minutes"),
            policy=own,
            lessons=tuple(teaching.get(id, ())),
            practice=tuple(practice.get(id, ())),
            checks=tuple(checks.get(id, ())),
            placement=tuple(placement.get(id, ())),
            skill=skills.setdefault(own, skills.get(own) or skill_of(own)),
            difficulty=_average([item.difficulty for item in practice.get(id, ())]),
            bkt=bkt_from(as_object(one["bkt"], "bkt") if "bkt" in one else None),
        )
    return found


def _average(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


def _by_competency(found: Iterable[Item]) -> dict[str, list[Item]]:
    index: dict[str, list[Item]] = {}
    for item in found:
        for competency in item.competencies:
            index.setdefault(competency, []).append(item)
    return index


def _lessons_by_competency(lessons: Iterable[Lesson]) -> dict[str, list[Lesson]]:
    index: dict[str, list[Lesson]] = {}
    for lesson in lessons:
        for competency in lesson.teaches:
            index.setdefault(competency, []).append(lesson)
    return index


def _misconceptions(fields: Mapping[str, object], items_of_course: tuple[Item, ...]) -> dict[str, Misconception]:
    found: dict[str, Misconception] = {}
    showing = _by_misconception(items_of_course)
    for one in items(fields, "misconceptions", as_object):
        id = text(one, "id")
        remedy = one.get("remedy")
        found[id] = Misconception(
            id=id,
            competency=text(one, "competency"),
            remedy=None if remedy is None else text(as_object(remedy, "remedy"), "lesson"),
            cleared_by=frozenset(texts(one, "cleared_by") or showing.get(id, ())),
        )
    return found


def _by_misconception(items_of_course: tuple[Item, ...]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for item in items_of_course:
        for misconception in item.shows:
            index.setdefault(misconception, []).append(item.id)
    return index


def _former_ids(fields: Mapping[str, object], name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in items(fields, name, as_object):
        for former in texts(one, "was"):
            found.setdefault(former, text(one, "id"))
    return found
