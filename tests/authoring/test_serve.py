"""`mkcourse serve`: the last good site, news for its pages, and nothing else."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

import pytest

from mkcourse.authoring.build import site
from mkcourse.authoring.build.errors import BuildError
from mkcourse.authoring.build.example_class import ABOUT, FILES
from mkcourse.authoring.build.preview.pages import Preview
from mkcourse.authoring.course import Competency, Course, Lesson
from mkcourse.authoring.diagnostics import Diagnostic, Place
from mkcourse.authoring.fragment import Fragment
from mkcourse.authoring.live_http import content_type, file_for
from mkcourse.authoring.loading import load as really_loaded
from mkcourse.authoring.rules import RULES
from mkcourse.authoring.serve import Server, serve

LESSON = "lessons/one.md"
FAULT = Diagnostic(Place(LESSON, 3, 5), "media-exists", "'pie.svg' is not there", "did you mean…?")


def load(folder: Path) -> tuple[Course | None, list[Diagnostic]]:
    """Stands for the real one: the lesson is the file, and the word FAULT in it is an error."""
    text = (folder / LESSON).read_text(encoding="utf-8")
    if "FAULT" in text:
        return None, [FAULT]
    if "CRASH" in text:
        raise RuntimeError("stumbled")
    place = Place(LESSON)
    body = Fragment(f"{text}\n\n@@mkcourse-practice@@\n", place)
    competency = Competency("one", Place("competencies.yml"), "One", "I can.")
    lesson = Lesson("one", place, "One", ("one",), body)
    return Course("demo", "Demo", competencies=(competency,), lessons=(lesson,)), []


@dataclass
class Running:
    """A server under test, its course's folder, and what it told the terminal."""

    server: Server
    folder: Path
    told: list[str] = field(default_factory=list)

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, Any, bytes]:
        with closing(self.connection()) as connection:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()

    def connection(self) -> http.client.HTTPConnection:
        host, port = self.server.http.server_address[:2]
        return http.client.HTTPConnection(str(host), port, timeout=20)

    def save(self, text: str) -> None:
        (self.folder / LESSON).write_text(text, encoding="utf-8")

    def news(self) -> Iterator[dict[str, Any]]:
        """What `live.js` hears, from now on."""
        with closing(self.connection()) as connection:
            connection.request("GET", "/mkcourse-live")
            answer = connection.getresponse()
            while line := answer.readline():
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "course" / "lessons").mkdir(parents=True)
    (tmp_path / "course" / LESSON).write_text("First words.", encoding="utf-8")
    return tmp_path / "course"


@pytest.fixture(autouse=True)
def _no_browser_runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "runtime").mkdir()
    (tmp_path / "runtime" / "python.wasm").write_bytes(b"\0asm")
    monkeypatch.setattr(site, "browser_runtime", lambda report: tmp_path / "runtime")


@pytest.fixture
def running(folder: Path) -> Iterator[Running]:
    made = Running(serve(folder, port=0, load=load), folder)
    http_thread = threading.Thread(target=made.server.http.serve_forever, daemon=True)
    http_thread.start()
    yield made
    made.server.close()


@pytest.fixture
def watching(folder: Path) -> Iterator[Running]:
    """The same, with its watch over the folder."""
    made = Running(serve(folder, port=0, load=load), folder)
    threading.Thread(target=made.server.run, args=(False, made.told.append), daemon=True).start()
    while len(made.told) < 2:
        time.sleep(0.02)
    time.sleep(0.3)  # until the watch is set up
    yield made
    made.server.close()


def test_a_course_that_is_only_unfinished_is_shown(tmp_path: Path) -> None:
    """Whoever has written one lesson, and no question yet, sees it, and is told that a build needs more."""
    folder = tmp_path / "begun"
    (folder / "lessons").mkdir(parents=True)
    (folder / "course.yml").write_text("id: begun\ntitle: Begun\nlicense: CC-BY-4.0\n", encoding="utf-8")
    competencies = "competencies:\n  one: {title: One, can: I can.}\n  two: {title: Two, can: I can.}\n"
    (folder / "competencies.yml").write_text(competencies, encoding="utf-8")
    lesson = "---\ntitle: First\nteaches: [one]\n---\n\nWords.\n"
    (folder / "lessons" / "first.md").write_text(lesson, encoding="utf-8")
    running = Running(serve(folder, port=0), folder)
    threading.Thread(target=running.server.http.serve_forever, daemon=True).start()
    assert b"Words." in running.get("/lessons/first/")[2]
    news = next(running.news())
    running.server.close()
    assert not news["broken"]
    told = {each["rule"] for each in news["diagnostics"] if each["severity"] == "error"}
    assert told == {"competency-practised", "competency-taught"}
    assert really_loaded(folder)[0] is None


