"""The codec: a learner as text and back, the very same, so that a start need not replay all.

It is made from the fields of the frozen dataclasses and their types, so that a new field needs
nothing here; a type of a kind that no learner had before is a TypeError at once, in every test.
A text is for one form of the classes only: there is nothing to migrate, since the log is the
truth and the text a cache. It must be kept as text: JavaScript would make 1 of 1.0.

Values of a class stand in the order of its fields, in lists; texts are numbers into ``words``.
A field that does not count when two values are compared is a cache, and left out.
For storage the text is deflated (deflating.py).
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal, TypeAliasType, get_args, get_origin, get_type_hints

from .fields import Malformed, as_list, as_object, as_text
from .model import Learner

type Words = dict[str, int]
type Encode = Callable[[Any, Words], object]
type Decode = Callable[[Any, Sequence[str]], Any]


@dataclass(frozen=True, slots=True)
class Coder:
    """How values of one type are written and read."""

    encode: Encode
    decode: Decode


def learner_as_text(learner: Learner) -> str:
    """`learner` as JSON text, the same on every machine."""
    words: Words = {}
    told = coder_of(Learner).encode(learner, words)
    return json.dumps({"form": form_of(Learner), "words": list(words), "learner": told}, separators=(",", ":"))


def learner_from(content: str) -> Learner:
    """The learner that `learner_as_text` wrote, or Malformed where it is another text or form."""
    try:
        told = as_object(json.loads(content), "learner")
        if told.get("form") != form_of(Learner):
            raise Malformed("form", "that of this engine")
        words = [as_text(word, "words") for word in as_list(told.get("words"), "words")]
        learner = coder_of(Learner).decode(told.get("learner"), words)
    except (ValueError, TypeError, IndexError, KeyError, RecursionError) as error:
        raise Malformed("learner", "what the codec wrote") from error
    assert isinstance(learner, Learner)
    return learner


def coder_of(hint: Any) -> Coder:
    """How values of the type `hint` are written, or TypeError where nobody has said how."""
    if hint not in _CODERS:
        _CODERS[hint] = _made_coder(hint)
    return _CODERS[hint]


def form_of(kind: type) -> str:
    """The classes that a value of `kind` is made of, each with its fields."""
    if kind not in _FORMS:
        _FORMS[kind] = " ".join(dict.fromkeys(_classes_in(kind)))
    return _FORMS[kind]


_CODERS: dict[Any, Coder] = {}
_FORMS: dict[type, str] = {}


def _made_coder(hint: Any) -> Coder:
    if isinstance(hint, TypeAliasType):
        return coder_of(hint.__value__)
    if is_dataclass(hint) and isinstance(hint, type):
        return _class(hint)
    if hint is str or get_origin(hint) is Literal:
        return Coder(lambda value, words: words.setdefault(value, len(words)), lambda told, words: words[told])
    if hint in (int, float, bool, object):
        return Coder(lambda value, words: value, lambda told, words: told)
    kinds = {Mapping: _mapping, tuple: _tuple, frozenset: _set, get_origin(int | None): _optional}
    kind = kinds.get(get_origin(hint))
    if kind is None:
        raise TypeError(f"the codec does not know how to write {hint}")
    return kind(get_args(hint))


def _written(kind: Any) -> list[str]:
    """The names of the fields that are written."""
    return [field.name for field in fields(kind) if field.compare]


def _class(kind: type) -> Coder:
    hints = get_type_hints(kind)
    names = _written(kind)
    coders = [(name, coder_of(hints[name])) for name in names]

    def _encode(value: Any, words: Words) -> object:
        return [coder.encode(getattr(value, name), words) for name, coder in coders]

    def _decode(told: Any, words: Sequence[str]) -> Any:
        pairs = zip(coders, told, strict=True)
        return kind(**{name: coder.decode(each, words) for (name, coder), each in pairs})

    return Coder(_encode, _decode)


def _mapping(args: Sequence[Any]) -> Coder:
    """Keys and values in turn, in the mapping's order."""
    key, value = (coder_of(arg) for arg in args)

    def _encode(mapping: Any, words: Words) -> object:
        return [told for name, each in mapping.items() for told in (key.encode(name, words), value.encode(each, words))]

    def _decode(told: Any, words: Sequence[str]) -> Any:
        pairs = zip(told[::2], told[1::2], strict=True)
        return {key.decode(name, words): value.decode(each, words) for name, each in pairs}

    return Coder(_encode, _decode)


def _tuple(args: Sequence[Any]) -> Coder:
    coders = [coder_of(arg) for arg in args if arg is not ...]
    if args[-1] is ...:
        one = coders[0]
        return Coder(
            lambda values, words: [one.encode(value, words) for value in values],
            lambda told, words: tuple([one.decode(each, words) for each in told]),
        )
    return Coder(
        lambda values, words: [coder.encode(value, words) for coder, value in zip(coders, values, strict=True)],
        lambda told, words: tuple([coder.decode(each, words) for coder, each in zip(coders, told, strict=True)]),
    )


def _set(args: Sequence[Any]) -> Coder:
    one = coder_of(args[0])
    return Coder(
        lambda values, words: [one.encode(value, words) for value in sorted(values)],
        lambda told, words: frozenset([one.decode(each, words) for each in told]),
    )


def _optional(args: Sequence[Any]) -> Coder:
    some = [arg for arg in args if arg is not type(None)]
    if len(some) != 1 or len(args) != 2:
        raise TypeError(f"the codec cannot tell apart {args}")
    one = coder_of(some[0])
    return Coder(
        lambda value, words: None if value is None else one.encode(value, words),
        lambda told, words: None if told is None else one.decode(told, words),
    )


def _classes_in(hint: Any) -> Iterator[str]:
    """The classes within a type, each with the names of its fields."""
    if isinstance(hint, TypeAliasType):
        yield from _classes_in(hint.__value__)
    elif is_dataclass(hint) and isinstance(hint, type):
        names, hints = _written(hint), get_type_hints(hint)
        yield f"{hint.__name__}({','.join(names)})"
        for name in names:
            yield from _classes_in(hints[name])
    else:
        for arg in get_args(hint):
            yield from _classes_in(arg)
