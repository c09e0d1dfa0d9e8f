"""What one `check` worked out is known to the next, and never says anything else than working it out anew."""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from golden import COURSES, laid_over_minimal

from mkcourse.authoring import assembly, cache_files, memos, validation
from mkcourse.authoring.build.course_json import course_json
from mkcourse.authoring.course import Course
from mkcourse.authoring.diagnostics import Diagnostic
from mkcourse.authoring.kinds import cloze
from mkcourse.authoring.loading import load
from mkcourse.authoring.markdown_source import split_front_matter
from mkcourse.authoring.memos import kept_between_checks

REAL = Path(__file__).resolve().parents[2] / "courses"
Checked = tuple[Course | None, list[Diagnostic]]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, and nothing known from other tests."""
    monkeypatch.setattr(cache_files, "user_cache_path", lambda *names, **more: tmp_path / "cache")
    forget()
    return tmp_path / "cache" / memos.PARTS


def forget() -> None:
    """As in a new process."""
    memos._brought.clear()
    for memo in memos._memos.values():
        memo.known.clear()
        memo.asked.clear()


def in_a_new_process(folder: Path) -> Checked:
    forget()
    with kept_between_checks(folder):
        return load(folder)


def anew(folder: Path) -> Checked:
    forget()
    return load(folder)


def same(one: Checked, other: Checked) -> bool:
    """All that learners and the engine get of the course, and every word of the diagnostics with what it is made of."""
    (course, found), (other_course, other_found) = one, other
    said, other_said = [[_said(each) for each in each_found] for each_found in (found, other_found)]
    return found == other_found and said == other_said and _held(course) == _held(other_course)


def _held(course: Course | None) -> object:
    if course is None:
        return None
    items = [(each.id, each.place, list(each.fragments()), each.answer.shown()) for each in course.items]
    return course_json(course), course.lessons, course.pages, course.projects, items


def _said(found: Diagnostic) -> object:
    told = [(text.template, text.plural, text.values) for text in (found.message, found.fix) if text is not None]
    return found.severity, found.typo, told


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_it_says_what_it_would_say_anew(seed: int, tmp_path: Path) -> None:
    """The course and all diagnostics, whatever is written into its files, taken out, moved or removed."""
    course = tmp_path / "course"
    shutil.copytree(REAL / "question-types", course, ignore=shutil.ignore_patterns("site"))
    chance = Random(seed)
    in_a_new_process(course)
    for _ in range(6):
        edit = chance.choice(EDITS)
        file = chance.choice(sorted([*course.rglob("*.md"), *course.glob("*.yml")]))
        edit(file, chance)
        assert same(in_a_new_process(course), anew(course)), (edit, file)


def _line_out(file: Path, chance: Random) -> None:
    lines = file.read_text(encoding="utf-8").split("\n")
    del lines[chance.randrange(len(lines))]
    file.write_text("\n".join(lines), encoding="utf-8")


def _line_twice(file: Path, chance: Random) -> None:
    lines = file.read_text(encoding="utf-8").split("\n")
    number = chance.randrange(len(lines))
    file.write_text("\n".join([*lines[:number], lines[number], *lines[number:]]), encoding="utf-8")


def _sign(file: Path, chance: Random) -> None:
    text = file.read_text(encoding="utf-8")
    at = chance.randrange(len(text))
    file.write_text(text[:at] + chance.choice("x$#`-= {}[]|:\n3é") + text[at + 1 :], encoding="utf-8")


def _key(file: Path, chance: Random) -> None:
    text = file.read_text(encoding="utf-8")
    old, new = chance.choice([("- [x]", "- [ ]"), ("- [ ]", "- [x]"), ("= ", "= 1"), ("use: check", "use: practice")])
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _moved(file: Path, chance: Random) -> None:
    file.rename(file.with_name(f"moved-{file.name}"))


EDITS: tuple[Callable[[Path, Random], None], ...] = (_line_out, _line_twice, _sign, _key, _moved)


def test_only_the_changed_file_is_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All others are known from the process before."""
    course = laid_over_minimal(None, tmp_path / "course")
    in_a_new_process(course)
    parsed: list[str] = []
    monkeypatch.setattr(
        assembly, "split_front_matter", lambda text, path: parsed.append(path) or split_front_matter(text, path)
    )
    with (course / "questions" / "adding.md").open("a", encoding="utf-8") as file:
        file.write("\nOne more line.\n")
    in_a_new_process(course)
    assert parsed == ["questions/adding.md"]


