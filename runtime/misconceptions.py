"""Misconceptions: suspected from tagged wrong answers, cleared by right ones to their own items.

The belief that a misconception is held moves by Bayes' rule in its odds form: odds after =
odds before times how many times likelier the answer is from someone who holds it. The three
ratios are in policy.py. They are ours; that a held misconception shows often, but not always,
is what studies of such *bugs* find (Brown & Burton 1978, VanLehn 1990).
"""

from collections.abc import Iterable, Mapping

from .changing import replace
from .model import Course, Item, Suspicion
from .policy import Policy

type Suspicions = Mapping[str, Suspicion]


def suspicions_after_wrong(course: Course, suspicions: Suspicions, shown: str | None, item: Item | None) -> Suspicions:
    """`suspicions` after a wrong answer that showed the misconception `shown`, or none.

    It is one more sighting of `shown`, if the course knows that; the others that `item` could
    have shown, and did not, are believed a little less.
    """
    policy = course.policy
    others = _moved(policy, suspicions, item.shows - {shown} if item else (), policy.other_wrong_odds)
    if shown is None or shown not in course.misconceptions:
        return {**suspicions, **others}
    return {**suspicions, **others, shown: _seen(course, suspicions.get(shown))}


def suspicions_after_right(course: Course, suspicions: Suspicions, item_id: str, item: Item | None) -> Suspicions:
    """`suspicions` after a right answer without help: less believed, where `item` could have
    shown them; cleared, where it is one of the items that clear them."""
    if not suspicions:
        return suspicions
    policy = course.policy
    less = _moved(policy, suspicions, item.shows if item else (), policy.right_odds)
    return {id: _cleared(course, id, one, item_id) for id, one in {**suspicions, **less}.items()}


def suspicions_after_lesson(course: Course, suspicions: Suspicions, lesson: str) -> Suspicions:
    """`suspicions` where those that `lesson` helps against are no longer offered it."""
    return {
        id: replace(suspicion, remedied=True) if course.misconceptions[id].remedy == lesson else suspicion
        for id, suspicion in suspicions.items()
    }


def is_remedy_offered(course: Course, misconception: str, suspicion: Suspicion) -> bool:
    """Whether the remedy is offered: there is one, it was not opened, and seen often enough."""
    has_remedy = course.misconceptions[misconception].remedy is not None
    often = suspicion.sightings >= course.policy.remedy_sightings
    return has_remedy and often and not suspicion.remedied and not suspicion.cleared


def cleared_soon(course: Course, suspicions: Suspicions, item: Item, seen: bool) -> str | None:
    """The misconception that `item` should soon clear, if it can clear one that is suspected.

    An item that was `seen` only comes back for that once something was done about it.
    """
    for id, suspicion in suspicions.items():
        misconception = course.misconceptions[id]
        waits = seen and not suspicion.remedied and misconception.remedy is not None
        if item.id in misconception.cleared_by and not suspicion.cleared and not waits:
            return id
    return None


def _seen(course: Course, before: Suspicion | None) -> Suspicion:
    """One more sighting, with its remedy unread; after a clearing everything begins anew."""
    if before is None or before.cleared:
        before = Suspicion(0, belief=course.policy.misconception_prior)
    belief = _after(course.policy, before.belief, course.policy.sighting_odds)
    return Suspicion(before.sightings + 1, belief=belief)


def _moved(policy: Policy, suspicions: Suspicions, shows: Iterable[str | None], ratio: float) -> dict[str, Suspicion]:
    """Those of `suspicions` that an item `shows`, each with its odds multiplied."""
    return {
        id: replace(suspicions[id], belief=_after(policy, suspicions[id].belief, ratio))
        for id in shows
        if id is not None and id in suspicions
    }


def _cleared(course: Course, id: str, suspicion: Suspicion, item: str) -> Suspicion:
    clears = item in course.misconceptions[id].cleared_by and not suspicion.cleared
    return replace(suspicion, cleared=True) if clears else suspicion


def _after(policy: Policy, belief: float, ratio: float) -> float:
    """Bayes' rule: `belief` after an answer `ratio` times likelier if it is true; never certain."""
    held = belief * ratio
    told = held / (held + 1 - belief)
    return min(max(told, 1 - policy.certainty), policy.certainty)
