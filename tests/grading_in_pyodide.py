"""Grading in the browser's Python: the very bundle that a site serves, run in Node."""

import json
import shutil
import subprocess
from pathlib import Path

import grade_many

from mkcourse.authoring.build import browser_runtime as built

SCRIPT = Path(__file__).parent / "runtime" / "bridge_in_pyodide.mjs"


def graded_in_pyodide(asked: list[str], folder: Path) -> list[str]:
    """What `grade_many.graded` says there to each request."""
    bundle = folder / "bundle"
    shutil.copytree(built.browser_runtime(print), bundle)
    (bundle / "package.json").write_text('{"type": "module"}')
    requested, answered = folder / "requests.json", folder / "answers.json"
    requested.write_text(json.dumps(asked))
    command = [built.find_node().program, SCRIPT, bundle, requested, answered, "--with", grade_many.__file__, "graded"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    answers: list[str] = json.loads(answered.read_bytes())
    return answers
