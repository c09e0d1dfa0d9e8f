"""Responses that nobody foresaw: answers of the corpus bent and mixed, signs in any order, any text at all."""

import json
import random
import re
from collections.abc import Iterator

from grading_cases import GRADING, Case, cases

ALPHABETS = (
    "0123456789+-*/^().,=x ",
    "0123456789.,;[](){}<>≤≥∞ u|",
    "x y2(+)-*/^√π|\\{}_",
    "abcdeéüßœ '-.",
    "٠١٢٣٫٬०१२३，；（½¾²³⁻×·÷−%‰€$°µ",
)
WORDS = re.findall(
    r"\S+",
    r"sqrt sin log e pi \frac \sqrt \left( \right) ^{ {} inf and or und ± cm m/s² km kg h min 1e9 10^ -- ** u ∪ ℝ",
)
PER_REQUEST = 40


def requests(seed: int, per_type: int) -> Iterator[str]:
    """Requests to `grade_many.graded` with `per_type` responses for each type, to keys of the corpus."""
    rng = random.Random(seed)
    known = list(cases())
    for type_of_item in GRADING:
        alike = [case for case in known if case.type == type_of_item]
        for start in range(0, per_type, PER_REQUEST):
            case = rng.choice(alike)
            count = min(PER_REQUEST, per_type - start)
            meant = [one for one in alike if one.key == case.key]
            texts = [_text(rng, meant, known) for _ in range(count)]
            yield request(case, texts, rng.choice([case.language, "en", "de", "ar", "??"]))


def corpus_requests() -> Iterator[str]:
    """Requests with each case of the corpus."""
    for case in cases():
        yield request(case, [case.text], case.language)


def request(case: Case, texts: list[str], language: str) -> str:
    """The request to grade `texts` with the key of `case`."""
    return json.dumps({"type": case.type, "grading": case.grading, "language": language, "texts": texts})


def _text(rng: random.Random, meant: list[Case], known: list[Case]) -> str:
    way = rng.random()
    if way < 0.5:
        return _bent(rng, rng.choice(meant).text)
    if way < 0.6:
        return rng.choice(meant).text + rng.choice(["", " ", ", ", "+"]) + rng.choice(known).text
    if way < 0.9:
        signs = rng.choice(ALPHABETS)
        return "".join(
            rng.choice([rng.choice(signs), rng.choice(signs), rng.choice(WORDS)]) for _ in range(rng.randrange(1, 30))
        )
    return "".join(
        chr(rng.choice([rng.randrange(0x20, 0x3000), rng.randrange(0xD7FF)])) for _ in range(rng.randrange(1, 400))
    )


def _bent(rng: random.Random, text: str) -> str:
    """`text` with some signs left out, doubled, swapped or replaced."""
    signs = list(text)
    for _ in range(rng.randrange(1, 4)):
        place = rng.randrange(len(signs) + 1)
        signs[place : place + rng.randrange(3)] = rng.choice(["", rng.choice(rng.choice(ALPHABETS)), rng.choice(WORDS)])
    return "".join(signs)
