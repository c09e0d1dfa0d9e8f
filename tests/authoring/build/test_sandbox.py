"""Specification of the sandbox's files in a site."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

from mkcourse.authoring.build import sandbox
from mkcourse.authoring.code.fences import Fence
from mkcourse.authoring.course import Course
from mkcourse.authoring.diagnostics import Place
from mkcourse.authoring.kinds.code import CodeAnswer
from mkcourse.site_template.sandbox.code_tests import tests_of as asserts_of

TESTS = 'assert printed == "1"\n'


def with_program(course: Course) -> Course:
    answer = CodeAnswer({"tests": Fence("tests", TESTS, Place("questions/a.md", 3))}, tuple(asserts_of(TESTS)))
    return replace(course, items=(*course.items, replace(course.items[0], id="program", answer=answer)))


def test_a_course_without_programs_has_nothing_of_it(course: Course, tmp_path: Path) -> None:
    """No frame, no worker, and no library for learners' programs."""
    for name in ("stdlib.zip", "python_stdlib.zip"):
        (tmp_path / name).touch()
    assert sandbox.sandbox_texts(course, "own") == {} and sandbox.sandbox_copies(course, "own") == {}
    assert set(sandbox.runtime_files(course, tmp_path)) == {"stdlib.zip"}
    assert set(sandbox.runtime_files(with_program(course), tmp_path)) == {"stdlib.zip", "python_stdlib.zip"}


def test_the_page_knows_what_to_fetch(course: Course) -> None:
    """Each file that sandbox.json names is in the site, wheels and all, and the course's own limit is told."""
    wheel = Path("packages/shapes-1.0-py3-none-any.whl")
    coded = replace(with_program(course), code_seconds=9, packages={str(wheel): wheel})
    settings = json.loads(sandbox.sandbox_texts(coded, "own")["assets/course/sandbox.json"])
    copies = sandbox.sandbox_copies(coded, "own")
    assert settings["seconds"] == 9
    assert {f"assets/course/{name}" for name in settings["packages"]} <= copies.keys()
    assert {f"own/sandbox/{name}" for name in settings["python"]} <= copies.keys()
    assert "run_code.py" in settings["python"] and "own/sandbox/worker.js" in copies


def test_the_policy_of_the_frame_lets_nothing_in_but_its_script() -> None:
    """Its sum is in the policy, and no address of any origin is."""
    html = sandbox.page()
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    (script,) = re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ") and f"'sha256-{digest}'" in policy
    assert "'self'" not in policy and "connect-src" not in policy and "http" not in policy
