"""Interests: among what suits equally well, what is about something that the learner likes comes first.

Only a tie-break, after all that helps learning, so that without interests nothing is chosen otherwise.
"""

from collections.abc import Sequence

from .model import Learner


def liked_among(learner: Learner, contexts: Sequence[str]) -> str | None:
    """The first of `contexts` that is one of the learner's interests, however it is spelt; None without one."""
    interests = {_plain(one) for one in learner.personal.profile.interests}
    return next((one for one in contexts if _plain(one) in interests), None) if interests else None


def is_liked(learner: Learner, contexts: Sequence[str]) -> bool:
    """Whether one of `contexts` is among the learner's interests."""
    return liked_among(learner, contexts) is not None


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
