"""Accessibility of the page that is open, by axe-core and the rules of WCAG 2.2 AA."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SETTLED = "() => Promise.allSettled(document.getAnimations().map(each => each.finished))"
RUN = """async tags => {
    const {violations} = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
    const sized = violations.find(({id}) => id === 'target-size');
    if (!sized) return violations;
    const large = [];
    for (const each of sized.nodes) large.push(await isLargeInTheMiddle(each)); // axe runs once at a time
    sized.nodes = sized.nodes.filter((_, at) => !large[at]);
    return violations;

    async function isLargeInTheMiddle({target: [selector]}) {
        const found = document.querySelector(selector);
        if (!found || found.closest('header, .mk-shell')) return false;
        found.scrollIntoView({block: 'center', behavior: 'instant'});
        return (await axe.run(found, {runOnly: ['target-size']})).violations.length === 0;
    }
}"""
"""What lies half below a bar that stays in its place is looked at again in the middle of the window."""


def violations(page: Page, script: Path) -> list[str]:
    """What axe-core finds, as ``rule: target (why)``; empty where nothing is wrong."""
    if not page.evaluate("() => 'axe' in window"):
        # through the debugger, as the page's policy allows no foreign script
        page.evaluate(script.read_text(encoding="utf-8"))
    page.evaluate(SETTLED)  # what is half faded in has half its contrast
    found: list[dict[str, Any]] = page.evaluate(RUN, TAGS)
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))} ({node['failureSummary']})"
        for rule in found
        for node in rule["nodes"]
    ]
