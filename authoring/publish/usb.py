"""A course on a stick: beside the site a small server of its own, started by one click on Windows, macOS and Linux.

Opened as a file a page may not load scripts as modules, nor keep progress; so there is a
server.  It is Python's own, and answers this computer alone unless it is started with ``--lan``.
"""

from __future__ import annotations

import zlib
from pathlib import Path

from .folders import into_folder
from .web_master import copied, filled

SERVER = "course_server.py"
STARTERS = ("START-LINUX.sh", "START-MACOS.command")
WINDOWS = "START-WINDOWS.bat"
READ_ME = "READ-ME.html"
FIRST_PORT = 8800


def onto_stick(site: Path, target: Path, course: str, title: str) -> Path:
    """Puts the site, the server and its starters into ``target``; returns the site's folder there."""
    values = {"course": course, "title": title, "port": port_of(course)}
    beside = {name: filled(f"{name}.j2", **values) for name in (READ_ME, *STARTERS)}
    beside[WINDOWS] = filled(f"{WINDOWS}.j2", **values).replace("\n", "\r\n")  # cmd.exe wants these
    beside[SERVER] = copied(SERVER)
    return into_folder(site, target, course, beside, scripts=STARTERS)


def port_of(course: str) -> int:
    """Always the same for a course, because browsers keep progress by address, port included."""
    return FIRST_PORT + zlib.crc32(course.encode()) % 1000
