"""Near-miss spelling: is a typed word a slip of the fingers away from the right one?"""

SHORTEST = 4
"""Shorter answers have no near misses: too many real words lie around them."""

LONG = 8
"""From this length two slips are forgiven, below it one."""


def is_near_miss(typed: str, wanted: str) -> bool:
    """Whether `typed` is not `wanted`, but nearly; another digit, or another C or II in a name, is never a slip."""
    if len(wanted) < SHORTEST or typed == wanted or _digits(typed) != _digits(wanted):
        return False
    if typed.replace(" ", "") == wanted.replace(" ", ""):
        return True
    if _short_names(typed) != _short_names(wanted):
        return False
    allowed = 1 if len(wanted) < LONG else 2
    if abs(len(typed) - len(wanted)) > allowed or _has_other_prefix(typed, wanted):
        return False
    return edit_distance(typed, wanted) <= allowed


def _has_other_prefix(typed: str, wanted: str) -> bool:
    """Whether two letters at the beginning are all that differs, as in opposites: in-, de-; im-."""
    shared = 0
    while shared < min(len(typed), len(wanted)) and typed[-1 - shared] == wanted[-1 - shared]:
        shared += 1
    heads = typed[: len(typed) - shared], wanted[: len(wanted) - shared]
    return sorted(map(len, heads)) in ([0, 2], [2, 2]) and not set(heads[0]) & set(heads[1])


def edit_distance(one: str, other: str) -> int:
    """Letters to put in, leave out, change or swap with their neighbour (Damerau 1964).

    In the form called optimal string alignment: no piece is changed twice.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        older, before, row = before, row, [place]
        for column, wanted in enumerate(other, start=1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != wanted))
            if _swapped(one, other, place, column):
                cost = min(cost, older[column - 2] + 1)
            row.append(cost)
    return row[-1]


def _swapped(one: str, other: str, place: int, column: int) -> bool:
    return place > 1 and column > 1 and one[place - 1] == other[column - 2] and one[place - 2] == other[column - 1]


def _short_names(text: str) -> list[str]:
    """Words of one letter and Roman numbers: vitamin C, World War II."""
    return [word for word in text.casefold().split() if len(word) == 1 or set(word) <= set("ivx")]


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
