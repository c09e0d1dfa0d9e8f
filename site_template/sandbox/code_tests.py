"""The tests of a code question, as their author wrote them: every top-level `assert` is one."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from dataclasses import dataclass
from hashlib import sha256

TESTS = "<tests>"
_SWITCH = re.compile(r"#\s*(hidden|shown)\b")
_MISCONCEPTION = re.compile(r"^\{(?P<id>[^{}\s]+)\}\s*")


@dataclass(frozen=True, slots=True)
class Test:
    """One `assert`: a learner sees its source only if it is not hidden."""

    id: str
    line: int
    hidden: bool
    message: str | None
    misconception: str | None
    source: str
    statement: ast.Assert
    odd_message: bool = False
    """Whether the message is no plain text, and so can't be told."""


type Step = Test | ast.stmt
"""What the tests consist of: an assert, or a statement that prepares."""


def steps_of(tests: str) -> list[Step]:
    """Tests and preparations in their order; SyntaxError where they are no Python."""
    tree = ast.parse(tests, TESTS)
    own_line, beside = _switches(tests)
    found: list[Step] = []
    for statement in tree.body:
        if isinstance(statement, ast.Assert):
            hidden = beside.get(statement.end_lineno or 0, _last_before(own_line, statement.lineno)) == "hidden"
            found.append(_test(statement, tests, hidden))
        else:
            found.append(statement)
    return found


def tests_of(tests: str) -> list[Test]:
    """Only the asserts."""
    return [step for step in steps_of(tests) if isinstance(step, Test)]


def test_id(condition: str) -> str:
    """Six hexadecimal digits of what is asserted, however it is spaced: a reworded message keeps it."""
    return sha256(" ".join(condition.split()).encode()).hexdigest()[:6]


def _test(statement: ast.Assert, tests: str, hidden: bool) -> Test:
    condition = ast.get_source_segment(tests, statement.test) or ast.unparse(statement.test)
    said = statement.msg.value if isinstance(statement.msg, ast.Constant) else None
    text = said if isinstance(said, str) else None
    tag = _MISCONCEPTION.match(text) if text else None
    return Test(
        id=test_id(condition),
        line=statement.lineno,
        hidden=hidden,
        message=(text[tag.end() :] if tag else text) or None if text else None,
        misconception=tag["id"] if tag else None,
        source=condition,
        statement=statement,
        odd_message=statement.msg is not None and text is None,
    )


def _switches(tests: str) -> tuple[dict[int, str], dict[int, str]]:
    """Lines of comments that switch: those that stand alone, for all that follows, and those beside a test."""
    alone: dict[int, str] = {}
    beside: dict[int, str] = {}
    for token in tokenize.generate_tokens(io.StringIO(tests).readline):
        if token.type == tokenize.COMMENT and (switch := _SWITCH.match(token.string)):
            stands_alone = not token.line[: token.start[1]].strip()
            (alone if stands_alone else beside)[token.start[0]] = switch[1]
    return alone, beside


def _last_before(switches: dict[int, str], line: int) -> str:
    before = [number for number in switches if number < line]
    return switches[max(before)] if before else "shown"


# --- uses("for") ---

_STATEMENTS: dict[str, tuple[type[ast.AST], ...]] = {
    "for": (ast.For, ast.AsyncFor),
    "while": (ast.While,),
    "if": (ast.If,),
    "def": (ast.FunctionDef, ast.AsyncFunctionDef),
    "return": (ast.Return,),
    "class": (ast.ClassDef,),
    "import": (ast.Import, ast.ImportFrom),
    "try": (ast.Try,),
    "with": (ast.With, ast.AsyncWith),
    "raise": (ast.Raise,),
    "assert": (ast.Assert,),
    "break": (ast.Break,),
    "continue": (ast.Continue,),
    "pass": (ast.Pass,),
    "global": (ast.Global,),
    "del": (ast.Delete,),
    "lambda": (ast.Lambda,),
    "match": (ast.Match,),
    "list": (ast.List, ast.ListComp),
    "dict": (ast.Dict, ast.DictComp),
    "tuple": (ast.Tuple,),
    "set": (ast.Set, ast.SetComp),
    "comprehension": (ast.comprehension,),
    "f-string": (ast.JoinedStr,),
    "and": (ast.And,),
    "or": (ast.Or,),
    "not": (ast.Not, ast.NotIn),
    "in": (ast.In, ast.NotIn),
    "+": (ast.Add,),
    "-": (ast.Sub, ast.USub),
    "*": (ast.Mult,),
    "/": (ast.Div,),
    "//": (ast.FloorDiv,),
    "%": (ast.Mod,),
    "**": (ast.Pow,),
    "==": (ast.Eq,),
    "!=": (ast.NotEq,),
    "<": (ast.Lt,),
    "<=": (ast.LtE,),
    ">": (ast.Gt,),
    ">=": (ast.GtE,),
    "[]": (ast.Subscript,),
}


def uses(program: str, *words: str) -> bool:
    """Whether the program has every one of these: a statement, a sign, or a name that it calls or reads."""
    nodes = list(ast.walk(ast.parse(program)))
    return all(_has(nodes, word) for word in words)


def _has(nodes: list[ast.AST], word: str) -> bool:
    if word in ("else", "elif"):
        return any(_has_branch(node, word) for node in nodes)
    if word == "=":
        return any(isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr) for node in nodes)
    if word.endswith("=") and word[:-1] in _STATEMENTS and word not in _STATEMENTS:
        return any(isinstance(node, ast.AugAssign) and isinstance(node.op, _STATEMENTS[word[:-1]]) for node in nodes)
    if word in _STATEMENTS and any(isinstance(node, _STATEMENTS[word]) for node in nodes):
        return True
    return any(_names(node) == word.removeprefix(".").removesuffix("()") for node in nodes)


def _has_branch(node: ast.AST, word: str) -> bool:
    branch = getattr(node, "orelse", None)
    if not isinstance(branch, list) or not branch:
        return False
    is_elif = isinstance(node, ast.If) and len(branch) == 1 and isinstance(branch[0], ast.If)
    return is_elif == (word == "elif")


def _names(node: ast.AST) -> str | None:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else None
