"""YAML read so that every key and value keeps its line and column.

PyYAML's node graph carries the positions; on top of it this loader reports
duplicate keys (PyYAML keeps the last in silence), bounds aliases and depth, and
resolves plain scalars by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/,
10.3.2), so that ``no`` stays "no", ``12:30`` a string and ``2026-10-02`` one too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from .diagnostics import Diagnostic, Place
from .words import Sentence, say
from .yaml_slips import slip_in

Path = tuple[str | int, ...]

MAX_DEPTH = 40
MAX_ALIASES = 50
MAX_NODES = 200_000

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?[0-9]{1,300}\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_NULLS = ("", "~", "null", "Null", "NULL")
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("null", "bool", "int", "float", "str", "seq", "map", "timestamp", "merge", "value")
)


@dataclass(slots=True)
class Located:
    """A YAML document: ``value`` in plain Python, and where each value and key stands."""

    value: Any
    path: str
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)

    def place(self, *path: str | int) -> Place:
        """Where the value at ``path`` stands, or else the nearest thing around it."""
        for end in range(len(path), -1, -1):
            found = self.values.get(path[:end])
            if found:
                return found
        return Place(self.path)

    def key_place(self, *path: str | int) -> Place:
        """Where the key of ``path`` stands (its value's place where it is not a key)."""
        return self.keys.get(path) or self.place(*path)


def read_yaml(text: str, path: str, first_line: int = 1, first_column: int = 1) -> tuple[Located, list[Diagnostic]]:
    """The document in ``text``; ``first_line`` and ``first_column`` are where it begins in its file.

    A document that can't be read has the value None and one diagnostic that says why.
    """
    reading = _Reading(path, first_line - 1, first_column - 1)
    try:
        reading.bound(text)
        root = yaml.compose(text, Loader=_Loader)
        value = None if root is None else reading.plain(root, ())
    except _Stop as stop:
        return Located(None, path), [*reading.found, stop.diagnostic]
    except yaml.YAMLError as error:
        slip = slip_in(text, error, _Loader)
        place = Place(path, first_line + slip.at.line, first_column + slip.at.column)
        return Located(None, path), [Diagnostic(place, "yaml-parses", slip.message, slip.fix)]
    reading.located.value = value
    return reading.located, reading.found


class _Stop(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


class _Reading:
    """One pass over a document."""

    def __init__(self, path: str, lines: int, columns: int) -> None:
        self.located = Located(None, path)
        self.lines = lines
        self.columns = columns
        self.found: list[Diagnostic] = []
        self.nodes = 0

    def bound(self, text: str) -> None:
        """Refuses depth and aliases that would only be there to do harm, before recursion meets them."""
        depth = aliases = documents = 0
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.AliasEvent):
                aliases += 1
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
            if depth > MAX_DEPTH:
                raise self._stop(
                    event, say("nested deeper than {max_depth} levels", max_depth=MAX_DEPTH), say("keep the file flat")
                )
            if aliases > MAX_ALIASES:
                raise self._stop(
                    event,
                    say("more than {max_aliases} aliases ('*name')", max_aliases=MAX_ALIASES),
                    say("write the values out"),
                )
            if documents > 1:
                raise self._stop(event, say("a second YAML document begins here"), say("remove the line '---'"))

    def plain(self, node: yaml.Node, path: Path) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES or len(path) > MAX_DEPTH:
            raise self._stop(node, say("aliases that expand without end"), say("write the values out"))
        self.located.values[path] = self._place(node)
        if node.tag not in _PLAIN_TAGS:
            tag = node.tag.replace("tag:yaml.org,2002:", "!!")
            raise self._stop(
                node,
                say("the tag '{tag}' has no meaning here", tag=tag),
                say("remove it, or put quotes round the whole text"),
            )
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, path))
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(child, (*path, index)) for index, child in enumerate(node.value)]
        return _scalar(node)

    def _pairs(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, Any]]:
        seen: dict[str, Place] = {}
        for key_node, value_node in node.value:
            place = self._place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._stop(key_node, say("a key must be a plain word"), say("write 'key: value'"))
            key = str(key_node.value)
            if key in seen:
                message = say("'{key}' stands twice: here and in line {line}", key=key, line=seen[key].line)
                self.found.append(Diagnostic(place, "key-unique", message, say("keep one of them")))
                continue
            seen[key] = place
            self.located.keys[(*path, key)] = place
            yield key, self.plain(value_node, (*path, key))

    def _place(self, node: Any) -> Place:
        mark = node.start_mark
        return Place(self.located.path, mark.line + 1 + self.lines, mark.column + 1 + self.columns)

    def _stop(self, at: Any, message: Sentence, fix: Sentence) -> _Stop:
        return _Stop(Diagnostic(self._place(at), "yaml-parses", message, fix))


def _scalar(node: Any) -> Any:
    text = str(node.value)
    if node.style:  # the C loader says '' for plain, the Python one None
        return text
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text
