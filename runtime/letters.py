"""The letters of short codes: Crockford's base 32, and a last one that makes any single wrong letter known.

ISO/IEC 7064, the hybrid system, here MOD 33,32.
"""

from collections.abc import Iterable, Mapping

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ALIKE: Mapping[int, int | None] = str.maketrans("OIL", "011", " -\u2010\u2011\u2012\u2013\u2014")
"""What is easily mistaken, and what only stands between the letters."""


def check_letter(letters: Iterable[int]) -> int:
    """The letter that makes any one wrong letter before it known."""
    size = len(LETTERS)
    carried = size
    for letter in letters:
        carried = ((carried + letter) % size or size) * 2 % (size + 1)
    return (1 - carried) % size
