"""What arithmetic looks like that stands where a number was asked for."""

from .expression_tree import Expression, Operation, is_operation, parts_of

_MOST_LEAVES = 4
_CLOSED = ("+", "-", "*", "/", "mixed", "pi", "e", "sqrt", "cbrt", "root")


def is_clear(tree: Expression) -> bool:
    """Whether it can hardly be meant otherwise: no 1/2/3, and no letter e."""
    if is_operation(tree, "e", "!") or (is_operation(tree, "/") and is_operation(parts_of(tree)[0], "/")):
        return False
    return all(is_clear(part) for part in parts_of(tree))


def is_closed(tree: Expression) -> bool:
    """Whether nothing is left to do, as in 6π or 2√3."""
    return _has_only(tree, _CLOSED) and _leaves(tree) <= _MOST_LEAVES


def _has_only(tree: Expression, names: tuple[str, ...]) -> bool:
    if not isinstance(tree, Operation):
        return True
    return tree.name in names and all(_has_only(part, names) for part in tree.parts)


def _leaves(tree: Expression) -> int:
    return sum(map(_leaves, parts_of(tree))) or 1
