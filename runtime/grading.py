"""Grading: is this response right?

Pure and total: any response to any key gives a grade. An answer that cannot be read, or is
right but not in the form asked for, is *again*: asked once more, never counted as wrong.
The compiler uses the same functions to check each key. Each kind of question grades itself:
see kinds/.
"""

from .grades import Grade
from .kinds.key import Key
from .responses import Response


def grade(key: Key, response: Response, language: str) -> Grade:
    """The grade of `response`; `language` (BCP 47) decides how numbers are read."""
    return key.graded(response, language)
