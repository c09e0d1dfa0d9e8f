"""The policy: every threshold of the engine, each with its default and its reason.

A course or one competency may override any of them by field name. No other module of the
runtime holds a number that decides something about a learner.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from .fields import Malformed, as_number, as_whole


@dataclass(frozen=True, slots=True)
class Policy:
    """What is believed before any answer, and when what may be called what.

    Guess comes from the item, the belief's other numbers from here; mastery.py says what each is.
    Measured by tests/benchmarks/mastery.py and tests/benchmarks/honesty.py.
    """

    # mastery belief: sudden learning
    prior: float = 0.4  # known before the first answer, where the prerequisites are in place
    prior_behind: float = 0.02  # known before the first answer, where a prerequisite is missing
    learn: float = 0.17  # learned with one answer's practice
    learn_hardly: float = 0.004  # learned with one answer's practice by who hardly learns, or only guesses
    hardly_share: float = 0.6  # how likely a learner hardly learns, before the first answer
    behind: float = 0.15  # `learn` is multiplied by this where a prerequisite is missing
    slip: float = 0.15  # a knower's answer is wrong
    typed_guess: float = 0.03  # a typed answer is right by chance; choices have 1 / options
    certainty: float = 0.99  # no number of answers makes surer than this

    # mastery belief: gradual learning, in logits of an average item
    gradual_share: float = 0.2  # how likely a learner is gradual, before the first answer
    below_mastery: float = 2.45  # skill at the start is so far below mastery, on average
    start_spread: float = 1.4  # and differs between learners by this standard deviation
    growth_slow: float = 0.27  # half logits gained with one answer's practice by a slow learner, at most 1
    growth: float = 0.53  # the same by a learner of middle speed
    growth_fast: float = 0.75  # the same by a fast learner
    behind_gradual: float = 0.4  # growth is multiplied by this where a prerequisite is missing
    gradual_slip: float = 0.04  # the best skill's answer is wrong
    mastered_ability: float = 1.25  # mastery begins here: four of five right on average
    way_least: float = 0.0005  # no way of learning is ever ruled out more than so

    # what others' answers tell
    doubt_mastery: float = 0.8  # what is practised is in doubt where the belief falls below this

    # practised
    practised_mastery: float = 0.9  # the belief in mastery that *practised* asks for
    practised_right: int = 4  # so many answers right without help,
    practised_of: int = 5  # of the last so many
    typed_right: int = 3  # so many are enough where the last `typed_of` answers were all typed
    typed_of: int = 4  # see `typed_right`
    different_items: int = 2  # right answers to at least so many different questions
    guessable: float = 0.5  # an item guessed at least so often counts as guessable
    guessable_share: float = 0.5  # at most this part of the evidence may be guessable
    guessable_mastery: float = 0.95  # asked for where a course has nothing but guessable items

    # secure, and falling
    secure_mastery: float = 0.95  # the belief that *secure* asks for: a guesser's luck in one mixed set won't do
    later_seconds: int = 6 * 3600  # a later day is also at least so many seconds later
    misses_to_fall: int = 2  # misses in mixed checks or reviews before a level falls one step

    # retained
    retained_days: int = 21  # right in a mixed set so long after it was last practised

    # what counts
    repeat_after: int = 3  # other attempts before the same item counts again on the same day

    # difficulty of items, on the logit scale
    level_difficulty: float = 0.4  # from one of the author's levels to the next

    # sittings
    session_gap_minutes: int = 30  # a longer pause begins a new sitting

    # misconceptions
    remedy_sightings: int = 2  # a misconception seen so often has its remedy offered
    misconception_prior: float = 0.1  # held before the first answer that shows it
    # how many times likelier each answer is from someone who holds it than from someone who does
    # not: who holds it shows it in 6 of 10 answers, not always (VanLehn 1990), others in 1 of 10
    sighting_odds: float = 6.0  # so many times likelier from who holds it: a wrong answer that shows it
    other_wrong_odds: float = 0.8  # the same for a wrong answer that shows something else
    right_odds: float = 0.25  # and for a right answer

    # stuck: wheel-spinning is ten tries without mastery (Beck & Gong 2013)
    gain: float = 0.05  # the belief must rise so far above its best to be a gain
    stuck_items: int = 10  # answers without a gain
    stuck_sessions: int = 2  # sittings without a gain, of at least `stuck_least` answers in all
    stuck_fall: float = 0.3  # or so far below the best, after at least `stuck_least` answers
    stuck_least: int = 5  # nobody is stuck with fewer answers than this
    rung_items: int = 5  # answers without a gain from one rung of the ladder to the next

    # memory and reviews
    retention: float = 0.9  # a review is due when the chance to know it has fallen to this
    review_share: float = 0.3  # of a day's minutes, so that there is always something new as well
    covers_least: float = 0.1  # of a review; weaker chains of `covers` refresh nothing

    # pacing
    daily_minutes: float = 20.0  # minutes of a day where a plan says no number
    longest_item_minutes: float = 5.0  # longer time on one answer was something else, and is not counted
    longest_lesson: float = 3.0  # more than so many times its author's minutes is not counted as reading
    pace_pseudo_minutes: float = 60.0  # a learner's speed is measured as if so many minutes had gone as estimated
    pace_most: float = 3.0  # nobody is planned as more than so many times slower, or faster
    begun_most: float = 0.75  # this part of a competency's minutes, at most, is done before it is practised
    reviews_per_miss: float = 2.0  # so many more reviews are planned for each that is missed
    most_daily_minutes: float = 180.0  # no way to catch up asks for more minutes a day

    # placement, measured by tests/benchmarks/placement.py
    placement_items: int = 25  # most questions of a placement
    placement_least: int = 8  # a course with fewer competencies to ask about offers none
    placement_doubt: float = 0.04  # it stops when no more than this part is expected to be wrong
    placement_not_learned: float = 0.02  # "I haven't learned this yet" of who knows it
    # what is believed of the scores beforehand (placement_belief.py), in scores and variances;
    # results hardly depend on it: in trials with fall, depth, ability, root and own up to half as
    # much smaller or larger, they stayed within half a point in a hundred on average
    placement_start: float = 3.0  # of the first competency; low, since newcomers come to learn
    placement_fall: float = 8.0  # from the first to the last
    placement_depth: float = 0.5  # the part of it that goes by depth in the graph
    placement_ability: float = 6.0  # how much learners differ as a whole
    placement_root: float = 2.0  # of a competency without prerequisites: units differ
    placement_step: float = 1.0  # of a step in the graph, with at most `placement_steps` over all
    placement_steps: float = 4.0  # most steps that count
    placement_own: float = 1.0  # of a competency by itself

    # what next
    target_high: float = 0.85  # the chance of a right answer to aim at for a beginner,
    target_low: float = 0.70  # and the chance to aim at for who is nearly there
    target_step: float = 0.05  # items within one step of the aim suit equally well
    mix_back: int = 2  # the last answers whose forms and contexts are not to come again at once
    due_days: int = 14  # a unit's date raises its competencies so many days before
    review_set: int = 8  # most competencies of one review
    prerequisite_mastery: float = 0.7  # belief in a prerequisite with which what builds on it is ready
    ready_set: int = 4  # most activities to choose from
    ready_least: int = 3  # with fewer, other ways to the same fill up
    check_set: int = 8  # most items of a mixed check
    check_mix: int = 3  # secure competencies join a check of fewer
    item_minutes: float = 1.5  # of a question whose author doesn't say


def policy_with(base: Policy, overrides: Mapping[str, object]) -> Policy:
    """`base` with `overrides` by field name, or Malformed for an unknown name or a wrong type."""
    known = {field.name: getattr(base, field.name) for field in fields(Policy)}
    changes: dict[str, Any] = {}  # whole numbers and others, as the fields are
    for name, value in overrides.items():
        if name not in known:
            raise Malformed(f"policy.{name}", "the name of a threshold")
        read = as_whole if isinstance(known[name], int) else as_number
        changes[name] = read(value, f"policy.{name}")
        if changes[name] < 0:
            raise Malformed(f"policy.{name}", "a number of at least 0")
    return replace(base, **changes) if changes else base
