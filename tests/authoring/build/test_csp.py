"""The Content-Security-Policy."""

from __future__ import annotations

import re

from mkcourse.authoring.build.csp import policy, with_policy

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>x</title></head>{}</html>'
# echo -n 'alert(1)' | openssl dgst -sha256 -binary | base64
ALERT = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"


def test_every_page_has_the_same_policy_early() -> None:
    """The policy is the union over all pages, and stands before anything it is to govern."""
    pages = {"a": PAGE.format("<script>alert(1)</script>"), "b": PAGE.format("")}
    made = with_policy(pages)
    metas = [re.findall(r'<meta http-equiv="Content-Security-Policy"[^>]*>', html) for html in made.values()]
    assert metas[0] == metas[1]
    assert len(metas[0]) == 1
    assert ALERT in metas[0][0]
    assert all(html.index("Content-Security") < html.index("<title>") for html in made.values())


def test_inline_scripts_are_allowed_by_their_sum_alone() -> None:
    """Neither `unsafe-inline` nor `unsafe-eval`; scripts of files and data blocks need no sum."""
    html = (
        "<script>alert(1)</script>"
        '<script src="a.js"></script><script type="module" src="b.js"></script>'
        '<script id="__config" type="application/json">{"a": 1}</script>'
    )
    made = policy([html])
    assert made.count("sha256-") == 1
    assert ALERT in made
    assert "unsafe-inline" not in made
    assert "'unsafe-eval'" not in made


def test_inline_styles_have_their_sums() -> None:
    """A `<style>` of the theme is allowed by its sum."""
    directives = dict(part.split(" ", 1) for part in policy(["<style>a{}</style>"]).split("; "))
    assert directives["style-src"].startswith("'self' 'sha256-")
    assert "sha256" not in directives["script-src"]


def test_nothing_of_other_hosts_is_allowed() -> None:
    """Every directive names the site itself or nothing."""
    made = policy([])
    assert "http" not in made
    assert "*" not in made
    for needed in ("default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'none'"):
        assert needed in made
