"""Words and sentences that advice, terminal and report share."""

from __future__ import annotations

from datetime import date

from ..words import NOTHING, Sentence, enumerated, say, say_count
from .results import Results, Share

MONTHS = (
    say("January"),
    say("February"),
    say("March"),
    say("April"),
    say("May"),
    say("June"),
    say("July"),
    say("August"),
    say("September"),
    say("October"),
    say("November"),
    say("December"),
)
WHO = {
    "strong": say("strong"),
    "average": say("average"),
    "weak": say("weak"),
    "guessing": say("guessing"),
    "away": say("away"),
    "everyone": say("everyone"),
}
"""The characters of students."""


LEVELS = {"practised": say("practised"), "secure": say("secure"), "retained": say("retained")}


def how_run(results: Results, seed: int) -> Sentence:
    """``300 simulated students, 20 minutes on each of 84 days within 216 (seed 1)``."""
    calendar = results.calendar
    return say(
        "{students}, {minutes} minutes on each of {days} within {horizon} (seed {seed})",
        students=say_count(results.everyone.students, "{count} simulated student", "{count} simulated students"),
        minutes=f"{calendar.minutes:g}",
        days=days(len(calendar.days)),
        horizon=calendar.horizon,
        seed=seed,
    )


def assumptions() -> Sentence:
    """What a reader must know before believing a number."""
    return say(
        "Simulated students are an assumption, not a measurement. They show where a course is likely to pinch, "
        "not how your class will do; what you see in your class counts more."
    )


def level_truth(results: Results) -> Sentence:
    """How often a level was true when the engine gave it."""
    parts = [
        say("'{level}' {part}", level=LEVELS[level], part=percent(share.part))
        for level, share in truth_of_levels(results).items()
        if share.of
    ]
    if not parts:
        return say("No level was reached.")
    return say("Levels that were true when they were given: {levels}.", levels=enumerated(parts))


def truth_of_levels(results: Results) -> dict[str, Share]:
    """By level, over all kinds of truth."""
    kinds = list(results.truth.values())
    return {
        level: Share(sum(each[level].count for each in kinds), sum(each[level].of for each in kinds))
        for level in kinds[0]
    }


def review_peak(results: Results) -> Sentence:
    """The week that asks for the most review."""
    heaviest = max(results.reviews, key=lambda each: each.most, default=None)
    if heaviest is None or heaviest.most == 0:
        return say("No reviews were due.")
    week = results.reviews.index(heaviest) + 1
    return say(
        "Reviews: at most {most} minutes a week for four in five students, in week {week}; "
        "half of them {median} or fewer.",
        most=f"{heaviest.most:.0f}",
        median=f"{heaviest.median:.0f}",
        week=week,
    )


def untold(left: int) -> Sentence:
    """How much more advice there is, an empty text for none."""
    return say("and {count} more of less weight; --format json has all.", count=left) if left else NOTHING


def percent(part: float) -> str:
    """``12 %``."""
    return f"{100 * part:.0f} %"


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 day``, ``2 days``."""
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"


def days(number: int) -> Sentence:
    """``1 day``, ``2 days``."""
    return say_count(number, "{count} day", "{count} days")


def long_date(day: date) -> Sentence:
    """``29 January 2027``."""
    return say("{day} {month} {year}", day=day.day, month=MONTHS[day.month - 1], year=day.year)
