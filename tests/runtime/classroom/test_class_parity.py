"""The class is told in the browser's Python, byte for byte, as in the teacher's terminal."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from mkcourse.authoring.build import browser_runtime as built
from mkcourse.runtime.classroom.door import Door

from .conftest import NOW, Class

RUNNER = Path(__file__).parents[1] / "bridge_in_pyodide.mjs"
DAYS = (20, 17, 13, 10, 6, 3, 1)


def test_a_class_is_told_alike(room: Class, tmp_path: Path) -> None:
    """Glances, verdicts, the class, cards and refusals have the same bytes in CPython and in Pyodide."""
    asked = requests(room)
    door = Door()
    assert in_pyodide(asked, tmp_path) == [door.handle(request) for request in asked]


def requests(room: Class) -> list[str]:
    """A class with all sorts of learners and files."""
    logs = {f"able{n}": room.log(f"able{n}", DAYS, 0.6 + n / 20) for n in range(6)}
    logs |= {f"odd{n}": room.log(f"odd{n}", DAYS, 0.1, option="odd", competency="halves") for n in range(4)}
    logs |= {"guess": room.log("guess", DAYS, 0.25, seconds=2), "gone": room.log("gone", (20, 17))}
    texts = {name: json.dumps(room.file(log, name)) for name, log in logs.items()}
    texts |= {"copy": texts["able0"], "bad": "{", "cut": json.dumps(room.file(logs["able1"][3:], "cut"))}
    told: list[dict[str, object]] = [{"do": "class"}, {"do": "open", "course": room.content, "at": NOW, "zone": 60}]
    told += [{"do": do, "name": name, "text": text} for do in ("glance", "take") for name, text in texts.items()]
    room.open()
    glances = [room.ask(do="glance", name=name, text=text)["glance"] for name, text in texts.items()]
    told.append({"do": "early", "glances": glances})
    return [json.dumps(one) for one in (*told, {"do": "class"}, {"do": "learner", "id": "nobody"})]


def in_pyodide(asked: list[str], folder: Path) -> list[str]:
    bundle, door = folder / "bundle", folder / "door.py"
    shutil.copytree(built.browser_runtime(print), bundle)
    (bundle / "package.json").write_text('{"type": "module"}')
    door.write_text("from mkcourse.runtime.classroom.door import handle\n")
    (folder / "asked.json").write_text(json.dumps(asked))
    files = [bundle, folder / "asked.json", folder / "answered.json"]
    command = [built.find_node().program, RUNNER, *files, "--with", door, "handle"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    answers: list[str] = json.loads((folder / "answered.json").read_bytes())
    return answers
