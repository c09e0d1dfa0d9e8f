"""Demanded forms: whether a formula is simplified, factored or multiplied out.

Judged by the shape of what was typed, and measured against the author's own way to write it, so that
nobody is asked for more than the author has done.
"""

from math import gcd, prod

from .expression_tree import Expression, Letter, Number, Operation, canonical, is_operation, letters_in, parts_of
from .expression_values import exact_value
from .ratios import Ratio, divided, negated, ratio, times

_ARITHMETIC = ("+", "-", "*", "/", "^", "mixed", "%")


def has_form_of(typed: Expression, model: Expression, form: str) -> bool:
    """Whether `typed`, which is worth the same as the author's `model`, has the form that is asked for."""
    if form == "factored":
        return _is_factored(typed, model)
    if form == "expanded":
        return is_expanded(typed)
    return is_simple(typed) and size(typed) <= size(model)


def size(expression: Expression) -> int:
    """How much there is to read: letters, constants, functions and signs of addition; coefficients are free."""
    if isinstance(expression, Number):
        return 0
    inner = sum(map(size, parts_of(expression)))
    if isinstance(expression, Letter):
        return 1
    if expression.name == "+":
        return inner + len(expression.parts) - 1
    return inner if expression.name in _ARITHMETIC else inner + 1


def number_of_factors(expression: Expression) -> int:
    """The factors with letters in them, powers counted as often as they stand for."""
    return sum(power for _, power in factors(expression))


def factors(expression: Expression) -> list[tuple[Expression, int]]:
    """The factors with letters in them, and how often each is there."""
    if is_operation(expression, "*", "-"):
        return [factor for part in parts_of(expression) for factor in factors(part)]
    if is_operation(expression, "/") and not letters_in(parts_of(expression)[1]):
        return factors(parts_of(expression)[0])
    if is_operation(expression, "^"):
        base, exponent = parts_of(expression)
        power = exact_value(exponent, {})
        if power is not None and power[1] == 1 and 0 < power[0] <= 100 and not letters_in(exponent):
            return [(factor, often * power[0]) for factor, often in factors(base)]
    return [(expression, 1)] if letters_in(expression) else []


def is_expanded(expression: Expression) -> bool:
    """Whether no sum stands in a product or power, and no two summands are alike."""
    if is_operation(expression, "*") and any(_is_sum(part) for part in parts_of(expression)):
        return False
    if is_operation(expression, "^") and _is_sum(parts_of(expression)[0]):
        return False
    if is_operation(expression, "/", "-") and _is_sum(parts_of(expression)[0]):
        return False
    if is_operation(expression, "+") and _has_like_terms(expression):
        return False
    return all(is_expanded(part) for part in parts_of(expression))


def is_simple(expression: Expression) -> bool:
    """Whether nothing can be drawn together at sight: like terms, numbers, powers of one base, 1·x, x+0, 6/8."""
    if isinstance(expression, Number | Letter):
        return True
    if not letters_in(expression) and exact_value(expression, {}) is not None:
        return _is_simple_number(expression)
    if is_operation(expression, "+") and _has_like_terms(expression):
        return False
    if is_operation(expression, "*", "/") and not _is_simple_product(expression):
        return False
    if is_operation(expression, "-") and is_operation(parts_of(expression)[0], "-"):
        return False
    if is_operation(expression, "^") and exact_value(parts_of(expression)[1], {}) in ((0, 1), (1, 1)):
        return False
    return all(is_simple(part) for part in parts_of(expression))


# factored


def _is_factored(typed: Expression, model: Expression) -> bool:
    needed = (1 if _is_linear(model) else 2) if _is_sum(model) else number_of_factors(model)
    if number_of_factors(typed) < needed or _is_sum(parts_of(typed)[0] if is_operation(typed, "-") else typed):
        return False
    left = sum(_has_common_factor(factor) for factor, _ in factors(typed))
    return left <= (0 if _is_sum(model) else sum(_has_common_factor(factor) for factor, _ in factors(model)))


def _is_linear(expression: Expression) -> bool:
    """Whether only a number can be taken out of a sum: no summand has more than one letter."""
    return all(sum(map(abs, _term(part)[1].values())) <= 1 for part in parts_of(expression))


def _has_common_factor(expression: Expression) -> bool:
    """Whether a number or a letter can be taken out of a sum."""
    if not is_operation(expression, "+"):
        return False
    terms = [_term(part) for part in parts_of(expression)]
    whole = [coefficient[0] for coefficient, _ in terms if coefficient[1] == 1]
    shared = set.intersection(*(set(bases) for _, bases in terms))
    return bool(shared) or (len(whole) == len(terms) and gcd(*whole) > 1)


# terms


