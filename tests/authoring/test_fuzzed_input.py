"""Whatever stands in a course's files, `load` answers with diagnostics and never with an exception."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkcourse.authoring.diagnostics import Diagnostic
from mkcourse.authoring.loading import load

GOOD = Path(__file__).parent.parent / "courses" / "good"
FILES = {
    "course.yml": "projects",
    "competencies.yml": "projects",
    "lessons/numbers.md": "projects",
    "questions/adding.md": "projects",
    "projects/count-the-street.md": "projects",
    "pages/notice.md": "pages",
    "calibration.json": "calibrated",
}
"""One file of every kind, and the good course that it is taken from."""

PIECES = st.sampled_from(
    [
        *(
            "---\n",
            "- ",
            "- [ ] ",
            "- [x] ",
            "= ",
            "!= ",
            ": ",
            "> ",
            "## ",
            "{#id}",
            "///\n",
            "```\n",
            "~~~",
        ),
        *(
            "## Checkpoints\n",
            "## Rubric\n",
            "| a {#a} | 1 | 2 |\n|-|-|-|\n",
            "/// question | T\n",
            "    id: x\n",
            "Hint: ",
            "Solution: ",
            "<!-- practice -->\n",
            "@@question 0@@",
        ),
        *(
            "$\\frac{1}{2}$",
            "$$",
            "$\\",
            "![](",
            "../media/dots.svg",
            ")",
            "{",
            "}",
            "[[",
            "|",
            "±",
            "..",
            "%",
        ),
        *(
            "&a ",
            "*a ",
            "!!python/object ",
            "? ",
            "? [a]\n",
            "'",
            '"',
            "\t",
            "\n",
            "  ",
            "\\",
            "\ufeff",
            "\u2028",
            "\0",
        ),
        *(
            "competencies:\n",
            "requires: [a]\n",
            "id: a\n",
            "1e999999",
            "0x_",
            "9" * 400,
            "é",
            "😀",
            "<img src=x>",
        ),
        *(
            "<video src=x>",
            "<track kind=captions>",
            "</video>",
            "<audio>",
            "[here](numbers.md)",
            "<font color=red>",
            "marked in red",
            "policy: {practised_right: -1}\n",
            "minutes: 1e9\n",
            "source: a book\n",
            "{{r}}",
            "vars: r=2..9\n",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("fuzzed") / "course"
    shutil.copytree(GOOD / "projects", target)
    (target / "pages").mkdir()
    for name, course in FILES.items():
        shutil.copy(GOOD / course / name, target / name)
    return target


def check_loads(folder: Path, name: str, data: bytes) -> list[Diagnostic]:
    whole = (folder / name).read_bytes()
    try:
        (folder / name).write_bytes(data)
        course, found = load(folder)
    finally:
        (folder / name).write_bytes(whole)
    assert course is not None or found, "a course that can't be built says why"
    for each in found:
        assert each.place.line >= 1 and each.place.column >= 1 and each.message and each.rule
    return found


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_any_text_gives_diagnostics(folder: Path, name: str, text: str) -> None:
    """A file of any text at all is read to the end and judged."""
    check_loads(folder, name, text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200))
def test_any_bytes_give_diagnostics(folder: Path, name: str, data: bytes) -> None:
    """A file of any bytes at all is read to the end and judged."""
    check_loads(folder, name, data)


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_gives_diagnostics(folder: Path, name: str, data: st.DataObject) -> None:
    """A sound file with pieces cut out, doubled or put in is read to the end and judged."""
    text = (GOOD / FILES[name] / name).read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)))
        text = text[:start] + data.draw(st.one_of(st.just(""), PIECES, st.just(text[start:end] * 2))) + text[end:]
    check_loads(folder, name, text.encode())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("course.yml", "[" * 100_000),
        ("course.yml", "a: " * 50_000),
        (
            "competencies.yml",
            "competencies:\n" + "".join(f"  c{n}: {{title: t, can: c, requires: [c{n + 1}]}}\n" for n in range(3000)),
        ),
        ("lessons/numbers.md", "> " * 20_000),
        ("lessons/numbers.md", "---\ntitle: T\nteaches: [counting]\n---\n" + "$" * 50_000),
        ("questions/adding.md", "## A {#a}\n\n" + "- " * 5_000 + "[x] a\n"),
        ("questions/adding.md", "## A {#a}\n\nWhat?\n\n= " + "9" * 100_000 + "\n"),
        ("questions/adding.md", "## A {#a}\n\nWhat?\n\n= 1e" + "9" * 50 + "\n"),
        ("questions/adding.md", "## A {#a}\n\nWhat $" + "{" * 5000 + "}" * 5000 + "$?\n\n= 1\n"),
        ("questions/adding.md", "## A {#a}\n\n![" * 3000),
        ("projects/count-the-street.md", "## Rubric\n\n" + "| 1 " * 5_000 + "|\n" + "|-" * 5_000 + "|\n"),
        ("projects/count-the-street.md", "## Checkpoints\n\n" + "- " * 5_000 + "{#a}\n"),
    ],
    ids=lambda value: value[:20].split("\n")[0] if isinstance(value, str) else None,
)
def test_extreme_files_give_diagnostics(folder: Path, name: str, text: str) -> None:
    """Depth, length and size beyond all sense are refused in words."""
    check_loads(folder, name, text.encode())
