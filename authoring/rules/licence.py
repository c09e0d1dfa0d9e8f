"""Promises about who may use what."""

from __future__ import annotations

from ..diagnostics import Severity
from .rule import Group, broken_by

LICENCE = (
    broken_by(
        "license-stated", Group.LICENCE, Severity.WARNING,
        "The course has a licence, and so has each question that came from elsewhere.",
        "Without one nobody may pass it on, translate it or mend it; with somebody else's question you may not either.",
        "questions/example.md",
        "## Two and three {#example}\nsource: A book of sums\n\nWhat is $2 + 3$?\n\n= 5\n",
        "## Two and three {#example}\nsource: A book of sums\nlicense: CC-BY-4.0\n\nWhat is $2 + 3$?\n\n= 5\n",
        "Add 'license: CC-BY-4.0' to course.yml, and 'license: …' to questions that have a 'source'.",
    ),
)  # fmt: skip
