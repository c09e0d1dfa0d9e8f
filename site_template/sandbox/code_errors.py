"""A Python error as a code and values, of which the page makes a sentence that a beginner understands.

The sentences are in `words/`, under `code.error.<code>`. A code that fits no pattern is the most general of its kind.
"""

from __future__ import annotations

import re
import traceback
from types import TracebackType
from typing import Any

PROGRAM = "<program>"
LONGEST = 300

type Told = dict[str, Any]
"""code, kind (the error's class), line of the learner's program or None, python (Python's own words), values."""

_ASSIGN_TO = (r"cannot assign to (?P<what>[\w' -]+?)(?: here)?(?:$|\.)", "assign-to")

# What Python says (3.12 and later) -> code. Named groups become values.
_SYNTAX = (
    (r"expected ':'", "colon"),
    (r"'(?P<bracket>.)' was never closed", "bracket-open"),
    (r"closing parenthesis '(?P<bracket>.)' does not match opening parenthesis '(?P<opening>.)'", "bracket-other"),
    (r"unmatched '(?P<bracket>.)'", "bracket-extra"),
    (r"unterminated triple-quoted", "quote-triple"),
    (r"unterminated (?:\w-?)*string", "quote"),
    (r"Maybe you meant '=='", "equals"),
    _ASSIGN_TO,
    (r"Missing parentheses in call to '(?P<name>\w+)'", "print-brackets"),
    (r"expected an indented block after (?P<after>.+) on line (?P<above>\d+)", "indent-missing"),
    (r"expected an indented block", "indent-missing"),
    (r"unexpected indent", "indent-extra"),
    (r"unindent does not match", "indent-odd"),
    (r"inconsistent use of tabs", "indent-tabs"),
    (r"'return' outside function", "return-outside"),
    (r"'(?P<word>break)' outside loop", "break-outside"),
    (r"'(?P<word>continue)' not properly in loop", "break-outside"),
    (r"leading zeros", "leading-zero"),
    (r"invalid (?:decimal|hexadecimal|octal|binary|imaginary) literal", "digits"),
    (r"invalid character '(?P<character>.)'", "character"),
    (r"invalid non-printable character", "character-hidden"),
    (r"line continuation character", "backslash"),
    (r"f-string", "f-string"),
    (r"Did you mean '(?P<suggestion>\w+)'", "keyword"),
    (r"forgot a comma", "comma"),
)

# Where Python says no more than "invalid syntax": what stands in the line.
_SYNTAX_LINES = (
    (r"^\s*(?P<word>else|elif)\b", "else-alone"),
    (r"\+\+|--\s*$", "plus-plus"),
    (r"=>|=<|><", "compare-order"),
    (r"&&|\|\||!(?!=)", "and-or"),
    (r"^\s*(?P<word>and|as|assert|async|await|break|class|continue|def|del|except|finally|for|from|global|if|import|in|is"
     r"|lambda|not|or|pass|raise|return|try|while|with|yield|True|False|None)\s*=(?!=)", "keyword-name"),
)  # fmt: skip

