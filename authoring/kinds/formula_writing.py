"""An expression as LaTeX, as a book would set it."""

from __future__ import annotations

from ...runtime.reading.expression_latex import GREEK
from ...runtime.reading.expressions import Expression, Letter, Number, Operation

_NAMES = {letter: name for name, letter in GREEK.items() if not name.startswith("var")}
_SUM, _PRODUCT, _POWER, _WHOLE = range(4)
_RANKS = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "mixed": _PRODUCT, "^": _POWER}
_SIGNS = {"pi": r"\pi", "e": "e"}
_USUAL = frozenset(
    ["sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "ln", "log", "exp", "min", "max", "gcd"]
)


def latex_of(expression: Expression) -> str:
    """LaTeX that ``typeset.mathml`` can set."""
    if isinstance(expression, Number):
        return _number(expression)
    if isinstance(expression, Letter):
        return _letter(expression.name)
    return _operation(expression)


def _number(number: Number) -> str:
    places = len(str(number.bottom)) - 1
    digits = str(number.top).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def _letter(name: str) -> str:
    letter, index = name[:1], name[1:].lstrip("_")
    shown = rf"\{_NAMES[letter]} " if letter in _NAMES else letter
    return f"{shown}_{{{index}}}" if index else shown


def _operation(operation: Operation) -> str:
    name, parts = operation.name, operation.parts
    if not parts:
        return _SIGNS.get(name, rf"\mathrm{{{name}}}")
    if name == "+":
        return _sum(parts)
    if name == "-":
        return f"-{_within(parts[0], _PRODUCT)}"
    if name == "*":
        return _product(parts)
    if name in ("/", "frac"):
        return rf"\frac{{{latex_of(parts[0])}}}{{{latex_of(parts[1])}}}"
    if name == "^":
        return f"{{{_within(parts[0], _WHOLE)}}}^{{{latex_of(parts[1])}}}"
    if name == "mixed":
        return rf"{latex_of(parts[0])}\frac{{{latex_of(parts[1])}}}{{{latex_of(parts[2])}}}"
    if name in ("%", "‰", "!", "°"):
        sign = {"%": r"\%", "°": r"^{\circ}"}.get(name, name)
        return f"{_within(parts[0], _WHOLE)}{sign}"
    return _function(name, parts)


def _sum(parts: tuple[Expression, ...]) -> str:
    text = latex_of(parts[0])
    for part in parts[1:]:
        shown = latex_of(part)
        text += shown if shown.startswith("-") else f"+{shown}"
    return text


def _product(parts: tuple[Expression, ...]) -> str:
    text = ""
    for before, part in zip((None, *parts), parts, strict=False):
        touching = before is None or not _needs_dot(before, part)
        text += (" " if touching else r" \cdot ") + _within(part, _PRODUCT)
    return text.strip()


def _needs_dot(before: Expression, part: Expression) -> bool:
    """Whether two factors beside each other would be read as something else."""
    if isinstance(part, Operation) and part.name == "^":
        part = part.parts[0]
    both_fractions = isinstance(before, Number) and isinstance(part, Operation) and part.name == "/"
    return isinstance(part, Number) or both_fractions


def _function(name: str, parts: tuple[Expression, ...]) -> str:
    first = latex_of(parts[0])
    if name == "sqrt":
        return rf"\sqrt{{{first}}}"
    if name == "cbrt":
        return rf"\sqrt[3]{{{first}}}"
    if name == "root":
        return rf"\sqrt[{first}]{{{latex_of(parts[1])}}}"
    if name == "abs":
        return rf"\left|{first}\right|"
    inner = ";".join(latex_of(part) for part in parts)
    word = rf"\{name}" if name in _USUAL else rf"\mathrm{{{name}}}"
    return rf"{word}\left({inner}\right)"


def _within(part: Expression, rank: int) -> str:
    """The part, in brackets where it binds less than what it stands in."""
    own = _RANKS.get(part.name, _WHOLE) if isinstance(part, Operation) else _WHOLE
    if isinstance(part, Operation) and part.name == "/" and rank == _WHOLE:
        own = _PRODUCT
    text = latex_of(part)
    return rf"\left({text}\right)" if own < rank else text
