"""Accessibility of the page that is open, by axe-core and the rules of WCAG 2.2 AA."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SETTLED = "() => Promise.allSettled(document.getAnimations().map(each => each.finished))"
RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"


def violations(page: Page, script: Path) -> list[str]:
    """What axe-core finds, as ``rule: target (why)``; empty where nothing is wrong."""
    if not page.evaluate("() => 'axe' in window"):
        # through the debugger, as the page's policy allows no foreign script
        page.evaluate(script.read_text(encoding="utf-8"))
    page.evaluate(SETTLED)  # what is half faded in has half its contrast
    found: dict[str, Any] = page.evaluate(RUN, TAGS)
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))} ({node['failureSummary']})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
