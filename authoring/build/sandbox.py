"""The sandbox for learners' programs, as files of the site: only where the course has code questions."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from ..course import Course
from ..kinds.code import SECONDS
from .assets import files_in
from .templates import template_folder

FRAME = "sandbox/index.html"
LIBRARY = "python_stdlib.zip"
"""Python's whole standard library: of the files for the browser the one that only programs of learners need."""


def has_programs(course: Course) -> bool:
    """Whether learners write programs in this course."""
    return any(item.type == "code" for item in course.items)


def runtime_files(course: Course, runtime: Path) -> dict[str, Path]:
    """Name in ``pyodide/`` -> file."""
    needed = has_programs(course)
    return {name: path for name, path in files_in(runtime).items() if needed or name != LIBRARY}


def sandbox_texts(course: Course, own: str) -> dict[str, str]:
    """The frame's page in the folder ``own``, and what the course's pages must know to fill it."""
    if not has_programs(course):
        return {}
    settings = {
        "seconds": course.code_seconds or SECONDS,
        "packages": sorted(course.packages),
        "python": sorted(files_in(_folder(), "*.py")),
    }
    return {f"{own}/{FRAME}": page(), "assets/course/sandbox.json": json.dumps(settings, indent=1) + "\n"}


def sandbox_copies(course: Course, own: str) -> dict[str, Path]:
    """In the folder ``own`` the worker, the Python that runs programs, and the course's wheels."""
    if not has_programs(course):
        return {}
    files: Mapping[str, Path] = {"worker.js": _folder() / "worker.js", **files_in(_folder(), "*.py")}
    wheels = {f"assets/course/{name}": path for name, path in course.packages.items()}
    return {f"{own}/sandbox/{name}": path for name, path in files.items()} | wheels


def page() -> str:
    """The page of the frame, under a policy that lets nothing in but its own script and what that makes.

    The script stands in the page and is named by its sum: ``'self'`` would let a program ask for files of the site.
    """
    script = (_folder() / "frame.js").read_text(encoding="utf-8")
    html = (_folder() / "index.html").read_text(encoding="utf-8")
    return html.replace("{{ policy }}", _policy(script)).replace("{{ script }}", script)


def _policy(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    directives = (
        "default-src 'none'",
        f"script-src 'sha256-{digest}' blob: 'wasm-unsafe-eval'",
        "worker-src blob:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(directives)


def _folder() -> Path:
    return template_folder() / "sandbox"
