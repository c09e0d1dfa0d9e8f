"""The catalogues of the words that learners read: gettext files in, JSON for pages and scripts out.

A message's ``msgctxt`` is its key, its ``msgid`` the English sentence, which stands in where a
translation is missing.  A message with plural forms becomes one entry for each plural category
of the language (CLDR), as ``minutes.one`` and ``minutes.other``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .templates import template_folder
from .theme_words import theme_words

if TYPE_CHECKING:  # it takes its time to be imported, and `check` needs no words of a site
    from babel.messages.catalog import Catalog, Message

ENGLISH = "en"
PREVIEW = ("preview.", "live.")
"""How the keys begin of what is said only under ``mkcourse serve``."""
CATEGORIES = {
    1: ("other",),
    2: ("one", "other"),
    3: ("one", "few", "other"),
    6: ("zero", "one", "two", "few", "many", "other"),
}
"""Number of plural forms in a gettext file -> the category of each, in the order of the file."""


@dataclass(frozen=True, slots=True, eq=False)
class Words(Mapping[str, str]):
    """The sentences of a language by their keys."""

    language: str
    sentences: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.sentences[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.sentences)

    def __len__(self) -> int:
        return len(self.sentences)

    def count(self, key: str, count: int) -> str:
        """The sentence under a key with plural forms, for so many."""
        from babel import Locale

        category = Locale.parse(self.language).plural_form(count)
        return self.get(f"{key}.{category}", self[f"{key}.other"]).replace("{count}", str(count))

    def say(self, key: str, **values: object) -> str:
        """The sentence under a key with its values in their places."""
        sentence = self[key]
        for name, value in values.items():
            sentence = sentence.replace(f"{{{name}}}", str(value))
        return sentence


def languages() -> tuple[str, ...]:
    """The languages that there is a catalogue for."""
    return tuple(sorted(path.stem for path in _folder().glob("*.po")))


def language_of(course_language: str) -> str:
    """The catalogue for a course's language; English where we have none."""
    known = languages()
    return next((name for name in (course_language, course_language.split("-")[0]) if name in known), ENGLISH)


@cache
def words_for(language: str) -> Words:
    """The catalogue of a language; English where we have none."""
    known = language_of(language)
    english = {} if known == ENGLISH else words_for(ENGLISH)  # for what a catalogue does not say yet
    return Words(known, dict(sorted({**english, **dict(_entries(catalogue(known)))}.items())))


@cache
def words_files(*, live: bool = False) -> Mapping[str, str]:
    """File name -> JSON text of every catalogue, for the site's scripts; what only a preview says is in live ones."""
    return {f"words/{each}.json": json.dumps(_for_scripts(each, live), ensure_ascii=False) for each in languages()}


def _for_scripts(language: str, live: bool) -> dict[str, str]:
    told = theme_words(language) | dict(words_for(language))
    return {key: told[key] for key in sorted(told) if live or not key.startswith(PREVIEW)}


def catalogue(language: str) -> Catalog:
    """The gettext catalogue as it was written."""
    from babel.messages.pofile import read_po

    with (_folder() / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def _entries(catalog: Catalog) -> Iterator[tuple[str, str]]:
    for message in catalog:
        if message.context:
            yield from _forms(message, catalog)


def _forms(message: Message, catalog: Catalog) -> Iterator[tuple[str, str]]:
    key = str(message.context)
    if not isinstance(message.id, tuple | list):
        told = "" if message.fuzzy else str(message.string or "")
        yield key, told or str(message.id)
        return
    told_forms = [] if message.fuzzy else [str(each) for each in message.string or () if each]
    if len(told_forms) != catalog.num_plurals:
        told_forms = [str(each) for each in message.id]
    for category, sentence in zip(CATEGORIES[len(told_forms)], told_forms, strict=True):
        yield f"{key}.{category}", sentence


def _folder() -> Path:
    return template_folder() / "words"
