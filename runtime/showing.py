"""Showing: an item as it is to be shown, its options in their order."""

from collections.abc import Sequence

from .chance import chance
from .effects import NextItem
from .model import Item, Learner, Mode
from .reasons import Reason


def shown(item: Item, learner: Learner, reason: Reason, mode: Mode) -> NextItem:
    """`item` with its options in an order left to chance, unless the author says no."""
    order: Sequence[str] = item.key.order
    if item.key.shuffles:
        order = sorted(order, key=lambda option: chance(learner.turn, item.id, option))
    return NextItem(item.id, item.key.unsolved(order), reason, mode)


def nothing(reason: Reason, mode: Mode) -> NextItem:
    """That there is no item to show, and why."""
    return NextItem(None, (), reason, mode)