def _term(expression: Expression) -> tuple[Ratio, dict[str, int]]:
    """A summand as its coefficient and the powers of what else it is a product of."""
    value = exact_value(expression, {}) if not letters_in(expression) else None
    if value is not None:
        return value, {}
    if is_operation(expression, "-"):
        coefficient, bases = _term(parts_of(expression)[0])
        return negated(coefficient), bases
    if is_operation(expression, "*"):
        return _multiplied([_term(part) for part in parts_of(expression)])
    if is_operation(expression, "/"):
        top, bottom = (_term(part) for part in parts_of(expression))
        inverse = divided((1, 1), bottom[0]) or (1, 1)
        return _multiplied([top, (inverse, {base: -power for base, power in bottom[1].items()})])
    if is_operation(expression, "^"):
        base, exponent = parts_of(expression)
        power = exact_value(exponent, {})
        if power is not None and power[1] == 1 and abs(power[0]) <= 1000:
            return (1, 1), {canonical(base): power[0]}
    return (1, 1), {canonical(expression): 1}


def _multiplied(terms: list[tuple[Ratio, dict[str, int]]]) -> tuple[Ratio, dict[str, int]]:
    coefficient: Ratio = (1, 1)
    bases: dict[str, int] = {}
    for one, powers in terms:
        coefficient = times(coefficient, one) or (0, 1)
        for base, power in powers.items():
            bases[base] = bases.get(base, 0) + power
    return coefficient, {base: power for base, power in bases.items() if power}


def _has_like_terms(expression: Expression) -> bool:
    """Whether two summands differ in their coefficients only, or one is 0."""
    terms = [_term(part) for part in parts_of(expression)]
    kinds = [tuple(sorted(bases.items())) for _, bases in terms]
    return len(set(kinds)) < len(kinds) or any(coefficient[0] == 0 for coefficient, _ in terms)


def _is_sum(expression: Expression) -> bool:
    return is_operation(expression, "+")


# products and numbers


def _is_simple_product(expression: Expression) -> bool:
    """Whether no two factors are numbers or powers of one base, and nothing can be cancelled."""
    tops, bottoms = _split(expression)
    numbers = [part for part in tops if not letters_in(part) and exact_value(part, {}) is not None]
    divisors = [part for part in bottoms if not letters_in(part) and exact_value(part, {}) is not None]
    if len(numbers) > 1 or len(divisors) > 1 or any(_is_one(part) for part in numbers + divisors if len(tops) > 1):
        return False
    if any(_is_one(part) for part in divisors) or not _are_coprime(numbers, divisors):
        return False
    bases = [base for part in tops + bottoms if letters_in(part) for base in _term(part)[1]]
    return len(set(bases)) == len(bases) and not _shares_number(tops, bottoms)


def _split(expression: Expression) -> tuple[list[Expression], list[Expression]]:
    """What stands above and below the line."""
    if is_operation(expression, "*"):
        sides = [_split(part) for part in parts_of(expression)]
        return [one for top, _ in sides for one in top], [one for _, bottom in sides for one in bottom]
    if is_operation(expression, "/") and letters_in(expression):
        (tops, divided_by), (bottoms, multiplied) = map(_split, parts_of(expression))
        return tops + multiplied, divided_by + bottoms
    if is_operation(expression, "-"):
        return _split(parts_of(expression)[0])
    return [expression], []


def _is_one(expression: Expression) -> bool:
    return exact_value(expression, {}) == (1, 1)


def _are_coprime(tops: list[Expression], bottoms: list[Expression]) -> bool:
    top = exact_value(tops[0], {}) if tops else (1, 1)
    bottom = exact_value(bottoms[0], {}) if bottoms else (1, 1)
    if top is None or bottom is None or bottom[1] != 1 or top[1] != 1:
        return True
    return gcd(top[0], bottom[0]) == 1


def _shares_number(tops: list[Expression], bottoms: list[Expression]) -> bool:
    """Whether both sides can be divided by a number, as in (2x+2)/2, or a divisor has a fraction in it."""
    for part in bottoms:
        if _is_sum(part) and any(is_operation(one, "/") and letters_in(one) for one in parts_of(part)):
            return True
    return gcd(prod(map(_content, tops)), prod(map(_content, bottoms))) > 1


def _content(expression: Expression) -> int:
    """The greatest whole number that divides a factor."""
    terms = parts_of(expression) if _is_sum(expression) else (expression,)
    coefficients = [_term(part)[0] for part in terms]
    return gcd(*(top for top, _ in coefficients)) if all(bottom == 1 for _, bottom in coefficients) else 1


def _is_simple_number(expression: Expression) -> bool:
    """Whether a number is written as one: 3, 0.5, 3/4, 1 1/2, or less than 0."""
    if is_operation(expression, "-"):
        return not is_operation(parts_of(expression)[0], "-") and _is_simple_number(parts_of(expression)[0])
    if isinstance(expression, Number):
        return True
    if not is_operation(expression, "/", "mixed") or not isinstance(expression, Operation):
        return False
    whole = [part for part in expression.parts if isinstance(part, Number) and part.bottom == 1]
    if len(whole) != len(expression.parts):
        return False
    lowest = ratio(whole[-2].top, whole[-1].top)
    return lowest is not None and lowest[1] == whole[-1].top and lowest[1] > 1
