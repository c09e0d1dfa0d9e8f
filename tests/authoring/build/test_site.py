"""The finished site of a small course."""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import NoReturn
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

import pytest
from sites import own_files

from mkcourse.authoring.build import generator
from mkcourse.authoring.build.data_files import data_file
from mkcourse.authoring.build.errors import BuildError
from mkcourse.authoring.build.generators import MKDOCS
from mkcourse.authoring.build.site import build_site
from mkcourse.authoring.course import Course
from mkcourse.authoring.fragment import Fragment


def quiet(step: str, done: int, total: int) -> None:
    """A report that nobody reads."""


def snapshot(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def data_path(site: Path, name: str) -> str:
    """Where in the site this data lies; "" where it does not."""
    path = data_file(site, name)
    return path.relative_to(site).as_posix() if path else ""


def opened(name: str, content: bytes) -> bytes:
    return gzip.decompress(content) if name.startswith("assets/course/") and name.endswith(".bin") else content


def pages_of(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.html")}


def test_a_site_has_what_pages_and_scripts_ask_for(built: Path) -> None:
    """Pages, bundle, scripts, words, runtime, media and the marker are where the contracts say."""
    own = own_files(built).relative_to(built).as_posix()
    for name in (
        *("index.html", "lessons/halves/index.html", "progress/index.html", "check/index.html"),
        *(data_path(built, "book"), data_path(built, "course"), data_path(built, "items/halves"), "media/pie.svg"),
        *(f"{own}/app.js", f"{own}/pages.css", f"{own}/words/en.json", "assets/mkcourse/icon.svg"),
        *(f"{own}/pyodide/pyodide.js", "mkcourse-site.json", "404.html", "sitemap.xml"),
    ):
        assert (built / name).is_file(), name
    marker = json.loads((built / "mkcourse-site.json").read_text())
    shown = re.search(r'<meta name="mkcourse-edition" content="(\w+)">', (built / "index.html").read_text())
    assert shown and marker["edition"] == shown[1]
    assert not (built / own / "live.js").exists()


def test_no_answer_is_in_a_page_or_in_the_search_index(built: Path) -> None:
    """Keys, feedback, hints and solutions are in the data files only, and every one of them is."""
    files = {name: opened(name, content) for name, content in snapshot(built).items()}
    telling = {name for name, content in files.items() if b"SECRET" in content}
    assert telling == {data_path(built, name) for name in ("course", "items/halves", "items/thirds")}


def test_questions_stand_in_the_page_without_scripts(built: Path) -> None:
    """A lesson's page holds the question's form and a first item to practise."""
    html = (built / "lessons/halves/index.html").read_text()
    assert html.count('<form class="mk-item"') == 2
    assert '<mk-question data-item="halves-named" data-competency="halves"' in html
    assert '<mk-practice id="practice" tabindex="-1" data-competencies="halves" data-lesson="halves"' in html
    assert "<math" in html
    assert "costs $5, not $6" in html
    assert "@@" not in html


def test_nothing_is_asked_of_other_hosts(built: Path) -> None:
    """No page, style sheet or script of ours fetches from anywhere else, or links to the theme."""
    for name, html in pages_of(built).items():
        foreign = set(re.findall(r"""(?:src|href|action)=["']?(?:https?:)?//[^"'> ]+""", html))
        assert not foreign, (name, foreign)
        assert "Made with" not in html
    for path in (built / "assets").rglob("*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//", path.read_text()), path


def test_no_style_attributes(built: Path) -> None:
    """The policy forbids them."""
    assert not any(" style=" in html for html in pages_of(built).values())


def test_the_site_names_no_host(built: Path) -> None:
    """Neither canonical links nor the sitemap claim an address."""
    assert "canonical" not in "".join(pages_of(built).values())
    locations = re.findall("<loc>(.*?)</loc>", (built / "sitemap.xml").read_text())
    assert "./" in locations
    assert "./lessons/halves/" in locations
    assert not any(":" in each or each.startswith("/") for each in locations)
    assert not (built / "sitemap.xml.gz").exists()


@pytest.fixture
def address(built: Path, tmp_path: Path) -> Iterator[str]:
    """The site under a path that it can't know, on a web server without any cleverness."""
    (tmp_path / "some" / "path").mkdir(parents=True)
    (tmp_path / "some" / "path" / "course").symlink_to(built, target_is_directory=True)

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    handler = functools.partial(Handler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/some/path/course/"
        server.shutdown()


class Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "xlink:href") and value and not value.startswith("data:"):
                self.found.add(value)


def test_every_link_of_every_page_holds_under_any_path(address: str) -> None:
    """From the home page on, all links, scripts and pictures lead to files of the site."""
    waiting, seen = [address], set()
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        assert url.startswith(address), url
        with urlopen(url) as answer:
            content, kind = answer.read(), answer.headers["Content-Type"]
        if kind.startswith("text/html"):
            waiting += [urldefrag(urljoin(url, link))[0] for link in Links(content.decode()).found]
    assert {"", "lessons/halves/", "media/pie.svg"} <= {each.removeprefix(address) for each in seen}


def test_a_failed_build_leaves_the_old_site_untouched(course: Course, folder: Path, tmp_path: Path) -> None:
    """When rendering fails, the site is what it was, to the byte."""
    output = tmp_path / "site"
    build_site(course, folder, output, quiet)
    before = snapshot(output)

    def fails(project: Path, new: Path, course: Path) -> NoReturn:
        (new / "index.html").write_text("half a site")
        raise BuildError("no")

    with pytest.raises(BuildError):
        build_site(replace(course, title="Other"), folder, output, quiet, generator=replace(MKDOCS, render=fails))
    assert snapshot(output) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_foreign_folder_is_refused_before_anything_is_built(course: Course, folder: Path) -> None:
    """The course's own folder is not a site, whatever is asked."""
    steps: list[str] = []
    with pytest.raises(BuildError, match="did not make"):
        build_site(course, folder, folder, lambda step, done, total: steps.append(step))
    assert steps == []
    assert (folder / "media" / "pie.svg").exists()


def test_two_builds_are_the_same(course: Course, folder: Path, built: Path, tmp_path: Path) -> None:
    """The same course gives the same site."""
    build_site(course, folder, tmp_path / "site", quiet)
    assert snapshot(tmp_path / "site") == snapshot(built)


def test_progress_is_reported(course: Course, folder: Path, tmp_path: Path) -> None:
    """Every step is announced, counted from 0 to the number of steps."""
    steps: list[tuple[int, int]] = []
    build_site(course, folder, tmp_path / "site", lambda step, *count: steps.append(count))
    assert steps == [(number, 4) for number in range(4)]


def test_what_mkdocs_warns_of_becomes_a_diagnostic(course: Course, folder: Path, tmp_path: Path) -> None:
    """A link into the void is reported at its line of the lesson, in words."""
    first, *rest = course.lessons
    body = Fragment("One.\n\nTwo [x](nowhere.md).\n\n@@mkcourse-practice@@\n", first.place)
    broken = replace(course, lessons=(replace(first, body=body), *rest))
    (found,) = build_site(broken, folder, tmp_path / "site", quiet)
    assert (found.place.path, found.place.line) == ("lessons/halves.md", 3)
    assert "nowhere.md" in found.message
    assert (tmp_path / "site" / "index.html").exists()


def test_a_failing_mkdocs_is_a_build_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A project that MkDocs can't read or render ends in words, with nothing on the terminal."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: {name: nonesuch}\n")
    with pytest.raises(BuildError, match="MkDocs could not render"):
        generator.render(tmp_path, tmp_path / "site")
    (tmp_path / "mkdocs.yml").unlink()
    with pytest.raises(BuildError):
        generator.render(tmp_path, tmp_path / "site")
    assert capfd.readouterr() == ("", "")
