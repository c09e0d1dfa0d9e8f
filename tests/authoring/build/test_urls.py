"""Relative links, from the author's file to the site."""

from __future__ import annotations

import pytest

from mkcourse.authoring.build.urls import from_root, on_page, rooted, up_to_root


@pytest.mark.parametrize(
    ("link", "source", "url"),
    [
        ("../media/pie.svg", "questions/halves.md", "media/pie.svg"),
        ("../media/pie.svg?v=1", "lessons/halves.md", "media/pie.svg?v=1"),
        ("halves.md#two", "lessons/thirds.md", "lessons/halves/#two"),
        ("../lessons/halves.md", "questions/thirds.md", "lessons/halves/"),
        ("#two", "lessons/halves.md", "lessons/halves/#two"),
        ("../index.md", "lessons/halves.md", ""),
    ],
)
def test_a_relative_link_is_resolved_from_its_own_file(link: str, source: str, url: str) -> None:
    """`../media/p.svg` in `questions/x.md` is `media/p.svg`; a lesson is its page."""
    assert from_root(link, source) == url


@pytest.mark.parametrize("link", ["https://example.org/", "//example.org/x", "/x", "mailto:a@b.org", "data:,x", "#top"])
def test_other_links_are_left_alone(link: str) -> None:
    """Absolute links stay, and so does a fragment that no page of its own has."""
    assert from_root(link, "questions/halves.md") is None


def test_only_attributes_of_tags_are_rewritten() -> None:
    """Text that looks like an attribute is text."""
    html = '<p>write src="a.png"</p><img alt="x" src="../media/a.png"><a href="b.md">b</a>'
    assert rooted(html, "lessons/x.md") == (
        '<p>write src="a.png"</p><img alt="x" src="mkcourse-root:media/a.png"><a href="mkcourse-root:lessons/b/">b</a>'
    )


def test_on_a_page_the_root_is_relative() -> None:
    """`mkcourse-root:` becomes the way up from the page."""
    assert on_page('<img src="mkcourse-root:media/a.png">', "lessons/x/") == ('<img src="../../media/a.png">')
    assert up_to_root("") == "./"
