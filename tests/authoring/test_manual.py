"""The manual: its reference is what the tool says of itself now, its commands and examples work."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from golden import REPOSITORY, laid_over_minimal

from mkcourse.authoring.cli import main
from mkcourse.authoring.diagnostics import Severity, as_text
from mkcourse.authoring.loading import load
from mkcourse.authoring.manual.commands import commands
from mkcourse.authoring.manual.events import effect_types, event_types
from mkcourse.authoring.manual.file_keys import FILES, keys_of
from mkcourse.authoring.manual.policy import thresholds
from mkcourse.authoring.manual.reasons import flags, reasons
from mkcourse.authoring.manual.reference import FOLDER, made_pages, reference_pages, write_reference
from mkcourse.authoring.rules import RULES, rule_url
from mkcourse.authoring.schema import schema
from mkcourse.runtime.policy import Policy

MANUAL = REPOSITORY / "courses" / "manual"
AGAIN = "run 'uv run python -m mkcourse.authoring.manual' and look at what changed"

EXAMPLES_IN_PARTS = {"html": "shows a piece of a lesson that names files which the example course lacks"}
"""Languages of fences that no check reads, and why; `text` shows what the terminal says."""
RUN = {"check", "explain", "new", "sign-off"}
"""Commands that are run in the order of their page.  The others only have to be understood: they take minutes
(build, publish, simulate), never end (serve), need learners' files (calibrate, report), and have
tests of their own."""


@dataclass(frozen=True)
class Fence:
    """A block of code in a page somebody wrote: ``title`` is the file that it shows."""

    page: str
    language: str
    title: str
    text: str


def written_pages() -> dict[str, str]:
    """Path -> text of the pages that are not made."""
    made = {MANUAL / FOLDER / name for name in made_pages(MANUAL)}
    pages = (path for path in sorted((MANUAL / "pages").rglob("*.md")) if path not in made)
    return {path.relative_to(MANUAL / "pages").as_posix(): path.read_text(encoding="utf-8") for path in pages}


def fences() -> Iterator[Fence]:
    """Every block of code of the written pages."""
    opened = re.compile(r"^(?P<in> *)(?P<marks>`{3,})(?P<language>\w+)(?: title=\"(?P<title>[^\"]*)\")?$")
    for page, text in written_pages().items():
        lines = iter(text.splitlines())
        for line in lines:
            if found := opened.match(line):
                body: list[str] = []
                for inner in lines:
                    if inner.strip() == found["marks"]:
                        break
                    body.append(inner.removeprefix(found["in"]))
                yield Fence(page, found["language"], found["title"] or "", "\n".join(body) + "\n")


# --- the reference -----------------------------------------------------------------------------


def test_the_reference_is_what_the_tool_says_of_itself_now() -> None:
    """The pages in courses/manual/pages/reference/ are those that the generator makes."""
    there, now = made_pages(MANUAL), reference_pages()
    assert sorted(there) == sorted(now), AGAIN
    assert [name for name, text in now.items() if there[name] != text] == [], AGAIN


def test_pages_that_are_gone_are_removed_and_those_somebody_wrote_are_kept(tmp_path: Path) -> None:
    """The generator writes what is new, takes out what it made before, and touches nothing else."""
    shutil.copytree(MANUAL, tmp_path / "manual")
    folder = tmp_path / "manual" / FOLDER
    (folder / "rules" / "gone.md").write_text((folder / "policy.md").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "policy.md").unlink()
    (folder / "mine.md").write_text("---\ntitle: Mine\n---\n\nWritten by hand.\n", encoding="utf-8")
    assert {"policy.md", "rules/gone.md"} <= set(write_reference(tmp_path / "manual"))
    assert (folder / "mine.md").exists()
    assert made_pages(tmp_path / "manual") == dict(sorted(reference_pages().items()))


@pytest.mark.parametrize("kind", FILES)
def test_every_key_of_a_file_has_its_line(kind: str) -> None:
    """Each key of a schema stands in the page of its file, and says what it means."""
    name = FILES[kind][0]
    text = reference_pages()[f"{name}.md"]
    for key in keys_of(schema(kind)):
        assert f"| `{key.path}`" in text, key.path
        assert key.schema.get("description"), f"{kind}: {key.path} has no description in its schema"


def test_every_command_and_option_has_its_line() -> None:
    """All that click knows stands in the page of commands, and every option says what it does."""
    text = reference_pages()["commands.md"]
    found = list(commands())
    assert {"new", "check", "build", "serve"} <= {path[0] for path, _ in found}
    for path, command in found:
        assert f"## `mkcourse {' '.join(path)}`" in text
        assert command.help, path
        for option in (each for each in command.params if isinstance(each, click.Option)):
            assert all(name in text for name in option.opts), (path, option.opts)


def test_every_rule_has_a_page_at_its_address() -> None:
    """A message can link to the page of its rule: ``rule_url`` leads to a page of the manual, listed by its group."""
    index = reference_pages()["rules/index.md"]
    for id_ in RULES:
        assert (MANUAL / f"{rule_url(id_).rstrip('/')}.md").is_file(), id_
        assert f"({id_}.md)" in index


def test_every_threshold_says_its_default_and_its_meaning() -> None:
    """Each field of the policy has a comment beside it, which is its meaning in the manual."""
    found = thresholds()
    assert [each.name for each in found] == list(Policy.__dataclass_fields__)
    assert [each.name for each in found if not each.meaning or not each.section] == []


def test_every_event_effect_and_reason_is_told() -> None:
    """Each class of events and effects has its sentence, each reason its code."""
    events, told = reference_pages()["events.md"], reference_pages()["reasons.md"]
    kinds = [*event_types(), *effect_types()]
    assert len(kinds) > 20
    assert [kind.__name__ for kind in kinds if f"| `{kind.__name__}` |" not in events or not kind.__doc__] == []
    assert [code for code in reasons() if f"| `{code}` |" not in told] == []
    assert [row for row in flags() if not all(row)] == []


# --- commands and examples ---------------------------------------------------------------------


def test_the_manual_is_sound() -> None:
    """`check` finds nothing at all in the manual: every link leads somewhere, every formula typesets."""
    course, found = load(MANUAL)
    assert [as_text(each) for each in found] == []
    assert course is not None
    assert course.is_book


def test_every_page_is_in_the_navigation() -> None:
    """A reader finds each page at the side: it is named by a part, or stands in the folder of one that is."""
    course, _ = load(MANUAL)
    assert course is not None
    named = {id_ for part in course.parts for id_ in part.pages}
    assert [each.id for each in course.pages if each.id not in named and each.id.rpartition("/")[0] not in named] == []


def test_every_block_of_code_is_tried_or_excepted() -> None:
    """What looks like a course's file says which one, so that it is checked; nothing escapes by being untitled."""
    known = {"sh", "yaml", "markdown", "text", *EXAMPLES_IN_PARTS}
    assert [each for each in fences() if each.language not in known] == []
    assert [each for each in fences() if each.language in ("yaml", "markdown") and not each.title] == []


