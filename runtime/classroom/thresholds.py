"""The thresholds of the class page: every number by which a learner, a question or a file is named, with its reason.

They are chosen so that a teacher is told of few things that are true: tests/benchmarks/classroom.py plants
situations in simulated classes and counts what is found and what is a false alarm. Nothing here is a grade.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When something is named. Days count back from the moment that the class is looked at."""

    # what counts as lately
    lately_days: int = 14  # two weeks: long enough to see a habit, short enough to act on
    week_days: int = 7

    # silent
    silent_days: int = 7  # without anything for a week,
    silent_planned: int = 3  # and so many planned days missed: one missed day is no news
    silent_class: float = 0.5  # if this part of the class was there in that week: else it is a holiday

    # behind
    behind_days: int = 5  # working days behind the plan: about two weeks at three days a week,
    behind_class: int = 5  # and so many behind the middle of the class: else the plan is too fast, not the learner
    plan_behind: int = 5  # the middle of the class so far behind: the plan itself is named

    # stuck: wheel-spinning is ten tries without mastery (Beck & Gong 2013)
    stuck_items: int = 15  # answers on a competency without reaching *practised*, after help was offered
    stuck_falls: int = 2  # or so many times fallen back to *learning* in four weeks
    stuck_falls_days: int = 28
    missing_mastery: float = 0.7  # a prerequisite believed less than this holds back (policy.prerequisite_mastery)

    # over-practising: what is learned is practised on and on, while something else waits
    over_answers: int = 20  # such answers lately,
    over_share: float = 0.4  # and at least this part of all practice

    # guessing: response-time effort (Wise & Kong 2005), by a threshold for each question (Wise & Ma 2012)
    fast_share: float = 0.3  # of the class's median time for the question is too quick to have read it,
    fast_most: float = 10.0  # and never more than so many seconds (Wise & Ma 2012)
    guess_answers: int = 20  # first answers lately, at least,
    guess_share: float = 0.3  # of which this part was too quick,
    guess_luck: float = 0.2  # and the quick ones were right at most so much more often than blind luck

    # hint-leaning
    hint_answers: int = 20  # first answers lately, at least,
    hint_share: float = 0.5  # of which this part came after a hint,
    hint_class: float = 0.25  # and this much more than the middle of the class

    # praise: a leap, or a way out of being stuck
    praise_levels: int = 3  # levels gained within a week,
    praise_times: float = 1.5  # and so many times the learner's own usual week
    praise_most: int = 3  # learners at most: praise for all is praise for none

    # groups
    idea_sightings: int = 2  # one wrong answer may be anything
    idea_belief: float = 0.5
    group_least: int = 2
    reteach_least: int = 5  # learners, or
    reteach_share: float = 0.25  # this part of the class: then it is told to all at once
    reteach_days: int = 21  # seen that lately

    # questions
    item_learners: int = 6  # fewer first answers say nothing of a question
    item_sure: float = 0.05  # the chance, over all questions together, to name a good one (Bonferroni)
    item_key_sure: float = 0.5  # the same where the key seems wrong: what else that asks for is rare enough
    item_key_share: float = 0.5  # of the wrong answers that are the same one, where the key seems wrong
    item_key_right: float = 0.35  # at most so many right
    item_rest_least: int = 15  # learners for a correlation
    item_negative: float = -0.2  # corrected item-rest correlation below which the strong fail more than the weak
    item_fast: float = 0.3  # of the answers too quick to have read it
    item_fast_learners: int = 4

    # copies
    copy_answers: int = 20  # answers after each other with the same times: no chance makes so many. Of a file that is
    # a whole part of another, by its entries' ids, fewer are enough
    copy_share: float = 0.5  # of the shorter file

    # what is told
    actions: int = 5  # for tomorrow: more is not done
    wrong_answers: int = 3  # of a question, the commonest
    wrong_least: int = 2  # learners who gave the same wrong answer


USUAL = Thresholds()