def test_the_site_is_served_with_its_types(running: Running) -> None:
    """Pages, scripts and wasm have the types that browsers insist on, and are asked for again."""
    for path, kind in (
        ("/", "text/html; charset=utf-8"),
        ("/lessons/one/", "text/html; charset=utf-8"),
        ("/assets/mkcourse/app.js", "text/javascript; charset=utf-8"),
        ("/assets/mkcourse/pyodide/python.wasm", "application/wasm"),
        ("/assets/mkcourse/offline.json", "application/json"),
    ):
        status, headers, content = running.get(path)
        assert (status, headers["Content-Type"]) == (200, kind), path
        assert headers["Cache-Control"] == "no-cache"
        assert content
    assert b"First words." in running.get("/lessons/one/")[2]


def test_what_a_browser_has_is_not_sent_again(running: Running) -> None:
    """A file with the same content is answered with 304."""
    _, headers, _ = running.get("/assets/mkcourse/app.js")
    status, _, content = running.get("/assets/mkcourse/app.js", **{"If-None-Match": headers["ETag"]})
    assert (status, content) == (304, b"")


def test_head_has_no_content(running: Running) -> None:
    """HEAD answers as GET, without the content."""
    status, headers, content = running.get("/", "HEAD")
    assert (status, content) == (200, b"")
    assert int(headers["Content-Length"]) > 0


def test_other_methods_are_refused(running: Running) -> None:
    """Nothing can be changed from outside."""
    assert running.get("/", "POST")[0] == 501
    assert running.get("/", "DELETE")[0] == 501


def test_a_folder_without_slash_is_redirected(running: Running) -> None:
    """Relative links need the slash; a redirect never leaves the host."""
    status, headers, _ = running.get("/lessons/one")
    assert (status, headers["Location"]) == (301, "/lessons/one/")
    assert running.get("//lessons/one")[1]["Location"] == "/lessons/one/"


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/lessons/..%2f..%2f..%2fetc/passwd",
        "/..\\..\\windows",
        "/%00",
        "/C:/x",
        "/link/secret.txt",
        "/nothing",
    ],
)
def test_nothing_outside_the_site_is_served(running: Running, tmp_path: Path, path: str) -> None:
    """Dots, encoded dots, backslashes, zero bytes and links out of the site find nothing."""
    (tmp_path / "secret.txt").write_text("secret")
    root = running.server.board.news.site
    assert root is not None
    (root / "link").symlink_to(tmp_path, target_is_directory=True)
    status, _, content = running.get(path)
    assert status == 404
    assert b"secret" not in content
    assert b"root:" not in content


def test_file_for_stays_within(tmp_path: Path) -> None:
    """A path names a file of the site, an index of a folder, or nothing."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("x")
    assert file_for("/a/", tmp_path) == (tmp_path / "a" / "index.html").resolve()
    assert file_for("/a/../a/", tmp_path) is None
    assert file_for("/", tmp_path) is None


def test_types_do_not_depend_on_the_machine() -> None:
    """Scripts are scripts even where the system's table says otherwise."""
    assert content_type(Path("x.js")).startswith("text/javascript")
    assert content_type(Path("x.unheard-of")) == "application/octet-stream"


def test_a_saved_change_is_news_and_in_the_page(watching: Running) -> None:
    """Saving a file builds the site again and tells the pages, which then hold the change."""
    news = watching.news()
    first = next(news)
    watching.save("Second words.")
    second = next(news)
    assert not second["broken"]
    assert second["build"] != first["build"]
    html = watching.get("/lessons/one/")[2].decode()
    assert "Second words." in html
    assert f"live.js?build={second['build']}" in html


def test_a_mistake_is_shown_and_the_last_good_site_stays(watching: Running) -> None:
    """Pages hear every diagnostic with its fix; the terminal too; the old page is still there."""
    news = watching.news()
    first = next(news)
    watching.save("FAULT")
    broken = next(news)
    assert broken["broken"]
    assert broken["build"] == first["build"]
    (found,) = broken["diagnostics"]
    assert (found["path"], found["line"], found["fix"]) == (LESSON, 3, "did you mean…?")
    assert b"First words." in watching.get("/lessons/one/")[2]
    watching.save("Mended.")
    assert not next(news)["broken"]
    assert any("'pie.svg' is not there" in text for text in watching.told)


def test_each_message_leads_to_its_rule(watching: Running) -> None:
    """The news says where the broken promise's page is, and the server has it, with an example and the cure."""
    watching.save("FAULT")
    for news in watching.news():
        if news["broken"]:
            break
    found = news["diagnostics"][0]
    assert found["about"] == "/mkcourse-rules/media-exists" and "media-exists" in found["about_text"]
    assert news["words"]["title"] == "1 problem in the course"
    status, headers, content = watching.get(found["about"])
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    rule = RULES["media-exists"]
    for text in (rule.title, rule.why, rule.fix, rule.bad.text.strip(), rule.good.text.strip()):
        assert escape(text) in content.decode()
    assert watching.get("/mkcourse-rules/there-is-none")[0] == 404


def test_a_fault_of_ours_does_not_end_the_session(watching: Running) -> None:
    """An exception while building is told like a problem of the course."""
    news = watching.news()
    next(news)
    watching.save("CRASH")
    assert "stumbled" in next(news)["message"]
    watching.save("Better.")
    assert not next(news)["broken"]


