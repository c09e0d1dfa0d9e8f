"""Answer texts: what was answered, in one short form, so that equal answers are counted together."""

from ..responses import Chosen, Filled, Response, Typed

LONGEST = 80
"""Letters of an answer that are kept."""
OPTIONS = "options:"
"""Begins an answer that was chosen; the ids of its options follow, with commas between."""


def answer_text(response: Response) -> str | None:
    """`response` as text; None for a program or a text of the learner's own, of which no two are alike."""
    match response:
        case Chosen(options=options):
            return OPTIONS + ",".join(options)[:LONGEST]
        case Typed(text=text):
            return " ".join(text.split()).casefold()[:LONGEST]
        case Filled(answers=answers):
            parts = ["…" if one is None else answer_text(one) or "…" for one in answers]
            return " · ".join(part.removeprefix(OPTIONS) for part in parts)[:LONGEST]
    return None


def options_of(answer: str) -> list[str] | None:
    """The ids of the options of an answer that was chosen, None for another."""
    return answer.removeprefix(OPTIONS).split(",") if answer.startswith(OPTIONS) else None
