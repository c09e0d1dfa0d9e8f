"""Random operations over two tabs and three devices' files, with faults injected: what was lost, what counts twice.

    uv run python tests/benchmarks/nothing_lost.py [OPERATIONS [SEED]]

The same test runs with fewer operations in the suite (tests/site/scripts/operations.test.js): answers, files out and
in, tabs killed before and after a write, storage that fails, packs and snapshots, both tabs at once; the scripts of the
site over a storage of our own, and the real engine. They come in rounds of a thousand, the next with the next seed.
It ends with an error where an event is missing or there twice.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from mkcourse.authoring.build.browser_runtime import find_node

TEST = Path(__file__).parents[1] / "site" / "scripts" / "operations.test.js"


ROUND = 1000
"""Operations of a round: each begins with empty devices and a seed of its own, as replaying makes long logs slow."""


def main(operations: str = "10000", seed: str = "1") -> int:
    """Runs round after round and passes on what they say; ends at the first that lost something."""
    for number in range(-(-int(operations) // ROUND)):
        lost = _round(min(ROUND, int(operations) - number * ROUND), int(seed) + number)
        if lost:
            return lost
    return 0


def _round(operations: int, seed: int) -> int:
    chosen = {"MKCOURSE_OPERATIONS": str(operations), "MKCOURSE_SEED": str(seed), "MKCOURSE_PYTHON": sys.executable}
    start = time.monotonic()
    done = subprocess.run([find_node().program, "--test", TEST], env={**os.environ, **chosen}, check=False)
    print(f"{operations} operations, seed {seed}: {time.monotonic() - start:.0f} s", flush=True)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