def test_before_the_first_good_build_a_page_waits(folder: Path) -> None:
    """A course that is broken from the start gets a page that shows why and follows by itself."""
    (folder / LESSON).write_text("FAULT")
    made = Running(serve(folder, port=0, load=load), folder)
    threading.Thread(target=made.server.http.serve_forever, daemon=True).start()
    try:
        assert b"live.js?build=" in made.get("/lessons/one/")[2]
        assert made.get("/assets/mkcourse/live.js")[1]["Content-Type"].startswith("text/javascript")
        assert next(made.news())["diagnostics"][0]["rule"] == "media-exists"
    finally:
        made.server.close()


def test_the_courses_folder_is_not_touched(watching: Running) -> None:
    """Serving writes nothing into the course, and its own finished site is no reason to build."""
    built = watching.folder / "site"
    built.mkdir()
    (built / "mkcourse-site.json").write_text("{}")
    time.sleep(1)
    told = len(watching.told)
    (built / "index.html").write_text("x")
    time.sleep(1)
    assert len(watching.told) == told
    assert {path.name for path in watching.folder.iterdir()} == {"lessons", "site"}


def test_a_taken_port_gives_the_next_free_one(running: Running, folder: Path) -> None:
    """Two courses can be served at once."""
    taken = running.server.http.server_address[1]
    other = serve(folder, port=taken, load=load)
    try:
        assert taken < other.http.server_address[1] < taken + 20
        assert other.url == f"http://127.0.0.1:{other.http.server_address[1]}/"
    finally:
        other.http.server_close()


@pytest.mark.parametrize(
    ("host", "port"), [("no.such.host.invalid", 8000), ("127.0.0.1", 99999), ("203.0.113.7", 8000)]
)
def test_an_address_that_cannot_be_had_is_said_in_words(folder: Path, host: str, port: int) -> None:
    """An unknown host, an impossible port and another machine's address are clear errors."""
    with pytest.raises(BuildError, match=host):
        serve(folder, host, port, load=load)


def test_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    """There is nothing to serve."""
    with pytest.raises(BuildError, match="no folder"):
        serve(tmp_path / "nowhere", port=0, load=load)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_cleanly(folder: Path, tmp_path: Path, how: signal.Signals) -> None:
    """The process ends with 0, without a traceback, and leaves no temporary folder."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    program = (
        "import sys, pathlib, signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell's background job ignores it
        "from mkcourse.authoring.serve import serve\n"
        "serve(pathlib.Path(sys.argv[1]), port=0, load=lambda folder: (None, [])).run()\n"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", program, str(folder)],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(temporary)},
    )
    assert running.stderr is not None
    assert "The course is at http://127.0.0.1:" in running.stderr.readline()
    running.stderr.readline()
    time.sleep(0.5)
    running.send_signal(how)
    assert running.wait(120) == 0
    assert "Traceback" not in running.stderr.read()
    assert list(temporary.iterdir()) == []


def test_temporary_folders_are_removed(folder: Path) -> None:
    """Closing a server removes what it built."""
    server = serve(folder, port=0, load=load)
    work = server.builder.work
    assert work.is_relative_to(tempfile.gettempdir())
    threading.Thread(target=server.http.serve_forever, daemon=True).start()
    server.close()
    assert not work.exists()


def test_old_sites_go_but_for_the_one_before_the_last(running: Running) -> None:
    """A tab may still be loading that one; of a morning's saves nothing else is left on the disk."""
    builder = running.server.builder
    sites = [builder.build().site for _ in range(3)]
    assert all(site and site.is_dir() for site in sites)
    builder.clear()
    assert set(builder.work.glob("site-*")) == set(sites[1:])


def test_the_example_class_is_made_when_it_is_asked_for(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """The class page of a course that is being written shows made-up students, too; where there can be none, a 404."""
    assert running.get(f"/{FILES}")[0] == 404  # this course has nothing to practise
    monkeypatch.setattr(Preview, "made_file", lambda self, path: path.encode())
    status, headers, content = running.get(f"/{FILES}")
    assert (status, headers["Content-Type"], content) == (200, "application/zip", FILES.encode())
    assert running.get(f"/{ABOUT}")[0] == 200
    assert running.get("/assets/course/other.zip")[0] == 404


def test_the_preview_is_made_when_it_is_asked_for(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pages are there and nowhere on disk, others are missing, and a fault of ours is told in words."""
    assert running.get("/preview")[0] == 301
    assert running.get("/preview/questions")[0] == 301
    status, _, content = running.get("/preview/")
    assert status == 200 and b"Write a lesson" not in content and b"Write 4 more practice questions" in content
    assert running.get("/preview/questions/nowhere/")[0] == 404
    assert json.loads(running.get("/preview/students/weak.json?at=1800000000&zone=60")[2])["events"] == []
    assert running.get("/preview/students/weak.json?at=soon")[0] == 404

    def stumble(self: Preview, path: str, asked: object) -> None:
        raise RuntimeError("stumbled")

    monkeypatch.setattr(Preview, "page", stumble)
    status, _, content = running.get("/preview/")
    assert (status, content) == (500, b"This page of the preview could not be made: RuntimeError: stumbled\n")
