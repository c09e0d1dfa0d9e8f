"""Specification of what the runtime may import: little, cheap, and nothing that acts."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import mkcourse.runtime

ALLOWED = {
    "_sha2",
    "abc",
    "binascii",
    "bisect",
    "collections.abc",
    "dataclasses",
    "hashlib",
    "json",
    "math",
    "operator",
    "re",
    "typing",
    "unicodedata",
    "zlib",
}
FILES = sorted(Path(mkcourse.runtime.__file__).parent.rglob("*.py"))
FORBIDDEN = {"open", "print", "input", "eval", "exec", "__import__", "breakpoint", "globals", "id", "hash"}


def test_there_are_files() -> None:
    """The tests below look at something."""
    assert len(FILES) > 15


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_a_few_imports(path: Path) -> None:
    """Each file imports only from a short list and from the runtime itself."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            assert {name.name for name in node.names} <= ALLOWED
        if isinstance(node, ast.ImportFrom):
            assert node.level >= 1 or node.module in ALLOWED


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_that_acts(path: Path) -> None:
    """No file reads, prints, evaluates, or depends on addresses and hash seeds."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in FORBIDDEN, ast.unparse(node)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_everything_public_says_what_it_promises(path: Path) -> None:
    """Each module and each public class and function has a docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree) or path.name == "__init__.py"
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path.name}: {node.name}"


def test_hash_seeds_do_not_matter(make, tmp_path: Path) -> None:
    """Two processes with different hash seeds give the same answers, byte for byte."""
    script = tmp_path / "script.py"
    script.write_text(
        "import json, sys\n"
        "from mkcourse.runtime.bridge import handle\n"
        "course = json.load(open(sys.argv[1]))\n"
        "ask = lambda **request: print(handle(json.dumps(request)))\n"
        "ask(do='open', course=course, log=[], at=1, zone=0)\n"
        "for n in range(5):\n"
        "    ask(do='next', competencies=['halves'], mode='practice', at=n, zone=0)\n"
        "    ask(do='step', event=dict(type='NotLearnedYet', id=str(n), at=n, zone=0, item=f'halves-{n}'))\n",
        "utf-8",
    )
    import json

    course = tmp_path / "course.json"
    course.write_text(json.dumps(make.course_json(make.pool(9))), "utf-8")
    outputs = {
        subprocess.run(
            [sys.executable, str(script), str(course)],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
