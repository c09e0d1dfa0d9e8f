"""The command `mkcourse sign-off`: keys are made once and kept, codes say only what the course knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from mkcourse.authoring.cli import main
from mkcourse.runtime.sign_off import base64url, is_by_one_of, key_from, sign_off_in

COURSE = Path(__file__).parent.parent / "courses" / "good" / "projects"
SECRET = bytes(range(32))


def run(*arguments: str) -> tuple[int, str]:
    """The status and everything that was printed."""
    done = CliRunner().invoke(main, ["sign-off", *arguments])
    return done.exit_code, done.output


@pytest.fixture
def key(tmp_path: Path) -> str:
    """The file with the key whose public half stands in the course."""
    path = tmp_path / "lee.key"
    path.write_text(f"mkcourse secret key, keep it to yourself: {base64url(SECRET)}\n", encoding="utf-8")
    return str(path)


def code(key: str, **changes: str) -> tuple[int, str]:
    """The command with its options, some of them otherwise."""
    options = {"learner": "Mia", "for": "count-the-street", "level": "2", "by": "Ms Lee", "date": "2026-05-04"}
    options |= changes
    told = [part for name, value in options.items() for part in (f"--{name}", value)]
    return run("code", str(COURSE), "--key", key, *told)


def test_a_code_is_genuine_and_comes_with_its_link(key: str) -> None:
    """What is printed is a code that the course's public key fits, and the end of the link that brings it in."""
    status, output = code(key)
    told, link = output.split()
    public = key_from((COURSE / "course.yml").read_text(encoding="utf-8").split("sign_off: ")[1].split()[0])
    assert status == 0 and is_by_one_of(told, [public])
    assert link == f"portfolio/#sign={told}"
    assert sign_off_in(told).as_json() == {
        "course": "projects",
        "learner": "Mia",
        "kind": "project",
        "subject": "count-the-street",
        "level": "2",
        "day": "2026-05-04",
        "by": "Ms Lee",
    }


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"for": "count-the-stret"}, "did you mean 'count-the-street'?"),
        ({"level": "7"}, "no level '7'; it has '0', '1' or '2'"),
        ({"for": "adding"}, "no level '2'; it has 'learning'"),
        ({"learner": " "}, "--learner must be 1 to 120 letters"),
        ({"by": "x" * 121}, "--by must be 1 to 120 letters"),
    ],
)
def test_what_the_course_does_not_know_is_not_signed(key: str, changes: dict[str, str], why: str) -> None:
    """Unknown projects and levels, and words that are too long, are refused in words."""
    status, output = code(key, **changes)
    assert status == 2 and why in output


def test_keys_are_never_overwritten(tmp_path: Path) -> None:
    """A new pair of keys prints its public half and is for its owner only; a file that is there stays."""
    path = tmp_path / "new.key"
    status, output = run("keys", str(path))
    assert status == 0 and len(key_from(output.split("sign_off: ")[1].split()[0])) == 32
    assert path.stat().st_mode & 0o077 == 0
    before = path.read_bytes()
    status, output = run("keys", str(path))
    assert status == 2 and "is there already" in output and path.read_bytes() == before


def test_a_key_that_the_course_does_not_name_signs_nothing(tmp_path: Path) -> None:
    """A code that no learner's browser would take is not made; the line for course.yml is told instead."""
    path = tmp_path / "other.key"
    run("keys", str(path))
    status, output = code(str(path))
    assert status == 2 and "add the line" in output


def test_a_file_without_a_key_is_told(tmp_path: Path) -> None:
    """A file that is missing, or holds something else, is told in words."""
    (tmp_path / "odd.key").write_bytes(b"\xff\xfe")
    (tmp_path / "empty.key").write_text("hello", encoding="utf-8")
    for name in ("odd.key", "empty.key", "gone.key"):
        status, output = code(str(tmp_path / name))
        assert status == 2 and name in output
