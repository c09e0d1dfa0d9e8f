"""Zensical's process: what is made shorter there comes to the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from zensical.collectors.references import cursor, references
from zensical.markdown import render as module

from mkcourse.authoring import cache_files
from mkcourse.authoring.build.zensical_process import pages_kept, pass_over_words

ABOUT = ("lessons/one.md", "lessons/one/", "{}", None, None)
TEXTS = (
    "Words, and [a link](one.md) in them.\n\n- [ ] a task\n* [x] done, see [that][id]\n\n[id]: two.md\n",
    '```\n[no](link.md)\n```\n\n`[no](x.md)` é ü [yes](b.md) 3.5 <a href="c.md">x</a>\n',
    "# A heading\n\n    [code](no.md)\n\n$[x](y.md)$ words ![picture](media/p.png) ends\r\nand <https://example.org>.",
    "[//]: # (a comment)\n\n*[AB]: an abbreviation\n\nAB [^1]\n\n[^1]: A [note](n.md).\n\n<div>\n[raw](r.md)\n</div>\n",
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_links_are_found(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that are passed over hide no link, and move none."""
    monkeypatch.setattr(cursor.Cursor, "advance", cursor.Cursor.advance)  # is put back after the test
    letter_by_letter = [repr(each) for each in references(text.encode())]
    pass_over_words()
    assert [repr(each) for each in references(text.encode())] == letter_by_letter != []


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The Markdown of the pages that were really rendered."""
    asked: list[str] = []

    def render(content: str, *about: str | None) -> dict[str, str]:
        asked.append(content)
        return {"content": f"<p>{content}</p>"}

    monkeypatch.setattr(cache_files, "user_cache_path", lambda *names, **more: tmp_path / "cache")
    monkeypatch.setattr(module, "render", render)
    return asked


def build(fragments: Path, *pages: str) -> list[object]:
    """What Zensical gets for these pages in a process of its own."""
    before = module.render
    with pages_kept(fragments, "course"):
        got: list[object] = [module.render(page, *ABOUT) for page in pages]
    module.render = before
    return got


def test_only_changed_pages_are_rendered_again(rendered: list[str], tmp_path: Path) -> None:
    """A page of the same Markdown is known from the build before."""
    first = build(tmp_path, "one", "two")
    assert build(tmp_path, "one", "two") == first
    build(tmp_path, "one", "three")
    assert rendered == ["one", "two", "three"]


def test_a_changed_fragment_changes_its_page(rendered: list[str], tmp_path: Path) -> None:
    """A page is also made of the finished HTML that it names."""
    page = "Text.\n\n@@mkcourse-html practice.html@@\n"
    for html in ("<p>1</p>", "<p>2</p>", "<p>2</p>"):
        (tmp_path / "practice.html").write_text(html)
        build(tmp_path, page)
    assert rendered == [page, page]
