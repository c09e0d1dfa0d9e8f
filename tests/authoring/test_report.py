"""Specification of `mkcourse report`: files in, words, HTML and CSV out."""

from __future__ import annotations

import csv
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from made_progress import Simulated, guesser, knower

from mkcourse.authoring.build.bundle import bundle, course_file
from mkcourse.authoring.build.media import sizes_of
from mkcourse.authoring.build.words import words_for
from mkcourse.authoring.cli import main
from mkcourse.authoring.loading import load
from mkcourse.runtime.chain import Link, link_to, linked
from mkcourse.runtime.classroom.door import Door
from mkcourse.runtime.engine import settled
from mkcourse.runtime.events import Attempted, event_as_json
from mkcourse.runtime.log import BIGGEST
from mkcourse.runtime.model import Course, course_from

WELCOME = Path(__file__).parents[2] / "courses" / "welcome"
SEALED = Path(__file__).parents[1] / "courses" / "good" / "minimal"
AT = "2026-03-20T18:00"
START = 1_773_820_800  # 2026-03-18
EVIL = '=HYPERLINK("http://evil.example","click")<script>alert(1)</script>'


@pytest.fixture(scope="module")
def class_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two learners' files, one inside a ZIP, and things that are no progress files."""
    whole, found = load(WELCOME)
    assert whole is not None, found
    folder = tmp_path_factory.mktemp("class")
    learner = Simulated(course_from(json.loads(course_file(whole, {}))), knower("welcome"), START)
    learner.practise(next(iter(learner.course.competencies)), 12)
    (folder / "ann.json").write_text(json.dumps(learner.saved() | {"learner": {"name": EVIL}}), encoding="utf-8")
    with zipfile.ZipFile(folder / "more.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bob.json", json.dumps(learner.saved() | {"events": learner.log[:2]}))
        archive.writestr("huge.json", b" " * (BIGGEST + 1))
        archive.writestr("notes.txt", "no progress file")
    (folder / "photo.json").write_bytes(b"\xff\xfe\x00\x01")
    (folder / "other.json").write_text('{"a": 1}')
    (folder / "empty.json").write_bytes(b"")
    (folder / "half.json").write_text((folder / "ann.json").read_text(encoding="utf-8")[:500], encoding="utf-8")
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, arguments)])


def test_text_says_what_is_odd_about_files(class_folder: Path) -> None:
    """The terminal names each file that was left out, with the reason in words, and what to do tomorrow."""
    told = run(class_folder, "--course", WELCOME, "--at", AT)
    assert told.exit_code == 0, told.output
    text = " ".join(told.stdout.split())
    assert "photo.json: Not read. It is not a text file." in text
    assert "huge.json: Not read. It is too large for a progress file." in text
    assert "other.json: Not read. It is not a progress file." in text
    assert "empty.json: Not read. It is empty" in text
    assert "half.json: Not read. It is cut off" in text
    assert "For tomorrow" in text
    assert "notes.txt" not in text


def test_files_of_one_name_in_two_folders_are_told_apart(tmp_path: Path) -> None:
    """A school's platform saves each student's file in a folder of their own: it is told with the file's name."""
    for who in ("ann", "ben"):
        (tmp_path / who).mkdir()
        (tmp_path / who / "progress.json").write_text("")
    told = run(tmp_path, "--course", WELCOME, "--at", AT).stdout
    assert "ann/progress.json: Not read." in told
    assert "ben/progress.json: Not read." in told


