"""JSON Schemas of all that teachers write and of what the browser reads."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # it takes its time to be imported
    from jsonschema import Draft202012Validator


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema in ``authoring/schema/<name>.schema.json``."""
    loaded: dict[str, Any] = json.loads(schema_text(name))
    return loaded


@cache
def validator(name: str) -> Draft202012Validator:
    """A validator for the schema of that name."""
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema(name))


def schema_text(name: str) -> str:
    """The schema as it stands in its file."""
    return files(__package__).joinpath(f"{name}.schema.json").read_text(encoding="utf-8")
