"""The workflow for who keeps a course's sources on GitHub."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from mkcourse.authoring.cli import main
from mkcourse.authoring.publish import workflow
from mkcourse.authoring.publish.findings import PublishError
from mkcourse.authoring.publish.workflow import FILE, written


@pytest.fixture(autouse=True)
def released(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where pip installed a release."""
    monkeypatch.setattr(workflow, "_origin_of_package", dict)


def test_the_workflow_stands_at_the_repositorys_root_and_names_the_course(tmp_path: Path) -> None:
    """A course in a folder of a repository is checked, built and deployed from there, with versions that are fixed."""
    subprocess.run(["git", "init", "--quiet", "-b", "trunk", tmp_path], check=True)
    course = tmp_path / "my courses" / "fractions"
    course.mkdir(parents=True)
    path = written(course)
    assert path == tmp_path / FILE
    steps = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]["publish"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert runs[1:] == [
        "mkcourse check --format github 'my courses/fractions'",
        "mkcourse publish folder 'my courses/fractions' --to published --as course",
    ]
    assert re.fullmatch(r'python -m pip install "mkcourse==[\d.]+"', runs[0])
    assert all(re.search(r"@v\d", step["uses"]) for step in steps if "uses" in step)
    assert "branches: [trunk]" in path.read_text(encoding="utf-8")


def test_the_commands_of_the_workflow_are_commands(tmp_path: Path) -> None:
    """What the workflow calls, the command line knows."""
    text = workflow.workflow_for(tmp_path)[1]
    for command, rest in re.findall(r"- run: mkcourse (\w+)(.*)", text):
        found = main.commands[command]
        known = getattr(found, "commands", {}).get(rest.split()[0], found)
        options = {option for parameter in known.params for option in parameter.opts}
        assert set(re.findall(r"--[\w-]+", rest)) <= options


def test_a_workflow_of_ones_own_stays(tmp_path: Path) -> None:
    """A file that says something else is not written over; the same one is."""
    path = written(tmp_path)
    assert written(tmp_path) == path
    path.write_text("name: mine\n", encoding="utf-8")
    with pytest.raises(PublishError, match="says something else"):
        written(tmp_path)
    assert path.read_text(encoding="utf-8") == "name: mine\n"


@pytest.mark.parametrize("origin", ["git@github.com:somebody/mkcourse.git", "https://github.com/somebody/mkcourse.git"])
def test_a_checkout_is_named_by_its_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, origin: str) -> None:
    """Who runs a clone gets the same commit on GitHub; a clone that GitHub can't reach is told."""
    checkout = tmp_path / "mkcourse"
    subprocess.run(["git", "init", "--quiet", checkout], check=True)
    identity = ["-c", "user.name=T", "-c", "user.email=t@localhost"]
    subprocess.run(["git", *identity, "commit", "--quiet", "--allow-empty", "-m", "x"], cwd=checkout, check=True)
    monkeypatch.setattr(workflow, "_origin_of_package", lambda: {"url": checkout.as_uri(), "dir_info": {}})
    with pytest.raises(PublishError, match="GitHub can't fetch"):
        workflow.source()
    subprocess.run(["git", "remote", "add", "origin", origin], cwd=checkout, check=True)
    assert re.fullmatch(r"git\+https://github.com/somebody/mkcourse.git@[0-9a-f]{40}", workflow.source())
    shutil.rmtree(checkout)
