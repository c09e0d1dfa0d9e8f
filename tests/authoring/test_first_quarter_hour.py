"""The README's first quarter of an hour, typed as it stands there: from nothing to a course that learners can open.

The commands and what is to be written are read out of the README, so that neither can go stale.  A bare
repository on this machine stands in for GitHub, and a plain server under a sub-path for its Pages.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from urllib.request import urlopen

import pytest
from learner import MOMENT, Practice
from playwright.sync_api import Playwright, expect
from web import launched, served, watched

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
ADDRESS = "https://github.com/YOUR-NAME/my-course.git"
LETTERS_A_MINUTE = 120
"""Somebody who looks for the keys; a practised hand types twice as many."""

OTHERS = {
    "thirds": "## Chocolate {#thirds-1}\n\nA bar has $9$ pieces. How many are a third?\n\n- [x] 3\n- [ ] 6\n",
    "quarters": "## A pizza {#quarters-1}\n\nA pizza has $8$ pieces. How many are a quarter?\n\n- [x] 2\n- [ ] 4\n",
}
"""What the teacher writes into the other two lessons: a question, as in the first."""


@dataclass(frozen=True)
class Steps:
    """The section's commands by their first word, and the question it has one write."""

    commands: dict[str, str]
    question: str

    @property
    def typed(self) -> int:
        return sum(map(len, [*self.commands.values(), self.question, *OTHERS.values()]))


@pytest.fixture(scope="module")
def steps() -> Steps:
    section = README.partition("## Start a course of your own")[2].partition("\n## ")[0]
    blocks = re.findall(r"^( *)```(sh|markdown)\n(.*?)^ *```", section, re.MULTILINE | re.DOTALL)
    lines = [dedent(text).strip() for _, kind, text in blocks if kind == "sh"]
    commands = [line for text in lines for line in text.splitlines() if "../my-course" in line]
    questions = [dedent(text) for _, kind, text in blocks if kind == "markdown"]
    assert len(questions) == 1
    return Steps({line.split()[5]: line for line in commands}, questions[0])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A machine on which nothing was done yet: a folder with the tool's, and no settings of git."""
    home = tmp_path_factory.mktemp("home")
    (home / "mkcourse").mkdir()
    return home


@pytest.fixture(scope="module")
def published(steps: Steps, home: Path) -> Path:
    """What stands on the branch for Pages after all steps."""
    assert list(steps.commands) == ["new", "serve", "check", "publish"]
    told = run(home, steps.commands["new"])
    course = home / "my-course"
    assert "Your course is in ../my-course" in told
    for name, question in {"halves": steps.question, **OTHERS}.items():
        write(course, name, question)
    with serving(home, steps.commands["serve"]) as url, urlopen(f"{url}lessons/halves/") as page:
        assert "Your own words" in page.read().decode()
    assert "No problems found. Parts of a whole: 3 competencies, 3 lessons, 15 questions" in run(
        home, steps.commands["check"]
    )
    run(home, f"git init --quiet --bare {home / 'pages.git'}")
    told = run(home, steps.commands["publish"].replace(ADDRESS, "../pages.git"))
    assert "Pushed to the branch 'gh-pages'" in told
    run(home, "git clone --quiet --branch gh-pages ../pages.git ../pages")
    return home / "pages"


def test_the_steps_fit_into_a_quarter_of_an_hour(steps: Steps) -> None:
    """All that is typed, at the speed of somebody who looks for the keys."""
    assert steps.typed / LETTERS_A_MINUTE < 15


def test_the_published_branch_holds_no_source(published: Path, steps: Steps) -> None:
    """No file with a key as the teacher wrote it leaves the machine."""
    texts = {path.relative_to(published): path for path in published.rglob("*") if ".git" not in path.parts}
    assert not [name for name in texts if name.suffix in (".md", ".yml")]
    wrong = next(line for line in steps.question.splitlines() if line.startswith("- [ ]"))
    assert not [name for name, path in texts.items() if path.is_file() and wrong.encode() in path.read_bytes()]


def test_a_learner_answers_the_teachers_question_on_the_published_site(
    published: Path, playwright: Playwright, steps: Steps
) -> None:
    """Under a sub-path of a plain server the question is asked, graded and praised, with no word to any other site."""
    with served(published, "YOUR-NAME/my-course") as url, launched(playwright) as browser:
        context = browser.new_context(service_workers="block")
        seen = watched(context, url)
        page = context.new_page()
        page.goto(f"{url}lessons/halves/")
        expect(page.locator("article")).to_contain_text("Your own words")
        practice = Practice(page)
        while practice.item() != "halves-1":
            practice.answer(["999"], "wrong")
            practice.skip()
        expect(practice.form).to_contain_text("You share")
        practice.form.get_by_role("radio", name="3").check()
        practice.check()
        expect(practice.form.locator('[data-verdict="right"]')).to_be_visible(timeout=MOMENT)
        assert seen.foreign == []
        context.close()


def write(course: Path, name: str, question: str) -> None:
    """What step 3 asks for: words in the place of the text, a question in the place of the first."""
    lesson, bank = course / "lessons" / f"{name}.md", course / "questions" / f"{name}.md"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(
        re.sub(r"^Write your lesson here.*$", "Your own words.", text, flags=re.MULTILINE), encoding="utf-8"
    )
    text, count = re.subn(
        rf"^## [^\n]*{{#{name}-1}}.*?(?=^## )",
        lambda _: f"{question.strip()}\n\n",
        bank.read_text(encoding="utf-8"),
        flags=re.MULTILINE | re.DOTALL,
    )
    assert count == 1
    bank.write_text(text, encoding="utf-8")


def run(home: Path, line: str) -> str:
    """Types the line in the tool's folder; all that the terminal says then."""
    done = subprocess.run(
        command(line),
        cwd=home / "mkcourse",
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@contextmanager
def serving(home: Path, line: str) -> Iterator[str]:
    """The address at which the line serves; ended as Ctrl-C does."""
    typed = command(line.replace("--open", "--no-open --port 0"))
    running = subprocess.Popen(typed, cwd=home / "mkcourse", env=environment(home), stderr=subprocess.PIPE, text=True)
    assert running.stderr is not None
    try:
        said = ""
        while not (found := re.search(r"The course is at (http://\S+/)", said)):
            more = running.stderr.readline()
            assert more, f"the server ended: {said}"
            said += more
        yield found[1]
    finally:
        running.terminate()
        running.wait(60)


def command(line: str) -> list[str]:
    """The words of the line; uv has done its work, so the program itself is called."""
    program = shlex.quote(str(Path(sys.executable).with_name("mkcourse")))
    return shlex.split(line.replace("python3 -m uv run mkcourse", program))


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "NO_COLOR": "1"}
