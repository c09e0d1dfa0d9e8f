"""Advice on single competencies: one rule a function, with every threshold and its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil

from .advice import Advice, advice, so_many
from .characters import WEAK
from .facts import Facts
from .phrases import percent
from .results import CompetencyResult, Results, Share

STUCK_WEAK, STUCK_ALL = 0.15, 0.05
"""Stuck students that are worth a word, of the weak ones and of all who try; some always are."""
LACKED = 0.5
"""Of the stuck; where so many lack a prerequisite, that is what to mend."""
FEW_LESSONS = 3
"""A competency with fewer lessons can be shown another way."""
LEAST_STUCK = 2
"""One weak student who is stuck is chance."""
FEW_EASY = 3
"""Fewer easy questions than this do not carry a slow beginner."""
GUESSED_PRACTISED, GUESSED_SECURE = 0.05, 0.01
"""Blind guessers who may be called so: what the engine promises (engine.md)."""
LEAST_GUESSED = 2
"""One lucky guesser is chance."""
RAN_OUT = 0.33
"""Students who may see every question before they are practised; a question seen twice is no great harm."""
LONGER, SHORTER = 1.4, 0.6
"""Times the author's minutes; within them an estimate is good."""
LEAST_MINUTES_OFF = 5.0
"""Minutes by which an estimate must be off to be worth a word."""
FALSE_PRACTISED = 0.75
"""Where *practised* is true less often than this, and less often than usual in the course ..."""
BELOW_USUAL = 0.1
"""... by so much, the questions of a competency mislead."""
LEAST_AWARDS = 20
"""Fewer awards tell nothing of how true they are."""


def competency_advice(results: Results) -> Iterator[Advice]:
    """All advice on each competency, in course order."""
    for result in results.competencies:
        for rule in _RULES:
            yield from rule(result, results)


def _stuck(result: CompetencyResult, results: Results) -> Iterator[Advice]:
    everyone, weak = result.all_stuck, result.stuck.get(WEAK.name, Share(0, 0))
    if everyone.part < STUCK_ALL and (weak.part < STUCK_WEAK or weak.count < LEAST_STUCK):
        return
    others = Share(everyone.count - weak.count, everyone.of - weak.of)
    who = f"{so_many(weak, 'weak student')} and {others.count} of {others.of} others" if weak.of else ""
    finding = f"'{result.facts.title}': {who or so_many(everyone, 'student')} get stuck."
    yield advice("stuck", result.facts.id, max(everyone.part, weak.part / 2), finding, _fix_of_stuck(result, results))


def _fix_of_stuck(result: CompetencyResult, results: Results) -> str:
    """The first that applies: what it rests on, easy questions, a worked example, another way to see it."""
    facts = result.facts
    lacked = max(result.missing, key=lambda id: (result.missing[id], id), default=None)
    if lacked and result.missing[lacked] >= LACKED * result.all_stuck.count:
        return (
            f"{result.missing[lacked]} of the {result.all_stuck.count} do not truly master what it rests on, "
            f"'{results.of(lacked).facts.title}': make that one surer first, with more questions of level 3 and above."
        )
    if facts.easy < FEW_EASY:
        return f"Add easier questions: there {_are(facts.easy)} only {_number(facts.easy)} of level 1 or 2."
    if not facts.has_worked_example:
        return "Add a worked example: a lesson with 'representation: worked-example'."
    if facts.lessons < FEW_LESSONS:
        return "Add a lesson that shows it another way, such as a picture or something to do with the hands."
    return "Cut it into two competencies, each with questions of its own."


def _guess_through(result: CompetencyResult, results: Results) -> Iterator[Advice]:
    facts, guessing = result.facts, result.guessing
    practised, secure = Share(guessing.practised, guessing.guessers), Share(guessing.secure, guessing.guessers)
    is_open = practised.part >= GUESSED_PRACTISED and practised.count >= LEAST_GUESSED
    is_wide_open = secure.part >= GUESSED_SECURE and secure.count >= LEAST_GUESSED
    if not is_open and not is_wide_open:
        return
    also = f", {secure.count} of them even secure" if secure.count else ""
    finding = (
        f"'{facts.title}' can be guessed through: {practised.count} of {practised.of} who press blindly "
        f"are called practised{also}."
    )
    yield advice("guess-through", facts.id, practised.part + 2 * secure.part, finding, _fix_of_guessing(facts))


def _fix_of_guessing(facts: Facts) -> str:
    if facts.guessable:
        return (
            f"{facts.guessable} of its {facts.questions} practice questions have three options or fewer: "
            "ask some of them with a typed answer, or with four options and more."
        )
    return f"Only {facts.typed} of its {facts.questions} practice questions are typed: add some."


def _runs_out(result: CompetencyResult, results: Results) -> Iterator[Advice]:
    if result.ran_out.part < RAN_OUT or result.items is None:
        return
    facts = result.facts
    missing = max(ceil(result.items.most) - facts.questions, 2)
    finding = (
        f"'{facts.title}' runs out of questions: {so_many(result.ran_out, 'student')} have seen all "
        f"{facts.questions} before they are practised, and {percent(result.repeats.part)} of the answers are to a "
        "question asked before."
    )
    fix = f"Four of five students need up to {result.items.most:.0f} answers: write about {missing} more."
    yield advice("runs-out", facts.id, result.ran_out.part, finding, fix)


def _minutes(result: CompetencyResult, results: Results) -> Iterator[Advice]:
    found, said = result.minutes, result.facts.minutes
    if found is None or abs(found.median - said) < LEAST_MINUTES_OFF:
        return
    if SHORTER * said <= found.median <= LONGER * said:
        return
    longer = found.median > said
    finding = (
        f"'{result.facts.title}' takes {'longer' if longer else 'less'} than you say: half of the students need "
        f"{found.median:.0f} minutes or more, one in five more than {found.most:.0f}; the course says {said:g}."
    )
    fix = f"Put 'minutes: {_rounded(found.median)}' in competencies.yml, so that plans come true."
    part = abs(found.median - said) / max(found.median, said)
    yield advice("minutes", result.facts.id, part, finding, fix)


def _untrue(result: CompetencyResult, results: Results) -> Iterator[Advice]:
    practised = result.truth["practised"]
    usual = _usual_truth(results)
    if practised.of < LEAST_AWARDS or practised.part >= min(FALSE_PRACTISED, usual - BELOW_USUAL):
        return
    finding = (
        f"'{result.facts.title}' is called practised too early: only {percent(practised.part)} of those called "
        f"so truly master it at that time, {percent(usual)} in the whole course."
    )
    fix = (
        "Add questions that ask for all of it, of level 3 and above, or set a higher 'practised_mastery' in its policy."
    )
    yield advice("untrue", result.facts.id, 1 - practised.part, finding, fix)


def _usual_truth(results: Results) -> float:
    shares = [each.truth["practised"] for each in results.competencies]
    return Share(sum(one.count for one in shares), sum(one.of for one in shares)).part


_RULES: Sequence[Callable[[CompetencyResult, Results], Iterator[Advice]]] = (
    _stuck,
    _guess_through,
    _runs_out,
    _minutes,
    _untrue,
)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _number(number: int) -> str:
    return ("none", "one", "two")[number] if number < 3 else str(number)


def _rounded(minutes: float) -> int:
    """To five minutes, as authors write them."""
    return max(5, 5 * round(minutes / 5))
