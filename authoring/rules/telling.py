"""A rule as text for the terminal."""

from __future__ import annotations

from textwrap import fill, indent

from ..diagnostics import SEVERITIES
from ..words import say
from ..words.catalogues import ENGLISH, worded
from .rule import GROUP_TITLES, Example, Rule

WIDTH = 88


def as_terminal_text(rule: Rule, language: str = ENGLISH) -> str:
    """All that is known of the rule, with both examples; why it is there is in English alone."""
    severity, group = SEVERITIES[rule.severity], say(GROUP_TITLES[rule.group])
    fix, broken, mended = (
        say("Likely fix:"),
        say("Broken, in {file}:", file=rule.bad.file),
        say("Mended, in {file}:", file=rule.good.file),
    )
    parts = (
        f"{rule.id} ({worded(severity, language)}; {worded(group, language).lower()})",
        fill(worded(say(rule.title), language), WIDTH),
        fill(rule.why, WIDTH),
        f"{worded(fix, language)}\n{indent(fill(worded(say(rule.fix), language), WIDTH - 4), '    ')}",
        f"{worded(broken, language)}\n{_shown(rule.bad)}",
        f"{worded(mended, language)}\n{_shown(rule.good)}",
    )
    return "\n\n".join(parts)


def _shown(example: Example) -> str:
    return indent(example.text.replace("\0", "\ufffd").rstrip("\n"), "    ")
