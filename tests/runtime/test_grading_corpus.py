"""Specification of fair grading by example: what a teacher would say is what the engine says."""

from collections import Counter
from itertools import groupby

import pytest
from grading_cases import Case, cases

from mkcourse.runtime.grading import grade
from mkcourse.runtime.keys import key_from
from mkcourse.runtime.responses import Typed

CASES = list(cases())
GROUPS = [list(group) for _, group in groupby(CASES, key=lambda case: (case.type, case.language, case.grading))]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: f"{group[0].type} {group[0].language} {group[0].key}")
def test_the_verdict_is_the_teachers(group: list[Case]) -> None:
    """Each answer of the corpus gets the teacher's verdict, and is asked again for the reason that is named."""
    key = key_from(group[0].type, group[0].grading)
    for case in group:
        found = grade(key, Typed(case.text), case.language)
        reason = found.reason if case.reason else None
        assert (case.text, found.verdict, reason) == (case.text, case.verdict, case.reason)


def test_the_corpus_is_large() -> None:
    """At least 450 cases, of every kind of typed answer, in at least nine languages."""
    assert len(CASES) >= 450
    assert min(Counter(case.type for case in CASES).values()) >= 50
    assert len({case.language for case in CASES}) >= 9
