"""Outlook: one learner, one calendar and one day, and where one should be on it.

Where one *should* be spreads the author's minutes evenly over the calendar, through the dates of
units: it is the same for every learner. When one *will* be done is finishing.py's, and what to
make of both pacing.py's.
"""

from bisect import bisect_right

from .dates import day_from
from .filling import Filling
from .model import Course, Learner
from .moments import Moment, local_day
from .plans import Plan, working_days
from .review_load import minutes_of_review
from .timetable import Track, days_ahead, track_through
from .workload import minutes_done, parts_of

LONGEST_PLAN = 3653
"""Days; nothing is planned further ahead than ten years, and no plan began longer ago."""


class Outlook:
    """What `plan` means for `learner` on the day of `now`.

    `parts` are all of the course that is in the plan, `done` how many of them are practised;
    `calendar` holds the working days from `start` to `end`, which is None where there is none. Where
    the plan names no last day (`is_end_named`), there is still one for the dates to go to.
    """

    def __init__(self, course: Course, learner: Learner, plan: Plan, now: Moment) -> None:
        self.course, self.learner, self.plan = course, learner, plan
        self.today = local_day(now)
        self.minutes = minutes_per_day(course, plan)
        self.parts = parts_of(course, learner, plan.without_extended)
        self.done = sum(part.left <= 0 for part in self.parts)
        self.start = max(self._first_day() if plan.start is None else plan.start, self.today - LONGEST_PLAN)
        self.is_end_named = plan.end is not None or plan.exam is not None
        self.end = self._last_day()
        self.calendar = [] if self.end is None else working_days(plan, self.start, self.end)

    def track(self) -> Track:
        """Where one should be; there must be a working day."""
        return track_through(self._dated(), len(self.calendar), self.parts[-1].until)

    def days_ahead(self, undone: float = 0.0) -> int:
        """Whole working days ahead of the track, negative behind it; there must be a working day.

        `undone` minutes of what is done are left out, to ask how it was without them.
        """
        past = bisect_right(self.calendar, self.today - 1)
        ends = [part.until for part in self.parts]
        is_today = past < len(self.calendar) and self.calendar[past] == self.today
        return days_ahead(self.track(), ends, minutes_done(self.parts) - undone, past, is_today)

    def _dated(self) -> list[tuple[int, float]]:
        """The dates of units: how many working days they leave, and for how many minutes.

        Where a unit has a core, its date is the core's: the rest comes after all of the core.
        """
        until: dict[str, float] = {}
        of_core: set[str] = set()
        for part in self.parts:
            due = self.course.due.get(part.competency.id)
            if due is None or (due in of_core and not part.core):
                continue
            until[due] = part.until
            if part.core:
                of_core.add(due)
        return [(bisect_right(self.calendar, day_from(due, "due")), minutes) for due, minutes in until.items()]

    def _first_day(self) -> int:
        return self.today if self.learner.pace.since is None else self.learner.pace.since

    def _last_day(self) -> int | None:
        """The plan's last day; without one the day before the exam; without that the day on which
        somebody is done who takes the author's minutes, with the reviews until then."""
        furthest = max(self.today, self.start) + LONGEST_PLAN
        if self.plan.end is not None:
            return min(self.plan.end, furthest)
        if self.plan.exam is not None:
            return min(self.plan.exam - 1, furthest)
        if self.minutes <= 0 or not self.parts:
            return None
        policy = self.course.policy
        days = working_days(self.plan, self.start, furthest)
        filling = Filling(days, self.start, self.minutes, minutes_of_review(policy), policy.review_share)
        found = list(filling.days_of(part.until for part in self.parts))
        return found[-1] if len(found) == len(self.parts) else None


def minutes_per_day(course: Course, plan: Plan | None) -> float:
    """Minutes of a working day, the policy's where the plan says none."""
    said = plan.minutes_per_day if plan is not None else None
    return course.policy.daily_minutes if said is None else said
