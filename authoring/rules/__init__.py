"""Every promise that `check` makes, by its id: what it says, why, and how a broken one is mended.

The code that reports a broken promise names it by its id (``Diagnostic(place, "image-has-alt-text", …)``);
what is told about it, by `mkcourse explain` and in the manual, stands here, one file a concern.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .everyone import EVERYONE
from .files import FILES
from .honesty import HONESTY
from .lessons import LESSONS
from .licence import LICENCE
from .map import MAP
from .parameters import PARAMETERS
from .projects import PROJECTS
from .questions import QUESTIONS
from .rule import GROUP_TITLES, Example, Group, Rule

__all__ = ["GROUP_TITLES", "RULES", "RULES_PAGE", "Example", "Group", "Rule", "rule_url"]

_ALL = (*FILES, *LESSONS, *QUESTIONS, *PARAMETERS, *PROJECTS, *MAP, *HONESTY, *EVERYONE, *LICENCE)

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _ALL})

RULES_PAGE = "pages/reference/rules/"
"""Where the manual (courses/manual) tells of all rules, from its root."""


def rule_url(id_: str) -> str:
    """The address of the rule's page from the manual's root; whoever shows it puts that root before it."""
    return f"{RULES_PAGE}{id_}/"
