"""Values that break their schema, said as sentences at the place where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jsonschema import ValidationError

from .diagnostics import Diagnostic
from .schema import validator
from .suggestions import Typo, did_you_mean, listed, typo
from .yaml_source import Located

_KINDS = {
    "object": "a group of 'key: value' lines",
    "array": "a list",
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "nothing",
}
_ID_WORDS = "an id: lower-case letters, digits and hyphens, as in 'adding-fractions'"
_PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": _ID_WORDS,
    r"^\d{4}-\d{2}-\d{2}$": "a date, as in 2026-09-07",
    r"^\d{4}-\d{2}-\d{2}(\.\.\d{4}-\d{2}-\d{2})?$": "a date or a range, as in 2026-10-26..2026-10-30",
    r"^lessons/[^#]+\.md(#.+)?$": "a lesson of this course, as in lessons/halves.md#heading",
    "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "a language code, as in en or pt-BR",
}


def schema_diagnostics(located: Located, name: str, what: str) -> Iterator[Diagnostic]:
    """What is wrong with ``located`` by the schema ``name``; ``what`` is the thing in words."""
    for error in validator(name).iter_errors(located.value):
        yield from _from_error(error, located, what)


def _from_error(found: ValidationError, located: Located, what: str) -> Iterator[Diagnostic]:
    error: Any = found  # its attributes are typed as "perhaps unset", which they never are here
    path = tuple(error.absolute_path)
    match str(error.validator):
        case "additionalProperties" if error.validator_value is False:
            yield from _unknown_keys(error, located, path, what)
        case "required":
            missing = next(key for key in error.validator_value if key not in error.instance)
            described = error.schema.get("properties", {}).get(missing, {}).get("description", "")
            message = f"{_owner(path, what)} has no '{missing}'"
            yield Diagnostic(located.key_place(*path), "key-present", message, _add_fix(missing, described))
        case "propertyNames":
            yield from ()  # pragma: no cover - reported by its inner error
        case _:
            where = located.key_place(*path) if _is_key_error(error) else located.place(*path)
            name = error.instance if _is_key_error(error) else None
            message = f"{_named(path, what, name)} must be {_expected(error)}{_instead(error)}"
            yield Diagnostic(where, "value-valid", message, _value_fix(error), typo=_typo_in(error))


def _typo_in(error: Any) -> Typo | None:
    if error.validator != "enum" or not isinstance(error.instance, str):
        return None
    return typo(error.instance, [each for each in error.validator_value if isinstance(each, str)])


def _is_key_error(error: Any) -> bool:
    return bool("propertyNames" in error.absolute_schema_path)


def _unknown_keys(error: Any, located: Located, path: tuple[str | int, ...], what: str) -> Iterator[Diagnostic]:
    known = list(error.schema.get("properties", {}))
    for key in error.instance:
        if key not in known:
            place = located.key_place(*path, key)
            fix = did_you_mean(key, known) or f"the keys are {listed(known)}"
            message = f"{_owner(path, what)} has no key '{key}'"
            yield Diagnostic(place, "key-known", message, fix, typo=typo(str(key), known))


def _owner(path: tuple[str | int, ...], what: str) -> str:
    return f"'{_dotted(path)}'" if path else what


def _named(path: tuple[str | int, ...], what: str, key: Any) -> str:
    if key is not None:
        return f"the name '{key}'"
    return f"'{_dotted(path)}'" if path else what


def _dotted(path: tuple[str | int, ...]) -> str:
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _add_fix(key: str, described: str) -> str:
    return f"add '{key}: …': {described}" if described else f"add '{key}: …'"


def _expected(error: Any) -> str:
    value = error.validator_value
    match str(error.validator):
        case "type":
            kinds = [value] if isinstance(value, str) else value
            return " or ".join(_KINDS[kind] for kind in kinds)
        case "enum":
            return f"one of {listed(_plain(each) for each in value if not isinstance(each, bool))}"
        case "const":
            return f"'{value}'"
        case "pattern":
            return _PATTERNS.get(value, "written otherwise")
        case "anyOf":
            return "a list, or names separated by commas"
        case "minimum":
            return f"at least {value}"
        case "exclusiveMinimum":
            return f"more than {value}"
        case "maximum":
            return f"at most {value}"
        case "minLength" | "minItems" | "minProperties":
            return "filled in: it is empty"
        case "maxLength":
            return f"at most {value} characters long"
        case "uniqueItems":
            return "a list without repeats"
        case other:
            return f"valid ({other} {value})"


def _instead(error: Any) -> str:
    if error.validator in ("minLength", "minItems", "minProperties", "uniqueItems"):
        return ""
    instance = error.instance
    if isinstance(instance, dict):
        return f", not {_KINDS['object']}"
    if isinstance(instance, list):
        return ", not a list"
    if instance is None:
        return ", but nothing stands there"
    return f", not {_shortened(repr(_plain(instance)))}"


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…'"


def _value_fix(error: Any) -> str | None:
    if error.validator == "enum" and isinstance(error.instance, str):
        near = did_you_mean(error.instance, [str(each) for each in error.validator_value])
        return near or error.schema.get("description")
    if error.validator == "type" and error.validator_value == "array" and isinstance(error.instance, str):
        return f"write a list: [{error.instance}]"
    if error.validator == "type" and error.validator_value == "string" and not isinstance(error.instance, list | dict):
        return f'put it in quotes: "{_plain(error.instance)}"'
    described = error.schema.get("description")
    return str(described) if described else None
