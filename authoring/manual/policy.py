"""The page of the policy: each threshold with its default and its meaning, read from the comments beside them."""

from __future__ import annotations

import ast
import inspect
import io
import tokenize
from collections.abc import Mapping
from dataclasses import dataclass, fields

from ...runtime.policy import Policy
from .markdown import code, fence, page, prose, table


@dataclass(frozen=True, slots=True)
class Threshold:
    """``section`` is the comment above the group it stands in."""

    name: str
    section: str
    meaning: str


def policy_page() -> str:
    """The reference of ``policy:`` in course.yml and competencies.yml."""
    defaults = {each.name: each.default for each in fields(Policy)}
    found = thresholds()
    blocks = []
    for section in dict.fromkeys(each.section for each in found):
        rows = [
            [code(each.name), code(str(defaults[each.name])), prose(each.meaning)]
            for each in found
            if each.section == section
        ]
        blocks += [f"## {prose(section[:1].upper() + section[1:])}", table(["Name", "Default", "Meaning"], rows)]
    example = fence("policy:\n  ready_set: 3\n  review_share: 0.2\n", "yaml", "course.yml")
    return page(
        "Policy",
        "Every threshold of the engine, its default, and what it decides.",
        "Every number that decides something about a learner stands here. The defaults are measured "
        "([how mastery is decided](../explanation/mastery.md)); change one when you know why. A course sets them in "
        f"{code('course.yml')}, a single competency under its own {code('policy')} in {code('competencies.yml')}:",
        example,
        *blocks,
    )


def thresholds() -> list[Threshold]:
    """Each field of the policy in its order, with the words beside it."""
    source = inspect.getsource(Policy)
    comments = _comments(source)
    found: list[Threshold] = []
    section, before = "", 0
    for node in _statements(source):
        if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name):
            before = node.end_lineno or before
            continue
        section = _heading(source, before, node.lineno, comments) or section
        found.append(Threshold(node.target.id, section, comments.get(node.lineno, "")))
        before = node.lineno
    return found


def _statements(source: str) -> list[ast.stmt]:
    """Those of the class whose source this is."""
    return [inner for outer in ast.parse(source).body if isinstance(outer, ast.ClassDef) for inner in outer.body]


def _heading(source: str, after: int, before: int, comments: Mapping[int, str]) -> str:
    """The comment that begins a new group: it stands after an empty line."""
    lines = source.splitlines()
    for line in range(after + 1, before):
        if line in comments and not lines[line - 2].strip():
            return comments[line]
    return ""


def _comments(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {each.start[0]: each.string.lstrip("# ").strip() for each in tokens if each.type == tokenize.COMMENT}
