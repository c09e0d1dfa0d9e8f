"""The search index's reader, spared of what it looks at long and keeps nothing of: the elements of formulas."""

from __future__ import annotations

import re
from functools import cache

_FORMULA = re.compile(r"<math\b[^>]*>(.*?)</math>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def with_bare_formulas(html: str) -> str:
    """The HTML whose formulas are their text alone: the index keeps no more of them."""
    return _FORMULA.sub(lambda formula: _TAG.sub("", formula[1]), html)


@cache
def spare_the_reader() -> None:
    """From now on Material's search reads pages so, in this process; formulas took a fifth of MkDocs' time."""
    from material.plugins.search import plugin

    class Reader(plugin.Parser):  # type: ignore[misc]
        def feed(self, data: str) -> None:
            super().feed(with_bare_formulas(data))

    plugin.Parser = Reader
