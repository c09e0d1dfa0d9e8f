"""What the pages of one browser take of the computer's memory."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def proportional_memory(profile: Path) -> float:
    """MB of the processes that draw the pages of the browser with this profile; what is shared counts in shares.

    0 where the system does not tell (other than Linux).
    """
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if "--type=renderer" in (process / "cmdline").read_text() and _is_of(process, profile):
                lines = (process / "smaps_rollup").read_text().splitlines()
                total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1000


def _is_of(process: Path, profile: Path) -> bool:
    """Whether this process comes from the browser with this profile."""
    while process.name not in ("0", "1"):
        if f"--user-data-dir={profile}" in (process / "cmdline").read_text():
            return True
        lines = (process / "status").read_text().splitlines()
        process = process.with_name(next(line.split()[1] for line in lines if line.startswith("PPid:")))
    return False
