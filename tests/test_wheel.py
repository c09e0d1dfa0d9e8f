"""The wheel holds all that a teacher needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
PACKAGES = ("authoring", "runtime", "site_template")
NOT_SHIPPED = {"site_template/tsconfig.json"}
"""Configuration of a tool that checks our sources."""


def test_the_wheel_holds_every_file_of_the_three_packages(tmp_path: Path) -> None:
    """Each tracked file of authoring/, runtime/ and site_template/ is in the wheel, and nothing else is."""
    listed = subprocess.run(
        ["git", "ls-files", *PACKAGES], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    tracked = {name for name in listed if name and (REPOSITORY / name).exists()} - NOT_SHIPPED
    source = tmp_path / "source"
    for name in [*tracked, "pyproject.toml", "README.md", "LICENSE"]:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPOSITORY / name, source / name)
    uv = os.environ.get("UV") or shutil.which("uv")  # `uv run` names itself in UV
    assert uv, "the tests are run by uv"
    done = subprocess.run(
        [uv, "build", "--wheel", "--out-dir", str(tmp_path), str(source)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        inside = {name.removeprefix("mkcourse/") for name in wheel.namelist() if name.startswith("mkcourse/")}
    assert inside == tracked
