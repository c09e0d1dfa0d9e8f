"""What other tools find wrong with our own sources: nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mkcourse.authoring.build.browser_runtime import find_node
from mkcourse.authoring.build.words import words_files

REPOSITORY = Path(__file__).parents[1]
TOOLS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
}


def run(*command: str | Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        [str(part) for part in command],
        cwd=REPOSITORY,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("command", TOOLS.values(), ids=TOOLS.keys())
def test_python_sources_satisfy(command: list[str]) -> None:
    """ruff finds nothing to say about style, and mypy --strict nothing about types."""
    run(*command)


def test_scripts_satisfy_tsc(npm_tools: Path) -> None:
    """The types in the JSDoc of the browser's scripts hold."""
    tsc = npm_tools / "typescript" / "bin" / "tsc"
    run(find_node().program, tsc, "--project", "site_template/tsconfig.json")


@pytest.mark.usefixtures("npm_tools")
def test_scripts_pass_their_unit_tests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`node --test` passes on the parts of the scripts that need no page."""
    tests = sorted((REPOSITORY / "tests" / "site" / "scripts").glob("*.test.js"))
    assert tests
    catalogue = tmp_path / "en.json"
    catalogue.write_text(words_files(live=True)["words/en.json"], encoding="utf-8")
    monkeypatch.setenv("MKCOURSE_WORDS", str(catalogue))
    monkeypatch.setenv("MKCOURSE_PYTHON", sys.executable)
    run(find_node().program, "--test", *tests)


def test_no_tracked_file_names_a_registry_or_a_machine() -> None:
    """Sources hold no host of a package registry and no path of one machine."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.fail("the tests run in a git checkout")
    odd = re.compile("registry" + r"\.npmjs|files\.pythonhosted|pypi" + r"\.org/simple|deb\.debian|/" + "work/main")
    found = []
    for name in listed.stdout.split("\0"):
        path = REPOSITORY / name
        if name and path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")
            found += [f"{name}: {match[0]}" for match in odd.finditer(text)]
    assert found == []
