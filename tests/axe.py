"""Accessibility of the page that is open, by axe-core and the rules of WCAG 2.2 AA."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What a page may break by its colours alone, where all else was looked at in other ones."""
SETTLED = """() => Promise.race([
    Promise.allSettled(document.getAnimations().map(each => each.finished)),
    new Promise(done => setTimeout(done, 1000)),
])"""
"""A transition in what is not shown, such as below a closed summary, stands still and never ends."""
RUN = """async runOnly => {
    const {violations} = await axe.run(document, {runOnly, resultTypes: ['violations']});
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


def violations(page: Page, script: Path, rules: dict[str, Any] = ALL) -> list[str]:
    """What axe-core finds, as ``rule: target (why)``; empty where nothing is wrong."""
    if not page.evaluate("() => 'axe' in window"):
        # through the debugger, as the page's policy allows no foreign script
        page.evaluate(script.read_text(encoding="utf-8"))
    page.evaluate(SETTLED)  # what is half faded in has half its contrast
    found: list[dict[str, Any]] = page.evaluate(RUN, rules)
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))} ({node['failureSummary']})"
        for rule in found
        for node in rule["nodes"]
    ]


SCREENS: tuple[tuple[int, Literal["light", "dark"]], ...] = ((1280, "dark"), (320, "light"))
"""A wide screen at night, and the narrowest one by day."""


def faults_on_all_screens(page: Page, axe: Callable[[Page], list[str]]) -> list[str]:
    """What axe finds, and what is wider than the window, on each of ``SCREENS``; the page is left on the last one.

    A page that follows its window and the colours of the system need not be brought to its state for each."""
    found: list[str] = []
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found += [f"{width} px, {scheme}: {fault}" for fault in axe(page)]
        if page.evaluate("() => document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{width} px, {scheme}: wider than the window")
    return found
