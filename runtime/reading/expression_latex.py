"""LaTeX as visual mathematics fields give it, turned into the plain signs that `expressions` reads.

Only what learners can make with keys is known: fractions, roots, powers, functions, Greek letters.
"""

import re
from collections.abc import Callable

_GREEK = (
    "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta θ iota ι kappa κ lambda λ"
    " mu μ nu ν xi ξ rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω"
    " Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω"
)
GREEK: dict[str, str] = dict(re.findall(r"(\w+) (\w)\b", _GREEK))
"""Names of Greek letters, and the letters. π is not among them: it is a constant."""

_SIGNS = {
    **GREEK,
    **dict.fromkeys(["cdot", "times", "ast", "star"], "*"),
    **dict.fromkeys(["div", "colon"], "/"),
    **dict.fromkeys(["left", "right", "big", "Big", "bigl", "bigr", "displaystyle", "limits"], ""),
    **dict.fromkeys(["lvert", "rvert", "vert", "mid"], "|"),
    **dict.fromkeys(["{", "lbrace", "lparen"], "("),
    **dict.fromkeys(["}", "rbrace", "rparen"], ")"),
    **dict.fromkeys(["le", "leq", "leqslant"], "≤"),
    **dict.fromkeys(["ge", "geq", "geqslant"], "≥"),
    **dict.fromkeys([",", ";", ":", "!", " ", "quad", "qquad", "enspace", "thinspace"], " "),
    "lbrack": "[",
    "rbrack": "]",
    "lt": "<",
    "gt": ">",
    "cup": "∪",
    "infty": "∞",
    **dict.fromkeys(["emptyset", "varnothing"], "∅"),
    **dict.fromkeys(["ne", "neq"], "≠"),
    **dict.fromkeys(["in", "isin"], "∈"),
    "lor": "∨",
    "land": "∧",
    "pm": "±",
    "exponentialE": " e ",
    "pi": "π",
    "%": "%",
    "degree": "°",
    "circ": "°",
    "approx": "≈",
}
_FUNCTION_NAMES = "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh ln log lg exp min max gcd tg ctg arctg"
_FUNCTIONS = frozenset(re.findall(r"\w+", _FUNCTION_NAMES))
_WORDS = ("operatorname", "mathrm", "text", "mathit", "textrm", "mathbb")
_COMMAND = re.compile(r"\\([A-Za-z]+|.)")
_DIGITS = re.compile(r"\s*\d+\s*")


def without_latex(text: str) -> str:
    """`text` with plain signs for its LaTeX; what is not known stays, to be refused as unreadable."""
    if "\\" not in text:
        return text
    text = text.replace("{,}", ",").replace("{.}", ".").replace("^{\\circ}", "°").replace("^\\circ", "°")
    return _Rewriting(text).whole()


class _Rewriting:
    """One pass from left to right; groups nest no deeper than the text is long, and are bounded."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0

    def whole(self) -> str:
        """The whole text."""
        parts: list[str] = []
        while self._at < len(self._text):
            parts.append(self._piece("".join(parts[-1:])))
        return "".join(parts)

    def _piece(self, before: str) -> str:
        sign = self._text[self._at]
        if sign == "\\":
            return self._command(before)
        self._at += 1
        if sign == "^" or sign == "_":
            return self._script(sign)
        if sign == "{":
            return f"({self._group()})"
        return " " if sign == "~" else sign

    def _script(self, sign: str) -> str:
        argument = self._argument()
        if sign == "_" and re.fullmatch(r"\s*\w+\s*", argument):
            return f"_{argument.strip()}"
        return f"{sign}({argument})"

    def _command(self, before: str) -> str:
        match = _COMMAND.match(self._text, self._at)
        if match is None:
            self._at += 1
            return "\\"
        self._at = match.end()
        name = match[1]
        if name in ("frac", "dfrac", "tfrac", "cfrac"):
            return self._fraction(before)
        if name == "sqrt":
            return self._root()
        if name in _WORDS:
            return f" {self._argument()} "
        if name in _SIGNS:
            return _SIGNS[name]
        return f" {name} " if name in _FUNCTIONS else "\\"

    def _fraction(self, before: str) -> str:
        top, bottom = self._argument(), self._argument()
        if before[-1:].isdigit() and _DIGITS.fullmatch(top) and _DIGITS.fullmatch(bottom):
            return f" {top.strip()}/{bottom.strip()}"  # a mixed number
        return f"(({top})/({bottom}))"

    def _root(self) -> str:
        if self._text[self._at : self._at + 1] != "[":
            return f" sqrt({self._argument()})"
        end = self._text.find("]", self._at)
        degree = self._text[self._at + 1 : end] if end > 0 else ""
        self._at = end + 1 if end > 0 else len(self._text)
        return f" root({degree};{self._argument()})"

    def _argument(self) -> str:
        """What a command takes: a group in braces, or the one sign that follows."""
        while self._text[self._at : self._at + 1] == " ":
            self._at += 1
        if self._at >= len(self._text):
            return ""
        if self._text[self._at] == "{":
            self._at += 1
            return self._group()
        return self._nested(lambda: self._piece(""))

    def _group(self) -> str:
        return self._nested(self._until_brace)

    def _until_brace(self) -> str:
        parts: list[str] = []
        while self._at < len(self._text) and self._text[self._at] != "}":
            parts.append(self._piece("".join(parts[-1:])))
        self._at += 1
        return "".join(parts)

    def _nested(self, inner: Callable[[], str]) -> str:
        if self._depth >= 40:
            self._at = len(self._text)
            return "\\"  # no expression: it will be refused
        self._depth += 1
        found = inner()
        self._depth -= 1
        return found
