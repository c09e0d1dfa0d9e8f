"""Cards: what a teacher has in hand when they sit down with one learner, on one page.

What went well comes first; then where it is hard, and questions to ask: a conference is for
listening (class.ask.<code> in the catalogue).
"""

from collections.abc import Iterator

from ..dates import iso_of
from ..model import Course, Learner
from ..moments import Moment
from ..pacing import schedule
from ..personal import goal_kept_as_json
from ..report import report_as_json
from .facts import Facts, Gain
from .findings import Sign, sign
from .roll import DAY
from .thresholds import USUAL

WEEK = 7
MOST_STRENGTHS = 3
MOST_QUESTIONS = 4
PRACTISED = 2

type Json = dict[str, object]


def learner_as_json(course: Course, learner: Learner, facts: Facts, now: Moment) -> Json:
    """The conference card, and the report for parents that the learner's own page shows, too."""
    return {"card": _card(course, learner, facts, now), "report": report_as_json(course, learner, now)}


def _card(course: Course, learner: Learner, facts: Facts, now: Moment) -> Json:
    since = now.at - WEEK * DAY
    week = [one for one in facts.given if one.at > since]
    today = (now.at + 60 * now.zone) // DAY
    days = {day: seconds for day, seconds in facts.days.items() if today - WEEK < day <= today}
    return {
        "from": since,
        "last": facts.last or None,
        "answers": len(week),
        "right": sum(one.right is True for one in week),
        "minutes": round(sum(days.values()) / 60),
        "days": len(days),
        "gained": [_gain(one) for one in _week_gains(facts, since)],
        "strengths": _strengths(course, facts),
        "stuck": [_stuck(id, facts) for id in _hard(course, facts)],
        "mixups": _mixups(course, facts),
        "plan": _plan(course, learner, now),
        "goals": _goals(learner),
        "questions": [one.as_json() for one in _questions(course, facts, now)][:MOST_QUESTIONS],
    }


def _week_gains(facts: Facts, since: int) -> list[Gain]:
    """What is called otherwise than a week ago, each competency once."""
    first: dict[str, Gain] = {}
    last: dict[str, Gain] = {}
    for one in facts.gains:
        if one.at > since:
            first.setdefault(one.competency, one)
            last[one.competency] = one
    merged = [Gain(last[id].at, id, one.before, last[id].after, one.was_stuck) for id, one in first.items()]
    return sorted((one for one in merged if one.before != one.after), key=lambda one: (-one.after, one.at))


def _gain(gain: Gain) -> Json:
    return {"competency": gain.competency, "from": gain.before, "to": gain.after, "at": gain.at}


def _strengths(course: Course, facts: Facts) -> list[str]:
    """What is surest, the latest first."""
    known = [
        (one.level, one.touched, id)
        for id, one in facts.standings.items()
        if one.level >= PRACTISED and not one.confirm and id in course.competencies
    ]
    return [id for _, _, id in sorted(known, key=lambda one: (-one[0], -one[1], one[2]))][:MOST_STRENGTHS]


def _hard(course: Course, facts: Facts) -> list[str]:
    hard = [id for id, one in facts.standings.items() if one.rung is not None and one.level < PRACTISED]
    return sorted(hard, key=lambda id: (-facts.standings[id].touched, course.competencies[id].place))


def _stuck(id: str, facts: Facts) -> Json:
    one = facts.standings[id]
    return {
        "competency": id,
        "rung": one.rung,
        "attempts": one.attempts,
        "items": one.items,
        "prerequisite": one.missing,
        "support": one.support,
    }


def _mixups(course: Course, facts: Facts) -> list[Json]:
    open_ = [(id, one) for id, one in facts.ideas.items() if not one.cleared and id in course.misconceptions]
    ordered = sorted(open_, key=lambda pair: (-pair[1].belief, -pair[1].sightings, pair[0]))
    return [
        {
            "misconception": id,
            "state": "seen" if one.belief >= USUAL.idea_belief else "fading",
            "sightings": one.sightings,
        }
        for id, one in ordered
    ]


def _plan(course: Course, learner: Learner, now: Moment) -> Json | None:
    found = schedule(course, learner, now)
    if found is None:
        return None
    return {
        "days": found.days,
        "done": found.done,
        "total": found.total,
        "finish": None if found.finish is None else iso_of(found.finish),
        "reason": found.reason.as_json(),
    }


def _goals(learner: Learner) -> list[Json]:
    return [dict(goal_kept_as_json(one)) for one in learner.personal.goals if one.goal.standing == "open"]


def _questions(course: Course, facts: Facts, now: Moment) -> Iterator[Sign]:
    """What to ask, the most useful first; always one about what went well."""
    for id in _strengths(course, facts)[:1]:
        yield sign("explain", competency=id)
    if facts.last and now.at - facts.last > USUAL.silent_days * DAY:
        yield sign("away", n=(now.at - facts.last) // DAY)
    for id in _hard(course, facts)[:1]:
        missing = facts.standings[id].missing
        yield sign("hard", competency=id) if missing is None else sign("needs", competency=id, prerequisite=missing)
    for mixup in _mixups(course, facts)[:1]:
        yield sign("mixup", misconception=str(mixup["misconception"]))
    if facts.pacing.days is not None and facts.pacing.days <= -USUAL.behind_days:
        yield sign("behind", n=-facts.pacing.days)
    yield sign("next")
