"""`check --fix` mends what is safe, changes nothing else, and never makes anything worse."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from golden import COURSES, cases, laid_over_minimal
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkcourse.authoring.cli import main
from mkcourse.authoring.diagnostics import Diagnostic, as_text
from mkcourse.authoring.fixing.edits import Edit, edited
from mkcourse.authoring.fixing.fix import fixed, write
from mkcourse.authoring.loading import load
from mkcourse.authoring.suggestions import typo

SLIPS = [
    ("- [ ] ", "-[ ] "),
    ("- [x] ", "-[x]"),
    ("  > ", "> "),
    (" {#add-", " {#"),
    ("{#add-2}", ""),
    ("level: 3", "levle: 3"),
    ("competency: adding", "competncy: adding"),
    ("use: check", "use: chekc"),
    ("counts-on-from-one", "counts-on-form-one"),
    ("{#add-1}", "{#add-2}"),
    ("\n\n", "\n"),
    ("\n", "\r\n"),
    ("= 4", "= 4\n= five"),
    ("## ", "# "),
    ("---", "--"),
    ("\n- [", "\n\t- ["),
    ("- [ ] ", "-\u00a0[ ]\u00a0"),
    ("\n## ", "\n##\u00a0"),
]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def mended(folder: Path) -> tuple[list[Edit], list[Diagnostic]]:
    """Mends the course; what is left is what `check` says of the files as they are then."""
    texts, edits, (_, left) = fixed(folder)
    write(folder, texts)
    assert [as_text(each) for each in load(folder)[1]] == [as_text(each) for each in left]
    return edits, left


@pytest.mark.parametrize("case", cases("bad"), ids=lambda folder: folder.name)
def test_mending_leaves_fewer_faults_or_the_files_as_they_are(case: Path, tmp_path: Path) -> None:
    """Of every golden bad course: where anything is changed there are fewer faults, else no byte is another."""
    course = laid_over_minimal(case, tmp_path / "course")
    before, faults = files(course), load(course)[1]
    edits, left = mended(course)
    after = files(course)
    changed = {edit.path for edit in edits}
    assert {name for name in before if before[name] != after[name]} == changed
    assert after.keys() == before.keys()
    assert len(left) < len(faults) if edits else len(left) == len(faults)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(slips=st.lists(st.tuples(st.sampled_from(SLIPS), st.integers(0, 6)), min_size=1, max_size=5))
def test_mending_never_makes_anything_worse(tmp_path_factory: pytest.TempPathFactory, slips: list) -> None:  # type: ignore[type-arg]
    """Whatever slips a bank has, `check` reports no more after mending than before."""
    course = laid_over_minimal(None, tmp_path_factory.mktemp("slips") / "course")
    bank = course / "questions" / "adding.md"
    text = bank.read_text(encoding="utf-8")
    for (right, wrong), place in slips:
        parts = text.split(right)
        at = min(place + 1, len(parts))
        text = right.join(parts[:at]) + (wrong + right.join(parts[at:]) if at < len(parts) else "")
    bank.write_bytes(text.encode())
    faults = load(course)[1]
    _, left = mended(course)
    assert len(left) <= len(faults)
    shutil.rmtree(course.parent)


def test_ids_are_written_and_are_ids_that_nobody_has(tmp_path: Path) -> None:
    """A question without an id gets one from its title, beside what it was before, in banks and in lessons."""
    course = laid_over_minimal(None, tmp_path / "course")
    bank, lesson = course / "questions" / "adding.md", course / "lessons" / "numbers.md"
    bank.write_text(bank.read_text() + "\n## Add 1\n\nWhat is $2+7$?\n\n= 9\n\n## Add 1!\n\nWhat is $2+6$?\n\n= 8\n")
    lesson.write_text(lesson.read_text() + "\n/// question | Stop\n\nWhat is $1+8$?\n\n= 9\n///\n")
    edits, left = mended(course)
    assert left == []
    assert len(edits) == 3
    assert "## Add 1 {#add-1-2}" in bank.read_text()
    assert "## Add 1! {#add-1-3}" in bank.read_text()
    assert "/// question | Stop\n    id: stop\n" in lesson.read_text()


def test_all_else_in_a_file_stays_byte_by_byte(tmp_path: Path) -> None:
    """Windows line ends, a byte order mark and spaces at line ends stay as they are."""
    course = laid_over_minimal(None, tmp_path / "course")
    bank = course / "questions" / "adding.md"
    text = "\ufeff" + bank.read_text().replace("- [ ] 4", "-[ ] 4  ").replace("\n", "\r\n")
    bank.write_bytes(text.encode())
    mended(course)
    assert bank.read_bytes() == text.replace("-[ ] 4", "- [ ] 4").encode()


@pytest.mark.parametrize("broken", [b"\xff\xfe", b"\0", b"---\na: [\n---\n"], ids=["not UTF-8", "NUL", "YAML"])
def test_a_file_that_is_not_understood_is_not_touched(broken: bytes, tmp_path: Path) -> None:
    """Where a file can't be read, or its front matter is broken, not even a missing id is written into it."""
    course = laid_over_minimal(None, tmp_path / "course")
    bank = course / "questions" / "more.md"
    bank.write_bytes(broken + b"\n## No id\n\nWhat is $2+7$?\n\n= 9\n")
    before = files(course)
    edits, _ = mended(course)
    assert edits == []
    assert files(course) == before


