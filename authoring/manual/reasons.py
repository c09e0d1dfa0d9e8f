"""The page of reasons: every code with which the engine says why, and the sentence that learners read."""

from __future__ import annotations

from ..build.words import words_for
from .markdown import code, page, plain, prose, table

PREFIX = "reason."
FLAG = "class.flag."
_MANY = ".other"


def reasons_page() -> str:
    """The reference of reasons."""
    rows = [[code(name), plain(sentence)] for name, sentence in reasons().items()]
    return page(
        "Reasons and flags",
        "Every reason that the engine gives, every flag of the class page, and the sentences that people read.",
        "Whatever the engine decides, it can say why: with a code and the names and numbers that it is about. The "
        "sentence comes from the catalogue of the learner's language; what stands in braces is filled in.",
        table(["Code", "In English"], rows),
        prose("Teachers read the same sentences in the evidence of a level, and in `--format json` the codes."),
        "## Flags on the class page {#flags}",
        "A flag is a rule over answers, and says so. What stands in braces is a number that the page fills in.",
        table(["Flag", "What teachers read", "The rule"], flags()),
    )


def flags() -> list[list[str]]:
    """Code, name and rule of every flag that the class page raises."""
    words = words_for("en")
    names = {key.removeprefix(FLAG): text for key, text in words.items() if key.startswith(FLAG)}
    return [[code(name), plain(text), plain(words.get(f"class.rule.{name}", ""))] for name, text in names.items()]


def reasons() -> dict[str, str]:
    """Code -> English sentence; of a sentence with plural forms the one for many."""
    words = words_for("en")
    told = {key.removeprefix(PREFIX): text for key, text in words.items() if key.startswith(PREFIX)}
    one = {name for name in told if f"{name.rpartition('.')[0]}{_MANY}" in told and not name.endswith(_MANY)}
    return {name.removesuffix(_MANY): told[name] for name in sorted(told) if name not in one}
