"""A project in two parts: what a generator makes pages of, and what goes into the site as it is.

A generator would look at each of these files, read it and write it again, and there is one for every competency.
Media stay with the pages, whose links to them it checks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .write import Project

_AS_IT_IS = "docs/assets/"


def for_generator(project: Project) -> Project:
    """The project without what goes into the site as it is."""
    return replace(project, texts=_without(project.texts), copies=_without(project.copies))


def for_site(project: Project) -> Project:
    """What goes into the site as it is, by its path there."""
    return Project(_in_site(project.texts), _in_site(project.copies))


def _without[T](files: Mapping[str, T]) -> dict[str, T]:
    return {name: content for name, content in files.items() if not name.startswith(_AS_IT_IS)}


def _in_site[T](files: Mapping[str, T]) -> dict[str, T]:
    return {name.removeprefix("docs/"): content for name, content in files.items() if name.startswith(_AS_IT_IS)}