def test_html_is_one_quiet_file(class_folder: Path, tmp_path: Path) -> None:
    """The HTML has no script, asks nobody for anything, and shows a name as the text that it is."""
    target = tmp_path / "class.html"
    assert run(class_folder, "--course", WELCOME, "--at", AT, "--html", target).exit_code == 0
    html = target.read_text(encoding="utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert not re.search(r"""(?:src|href)\s*=|url\(""", html)
    assert "{" not in re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)  # no placeholder is left


def test_a_class_that_is_away_is_not_told_to_go_on(class_folder: Path, tmp_path: Path) -> None:
    """Two months after the last answer the report says since when nobody was there, and the next day it does not."""
    target = tmp_path / "class.html"
    told = run(class_folder, "--course", WELCOME, "--at", "2026-05-18T18:00", "--html", target)
    text = " ".join(told.stdout.split())
    assert "Nobody has been there for 61 days, since Mar 18, 2026." in text
    assert "Let the class go on" not in text
    assert "Nobody has been there for 61 days" in target.read_text(encoding="utf-8")
    assert "Nobody has been there" not in run(class_folder, "--course", WELCOME, "--at", "2026-03-19T18:00").stdout


def test_what_a_file_claims_is_held_against_its_answers(tmp_path: Path) -> None:
    """Beside the sources that were published the report says of a file what the class page says, level by level; beside
    others, of which it does not know what they would have shown, it counts the answers only."""
    course = tmp_path / "course"
    shutil.copytree(WELCOME, course)
    whole, found = load(course)
    assert whole is not None, found
    published = json.loads(bundle(whole, words_for("en"), sizes_of(whole, course))["course"])
    learner = Simulated(course_from(published), knower("welcome"), START)
    learner.practise(next(iter(learner.course.competencies)), 12)
    about = {"edition": published["edition"], "engine": published["engine"], "events": len(learner.log)}
    saved = json.dumps({**learner.saved(), "summary": {**about, "levels": {}}})
    (tmp_path / "ann.json").write_text(saved, encoding="utf-8")
    door = Door()
    door.handle(json.dumps({"do": "open", "course": published, "at": START + 86_400, "zone": 0}))
    page = json.loads(door.handle(json.dumps({"do": "take", "name": "ann.json", "text": saved})))["file"]
    assert "summary-level" in [one["code"] for one in page["reasons"]]

    def reasons() -> list[dict[str, Any]]:
        told = run(tmp_path / "ann.json", "--course", course, "--at", AT, "--format", "json")
        reasons: list[dict[str, Any]] = json.loads(told.stdout)["files"][0]["reasons"]
        return reasons

    assert reasons() == page["reasons"]
    text = (course / "course.yml").read_text(encoding="utf-8")
    (course / "course.yml").write_text(re.sub("(?m)^title: .*$", "title: Another", text), encoding="utf-8")
    assert "summary-level" not in [one["code"] for one in reasons()]


def test_csv_runs_nothing(class_folder: Path, tmp_path: Path) -> None:
    """No cell of the CSV begins as a formula, and each row has the columns of the first."""
    target = tmp_path / "class.csv"
    assert run(class_folder, "--course", WELCOME, "--at", AT, "--csv", target).exit_code == 0
    text = target.read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    assert not [cell for row in rows for cell in row if re.match(r"[=+@\t]|-(?!\d+$)", cell)]
    assert f"'{EVIL}" in [row[0] for row in rows]


def test_the_same_files_make_the_same_report(class_folder: Path) -> None:
    """JSON for programs is the same each time, byte for byte."""
    told = [run(class_folder, "--course", WELCOME, "--at", AT, "--format", "json").stdout for _ in range(2)]
    assert told[0] == told[1]
    assert len(json.loads(told[0])["files"]) == 7


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    """A file that is missing, a folder without files, and a place that can't be written are told in a sentence."""
    assert "there is no 'nowhere.json'" in run("nowhere.json", "--course", WELCOME).stderr
    assert "holds no progress files" in run(tmp_path, "--course", WELCOME).stderr
    (tmp_path / "a.json").write_text("{}")
    told = run(tmp_path, "--course", WELCOME, "--html", tmp_path / "no" / "where.html")
    assert (told.exit_code, "can't be written" in told.stderr) == (2, True)


def _checked(course: Course, items: list[str]) -> Iterator[dict[str, Any]]:
    """The log of somebody who answers `items` in a check, as the page writes it; the last entry does not count yet."""
    before: Link | None = None
    for number, item in enumerate(items):
        response = guesser(number)(course.items[item])
        told = settled(course, Attempted(f"e{number}", START + 60 * number, 0, item, response, 25.0, 1, "check", None))
        assert isinstance(told, Attempted)
        yield (entry := linked(event_as_json(told), before))
        before = link_to(entry)


def test_checkpoints_are_marked_again_beside_their_course(tmp_path: Path) -> None:
    """A file with answers to a sealed check, of the site as it was built, is checked by the keys of the course."""
    course = tmp_path / "course"
    shutil.copytree(SEALED, course)
    with (course / "course.yml").open("a", encoding="utf-8") as file:
        file.write("checkpoints:\n  - {id: autumn, title: The autumn check, competencies: [adding]}\n")
    whole, found = load(course)
    assert whole is not None, found
    published = json.loads(bundle(whole, words_for("en"), {}, {"autumn": "correct-horse"})["course"])
    sealed = published["checkpoints"][0]["items"]
    assert sealed and all("options" not in one["grading"] for one in published["items"] if one["id"] in sealed)
    log = list(_checked(course_from(json.loads(course_file(whole, {}))), [*sealed, sealed[0]]))
    head = {"format": "mkcourse-progress", "version": 2, "course": whole.id, "course_title": whole.title}
    saved = {**head, "edition": published["edition"], "exported": START, "events": log, "packs": []}
    (tmp_path / "ann.json").write_text(json.dumps(saved), encoding="utf-8")
    told = run(tmp_path / "ann.json", "--course", course, "--at", AT, "--format", "json")
    assert told.exit_code == 0, told.output
    file = json.loads(told.stdout)["files"][0]
    assert (file["verdict"], file["reasons"], file["answers"]) == ("checked", [], len(sealed))
    door = Door()
    at = {"at": START + 86_400, "zone": 0}
    assert json.loads(door.handle(json.dumps({"do": "open", "course": published, **at})))["ok"]
    taken = json.loads(door.handle(json.dumps({"do": "take", "name": "ann.json", "text": json.dumps(saved)})))["file"]
    assert (taken["verdict"], [one["code"] for one in taken["reasons"]]) == ("consistent", ["sealed-answers"])
