"""Most of a school's formulas typeset at once: numbers, letters, plus and minus, and fractions of these.

The general way, over LaTeX's whole grammar, takes thirty times as long.  What comes out is the same, sign by sign; a
formula with anything else in it is not for here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_NUMBER = r"\d+(?:\.\d+)?(?![\d.])"
_TOKEN = re.compile(
    rf"(?P<space> +)|(?P<number>{_NUMBER})|(?P<letter>[A-Za-z])|(?P<sign>[-+=,])|(?P<bracket>[()])"
    rf"|\\(?P<times>times|cdot|div)(?![A-Za-z])"
    rf"|\\frac\{{(?P<top>{_NUMBER}|[A-Za-z])\}}\{{(?P<bottom>{_NUMBER}|[A-Za-z])\}}",
    re.ASCII,
)
_TIMES = {"times": "×", "cdot": "·", "div": "÷"}


def plain_formula(latex: str, *, display: bool) -> str | None:
    """The formula as a ``<math>`` element with bare text that can be read; None where it holds more than this knows."""
    tokens = list(_tokens(latex))
    parts = [(token.lastgroup or "", token) for token in tokens if token and token.lastgroup != "space"]
    if None in tokens or not parts or latex.strip() == ",":  # a comma alone is one of a number
        return None
    following = [*(kind for kind, _ in parts[1:]), ""]
    drawn = "".join(_drawn(kind, token, after) for (kind, token), after in zip(parts, following, strict=True))
    return f"<math{' display="block"' if display else ''}><mrow>{drawn}</mrow></math>"


def _tokens(latex: str) -> Iterator[re.Match[str] | None]:
    """One after the other; None ends them where something else stands."""
    place = 0
    while place < len(latex):
        token = _TOKEN.match(latex, place)
        yield token
        if token is None:
            return
        place = token.end()


def _drawn(kind: str, token: re.Match[str], after: str) -> str:
    drawn = _DRAWN[kind](token)
    if (kind, after) == ("number", "bottom"):  # as text a whole number and a fraction would be one number
        return f"<semantics>{drawn}<annotation> </annotation></semantics>"
    return drawn


def _fraction(token: re.Match[str]) -> str:
    top = f"<semantics><mrow>{_simple(token['top'])}</mrow><annotation>/</annotation></semantics>"
    return f"<mfrac>{top}<mrow>{_simple(token['bottom'])}</mrow></mfrac>"


def _simple(text: str) -> str:
    return f"<mi>{text}</mi>" if text.isalpha() else f"<mn>{text}</mn>"


_DRAWN: dict[str, Callable[[re.Match[str]], str]] = {
    "number": lambda token: _simple(token[0]),
    "letter": lambda token: _simple(token[0]),
    "sign": lambda token: f"<mo>{token[0].replace('-', '−')}</mo>",
    "bracket": lambda token: f'<mo stretchy="false">{token[0]}</mo>',
    "times": lambda token: f"<mo>{_TIMES[token['times']]}</mo>",
    "bottom": _fraction,
}
"""By the name of the last part of a token that was found."""
