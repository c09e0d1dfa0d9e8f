"""Reading arithmetic expressions: learners' formulas and authors' parameters, by one grammar.

Pure and total: a text is read, or `Unread` says why not. What is bounded: the length of the text,
how deep brackets nest, and the size of what is computed.
"""

from collections.abc import Callable, Collection

from .expression_tokens import LONGEST, Token, Unread, tokens_of
from .expression_tree import (
    Expression,
    Letter,
    Number,
    Operation,
    canonical,
    depth_of,
    letters_in,
    product_of,
    sum_of,
)
from .expression_values import exact_value, float_value
from .numerals import has_decimal_comma

__all__ = [
    "DEEPEST",
    "LONGEST",
    "Expression",
    "Letter",
    "Number",
    "Operation",
    "Unread",
    "canonical",
    "exact_value",
    "float_value",
    "letters_in",
    "parsed",
]

DEEPEST = 40
"""Deeper nesting is not read."""

_GIVEN = {"root": (2, 2), "log": (1, 2), "round": (1, 2), "mod": (2, 2), "frac": (2, 2)}
_MANY = {"min": (1, 99), "max": (1, 99), "gcd": (1, 99), "lcm": (1, 99)}
_ROOTS = ("sqrt", "cbrt")


def parsed(
    text: str, letters: Collection[str] | None, language: str = "en", tight: bool = False, loose: bool = False
) -> Expression:
    """The expression that `text` is, or Unread.

    `letters` are the variables that are known; None takes any name as a variable. With `tight`,
    a product without a sign binds tighter than a division: 1/2x is then 1/(2x).
    With `loose`, a number may stand behind a bracket as a factor: (x+1)2.
    """
    usual = not has_decimal_comma(language)
    try:
        return _Parser(tokens_of(text, letters, language, separating=usual), tight, loose).whole()
    except Unread:
        if "," not in text:
            raise
        try:  # the other use of a comma between digits, in a function's brackets
            return _Parser(tokens_of(text, letters, language, separating=not usual), tight, loose).whole()
        except Unread:
            pass
        raise


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: list[Token], tight: bool, loose: bool) -> None:
        self._tokens = tokens
        self._tight = tight
        self._loose = loose
        self._at = 0
        self._depth = 0
        self._bars = 0

    def whole(self) -> Expression:
        """The one expression that all tokens make."""
        if not self._tokens:
            raise Unread("there is nothing to read")
        found = self._sum()
        if self._at < len(self._tokens):
            raise Unread(f"“{self._tokens[self._at].text}” stands where nothing was expected")
        if depth_of(found) > 2 * DEEPEST:
            raise Unread("it nests too deeply")
        return found

    # tokens

    def _next_is(self, *signs: str) -> bool:
        token = self._peek()
        return token is not None and token.kind == "sign" and token.text in signs

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self) -> Token:
        token = self._peek()
        if token is None:
            raise Unread("something is missing at the end")
        self._at += 1
        return token

    def _expect(self, sign: str) -> None:
        if not self._next_is(sign):
            raise Unread(f"a “{sign}” is missing")
        self._at += 1

    def _nested(self, inner: Callable[[], Expression]) -> Expression:
        if self._depth >= DEEPEST:
            raise Unread("the brackets nest too deeply")
        self._depth += 1
        found = inner()
        self._depth -= 1
        return found

    # sums and products

    def _sum(self) -> Expression:
        terms = [self._product()]
        while self._next_is("+", "-"):
            sign = self._take().text
            term = self._product()
            terms.append(term if sign == "+" else Operation("-", (term,)))
        return sum_of(terms)

    def _product(self) -> Expression:
        found = self._signed()
        while True:
            if self._next_is("*"):
                self._at += 1
                found = product_of([found, self._signed()])
            elif self._next_is("/"):
                self._at += 1
                found = Operation("/", (found, self._signed()))
            elif self._begins_factor():
                found = product_of([found, self._power()])
            else:
                return found

    def _signed(self) -> Expression:
        if self._next_is("-"):
            self._at += 1
            return Operation("-", (self._nested(self._signed),))
        if self._next_is("+"):
            self._at += 1
            return self._nested(self._signed)
        return self._factors() if self._tight else self._power()

    def _factors(self) -> Expression:
        factors = [self._power()]
        while self._begins_factor():
            factors.append(self._power())
        return product_of(factors)

    def _begins_factor(self) -> bool:
        """Whether a factor follows without a sign; a number is none, as 2 3 and x2 may mean anything."""
        token = self._peek()
        if token is None or token.kind in ("number", "mixed"):
            return token is not None and self._loose and self._tokens[self._at - 1].text == ")"
        return token.kind != "sign" or token.text == "(" or (token.text == "|" and self._bars == 0)

    # powers

    def _power(self) -> Expression:
        base = self._with_ending(self._primary())
        if not self._next_is("^"):
            return base
        self._at += 1
        return self._with_ending(Operation("^", (base, self._nested(self._exponent))))

    def _exponent(self) -> Expression:
        if self._next_is("-"):
            self._at += 1
            return Operation("-", (self._nested(self._exponent),))
        if self._next_is("+"):
            self._at += 1
        return self._power()

    def _with_ending(self, found: Expression) -> Expression:
        while self._next_is("%", "‰", "!", "°"):
            found = Operation(self._take().text, (found,))
        return found

    # what stands alone

    def _primary(self) -> Expression:
        token = self._take()
        if token.kind == "number":
            return Number(token.value[0], token.value[1])
        if token.kind == "mixed":
            return _mixed(token)
        if token.kind == "letter":
            return Letter(token.text)
        if token.kind == "constant":
            return Operation(token.text)
        if token.kind in ("function", "log"):
            return self._nested(lambda: self._function(token))
        if token.text == "(":
            return self._nested(self._bracket)
        if token.text == "|":
            return self._nested(self._absolute)
        raise Unread(f"“{token.text}” stands where a number or a letter was expected")

    def _bracket(self) -> Expression:
        bars, self._bars = self._bars, 0
        found = self._sum()
        self._bars = bars
        self._expect(")")
        return found

    def _absolute(self) -> Expression:
        self._bars += 1
        found = self._sum()
        self._bars -= 1
        self._expect("|")
        return Operation("abs", (found,))

    # functions

    def _function(self, token: Token) -> Expression:
        """A function with what it is given, in brackets or without: sin(x), sin x, sin² x, √2."""
        power = self._power_of_function()
        given = self._given() if self._next_is("(") else [self._bare(token)]
        if token.kind == "log":
            given.insert(0, _base(token))
        if token.text in ("root", "frac") and len(given) == 1 and self._next_is("("):
            given += self._given()  # root(3)(x)
        found = _called("log" if token.kind == "log" else token.text, given)
        return found if power is None else _function_raised(found, power)

    def _power_of_function(self) -> Expression | None:
        if not self._next_is("^"):
            return None
        self._at += 1
        return self._primary_exponent()

    def _primary_exponent(self) -> Expression:
        if self._next_is("-"):
            self._at += 1
            return Operation("-", (self._primary(),))
        return self._primary()

    def _given(self) -> list[Expression]:
        bars, self._bars = self._bars, 0
        self._expect("(")
        given = [self._sum()]
        while self._next_is(";"):
            self._at += 1
            given.append(self._sum())
        self._expect(")")
        self._bars = bars
        return given

    def _bare(self, token: Token) -> Expression:
        if token.text in _ROOTS and not self._tight:
            return self._primary()
        if self._next_is("-"):
            self._at += 1
            return Operation("-", (self._nested(lambda: self._bare(token)),))
        factors = [self._power()]
        while self._goes_on_bare():
            factors.append(self._power())
        return product_of(factors)

    def _goes_on_bare(self) -> bool:
        """Whether what follows still belongs to a function without brackets: the x of sin 2x."""
        token = self._peek()
        if token is None:
            return False
        return token.kind in ("letter", "constant") or (self._tight and token.kind == "sign" and token.text == "(")


def _mixed(token: Token) -> Expression:
    whole, top, bottom = token.value
    if not 0 < top < bottom:
        raise Unread(f"“{token.text}” is no mixed number")
    return Operation("mixed", (Number(whole, 1), Number(top, 1), Number(bottom, 1)))


def _base(token: Token) -> Expression:
    if token.value:
        return Number(token.value[0], 1)
    return Letter(token.text) if token.text else Operation("e")


def _called(name: str, given: list[Expression]) -> Expression:
    fewest, most = {**_GIVEN, **_MANY}.get(name, (1, 1))
    if not fewest <= len(given) <= most:
        raise Unread(f"“{name}” needs {fewest} {'value' if fewest == 1 else 'values'} in its brackets")
    if name == "frac":
        return Operation("/", tuple(given))
    return Operation(name, tuple(given))


def _function_raised(found: Expression, power: Expression) -> Expression:
    """sin² x is (sin x)²; sin⁻¹ x is the inverse function, as on calculators."""
    inverse = {"sin": "asin", "cos": "acos", "tan": "atan"}
    if canonical(power) == "-(1)" and isinstance(found, Operation) and found.name in inverse:
        return Operation(inverse[found.name], found.parts)
    return Operation("^", (found, power))
