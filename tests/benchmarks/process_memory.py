"""What the page of a browser takes of the computer's memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def proportional_memory(profile: Path) -> float:
    """MB of the process that draws the page of the browser with this profile; what is shared counts in shares.

    That is the largest one: Chromium keeps another ready, with nothing in it, for the page that may come next.
    0 where the system does not tell (other than Linux).
    """
    return max(_renderers(profile), default=0) / 1000


def _renderers(profile: Path) -> Iterator[int]:
    """kB of each process that draws, or could draw, a page."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if "--type=renderer" in (process / "cmdline").read_text() and _is_of(process, profile):
                lines = (process / "smaps_rollup").read_text().splitlines()
                yield next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _is_of(process: Path, profile: Path) -> bool:
    """Whether this process comes from the browser with this profile."""
    while process.name not in ("0", "1"):
        if f"--user-data-dir={profile}" in (process / "cmdline").read_text():
            return True
        lines = (process / "status").read_text().splitlines()
        process = process.with_name(next(line.split()[1] for line in lines if line.startswith("PPid:")))
    return False
