"""Right and wrong answers to the questions of a built site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from right_answers import right_answers
from site_data import data

from mkcourse.runtime.responses import Response


class Keys:
    """What is right in a course, read from the built site as a teacher might: for tests only."""

    def __init__(self, site: Path) -> None:
        course = data(site, "course")
        self.course: str = course["id"]
        self.items: dict[str, dict[str, Any]] = {item["id"]: item for item in course["items"]}

    def right(self, item: str) -> list[str]:
        """Ids of the right options, or the one text to type."""
        grading = self.items[item]["grading"]
        if "options" in grading:
            return list(grading["right"])
        if "texts" in grading:
            return [grading["texts"][0]]
        return [_typeable(grading["keys"][0])]

    def response(self, item: str) -> Response:
        """The right answer, whatever kind of question it is; of our own courses."""
        return right_answers(self.course)[item]

    def wrong(self, item: str) -> list[str]:
        """Ids of wrong options, or a text that is wrong; best one that shows a misconception."""
        grading = self.items[item]["grading"]
        if "options" in grading:
            wrong = [each for each in grading["options"] if each not in grading["right"]]
            return [next((each for each in wrong if each in grading["tags"]), wrong[0])]
        for expected in grading.get("wrongs", []):
            if expected.get("tag") and "low" in expected:
                return [_typeable(expected)]
        return ["98765"] if "keys" in grading else ["nothing of the kind"]

    def misconception(self, item: str) -> str | None:
        """The misconception that ``wrong`` shows."""
        grading = self.items[item]["grading"]
        if "options" in grading:
            tag = grading["tags"].get(self.wrong(item)[0])
            return str(tag) if tag else None
        return next((each["tag"] for each in grading.get("wrongs", []) if each.get("tag")), None)


def _typeable(key: dict[str, Any]) -> str:
    top, bottom = key["low"]
    return str(top) if bottom == 1 else f"{top}/{bottom}"
