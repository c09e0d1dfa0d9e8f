"""A rule as text for the terminal."""

from __future__ import annotations

from textwrap import fill, indent

from .rule import GROUP_TITLES, Example, Rule

WIDTH = 88


def as_terminal_text(rule: Rule) -> str:
    """All that is known of the rule, with both examples."""
    parts = (
        f"{rule.id} ({rule.severity}; {GROUP_TITLES[rule.group].lower()})",
        fill(rule.title, WIDTH),
        fill(rule.why, WIDTH),
        f"Likely fix:\n{indent(fill(rule.fix, WIDTH - 4), '    ')}",
        f"Broken, in {rule.bad.file}:\n{_shown(rule.bad)}",
        f"Mended, in {rule.good.file}:\n{_shown(rule.good)}",
    )
    return "\n\n".join(parts)


def _shown(example: Example) -> str:
    return indent(example.text.replace("\0", "\ufffd").rstrip("\n"), "    ")
