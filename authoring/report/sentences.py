"""Sentences: the findings of the class engine in words, from the catalogue of the course's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from ..build.words import Words
from .naming import Names

SHARES = ("share", "luck", "right", "expected")
TIMES = ("at", "last")

type Json = dict[str, Any]


class Sentences:
    """Turns codes with names into sentences. `zone` is in minutes east of UTC."""

    def __init__(self, words: Words, names: Names, zone: int) -> None:
        self.words, self.names, self._zone = words, names, zone
        self._locale = Locale.parse(words.language)

    def why(self, sign: Json) -> str:
        """The sentence of one piece of evidence."""
        return self._filled(f"class.why.{sign['code']}", sign)

    def file(self, sign: Json) -> str:
        """Why a file's verdict is what it is."""
        return self._filled(f"class.file.{sign['code']}", sign)

    def finding(self, sort: str, finding: Json) -> str:
        """The headline of an action or a group."""
        return self._filled(f"class.{sort}.{finding['kind']}", finding)

    def away(self, told: Json) -> str | None:
        """Since when nobody of the class was there, where that is worth a word; else None."""
        return None if told["away"] is None else self._filled("class.report.away", told["away"])

    def percent(self, share: float) -> str:
        """A share of 0 to 1 in the language's way."""
        return format_percent(share, locale=self._locale)

    def number(self, value: float) -> str:
        """A number with at most two decimals."""
        return format_decimal(round(value, 2), locale=self._locale)

    def day(self, at: int) -> str:
        """The date of a moment."""
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=at, minutes=self._zone)
        return format_date(moment, format="medium", locale=self._locale)

    def _filled(self, key: str, names: Mapping[str, Any]) -> str:
        count = names.get("n")
        if f"{key}.other" in self.words and isinstance(count, int):
            sentence = self.words.count(key, count)
        else:
            sentence = self.words.get(key, key)
        for name, value in names.items():
            sentence = sentence.replace(f"{{{name}}}", self._shown(name, value))
        return sentence.replace("{count}", str(count))

    def _shown(self, name: str, value: Any) -> str:
        match name, value:
            case "learners" | "files", list():
                return self.names.learners(value)
            case "learner" | "file" | "other", str():
                return self.names.learner(value)
            case "competency" | "prerequisite", str():
                return self.names.competency(value)
            case "misconception", str():
                return self.names.misconception(value)
            case "item", str():
                return self.names.item(value)
        return self._number(name, value)

    def _number(self, name: str, value: Any) -> str:
        if isinstance(value, int | float) and name in SHARES:
            return self.percent(value)
        if isinstance(value, int) and name in TIMES:
            return self.day(value)
        return self.number(value) if isinstance(value, float) else str(value)
