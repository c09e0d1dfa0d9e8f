"""Advice on single competencies: one rule a function, with every threshold and its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil

from ..words import Sentence, say, say_count
from .advice import Advice, advice, students
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
    who = students(everyone)
    if weak.of:
        who = say("{weak} and {part} of {all} others", weak=_weak(weak), part=others.count, all=others.of)
    finding = say("'{title}': {who} get stuck.", title=result.facts.title, who=who)
    yield advice("stuck", result.facts.id, max(everyone.part, weak.part / 2), finding, _fix_of_stuck(result, results))


def _weak(share: Share) -> Sentence:
    return say_count(share.of, "{part} of {count} weak student", "{part} of {count} weak students", part=share.count)


def _fix_of_stuck(result: CompetencyResult, results: Results) -> Sentence:
    """The first that applies: what it rests on, easy questions, a worked example, another way to see it."""
    facts = result.facts
    lacked = max(result.missing, key=lambda id: (result.missing[id], id), default=None)
    if lacked and result.missing[lacked] >= LACKED * result.all_stuck.count:
        return say(
            "{part} of the {all} do not truly master what it rests on, '{title}': "
            "make that one surer first, with more questions of level 3 and above.",
            part=result.missing[lacked],
            all=result.all_stuck.count,
            title=results.of(lacked).facts.title,
        )
    if not facts.easy:
        return say("Add easier questions: there are none of level 1 or 2.")
    if facts.easy < FEW_EASY:
        return say_count(
            facts.easy,
            "Add easier questions: there is only {count} of level 1 or 2.",
            "Add easier questions: there are only {count} of level 1 or 2.",
        )
    if not facts.has_worked_example:
        return say("Add a worked example: a lesson with 'representation: worked-example'.")
    if facts.lessons < FEW_LESSONS:
        return say("Add a lesson that shows it another way, such as a picture or something to do with the hands.")
    return say("Cut it into two competencies, each with questions of its own.")


def _guess_through(result: CompetencyResult, results: Results) -> Iterator[Advice]:
    facts, guessing = result.facts, result.guessing
    practised, secure = Share(guessing.practised, guessing.guessers), Share(guessing.secure, guessing.guessers)
    is_open = practised.part >= GUESSED_PRACTISED and practised.count >= LEAST_GUESSED
    is_wide_open = secure.part >= GUESSED_SECURE and secure.count >= LEAST_GUESSED
    if not is_open and not is_wide_open:
        return
    finding = say(
        "'{title}' can be guessed through: {part} of {all} who press blindly are called practised.",
        title=facts.title,
        part=practised.count,
        all=practised.of,
    )
    if secure.count:
        finding = say(
            "'{title}' can be guessed through: {part} of {all} who press blindly are called practised, "
            "{secure} of them even secure.",
            **finding.values,
            secure=secure.count,
        )
    yield advice("guess-through", facts.id, practised.part + 2 * secure.part, finding, _fix_of_guessing(facts))


def _fix_of_guessing(facts: Facts) -> Sentence:
    if facts.guessable:
        return say(
            "{part} of its {all} practice questions have three options or fewer: "
            "ask some of them with a typed answer, or with four options and more.",
            part=facts.guessable,
            all=facts.questions,
        )
    return say(
        "Only {part} of its {all} practice questions are typed: add some.", part=facts.typed, all=facts.questions
    )


def _runs_out(result: CompetencyResult, results: Results) -> Iterator[Advice]:
    if result.ran_out.part < RAN_OUT or result.items is None:
        return
    facts = result.facts
    missing = max(ceil(result.items.most) - facts.questions, 2)
    finding = say(
        "'{title}' runs out of questions: {students} have seen all {questions} before they are practised, "
        "and {repeats} of the answers are to a question asked before.",
        title=facts.title,
        students=students(result.ran_out),
        questions=facts.questions,
        repeats=percent(result.repeats.part),
    )
    fix = say(
        "Four of five students need up to {most} answers: write about {missing} more.",
        most=f"{result.items.most:.0f}",
        missing=missing,
    )
    yield advice("runs-out", facts.id, result.ran_out.part, finding, fix)


def _minutes(result: CompetencyResult, results: Results) -> Iterator[Advice]:
    found, said = result.minutes, result.facts.minutes
    if found is None or abs(found.median - said) < LEAST_MINUTES_OFF:
        return
    if SHORTER * said <= found.median <= LONGER * said:
        return
    values = {
        "title": result.facts.title,
        "median": f"{found.median:.0f}",
        "most": f"{found.most:.0f}",
        "said": f"{said:g}",
    }
    if found.median > said:
        finding = say(
            "'{title}' takes longer than you say: half of the students need {median} minutes or more, "
            "one in five more than {most}; the course says {said}.",
            **values,
        )
    else:
        finding = say(
            "'{title}' takes less than you say: half of the students need {median} minutes or more, "
            "one in five more than {most}; the course says {said}.",
            **values,
        )
    fix = say("Put 'minutes: {minutes}' in competencies.yml, so that plans come true.", minutes=_rounded(found.median))
    part = abs(found.median - said) / max(found.median, said)
    yield advice("minutes", result.facts.id, part, finding, fix)


def _untrue(result: CompetencyResult, results: Results) -> Iterator[Advice]:
    practised = result.truth["practised"]
    usual = _usual_truth(results)
    if practised.of < LEAST_AWARDS or practised.part >= min(FALSE_PRACTISED, usual - BELOW_USUAL):
        return
    finding = say(
        "'{title}' is called practised too early: only {part} of those called so truly master it at that time, "
        "{usual} in the whole course.",
        title=result.facts.title,
        part=percent(practised.part),
        usual=percent(usual),
    )
    fix = say(
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


def _rounded(minutes: float) -> int:
    """To five minutes, as authors write them."""
    return max(5, 5 * round(minutes / 5))
