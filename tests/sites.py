"""Finished sites of courses, each built once for all processes of a run."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock
from shared_folder import shared_folder

from mkcourse.authoring.build.site import build_site
from mkcourse.authoring.loading import load


def site_of(folder: Path, factory: pytest.TempPathFactory) -> Path:
    """The site of the course in ``folder``.  Tests share it: who changes a file changes a copy."""
    site = shared_folder(factory) / "sites" / folder.name
    site.parent.mkdir(exist_ok=True)
    with FileLock(f"{site}.lock"):
        if not site.exists():
            build(folder, site)
    return site


def build(folder: Path, target: Path) -> None:
    """Builds the course in ``folder``, which must have no fault."""
    course, found = load(folder)
    assert course is not None, found
    build_site(course, folder, target, lambda step, done, total: None)


def own_files(site: Path) -> Path:
    """The folder in a site whose files browsers may keep for ever: its name changes with mkcourse."""
    (folder,) = (site / "assets").glob("mkcourse-*")
    return folder