def test_a_dry_run_writes_nothing_and_shows_all(tmp_path: Path) -> None:
    """`check --fix --dry-run` shows each line as it is and as it would be, and leaves the files alone."""
    course = laid_over_minimal(COURSES / "bad" / "almost-options", tmp_path / "course")
    before = files(course)
    told = CliRunner().invoke(main, ["check", str(course), "--fix", "--dry-run"])
    assert "questions/almost.md:8\n    - -[x] a\n    + - [x] a\n" in told.output
    assert "5 lines in 1 file would be mended; nothing is written yet" in told.output
    assert files(course) == before
    told = CliRunner().invoke(main, ["check", str(course), "--fix"])
    assert "5 lines in 1 file mended. What is left:" in told.output
    assert files(course) != before


def test_a_blank_line_that_cuts_settings_off_is_taken_out(tmp_path: Path) -> None:
    """The settings then stand directly below their heading, and no other line is touched."""
    course = laid_over_minimal(COURSES / "bad" / "late-settings", tmp_path / "course")
    bank = course / "questions" / "late.md"
    text = bank.read_text(encoding="utf-8")
    _, left = mended(course)
    assert [each.rule for each in left] == ["competency-known", "value-valid"]
    cut_off = ("level: 1\nuse", "vars: a", "competency: addin")
    for settings_ in cut_off:
        text = text.replace(f"\n\n{settings_}", f"\n{settings_}")
    assert bank.read_text(encoding="utf-8") == text


def test_what_looks_right_and_is_not_is_mended(tmp_path: Path) -> None:
    """Tabs, no-break spaces and long dashes before options and headings become what they look like."""
    course = laid_over_minimal(COURSES / "bad" / "options-unseen", tmp_path / "course")
    _, left = mended(course)
    assert [each.rule for each in left] == ["options-once"]


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("countin", ["counting", "adding"], "counting"),
        ("levle", ["level", "use"], "level"),
        ("adding-7", ["adding-8"], None),
        ("add-c2", ["add-2", "add-c1"], None),
        ("halfs", ["halves", "half"], None),
        ("x", ["y"], None),
    ],
)
def test_only_an_unmistakable_slip_is_corrected(word: str, known: list[str], meant: str | None) -> None:
    """A word is corrected where one known word is very near and no other; numbers are never corrected."""
    found = typo(word, known)
    assert (found.meant if found else None) == meant


def test_edits_keep_the_line_ends_that_they_find() -> None:
    """Each line keeps its own end, and a new line gets that of the line above it."""
    edits = [Edit("a", 1, "one", "ONE"), Edit("a", 2, "two", "two", "below"), Edit("a", 3, "three", "THREE")]
    assert edited("one\r\ntwo\rthree", edits) == "ONE\r\ntwo\rbelow\rTHREE"


def test_a_file_with_an_open_block_is_not_touched(tmp_path: Path) -> None:
    """What stands in a block that is never closed may be meant otherwise, so nothing in that file is changed."""
    course = laid_over_minimal(None, tmp_path / "course")
    lesson = course / "lessons" / "more.md"
    lesson.write_text("---\ntitle: More\nteaches: [adding]\n---\n\n# Head\n\n/// question | Open\n    id: open\n")
    before = files(course)
    mended(course)
    assert files(course) == before