def mkcourse_lines(text: str) -> Iterator[list[str]]:
    """The words after ``mkcourse`` of each such line of a shell block."""
    for line in text.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        if words[:4] == ["python3", "-m", "uv", "run"]:
            words = words[4:]
        if words[:1] == ["mkcourse"]:
            yield words[1:]


COMMANDS = [(each.page, words) for each in fences() if each.language == "sh" for words in mkcourse_lines(each.text)]
BESIDE = ("README.md", ".github/CONTRIBUTING.md", "courses/README.md", "runtime/README.md")
"""What is read before the manual, or beside it, as the lessons of the course for teachers are."""


def commands_beside() -> Iterator[tuple[str, list[str]]]:
    """Those in their shell blocks, and whole ones in their text: more than a name, with nothing left out."""
    lessons = (REPOSITORY / "courses" / "teaching-with-mkcourse" / "lessons").glob("*.md")
    for name in (*BESIDE, *sorted(each.relative_to(REPOSITORY).as_posix() for each in lessons)):
        text = (REPOSITORY / name).read_text(encoding="utf-8")
        blocks = re.findall(r"^ *```sh\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
        spans = (span for span in re.findall(r"`(mkcourse [a-z-]+ [^`\n]+)`", text) if "…" not in span)
        yield from ((name, words) for block in (*blocks, *spans) for words in mkcourse_lines(block))


ALL_COMMANDS = [*COMMANDS, *commands_beside()]


@pytest.mark.parametrize(
    ("page", "words"), ALL_COMMANDS, ids=[f"{page}: {' '.join(words)}" for page, words in ALL_COMMANDS]
)
def test_a_command_of_the_manual_is_understood(page: str, words: list[str]) -> None:
    """Every command line, also of what is read beside the manual, parses: with its options and their values."""
    command: Any = main
    rest = list(words)
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        name = rest.pop(0)
        assert name in command.commands, f"{page}: there is no command '{name}'"
        command = command.commands[name]
    if rest != ["--version"]:
        command.make_context("mkcourse", rest)  # raises where it can't be understood


def test_the_harmless_commands_of_the_manual_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """new, check, explain and sign-off do what their page says, in the order in which they stand there."""
    ran = 0
    for page, lines in groupby(COMMANDS, key=lambda each: each[0]):
        folder = tmp_path / page.replace("/", "-")
        folder.mkdir()
        monkeypatch.chdir(folder)
        printed = ""
        for _, words in lines:
            if words[0] not in RUN:
                continue
            if words[0] != "new" and "my-course" in words and not Path("my-course").exists():
                made_course(page, Path("my-course"), printed)
            done = CliRunner().invoke(main, words)
            assert done.exit_code == 0, f"{page}: {' '.join(words)}\n{done.output}"
            printed, ran = done.stdout, ran + 1
    assert ran >= 5


def made_course(page: str, folder: Path, printed: str) -> None:
    """What a reader of the page has as my-course: the small course, the page's project, the line that was printed."""
    laid_over_minimal(None, folder)
    if page == "how-to/sign-off.md":
        for example in EXAMPLES["how-to/make-projects.md"]:
            put(example, folder)
        with (folder / "course.yml").open("a", encoding="utf-8") as head:
            head.write(printed)


EXAMPLES = {page: list(of) for page, of in groupby(fences(), key=lambda each: each.page)}


def test_the_first_quarter_of_an_hour_works_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the course that its own `new` writes, its mistake gives its message, and its question is sound."""
    page = "start/first-quarter-of-an-hour.md"
    monkeypatch.chdir(tmp_path)
    new = next(words for of, words in COMMANDS if of == page and words[0] == "new")
    assert CliRunner().invoke(main, new).exit_code == 0
    file = Path("my-course") / "competencies.yml"
    whole = file.read_text(encoding="utf-8")
    assert whole.count("requires: [adding]") == 1
    file.write_text(whole.replace("requires: [adding]", "requires: [ading]"), encoding="utf-8")
    (told,) = (each.text for each in EXAMPLES[page] if each.language == "text")
    assert told in CliRunner().invoke(main, ["check", "my-course"]).output
    file.write_text(whole, encoding="utf-8")
    (question,) = (each for each in EXAMPLES[page] if each.title)
    (Path("my-course") / question.title).write_text(question.text, encoding="utf-8")
    assert "No problems found" in CliRunner().invoke(main, ["check", "my-course"]).output


@pytest.mark.parametrize("page", [page for page, of in EXAMPLES.items() if any(each.title for each in of)])
def test_the_examples_of_a_page_are_sound(page: str, tmp_path: Path) -> None:
    """Each file that a page shows, put into a small course, is one that `check` has nothing against."""
    for number, example in enumerate(each for each in EXAMPLES[page] if each.title):
        folder = tmp_path / f"course-{number}"
        laid_over_minimal(None, folder)
        for other in EXAMPLES[page]:
            if other.title.startswith(("lessons/", "pages/", "projects/")):
                put(other, folder)  # what the page shows beside it, as course.yml may name it
        put(example, folder)
        found = [each for each in load(folder)[1] if each.severity is Severity.ERROR]
        assert [as_text(each) for each in found] == [], example.title


def put(example: Fence, folder: Path) -> None:
    """The example in its file, with what it names and doesn't show: misconceptions and pictures."""
    file = folder / example.title
    file.parent.mkdir(exist_ok=True)
    if file.name in ("course.yml", "competencies.yml"):
        text = "".join([*parts_without(file.read_text(encoding="utf-8"), keys(example.text)), example.text])
    elif example.title.startswith("questions/") and not example.text.startswith("---"):
        text = f"---\ncompetency: adding\n---\n\n{example.text}"
    else:
        text = example.text
    file.write_text(text, encoding="utf-8")
    for name in re.findall(r"\.\./media/([\w-]+\.svg)", text):
        shutil.copy(folder / "media" / "dots.svg", folder / "media" / name) if name != "dots.svg" else None
    competencies = folder / "competencies.yml"
    known = competencies.read_text(encoding="utf-8")
    for name in sorted(set(re.findall(r"(?:> |[ \"])\{([a-z]+(?:-[a-z]+)*)\}", text))):
        if f"  {name}:" not in known:
            known += f"  {name}:\n    title: {name}\n    competency: adding\n    remedy: lessons/numbers.md\n"
    competencies.write_text(known, encoding="utf-8")


def keys(text: str) -> set[str]:
    return set(re.findall(r"^(\w+):", text, re.MULTILINE))


def parts_without(text: str, replaced: set[str]) -> list[str]:
    """The top-level parts of a YAML file, without those whose keys are ``replaced``."""
    return [part for part in re.split(r"(?m)^(?=\w)", text) if part.partition(":")[0] not in replaced]
