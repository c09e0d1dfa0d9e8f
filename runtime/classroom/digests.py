"""Digests: what one worker tells another of a file that it has taken, as JSON text."""

import json
from collections.abc import Mapping

from ..fields import Malformed, as_list, as_object, as_text, choice, member, optional_text, text
from .facts import facts_as_text, facts_from
from .findings import Name, Sign
from .taking import File, Taken
from .verdicts import Verdict

VERDICTS: tuple[Verdict, ...] = ("waiting", "checked", "consistent", "edited", "refused")


def digest_of(taken: Taken) -> str:
    """`taken` as text, without the learner: cards are told by the worker that took the file."""
    facts = None if taken.facts is None else facts_as_text(taken.facts)
    return json.dumps({"file": taken.file.as_json(), "facts": facts}, separators=(",", ":"))


def taken_from(digest: str) -> Taken:
    """What `digest_of` wrote, or Malformed."""
    try:
        told = as_object(json.loads(digest), "digest")
    except (ValueError, RecursionError):
        raise Malformed("digest", "what another worker has told") from None
    facts = optional_text(told, "facts")
    known = None if facts is None else facts_from(facts)
    return Taken(file_from(as_object(member(told, "file"), "file")), known)


def file_from(fields: Mapping[str, object]) -> File:
    """The file that was told; its sign-offs stay with the worker that took it, which has told the page of them."""
    return File(
        id=text(fields, "id"),
        name=text(fields, "name"),
        learner=optional_text(fields, "learner"),
        verdict=choice(fields, "verdict", VERDICTS),
        reasons=tuple(_sign(as_object(one, "reasons")) for one in as_list(fields.get("reasons", []), "reasons")),
        events=_whole(fields, "events"),
        answers=_whole(fields, "answers"),
        first=_whole(fields, "first"),
        last=_whole(fields, "last"),
    )


def _sign(fields: Mapping[str, object]) -> Sign:
    names: dict[str, Name] = {
        key: one for key, one in fields.items() if key != "code" and isinstance(one, str | int | float)
    }
    return Sign(as_text(fields.get("code"), "code"), names)


def _whole(fields: Mapping[str, object], key: str) -> int | None:
    value = fields.get(key)
    return value if isinstance(value, int) else None
