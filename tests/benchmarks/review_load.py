"""Review load: reviews and minutes that a learner gets who masters 30 competencies in 10 weeks.

    uv run python tests/benchmarks/review_load.py

A learner practises one competency after the other, evenly over 50 working days, and answers each
review on the first working day on which it is due, right with the chance that FSRS-6 gives it.
Mean of 400 learners, seeds fixed; beside it what a plan counts on (runtime/finishing.py). The
first review of a competency is the mixed check that makes it secure, a day after it is practised
or later, so it is part of the load.
"""

from __future__ import annotations

import random
from collections import Counter

from mkcourse.runtime.memory import Memory, due_day, memory_after, retrievability
from mkcourse.runtime.moments import Moment
from mkcourse.runtime.policy import Policy
from mkcourse.runtime.review_load import reviews_while_learning

COMPETENCIES, WEEKS, LEARNERS = 30, 10, 400
MONDAY = 20_703  # 2026-09-07
MINUTES = 20.0


def main() -> None:
    """Prints the load by week."""
    policy = Policy()
    loads, misses = Counter[int](), 0
    for seed in range(LEARNERS):
        by_week, missed = learner(random.Random(seed), policy)
        loads.update(by_week)
        misses += missed
    print(f"{COMPETENCIES} competencies in {WEEKS} weeks, {MINUTES:g} minutes on each of 5 days a week")
    print("week  reviews  minutes  share of the time")
    for week in range(WEEKS):
        reviews = loads[week] / LEARNERS
        minutes = reviews * policy.item_minutes
        print(f"{week + 1:4}  {reviews:7.1f}  {minutes:7.1f}  {minutes / (5 * MINUTES):7.1%}")
    total = sum(loads.values()) / LEARNERS
    print(
        f"in all {total:.1f} reviews, {total * policy.item_minutes:.0f} minutes, "
        f"{total / COMPETENCIES:.2f} for each competency, {misses / sum(loads.values()):.1%} of them missed"
    )
    print(f"a plan counts on {planned(policy):.1f} reviews")


def learner(chance: random.Random, policy: Policy) -> tuple[Counter[int], int]:
    """Reviews by week, and how many were missed."""
    memories: list[Memory] = []
    reviews, missed = Counter[int](), 0
    days = [MONDAY + 7 * week + day for week in range(WEEKS) for day in range(5)]
    for place, day in enumerate(days):
        now = Moment(86_400 * day + 8 * 3600, 0)
        for index, memory in enumerate(memories):
            if due_day(memory, policy.retention) <= day:
                right = chance.random() < retrievability(memory, now)
                memories[index] = memory_after(memory, right, now)
                reviews[(day - MONDAY) // 7] += 1
                missed += not right
        while len(memories) < COMPETENCIES * (place + 1) // len(days):
            memories.append(memory_after(None, True, now))
    return reviews, missed


def planned(policy: Policy) -> float:
    """Reviews that a plan of these weeks expects on its first day."""
    return reviews_while_learning(COMPETENCIES, 7 * WEEKS) * (1 + policy.reviews_per_miss * (1 - policy.retention))


if __name__ == "__main__":
    main()
