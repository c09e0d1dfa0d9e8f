"""Words and sentences that advice, terminal and report share."""

from __future__ import annotations

from datetime import date

from .results import Results, Share


def how_run(results: Results, seed: int) -> str:
    """``300 simulated students, 20 minutes on each of 84 days within 216 (seed 1)``."""
    calendar = results.calendar
    return (
        f"{count(results.everyone.students, 'simulated student')}, {calendar.minutes:g} minutes on each of "
        f"{count(len(calendar.days), 'day')} within {calendar.horizon} (seed {seed})"
    )


def assumptions() -> str:
    """What a reader must know before believing a number."""
    return (
        "Simulated students are an assumption, not a measurement. They show where a course is likely to pinch, "
        "not how your class will do; what you see in your class counts more."
    )


def level_truth(results: Results) -> str:
    """How often a level was true when the engine gave it."""
    parts = [f"'{level}' {percent(share.part)}" for level, share in truth_of_levels(results).items() if share.of]
    return f"Levels that were true when they were given: {', '.join(parts)}." if parts else "No level was reached."


def truth_of_levels(results: Results) -> dict[str, Share]:
    """By level, over all kinds of truth."""
    kinds = list(results.truth.values())
    return {
        level: Share(sum(each[level].count for each in kinds), sum(each[level].of for each in kinds))
        for level in kinds[0]
    }


def review_peak(results: Results) -> str:
    """The week that asks for the most review."""
    heaviest = max(results.reviews, key=lambda each: each.most, default=None)
    if heaviest is None or heaviest.most == 0:
        return "No reviews were due."
    week = results.reviews.index(heaviest) + 1
    return (
        f"Reviews: at most {heaviest.most:.0f} minutes a week for four in five students, in week {week}; "
        f"half of them {heaviest.median:.0f} or fewer."
    )


def untold(left: int) -> str:
    """How much more advice there is, an empty text for none."""
    return f"and {left} more of less weight; --format json has all." if left else ""


def percent(part: float) -> str:
    """``12 %``."""
    return f"{100 * part:.0f} %"


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 day``, ``2 days``."""
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"


def long_date(day: date) -> str:
    """``29 January 2027``."""
    return f"{day.day} {day:%B %Y}"
