"""Flags: what a teacher should know of one learner, each by a rule that can be read, with its evidence.

A flag is a reason to talk with somebody, never a mark. The rules stand in words in the catalogue
(``class.rule.<kind>``) and in courses/README.md; their numbers in thresholds.py.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from .facts import Facts, Gain, Standing
from .findings import Finding, sign
from .roll import DAY, Roll
from .statistics import median, share

PRACTISED = 2

type Rule = Callable[[Roll], Iterator[Finding]]


def flags_of(roll: Roll) -> list[Finding]:
    """All flags, the most pressing first.

    Nobody who guesses is called stuck, or praised: their answers say too little.
    """
    found = [flag for rule in RULES for flag in rule(roll)]
    guess = {one.learners for one in found if one.kind == "guessing"}
    told = [one for one in found if one.kind not in NOT_OF_GUESSERS or one.learners not in guess]
    return sorted(told, key=lambda one: (-one.weight, one.kind, one.learners))


NOT_OF_GUESSERS = ("stuck", "prerequisite", "praise")


def _flag(kind: str, facts: Facts, weight: float, *signs: object, **about: str) -> Finding:
    return Finding(kind, (facts.id,), tuple(signs), about, weight)  # type: ignore[arg-type]


def silent(roll: Roll) -> Iterator[Finding]:
    """Nothing for a week in which others came, and several planned days missed."""
    limits = roll.thresholds
    here = [roll.was_here(one, limits.silent_days) for one in roll.own]
    if not here or share(sum(here), len(here)) < limits.silent_class:
        return
    for one, came in zip(roll.own, here, strict=True):
        if not came and one.missed >= limits.silent_planned:
            days = (roll.now.at - one.last) // DAY
            yield _flag(
                "silent", one, 60 + days, sign("silent", n=days, last=one.last), sign("missed-days", n=one.missed)
            )


def behind(roll: Roll) -> Iterator[Finding]:
    """Far behind the plan, and far behind the middle of the class."""
    limits, middle = roll.thresholds, middle_of_plan(roll)
    if middle is None:
        return
    for one in roll.own:
        days = one.pacing.days
        if days is None or not roll.was_here(one, limits.silent_days):
            continue
        if days <= -limits.behind_days and days <= middle - limits.behind_class:
            signs = (sign("behind-plan", n=-days), sign("class-plan", days=round(middle)))
            yield _flag("behind", one, 50 - days, *signs)


def middle_of_plan(roll: Roll) -> float | None:
    """How far ahead of the plan the middle of the class is, negative behind."""
    return median(one.pacing.days for one in roll.learners if one.pacing.days is not None)


def stuck(roll: Roll) -> Iterator[Finding]:
    """Much practice of one competency without getting anywhere, lately, and help was offered already; or
    it was learned and lost again and again.

    Where a prerequisite is missing as well, that is told instead: more of the same would not help.
    """
    for one in roll.own:
        falls = _falls(roll, one)
        hard = {id: standing for id, standing in one.standings.items() if _is_hard(roll, standing, falls.get(id, 0))}
        lately = {id for id in one.standings if _is_lately(roll, one, id)}
        resting = {
            id: needed
            for id, standing in one.standings.items()
            if (needed := _needed(roll, one, id, standing, hard)) and (id in lately or needed in lately)
        }
        if resting:
            id = _worst({id: one.standings[id] for id in resting})
            yield _on_prerequisite(one, id, resting[id])
        elif lately & hard.keys():
            id = _worst({id: hard[id] for id in lately & hard.keys()})
            signs = [sign("stuck-tries", n=hard[id].attempts, competency=id)]
            signs += [sign("fell-back", n=falls[id])] if id in falls else []
            yield _flag("stuck", one, 65 + hard[id].items, *signs, competency=id)


def _falls(roll: Roll, facts: Facts) -> Mapping[str, int]:
    """How often each competency fell back to *learning* in the last weeks."""
    found: dict[str, int] = {}
    for gain in facts.gains:
        if gain.after < PRACTISED <= gain.before and gain.at > roll.since(roll.thresholds.stuck_falls_days):
            found[gain.competency] = found.get(gain.competency, 0) + 1
    return found


def _is_hard(roll: Roll, standing: Standing, falls: int) -> bool:
    limits = roll.thresholds
    if falls >= limits.stuck_falls and (standing.level < PRACTISED or standing.confirm):
        return True
    return standing.level < PRACTISED and standing.rung is not None and standing.attempts >= limits.stuck_items


def _is_lately(roll: Roll, facts: Facts, competency: str) -> bool:
    return facts.standings[competency].touched > roll.since(roll.thresholds.lately_days)


def _worst(hard: Mapping[str, Standing]) -> str:
    return max(hard, key=lambda id: (hard[id].items, hard[id].attempts, id))


def _on_prerequisite(facts: Facts, id: str, needed: str) -> Finding:
    known = facts.standings.get(needed)
    told = needed if known is not None and known.items > facts.standings[id].items else id
    tried = sign("stuck-tries", n=facts.standings[told].attempts, competency=told)
    shaky = sign("prerequisite-missing", competency=id, prerequisite=needed, share=known.mastery if known else 0.0)
    weight = 66 + max(facts.standings[id].items, known.items if known else 0)
    return _flag("prerequisite", facts, weight, tried, shaky, competency=id, prerequisite=needed)


def _needed(roll: Roll, facts: Facts, id: str, standing: Standing, hard: Mapping[str, Standing]) -> str | None:
    """The prerequisite that is missing to get on with a competency that was begun; None where it is something else.

    It is the one that the engine thinks is likeliest missing, or one at which the learner is stuck.
    """
    if standing.level >= PRACTISED:
        return None
    if id in hard and (missing := standing.missing) is not None and not _is_sound(roll, facts, missing):
        return missing
    competency = roll.course.competencies[id]
    return next((needed for needed in competency.requires if needed in hard), None)


def _is_sound(roll: Roll, facts: Facts, prerequisite: str) -> bool:
    """Whether something can be built on a prerequisite: practised, not in doubt since, and believed."""
    known = facts.standings.get(prerequisite)
    if known is None or known.level < PRACTISED or known.confirm:
        return False
    return known.mastery >= roll.thresholds.missing_mastery


def over_practising(roll: Roll) -> Iterator[Finding]:
    """Practice, lately, that is mostly of what was learned already, while other things wait."""
    limits = roll.thresholds
    for one in roll.own:
        practice = [given for given in roll.lately(one) if given.mode == "practice"]
        extra = sum(given.is_extra for given in practice)
        waits = one.pacing.total - one.pacing.done
        if extra >= limits.over_answers and share(extra, len(practice)) >= limits.over_share and waits > 0:
            signs = (sign("extra-practice", n=extra, of=len(practice)), sign("things-wait", n=waits))
            yield _flag("over-practising", one, 30 + extra / 10, *signs)


def guessing(roll: Roll) -> Iterator[Finding]:
    """Many answers, lately, quicker than the question can be read, and right about as often as blind luck."""
    limits = roll.thresholds
    for one in roll.own:
        answers = [given for given in roll.lately(one) if given.right is not None]
        quick = [given for given in answers if roll.is_too_quick(given)]
        if len(answers) < limits.guess_answers or share(len(quick), len(answers)) < limits.guess_share:
            continue
        right = share(sum(given.right is True for given in quick), len(quick))
        luck = sum(roll.course.items[given.item].guess for given in quick) / len(quick)
        if right <= luck + limits.guess_luck:
            signs = (sign("quick-answers", n=len(quick), of=len(answers)), sign("quick-right", share=right, luck=luck))
            yield _flag("guessing", one, 55 + 10 * share(len(quick), len(answers)), *signs)


def hint_leaning(roll: Roll) -> Iterator[Finding]:
    """Most answers, lately, after a hint, and many more than the others take."""
    limits = roll.thresholds
    shares = {one.id: _hinted(roll, one) for one in roll.own}
    middle = median(part / of for part, of in shares.values() if of >= limits.hint_answers)
    for one in roll.own:
        part, of = shares[one.id]
        if middle is None or of < limits.hint_answers:
            continue
        if share(part, of) >= max(limits.hint_share, middle + limits.hint_class):
            signs = (sign("hinted-answers", n=part, of=of), sign("class-hints", share=middle))
            yield _flag("hint-leaning", one, 35 + 10 * share(part, of), *signs)


def _hinted(roll: Roll, facts: Facts) -> tuple[int, int]:
    lately = roll.lately(facts)
    return sum(one.is_hinted for one in lately), len(lately)


def praise(roll: Roll) -> Iterator[Finding]:
    """A week that brought much more than the learner's own weeks before, or a way out of being stuck."""
    limits, since = roll.thresholds, roll.since(roll.thresholds.week_days)
    found: list[Finding] = []
    for one in roll.own:
        heights = _heights(one)
        week, before = (sum(steps for at, steps in heights if (at > since) is late) for late in (True, False))
        usual = before / max((since - one.first) / (limits.week_days * DAY), 1.0)
        freed = [gain.competency for gain in one.gains if gain.at > since and _frees(roll, one, gain)]
        if freed and week > 0:
            signs = (sign("got-unstuck", competency=freed[-1]), sign("levels-week", n=week))
            found.append(_flag("praise", one, 20 + week, *signs))
        elif week >= max(limits.praise_levels, limits.praise_times * usual) and one.first <= since:
            signs = (sign("levels-week", n=week), sign("levels-usual", usual=round(usual, 1)))
            found.append(_flag("praise", one, 10 + week / max(usual, 0.5), *signs))
    yield from sorted(found, key=lambda flag: (-flag.weight, flag.learners))[: limits.praise_most]


def _frees(roll: Roll, facts: Facts, gain: Gain) -> bool:
    """Whether `gain` was the way out of being stuck, and nothing has been lost again."""
    is_kept = facts.standings[gain.competency].level >= PRACTISED and not _falls(roll, facts).get(gain.competency)
    return gain.was_stuck and gain.after >= PRACTISED and is_kept


def _heights(facts: Facts) -> list[tuple[int, int]]:
    """When the learner came how many levels higher than ever before: what was lost and won again is no height."""
    best: dict[str, int] = {}
    found = []
    for gain in facts.gains:
        steps = gain.after - max(best.get(gain.competency, 0), gain.before)
        if steps > 0:
            found.append((gain.at, steps))
        best[gain.competency] = max(best.get(gain.competency, 0), gain.after, gain.before)
    return found


RULES: Iterable[Rule] = (silent, behind, stuck, over_practising, guessing, hint_leaning, praise)
