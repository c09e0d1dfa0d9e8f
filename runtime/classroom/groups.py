"""Groups: learners who need the same, so that one explanation serves several."""

from collections.abc import Iterator, Mapping, Sequence

from .facts import Facts
from .findings import Finding, sign
from .roll import Roll


def groups_of(roll: Roll, flags: Sequence[Finding]) -> list[Finding]:
    """Those with the same misconception, the same missing prerequisite, or stuck at the same; the largest first."""
    found = [
        *_by_misconception(roll),
        *_by("prerequisite", "prerequisite", roll, flags),
        *_by("stuck", "competency", roll, flags),
    ]
    return sorted(found, key=lambda one: (-one.weight, one.kind, sorted(one.about.items()), one.learners))


def holders_of(roll: Roll) -> Mapping[str, list[str]]:
    """Who holds each misconception now: seen more than once, lately, believed still."""
    held: dict[str, list[str]] = {}
    for one in roll.reliable:
        for id in one.ideas:
            if is_held(roll, one, id):
                held.setdefault(id, []).append(one.id)
    return held


def is_held(roll: Roll, facts: Facts, misconception: str) -> bool:
    """Whether the learner still goes by a misconception, as far as the answers tell."""
    limits, idea = roll.thresholds, facts.ideas.get(misconception)
    if idea is None or idea.cleared or idea.last <= roll.since(limits.reteach_days):
        return False
    return idea.sightings >= limits.idea_sightings and idea.belief >= limits.idea_belief


def _by_misconception(roll: Roll) -> Iterator[Finding]:
    limits = roll.thresholds
    by_id = {one.id: one for one in roll.reliable}
    for misconception, ids in holders_of(roll).items():
        if len(ids) >= limits.group_least:
            seen = sum(by_id[id].ideas[misconception].sightings for id in ids)
            competency = roll.course.misconceptions[misconception].competency
            signs = (sign("idea-held", n=len(ids)), sign("idea-seen", n=seen))
            about = {"misconception": misconception, "competency": competency}
            yield Finding("misconception", tuple(sorted(ids)), signs, about, len(ids))


def _by(flag: str, name: str, roll: Roll, flags: Sequence[Finding]) -> Iterator[Finding]:
    """Groups of learners with a `flag` that is about the same."""
    together: dict[str, list[str]] = {}
    for one in flags:
        if one.kind == flag:
            together.setdefault(str(one.about[name]), []).append(one.learners[0])
    for about, ids in together.items():
        if len(ids) >= roll.thresholds.group_least:
            kind = "prerequisite" if flag == "prerequisite" else "competency"
            yield Finding(kind, tuple(sorted(ids)), (sign(f"group-{kind}", n=len(ids)),), {name: about}, len(ids) + 0.5)