def test_after_a_change_of_one_file_the_others_stay_known_in_all_their_parts(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the next file may be changed, and whatever did not change in it is known: its schemas, its gaps."""
    course = tmp_path / "course"
    shutil.copytree(REAL / "question-types", course, ignore=shutil.ignore_patterns("site"))
    in_a_new_process(course)
    with_gaps = course / "questions" / "gaps.md"
    _line_more(with_gaps)
    in_a_new_process(course)
    monkeypatch.setattr(validation, "validator", lambda name: pytest.fail(f"the schema '{name}' was asked again"))
    monkeypatch.setattr(cloze.fragments, "blocks", lambda text: pytest.fail(f"rendered again: {text}"))
    for other in {*course.rglob("*.md")} - {with_gaps}:
        _line_more(other)
    in_a_new_process(course)


def _line_more(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")


@pytest.mark.parametrize("name", ["question-types", "python-basics"])
def test_all_that_a_course_is_made_of_can_be_kept(name: str, tmp_path: Path, cache: Path) -> None:
    """Every kind of answer, and programs with their outcomes."""
    course = tmp_path / "course"
    shutil.copytree(REAL / name, course, ignore=shutil.ignore_patterns("site"))
    in_a_new_process(course)
    (file,) = cache.glob("*.kept")
    assert cache_files.read_value(memos.PARTS, file.stem)["mkcourse.authoring.assembly._bank"]


def test_what_is_damaged_is_made_anew_in_silence(tmp_path: Path, cache: Path) -> None:
    """Wherever the file was cut or overwritten."""
    course = laid_over_minimal(COURSES / "bad" / "map-names", tmp_path / "course")
    first = in_a_new_process(course)
    (file,) = cache.glob("*.kept")
    whole = file.read_bytes()
    places = [Random(1).randrange(len(whole)) for _ in range(20)]
    for damaged in (
        b"",
        whole[:7],
        whole[:-1],
        *(whole[:at] + b"\xff\0" + whole[at + 2 :] for at in places),
    ):
        file.write_bytes(damaged)
        assert same(in_a_new_process(course), first)


def test_one_changed_letter_is_damage(cache: Path) -> None:
    """Though it could still be read."""
    cache_files.write_value("parts", "one", ["right"], most=3)
    file = cache / "one.kept"
    file.write_bytes(file.read_bytes().replace(b"right", b"wrong"))
    assert cache_files.read_value("parts", "one") is None


def test_what_another_edition_kept_is_worth_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of mkcourse, of a library or of Python may come to other results."""
    cache_files.write_value("parts", "one", {"known": 1}, most=3)
    assert cache_files.read_value("parts", "one") == {"known": 1}
    monkeypatch.setattr(cache_files, "edition", lambda: b"another edition".ljust(32))
    assert cache_files.read_value("parts", "one") is None


def test_a_file_can_do_nothing(tmp_path: Path, cache: Path) -> None:
    """Even one with the right digest, written by somebody else, makes values and calls nothing."""

    class Harm:
        def __reduce__(self) -> tuple[object, ...]:
            return os.mkdir, (str(tmp_path / "harm"),)

    kept = cache_files.edition() + pickle.dumps(Harm())
    cache.mkdir(parents=True)
    (cache / "one.kept").write_bytes(hashlib.sha256(kept).digest() + kept)
    assert cache_files.read_value("parts", "one") is None
    assert not (tmp_path / "harm").exists()


def test_only_the_newest_stay(cache: Path) -> None:
    """So that the cache does not grow without end."""
    for number in range(5):
        cache_files.write_value("parts", f"of-{number}", number, most=3)
        os.utime(cache / f"of-{number}.kept", (number, number))
    assert sorted(file.stem for file in cache.iterdir()) == ["of-2", "of-3", "of-4"]


def test_what_would_be_made_of_the_same_is_handed_out_again() -> None:
    """A value is made anew under its name when it is made of something else, and under any other name."""
    made: memos.LastMade[list[str]] = memos.LastMade()
    first = made.get("a", ("x", 1), lambda: ["first"])
    assert made.get("a", ("x", 1), lambda: ["second"]) is first
    assert made.get("b", ("x", 1), lambda: ["third"]) == ["third"]
    assert made.get("a", ("x", 2), lambda: ["fourth"]) == ["fourth"]
    assert made.get("a", ("x", 1), lambda: ["fifth"]) == ["fifth"]


def test_the_very_argument_of_the_last_call_is_not_asked_about_again() -> None:
    """An argument that is only like the last one is looked at anew."""
    asked = []

    @memos.last_remembered
    def length(values: list[int]) -> int:
        asked.append(values)
        return len(values)

    one, other = [1, 2], [1, 2]
    assert [length(each) for each in (one, one, other, one)] == [2, 2, 2, 2]
    assert len(asked) == 3


def test_a_kept_value_is_made_once_in_an_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is the same for every build, such as a course's icons, is made by the first and read by the others."""
    monkeypatch.setattr(cache_files, "user_cache_path", lambda *names, **more: tmp_path / "cache")
    made: list[str] = []

    def make() -> dict[str, bytes]:
        made.append("once")
        return {"icon.png": b"drawn"}

    for _ in range(2):
        assert cache_files.kept_value("icons", "00897b", make, 2) == {"icon.png": b"drawn"}
    assert made == ["once"]
    monkeypatch.setattr(cache_files, "edition", lambda: b"another edition".ljust(32))
    cache_files.kept_value("icons", "00897b", make, 2)
    assert made == ["once", "once"]
