"""What a build does so that a course works anywhere: without a network, installed, on low data, over a slow line."""

from __future__ import annotations

import json
import re
import shutil
import struct
import zlib
from pathlib import Path
from shutil import ignore_patterns

import pytest

from mkcourse.authoring.build import browser_runtime
from mkcourse.authoring.build.assets import own_folder, scripts_in
from mkcourse.authoring.build.browser_runtime import page_scripts
from mkcourse.authoring.build.icon import png
from mkcourse.authoring.build.installable import manifest, short
from mkcourse.authoring.build.media import all_on_request, on_request
from mkcourse.authoring.build.offline import WORKER
from mkcourse.authoring.build.one_style import one_style, with_one_style
from mkcourse.authoring.build.write import MADE, MARKER
from mkcourse.authoring.course import Course


def listed(site: Path) -> dict[str, dict[str, str]]:
    found = re.search(r"const SITE = (\{.*?\n\});", (site / WORKER).read_text(encoding="utf-8"), re.DOTALL)
    assert found
    content: dict[str, dict[str, str]] = json.loads(found[1])
    return content


def test_the_worker_knows_every_file_and_pages_their_edition(built: Path) -> None:
    """All that a page may ask for is listed with its sum, nothing that is not there; the edition is the pages' own."""
    site = listed(built)
    names = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    known = site["kept"].keys() | site["asked"].keys()
    assert known <= names
    left_out = {name for name in names - known if not name.endswith(".map")}
    own = {WORKER, MARKER, MADE, "404.html", ".nojekyll", "assets/mkcourse/offline.json"}
    assert left_out == own
    assert f'content="{site["edition"]}"' in (built / "index.html").read_text(encoding="utf-8")
    assert all(each.startswith("sha256-") for each in site["kept"].values())


def test_media_wait_for_a_script_to_let_them_in() -> None:
    """A film, a recording and a large picture are in a <noscript>, with their sizes; a small picture stays."""
    sizes = {"media/a.mp4": 5, "media/b.png": 200_000, "media/c.png": 9}
    film = '<video src="../../media/a.mp4" title="How"></video>'
    assert on_request(film, sizes) == (
        f'<mk-media data-kind="video" data-bytes="5" data-label="How"><noscript>{film}</noscript></mk-media>'
    )
    assert 'data-bytes="200000"' in on_request('<img alt="" src="mkcourse-root:media/b.png">', sizes)
    small = '<img alt="c" src="media/c.png">'
    assert on_request(small, sizes) == small
    assert on_request(on_request(film, sizes), sizes) == on_request(film, sizes)
    assert all_on_request({"a": [small, 3, None]}, sizes) == {"a": [small, 3, None]}


def test_icons_are_what_the_manifest_says(course: Course) -> None:
    """PNG of the size that is named, every chunk with its sum, clear corners except where the system cuts them."""
    for size, maskable in ((192, False), (512, True)):
        content = png("teal", size, maskable=maskable)
        assert struct.unpack(">II", content[16:24]) == (size, size)
        at = 8
        pixels = b""
        while at < len(content):
            (length,) = struct.unpack(">I", content[at : at + 4])
            name, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
            assert struct.unpack(">I", content[at + 8 + length : at + 12 + length])[0] == zlib.crc32(name + body)
            pixels += zlib.decompress(body) if name == b"IDAT" else b""
            at += 12 + length
        assert len(pixels) == size * (size + 1)
        assert (pixels[1] == 0) is not maskable
    told = manifest(course)
    assert told["start_url"] == told["scope"] == "./"


def test_short_names_fit_below_an_icon() -> None:
    """Whole words as far as they fit; one long word is cut."""
    assert short("First steps in Python") == "First steps"
    assert short("Donaudampfschifffahrt") == "Donaudampfsc"


def test_style_sheets_become_one_in_their_order(tmp_path: Path) -> None:
    """What comes last still outranks the others, and Material's own stay what they are."""
    (tmp_path / "assets/mkcourse-1a2b").mkdir(parents=True)
    for name in ("a", "b"):
        (tmp_path / f"assets/mkcourse-1a2b/{name}.css").write_text(f".{name} {{}}\n")
    link = '<link rel="stylesheet" href="../assets/'
    page = f'{link}main.css">\n{link}mkcourse-1a2b/a.css">\n<meta>\n  {link}mkcourse-1a2b/b.css">\n<p>\n'
    assert one_style({"x": page}, tmp_path) == {"assets/mkcourse-1a2b/pages.css": ".a {}\n.b {}\n"}
    assert with_one_style({"x": page})["x"] == f'{link}main.css">\n<meta>\n  {link}mkcourse-1a2b/pages.css">\n<p>\n'


@pytest.mark.parametrize("part", ["scripts/app.js", "styles/item.css", "words/en.po", "sandbox/worker.js"])
def test_what_browsers_keep_for_ever_has_a_new_address_when_it_changes(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change of any file that pages get from mkcourse changes the folder's name, and nothing else does."""
    template = Path(
        shutil.copytree(browser_runtime.SITE_TEMPLATE, tmp_path / "t", ignore=ignore_patterns("node_modules"))
    )
    before = own_folder()
    monkeypatch.setattr(browser_runtime, "SITE_TEMPLATE", template)
    (template / "scripts" / "__pycache__").mkdir(exist_ok=True)
    (template / "scripts" / "__pycache__" / "left.pyc").touch()
    assert own_folder() == before != own_folder(book=True)
    with (template / part).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert own_folder() != before
    assert own_folder(live=True) == "assets/mkcourse"


def test_what_few_pages_need_is_not_fetched_ahead() -> None:
    """Modules behind import() are not among those that every page fetches at once."""
    scripts = scripts_in(page_scripts(print))
    early, later = (
        " ".join((scripts.folder / name).read_text(encoding="utf-8") for name in names)
        for names in (scripts.first["app.js"], set(scripts.all["app.js"]) - set(scripts.first["app.js"]))
    )
    assert "mk-practice" in early and "mk-worksheet__form" not in early
    assert "mk-worksheet__form" in later


def test_the_inline_script_has_no_comments() -> None:
    """What stands in every page is no longer than it must be."""
    script = scripts_in(page_scripts(print)).inline
    assert "/**" not in script and "\n" not in script
    assert 500 < len(script) < 2000
