"""Level codes: what a learner can do, in so few letters that they can be copied by hand.

A code has two bits for each competency in the course's order (nothing yet, practised, secure,
retained), five bits to a letter, then two letters that say of which map of competencies it is, and
one that makes any single wrong letter known (ISO/IEC 7064, the hybrid system, here MOD 33,32).
60 competencies take 27 letters.

    MKW0-3R5Z-N

The letters are Crockford's: no I, L, O or U. Who reads or types I or L for 1, or O for 0, is understood.
"""

from collections.abc import Sequence

from .chain import hash_of
from .letters import ALIKE, LETTERS, check_letter
from .levels_brought import BROUGHT, Brought
from .log import Refused
from .model import Course, Learner, record_of

LONGEST = 2000
"""Letters of a code, at most; longer ones are not looked at."""

_STATES: tuple[Brought | None, ...] = (None, *BROUGHT)
_BITS = 2
_OF_MAP = 2
_GROUP = 4


def code_of(course: Course, learner: Learner) -> str:
    """The code of what `learner` can do, in groups of four letters."""
    states = [_STATES.index(_level(course, learner, id)) for id in course.competencies]
    letters = [*_letters_of(states), *_map_letters(course)]
    written = "".join(LETTERS[each] for each in [*letters, check_letter(letters)])
    return "-".join(written[start : start + _GROUP] for start in range(0, len(written), _GROUP))


def levels_in(course: Course, code: str) -> dict[str, Brought]:
    """The levels that a code tells, by competency; those without one are left out. Or Refused."""
    *letters, check = _read(code)
    if check != check_letter(letters):
        raise Refused("code-mistyped")
    count = len(course.competencies)
    if len(letters) != _length(count) + _OF_MAP or letters[-_OF_MAP:] != _map_letters(course):
        raise Refused("code-of-another-course")
    states = _states_in(letters[:-_OF_MAP], count)
    if list(_letters_of(states)) != letters[:-_OF_MAP]:
        raise Refused("code-mistyped")
    told = ((id, _STATES[state]) for id, state in zip(course.competencies, states, strict=True))
    return {id: level for id, level in told if level is not None}


def _level(course: Course, learner: Learner, id: str) -> Brought | None:
    """What of a competency is worth telling: what is believed, and still to be confirmed, is so again there."""
    competency = course.competencies[id]
    record = record_of(competency, learner)
    if record.level in ("practised", "secure", "retained"):
        return record.level
    believed = record.confirm and record.mastery >= competency.policy.prerequisite_mastery
    return "practised" if believed else None


def _read(code: str) -> list[int]:
    """The letters as numbers: three at least."""
    if len(code) > LONGEST:
        raise Refused("code-mistyped")
    letters = code.upper().translate(ALIKE)
    if len(letters) <= _OF_MAP or any(letter not in LETTERS for letter in letters):
        raise Refused("code-mistyped")
    return [LETTERS.index(letter) for letter in letters]


def _map_letters(course: Course) -> list[int]:
    """Two letters that tell one map of competencies from others."""
    number = int(hash_of({"course": course.id, "competencies": list(course.competencies)}), 16)
    return [number >> 5 & 31, number & 31]


def _letters_of(states: Sequence[int]) -> list[int]:
    number = 0
    for state in states:
        number = number << _BITS | state
    length = _length(len(states))
    number <<= 5 * length - _BITS * len(states)
    return [number >> 5 * (length - 1 - place) & 31 for place in range(length)]


def _states_in(letters: Sequence[int], count: int) -> list[int]:
    number = 0
    for letter in letters:
        number = number << 5 | letter
    number >>= 5 * len(letters) - _BITS * count
    return [number >> _BITS * (count - 1 - place) & 3 for place in range(count)]


def _length(count: int) -> int:
    """So many letters hold the states of `count` competencies."""
    return -(-_BITS * count // 5)
