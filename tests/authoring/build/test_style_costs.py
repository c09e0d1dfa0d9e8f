"""What style sheets cost a slow device while a learner works."""

from __future__ import annotations

import re

from mkcourse.authoring.build.templates import template_folder

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PRINT = re.compile(r"@media print\s*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
OF_TEACHERS = {"live.css"}  # what `serve` lays over a page; no learner gets it
OF_ALL = re.compile(r"(?:^|[\s>~+,]|:root|\bhtml|\bbody|\*)(?::(?:not|is)\()?:has\([^{]*")


def test_no_selector_looks_for_what_the_whole_page_or_any_element_has() -> None:
    """On the screen `:has()` is asked of named elements only: asked of the root or of any element, the browser looks
    through the whole page at each change, which made feedback take twice as long."""
    sheets = (template_folder() / "styles").rglob("*.css")
    for path in sorted(each for each in sheets if each.name not in OF_TEACHERS):
        screen = PRINT.sub("", COMMENT.sub("", path.read_text(encoding="utf-8")))
        assert not OF_ALL.findall(screen), path.name
