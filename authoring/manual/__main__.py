"""``uv run python -m mkcourse.authoring.manual``: writes the reference anew."""

from __future__ import annotations

import sys
from pathlib import Path

from .reference import FOLDER, write_reference

if __name__ == "__main__":
    manual = Path("courses/manual")
    if not (manual / "course.yml").exists():
        sys.exit(f"run this in the repository's folder: there is no '{manual}' here")
    for name in write_reference(manual):
        print(f"  {FOLDER}{name}")
