"""Actions: what to do tomorrow, at most five, each with the evidence for it.

One lesson has room for little, so what serves most learners for least work comes first: a question
to mend, what to tell all again, whom to look for, whom to sit down with, and always one to praise.
"""

from collections.abc import Iterator, Sequence

from .findings import Finding, Sign, sign
from .questions import Quality
from .roll import Roll
from .statistics import share

TALK = ("prerequisite", "stuck", "guessing", "behind", "hint-leaning", "over-practising")
"""Flags that are talked about with the learner, the most pressing first."""
MOST_TALKS = 4
"""Learners to talk with on one day."""


def actions_of(
    roll: Roll, flags: Sequence[Finding], groups: Sequence[Finding], items: Sequence[Quality]
) -> list[Finding]:
    """What to do tomorrow, the most useful first."""
    limit = roll.thresholds.actions
    found = [*_mend(items), *_for_groups(roll, groups), *_files(flags), *_absent(flags), *_talk(flags, groups)]
    ordered = sorted(found, key=lambda one: (-one.weight, one.kind, one.learners, sorted(map(str, one.about.items()))))
    praised = [one for one in flags if one.kind == "praise"]
    if not praised:
        return ordered[:limit]
    return [*ordered[: limit - 1], _praise(praised)]


def _mend(items: Sequence[Quality]) -> Iterator[Finding]:
    for one in items:
        named = [each for each in one.signs if each.code in ("wrong-key", "negative", "too-hard")]
        if named:
            weight = 95.0 if named[0].code == "wrong-key" else 40.0
            yield Finding("mend", (), (named[0],), {"item": one.item.id}, weight)


def _for_groups(roll: Roll, groups: Sequence[Finding]) -> Iterator[Finding]:
    limits = roll.thresholds
    for one in groups:
        n = len(one.learners)
        is_many = n >= limits.reteach_least or share(n, len(roll.learners)) >= limits.reteach_share
        if one.kind == "misconception":
            kind, weight = ("reteach", 80.0 + n) if is_many else ("group", 45.0 + n)
        elif one.kind == "prerequisite":
            kind, weight = "group-prerequisite", 60.0 + n
        else:
            kind, weight = "reteach-competency", 58.0 + n
        yield Finding(kind, one.learners, one.signs, one.about, weight)


def _files(flags: Sequence[Finding]) -> Iterator[Finding]:
    odd = [one for one in flags if one.kind in ("copied", "edited")]
    if odd:
        ids = tuple(sorted({id for one in odd for id in one.learners}))
        yield Finding("check-file", ids, tuple(one.signs[0] for one in odd), {"files": ids}, 70.0)


def _absent(flags: Sequence[Finding]) -> Iterator[Finding]:
    gone = [one for one in flags if one.kind == "silent"]
    if gone:
        ids = tuple(one.learners[0] for one in gone)
        yield Finding("talk-silent", ids, (sign("silent-learners", n=len(ids)),), {}, 75.0 + len(ids) / 10)


def _talk(flags: Sequence[Finding], groups: Sequence[Finding]) -> Iterator[Finding]:
    """With whom to sit down: those who are not served by a group already."""
    grouped = {(one.kind, id) for one in groups for id in one.learners}
    wanted = [one for one in flags if one.kind in TALK and not _is_served(one, grouped)]
    ordered = sorted(wanted, key=lambda one: (TALK.index(one.kind), -one.weight, one.learners))
    by_learner: dict[str, Finding] = {}
    for one in ordered:
        by_learner.setdefault(one.learners[0], one)
    told = list(by_learner.items())[:MOST_TALKS]
    if told:
        signs = tuple(_about(one, id) for id, one in told)
        yield Finding("talk", tuple(id for id, _ in told), signs, {}, 65.0 + len(told) / 10)


def _is_served(flag: Finding, grouped: set[tuple[str, str]]) -> bool:
    kind = "competency" if flag.kind == "stuck" else flag.kind
    return (kind, flag.learners[0]) in grouped


def _about(flag: Finding, learner: str) -> Sign:
    names = {name: one for name, one in flag.about.items() if isinstance(one, str)}
    return sign(f"talk-{flag.kind}", learner=learner, **names)


def _praise(praised: Sequence[Finding]) -> Finding:
    return Finding("praise", tuple(one.learners[0] for one in praised), praised[0].signs, {}, 0.0)
