"""Values that break their schema, said as sentences at the place where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .diagnostics import Diagnostic
from .languages import CODE, language_code
from .memos import Memo
from .schema import validator
from .suggestions import Typo, did_you_mean, listed, typo
from .words import Sentence, as_it_is, say
from .yaml_source import Located

if TYPE_CHECKING:
    from jsonschema import ValidationError

_KINDS = {
    "object": say("a group of 'key: value' lines"),
    "array": say("a list"),
    "string": say("text"),
    "number": say("a number"),
    "integer": say("a whole number"),
    "boolean": say("true or false"),
    "null": say("nothing"),
}
_ID_WORDS = say("an id: lower-case letters, digits and hyphens, as in 'adding-fractions'")
_PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": _ID_WORDS,
    r"^\d{4}-\d{2}-\d{2}$": say("a date, as in 2026-09-07"),
    r"^\d{4}-\d{2}-\d{2}(\.\.\d{4}-\d{2}-\d{2})?$": say("a date or a range, as in 2026-10-26..2026-10-30"),
    r"^lessons/[^#]+\.md(#.+)?$": say("a lesson of this course, as in lessons/halves.md#heading"),
    "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": say("a language code, as in en or pt-BR"),
}


_SOUND = Memo("sound by schema", 65_536, inner=True)
"""Whether a value keeps its schema: most do, and many questions begin with the same few lines."""


def schema_diagnostics(located: Located, name: str, what: Sentence) -> Iterator[Diagnostic]:
    """What is wrong with ``located`` by the schema ``name``; ``what`` is the thing in words."""
    if _SOUND.get((name, repr(located.value)), lambda: validator(name).is_valid(located.value)):
        return
    for error in validator(name).iter_errors(located.value):
        yield from _from_error(error, located, what)


def _from_error(found: ValidationError, located: Located, what: Sentence) -> Iterator[Diagnostic]:
    error: Any = found  # its attributes are typed as "perhaps unset", which they never are here
    path = tuple(error.absolute_path)
    match str(error.validator):
        case "additionalProperties" if error.validator_value is False:
            yield from _unknown_keys(error, located, path, what)
        case "required":
            missing = next(key for key in error.validator_value if key not in error.instance)
            described = error.schema.get("properties", {}).get(missing, {}).get("description", "")
            message = say("{owner} has no '{missing}'", owner=_owner(path, what), missing=missing)
            yield Diagnostic(located.key_place(*path), "key-present", message, _add_fix(missing, described))
        case "propertyNames":
            yield from ()  # pragma: no cover - reported by its inner error
        case "anyOf" if inner := _of_list(error):
            for each in inner:
                yield from _from_error(each, located, what)
        case _:
            where = located.key_place(*path) if _is_key_error(error) else located.place(*path)
            name = error.instance if _is_key_error(error) else None
            message = say(
                "{named} must be {expected}{instead}",
                named=_named(path, what, name),
                expected=_expected(error),
                instead=_instead(error),
            )
            yield Diagnostic(where, "value-valid", message, _value_fix(error), typo=_typo_in(error))


def _of_list(error: Any) -> list[ValidationError]:
    """What is wrong within a list, where a list is among what may stand there."""
    if not isinstance(error.instance, list):
        return []
    lists = [place for place, each in enumerate(error.validator_value) if each.get("type") == "array"]
    return [each for each in error.context if each.schema_path[0] in lists]


def _typo_in(error: Any) -> Typo | None:
    if error.validator != "enum" or not isinstance(error.instance, str):
        return None
    return typo(error.instance, [each for each in error.validator_value if isinstance(each, str)])


def _is_key_error(error: Any) -> bool:
    return bool("propertyNames" in error.absolute_schema_path)


def _unknown_keys(error: Any, located: Located, path: tuple[str | int, ...], what: Sentence) -> Iterator[Diagnostic]:
    known = list(error.schema.get("properties", {}))
    for key in error.instance:
        if key not in known:
            place = located.key_place(*path, key)
            fix = did_you_mean(key, known) or say("the keys are {listed}", listed=listed(known))
            message = say("{owner} has no key '{key}'", owner=_owner(path, what), key=key)
            yield Diagnostic(place, "key-known", message, fix, typo=typo(str(key), known))


def _owner(path: tuple[str | int, ...], what: Sentence) -> Sentence:
    return as_it_is(f"'{_dotted(path)}'") if path else what


def _named(path: tuple[str | int, ...], what: Sentence, key: Any) -> Sentence:
    if key is not None:
        return say("the name '{key}'", key=key)
    return as_it_is(f"'{_dotted(path)}'") if path else what


def _dotted(path: tuple[str | int, ...]) -> str:
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _add_fix(key: str, described: str) -> Sentence:
    return (
        say("add '{key}: …': {described}", key=key, described=say(described))
        if described
        else say("add '{key}: …'", key=key)
    )


def _expected(error: Any) -> Sentence:
    value = error.validator_value
    match str(error.validator):
        case "type":
            kinds = [value] if isinstance(value, str) else value
            return _either([_KINDS[kind] for kind in kinds])
        case "enum":
            return say("one of {listed}", listed=listed(_plain(each) for each in value if not isinstance(each, bool)))
        case "const":
            return as_it_is(f"'{value}'")
        case "pattern":
            return _PATTERNS.get(value, say("written otherwise"))
        case "anyOf":
            return say("a list, or names separated by commas")
        case "minimum":
            return say("at least {value}", value=value)
        case "exclusiveMinimum":
            return say("more than {value}", value=value)
        case "maximum":
            return say("at most {value}", value=value)
        case "minLength" | "minItems" | "minProperties":
            return say("filled in: it is empty")
        case "maxLength":
            return say("at most {value} characters long", value=value)
        case "uniqueItems":
            return say("a list without repeats")
        case other:
            return say("valid ({other} {value})", other=other, value=value)


def _either(kinds: Sequence[Sentence]) -> Sentence:
    whole = kinds[0]
    for kind in kinds[1:]:
        whole = say("{one} or {other}", one=whole, other=kind)
    return whole


def _instead(error: Any) -> Sentence:
    if error.validator in ("minLength", "minItems", "minProperties", "uniqueItems"):
        return as_it_is("")
    instance = error.instance
    if isinstance(instance, dict):
        return say(", not {kind}", kind=_KINDS["object"])
    if isinstance(instance, list):
        return say(", not a list")
    if instance is None:
        return say(", but nothing stands there")
    return say(", not {instance}", instance=_shortened(repr(_plain(instance))))


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…'"


_CURLY = re.compile("^[“”„‘’‚«»]|[“”„‘’‚«»]$")


def _value_fix(error: Any) -> Sentence | None:
    if isinstance(error.instance, str) and _CURLY.search(error.instance):
        return say("take the curly quotes away, or type straight ones: {mark}", mark='"')
    if error.validator == "enum" and isinstance(error.instance, str):
        near = did_you_mean(error.instance, [str(each) for each in error.validator_value])
        return near or _description(error)
    if error.validator_value == f"^{CODE}$" and (code := language_code(error.instance)):
        return say("write '{code}'", code=code)
    if error.validator == "type" and error.validator_value == "array" and isinstance(error.instance, str):
        return say("write a list: [{instance}]", instance=error.instance)
    if error.validator == "type" and error.validator_value == "string" and not isinstance(error.instance, list | dict):
        return say('put it in quotes: "{instance}"', instance=_plain(error.instance))
    return _description(error)


def _description(error: Any) -> Sentence | None:
    """What the schema says of the key: a sentence of ours, which the catalogues have too."""
    described = error.schema.get("description")
    return say(str(described)) if described else None
