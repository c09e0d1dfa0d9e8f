"""WebKit: the engine boots in each of its ways, and a learner's first answer is judged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import web
import webkit
from answers import Keys
from sites import own_files

BOOT = """(script, name) => new Promise((done) => {
  const worker = new Worker(script, { type: "module", name });
  worker.onerror = (event) => done(event.message);
  worker.onmessage = ({ data }) => {
    if (data.failed) done(data.failed);
    else if (data.ready) worker.postMessage({ id: 1, request: '{"do": "view", "at": 0, "zone": 0}' });
    else done(data.answer);
  };
})"""
FORM = "mk-practice form.mk-item"
SETTLED = "() => Object.keys(localStorage).every((key) => !key.includes('/pending/'))"


@pytest.fixture
def window() -> Iterator[webkit.WebKit]:
    with webkit.launched() as window:
        yield window


def test_both_ways_boot_in_webkit(window: webkit.WebKit, welcome: Path) -> None:
    """The ordinary way and that from a kept memory end with an engine that answers, from a server as it comes."""
    with web.served(welcome) as address:
        window.open(f"{address}404.html")
        script = f"{address}assets/{own_files(welcome).name}/engine-worker.js"
        for name in ("", "quick"):
            assert window.evaluate(BOOT, script, name) == '{"ok":false,"error":{"code":"no-course-open"}}'


def test_a_first_answer_in_webkit(window: webkit.WebKit, welcome: Path) -> None:
    """In a lesson a right answer is judged right, and reaches the engine."""
    keys = Keys(welcome)
    with web.served(welcome) as address:
        window.open(f"{address}lessons/remembering/")
        window.until(f"() => document.querySelector('{FORM}[data-mounted]') !== null")
        item = window.evaluate(f"() => document.querySelector('{FORM}').dataset.item")
        for answer in keys.right(item):
            if "options" in keys.items[item]["grading"]:
                window.click(f'{FORM} input[value="{answer}"]')
            else:
                window.type(f"{FORM} input[name=answer]", answer)
        window.click(f"{FORM} button[type=submit]")
        window.until(f"""() => document.querySelector('{FORM} [data-verdict="right"]') !== null""")
        window.until("() => document.querySelector('mk-practice [data-level]') !== null")
        window.until(SETTLED)