_RUNNING = {
    "UnboundLocalError": ((r"local variable '(?P<name>\w+)'", "local-before"),),
    "NameError": (
        (r"name '(?P<name>\w+)' is not defined.*Did you forget to import '(?P<module>\w+)'", "name-import"),
        (r"name '(?P<name>\w+)' is not defined.*Did you mean: '(?P<suggestion>\w+)'", "name-similar"),
        (r"name '(?P<name>\w+)' is not defined", "name"),
        (r"free variable '(?P<name>\w+)'", "local-before"),
    ),
    "TypeError": (
        (r"'NoneType' object|'NoneType' and|and 'NoneType'|not NoneType|\"NoneType\"", "none"),
        (r"can only concatenate str \(not \"(?P<other>\w+)\"\) to str", "add-text"),
        (r"unsupported operand type\(s\) for \+=?: '(?P<one>\w+)' and 'str'", "add-text"),
        (r"unsupported operand type\(s\) for (?P<sign>\S+)(?: or pow\(\))?: '(?P<one>\w+)' and '(?P<other>\w+)'",
         "operands"),
        (r"'(?P<sign>[<>]=?)' not supported between instances of '(?P<one>\w+)' and '(?P<other>\w+)'", "compare"),
        (r"can't multiply sequence by non-int of type '(?P<other>\w+)'", "multiply-text"),
        (r"'(?P<one>\w+)' object is not callable", "not-callable"),
        (r"'(?P<one>\w+)' object is not iterable", "not-iterable"),
        (r"'(?P<one>\w+)' object is not subscriptable", "not-subscriptable"),
        (r"object of type '(?P<one>\w+)' has no len", "no-length"),
        (r"indices must be integers(?: or slices)?, not '?(?P<other>\w+)", "index-kind"),
        (r"'(?P<one>\w+)' object does not support item assignment", "unchangeable"),
        (r"(?P<name>[\w.<>]+)\(\) missing (?P<count>\d+) required positional arguments?: (?P<names>.+)", "too-few"),
        (r"(?P<name>[\w.<>]+)\(\) takes (?P<takes>from \d+ to \d+|\d+) positional arguments? but (?P<count>\d+)",
         "too-many"),
        (r"(?P<name>[\w.<>]+)\(\) got an unexpected keyword argument '(?P<argument>\w+)'", "argument-name"),
        (r"'(?P<one>\w+)' object cannot be interpreted as an integer", "whole-number"),
    ),
    "ValueError": (
        (r"invalid literal for int\(\) with base 10: (?P<value>.+)", "to-int"),
        (r"could not convert string to float: (?P<value>.+)", "to-float"),
        (r"(?:not enough|too many) values to unpack", "unpack"),
        (r"not in list|\.remove\(x\)", "not-in-list"),
    ),
    "AttributeError": (
        (r"'NoneType' object has no attribute '(?P<name>\w+)'", "none"),
        (r"'(?P<one>\w+)' object has no attribute '(?P<name>\w+)'.*Did you mean: '\.?(?P<suggestion>\w+)'",
         "attribute-similar"),
        (r"'(?P<one>\w+)' object has no attribute '(?P<name>\w+)'", "attribute"),
        (r"module '(?P<one>\w+)' has no attribute '(?P<name>\w+)'", "attribute-module"),
    ),
    "IndexError": ((r"pop from empty list", "pop-empty"), (r"", "index")),
    "KeyError": ((r"(?P<key>.*)", "key"),),
    "ZeroDivisionError": ((r"", "zero"),),
    "RecursionError": ((r"", "recursion"),),
    "MemoryError": ((r"", "memory"),),
    "OverflowError": ((r"", "overflow"),),
    "ModuleNotFoundError": ((r"No module named '(?P<name>[\w.]+)'", "module"),),
    "ImportError": ((r"cannot import name '(?P<name>\w+)' from '(?P<module>[\w.]+)'", "import-name"),),
    "EOFError": ((r"", "no-more-lines"),),
    "AssertionError": ((r"", "assertion"),),
    "FileNotFoundError": ((r"", "file"),),
    "KeyboardInterrupt": ((r"", "stopped"),),
}  # fmt: skip


_GENERAL = {
    "TypeError": "type",
    "ValueError": "value",
    "ImportError": "module-other",
    "AttributeError": "attribute-other",
}


def explained(error: BaseException, program: str) -> Told:
    """What went wrong in the learner's program, and where."""
    told = traceback.TracebackException.from_exception(error, compact=True)
    python = "".join(told.format_exception_only()).strip().splitlines()[-1]
    kind = type(error).__name__
    if isinstance(error, SyntaxError) and error.filename == PROGRAM:
        return _told(_of_syntax(error, program), kind, error.lineno, python) | {"column": error.offset or None}
    line = line_in(error.__traceback__)
    return _told(_of_running(error, python), kind, line, python) | {"column": None}


def line_in(trace: TracebackType | None) -> int | None:
    """The line of the learner's program that was running; None where it was not the program."""
    found = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == PROGRAM:
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def _told(found: tuple[str, dict[str, str]], kind: str, line: int | None, python: str) -> Told:
    code, values = found
    return {"code": code, "kind": kind, "line": line, "python": python[:LONGEST], "values": values}


def _of_syntax(error: SyntaxError, program: str) -> tuple[str, dict[str, str]]:
    line = _line_of(program, error.lineno)
    if "expected ':'" in error.msg and re.match(r"\s*else\s+if\b", line):
        return "else-if", {}
    if error.msg.startswith("cannot assign to") and not re.match(r"\s*(if|elif|while|return|print)\b", line):
        return _first((_ASSIGN_TO,), error.msg) or ("syntax", {})
    if found := _first(_SYNTAX, error.msg):
        return found
    return _first(_SYNTAX_LINES, re.sub(r"""(['"]).*?\1|#.*""", "", line)) or ("syntax", {})


def _of_running(error: BaseException, python: str) -> tuple[str, dict[str, str]]:
    for cls in type(error).__mro__:
        if found := _first(_RUNNING.get(cls.__name__, ()), python.partition(": ")[2]):
            return found
    return _GENERAL.get(type(error).__name__, "other"), {}


def _first(patterns: tuple[tuple[str, str], ...], text: str) -> tuple[str, dict[str, str]] | None:
    for pattern, code in patterns:
        if match := re.search(pattern, text, re.DOTALL):
            return code, {name: value for name, value in match.groupdict().items() if value is not None}
    return None


def _line_of(program: str, number: int | None) -> str:
    lines = program.splitlines()
    return lines[number - 1] if number and number <= len(lines) else ""
