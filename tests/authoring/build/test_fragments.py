"""Fragments of Markdown as HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkcourse.authoring import cache_files
from mkcourse.authoring.build import fragments
from mkcourse.authoring.diagnostics import Place
from mkcourse.authoring.fragment import Fragment


def fragment(markdown: str, path: str = "questions/x.md") -> Fragment:
    return Fragment(markdown, Place(path))


def test_a_single_paragraph_goes_inline() -> None:
    """An option of one paragraph has no `<p>`; two paragraphs keep theirs."""
    assert fragments.inline(fragment("a *b*")) == "a <em>b</em>"
    assert fragments.inline(fragment("a\n\nb")) == "<p>a</p>\n<p>b</p>"
    assert fragments.blocks(fragment("a")) == "<p>a</p>"
    assert fragments.inline(fragment("- a")).startswith("<ul>")


def test_urls_stand_behind_the_root() -> None:
    """A picture's path is resolved from the fragment's own file."""
    html = fragments.inline(fragment("![A pie](../media/pie.svg){ width=9 }"))
    assert html == '<img alt="A pie" src="mkcourse-root:media/pie.svg" width="9" />'
    assert "mkcourse-root:lessons/x/#two" in fragments.blocks(fragment("[x](#two)", "lessons/x.md"))


def test_fragments_do_not_leak_into_each_other() -> None:
    """Raw HTML and references of one fragment are unknown to the next."""
    fragments.blocks(fragment("[a]: http://example.org/\n\n<div>raw</div>\n\n$x$"))
    assert fragments.blocks(fragment("[a] $y$")).startswith("<p>[a] <math")


def test_tabs_of_two_fragments_have_different_names() -> None:
    """Tabs in two stems on one page don't switch each other."""
    tabs = '=== "{0}"\n\n    {0}\n'
    first, second = (fragments.blocks(fragment(tabs.format(each))) for each in "ab")
    assert "__tabbed_" in first
    assert first.split('name="')[1].split('"')[0] != second.split('name="')[1].split('"')[0]


def test_tables_are_aligned_without_style_attributes() -> None:
    """The policy forbids `style`; a table says `align`."""
    html = fragments.blocks(fragment("| a |\n|--:|\n| 1 |"))
    assert 'align="right"' in html
    assert "style=" not in html


def test_a_second_build_renders_only_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the last build of a course rendered is known in a new process; what it no longer asks for is forgotten."""
    monkeypatch.setattr(cache_files, "user_cache_path", lambda *names, **more: tmp_path / "cache")

    def rendered_in_a_new_process(*texts: str) -> list[str]:
        fragments._known.clear()
        with fragments.kept_between_builds(tmp_path):
            before = set(fragments._known)
            html = [fragments.blocks(fragment(text)) for text in texts]
            anew.append(len(set(fragments._known) - before))
        return html

    anew: list[int] = []
    first = rendered_in_a_new_process("one $x$", "two")
    assert rendered_in_a_new_process("one $x$", "three") == [first[0], "<p>three</p>"]
    rendered_in_a_new_process("one $x$", "two")
    assert anew == [2, 1, 1]
