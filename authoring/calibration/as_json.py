"""The outcome of a calibration as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from .calibrate import Calibrated
from .files import Skipped


def as_json(outcome: Calibrated, files: int, skipped: Sequence[Skipped], written: Path | None) -> str:
    """A JSON object with everything that is told in words; `written` is the new file, if there is one."""
    told = {
        "course": outcome.course.id,
        "learners": outcome.counts.learners,
        "answers": outcome.counts.answers,
        "files": files,
        "skipped": [asdict(each) for each in skipped],
        "comparison": None if outcome.comparison is None else asdict(outcome.comparison),
        "better": outcome.is_better,
        "written": None if written is None else str(written),
        "findings": asdict(outcome.findings),
        "calibration": json.loads(outcome.text),
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
