"""The GitHub Actions workflow for who keeps the course's sources on GitHub: check, build and deploy after each push."""

from __future__ import annotations

import json
import os
import re
import shlex
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from ..words import say
from ..words.system_errors import refusal
from .findings import PublishError
from .git import run, without_secret
from .web_master import filled

FILE = ".github/workflows/publish-course.yml"


def workflow_for(course: Path) -> tuple[Path, str]:
    """Where the workflow belongs, and its text."""
    root = _repository(course)
    inside = Path(os.path.relpath(course.resolve(), root)).as_posix()
    values = {"course": shlex.quote(inside), "source": source(), "branch": _branch(root)}
    return root / FILE, filled("publish-course.yml.j2", **values)


def written(course: Path) -> Path:
    """Writes the workflow; another text in its place is left as it is."""
    path, text = workflow_for(course)
    if path.exists() and path.read_text(encoding="utf-8") != text:
        told = say("'{path}' is there already and says something else", path=path)
        raise PublishError(told, say("remove it to have it written anew"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise PublishError(say("'{path}' can't be written: {why}", path=path, why=refusal(error))) from error
    return path


def source() -> str:
    """What pip installs to have this very mkcourse: a release, or the commit that is running here."""
    told = _origin_of_package()
    if "vcs_info" in told:
        return f"git+{without_secret(told['url'])}@{told['vcs_info']['commit_id']}"
    if not str(told.get("url", "")).startswith("file:"):
        return f"mkcourse=={version('mkcourse')}"
    checkout = Path(url2pathname(urlsplit(told["url"]).path))
    origin, commit = _asked(checkout, "remote", "get-url", "origin"), _asked(checkout, "rev-parse", "HEAD")
    public = re.sub(r"^git@([\w.-]+):", r"https://\1/", without_secret(origin))
    if not public.startswith("https://"):
        raise PublishError(
            say("this mkcourse is a copy that GitHub can't fetch, so a workflow there could not install it"),
            say("clone mkcourse from its own address, or publish from here without --workflow"),
        )
    return f"git+{public}@{commit}"


def _origin_of_package() -> dict[str, Any]:
    """Where pip or uv had mkcourse from, as they noted it; empty for a release."""
    try:
        told = distribution("mkcourse").read_text("direct_url.json")
    except PackageNotFoundError:
        told = None
    noted: dict[str, Any] = json.loads(told) if told else {}
    return noted


def _repository(course: Path) -> Path:
    found = _asked(course, "rev-parse", "--show-toplevel")
    return Path(found) if found else course.resolve()


def _branch(root: Path) -> str:
    return _asked(root, "symbolic-ref", "--short", "HEAD") or "main"


def _asked(folder: Path, *arguments: str) -> str:
    done = run(list(arguments), folder)
    return done.stdout.strip() if done.returncode == 0 else ""
