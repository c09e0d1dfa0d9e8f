"""A page for each rule of `check`, so that a message can link to it, and one that lists them all."""

from __future__ import annotations

from itertools import groupby

from ..diagnostics import Severity
from ..rules import GROUP_TITLES, RULES, Example, Group, Rule
from .markdown import code, fence, page, plain, prose, table

FOLDER = "rules/"

_LANGUAGES = {"yml": "yaml", "yaml": "yaml", "json": "json"}


_STOPS = {
    Severity.ERROR: "An **error**: while it is there, nothing is built.",
    Severity.WARNING: "A **warning**: the course is built all the same, unless you say `--strict`.",
    Severity.HINT: "A **hint**: something to look at, which may well be as it should.",
}


def rule_pages() -> dict[str, str]:
    """Path below ``pages/reference/`` -> the page."""
    return {
        f"{FOLDER}index.md": _index(),
        **{f"{FOLDER}{rule.id}.md": _page(rule) for rule in RULES.values()},
    }


def _index() -> str:
    blocks = [
        f"{code('mkcourse check')} reports a broken promise as "
        f"{code('file:line:column: error: what [promise]')}, with the likely fix. Errors stop a build; warnings "
        f"don't, unless you say {code('--strict')}. Each promise has a page: why it is one, an example that breaks it, "
        f"and the same, mended. In the terminal, {code('mkcourse explain PROMISE')} tells the same.",
    ]
    ordered = sorted(RULES.values(), key=lambda rule: list(Group).index(rule.group))
    for group, rules in groupby(ordered, key=lambda rule: rule.group):
        rows = [[f"[{code(rule.id)}]({rule.id}.md)", prose(rule.title), str(rule.severity)] for rule in rules]
        blocks += [f"## {plain(GROUP_TITLES[group])} {{#{group}}}", table(["Promise", "What it says", ""], rows)]
    return page("What check promises", "Every rule of check: why it is one, and how to mend what breaks it.", *blocks)


def _page(rule: Rule) -> str:
    return page(
        rule.id,
        rule.title,
        f"**{prose(rule.title)}** {prose(rule.why)}",
        f"{_STOPS[rule.severity]} It belongs to [{plain(GROUP_TITLES[rule.group])}](index.md#{rule.group}).",
        "## How to mend it",
        prose(rule.fix),
        "## Broken",
        _example(rule.bad),
        "## Kept",
        _example(rule.good),
    )


def _example(example: Example) -> str:
    without = [f"without {code(name)}" for name in example.without]
    note = f"\n\nThe folder is {', '.join(without)}." if without else ""
    shown = example.text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return fence(shown, _LANGUAGES.get(example.file.rpartition(".")[2], "markdown"), example.file) + note
