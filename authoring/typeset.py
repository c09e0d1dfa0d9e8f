"""Mathematics: LaTeX in, MathML out, at build time, so that reading needs no JavaScript."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from .memos import memoised

_COMMA_IN_NUMBER = re.compile(r"(?<=\d)</mn><mrow><mo>&#x0002C;</mo></mrow><mn>(?=\d)")


_PLAIN = re.compile(
    r"(?=.*\S)(?:[0-9A-Za-z+\-=()., ]|\\frac ?\{ ?\w+ ?\}\{ ?\w+ ?\}|\\(?:cdot|times|div|ldots|approx)(?![A-Za-z]))+",
    re.ASCII,
)


def is_plain(latex: str) -> bool:
    """Whether it is of what can always be typeset, so that it need not be tried: most of a school's formulas."""
    return _PLAIN.fullmatch(latex) is not None and "_" not in latex


class MathError(ValueError):
    """The formula can't be typeset; the message says what stands in the way."""


@memoised(65_536)
def mathml(latex: str, *, display: bool = False) -> str:
    """The formula as a ``<math>`` element.

    Raises MathError where latex2mathml can't read it, or where it met a command
    that it doesn't know and would print as text.
    """
    if not latex.strip():
        raise MathError("the formula is empty")
    _refuse_unbalanced(latex)
    from latex2mathml.converter import convert  # it takes its time to be imported

    try:
        typeset = convert(latex, display="block" if display else "inline")
    except Exception as error:  # latex2mathml raises its own errors, and IndexError and others on odd input
        raise MathError(_reason(error)) from error
    try:
        ElementTree.fromstring(typeset)
    except ElementTree.ParseError as error:
        raise MathError("it holds '&' or '<' where no formula can") from error
    unknown = re.search(r"<m[io][^>]*>(\\[A-Za-z]+)", typeset)
    if unknown:
        raise MathError(f"'{unknown[1]}' is not a command that can be typeset")
    return _with_decimal_commas(typeset)


def _with_decimal_commas(typeset: str) -> str:
    """``0{,}25`` as one number: no gap behind the comma, and read aloud as a number."""
    joined = _COMMA_IN_NUMBER.sub(",", typeset)
    return joined.replace("<mrow><mo>&#x0002C;</mo></mrow>", '<mo separator="false" lspace="0" rspace="0">,</mo>')


def _refuse_unbalanced(latex: str) -> None:
    bare = re.sub(r"\\[{}\\]", "", latex)
    if bare.count("{") != bare.count("}"):
        raise MathError(f"{bare.count('{')} '{{' but {bare.count('}')} '}}'")


def _reason(error: Exception) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__).removesuffix(" Error").lower()
    return str(error) or words
