"""Promises about projects: what they show is taught, and whoever signs them off has a key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..runtime.ed25519 import is_public_key
from ..runtime.fields import Malformed
from ..runtime.sign_off import key_from
from .course import Course
from .diagnostics import Diagnostic
from .suggestions import ADD_COMPETENCY, did_you_mean
from .words import say
from .yaml_source import Located

KEY_RULE = "sign-off-key-valid"


def project_faults(course: Course, competencies: Iterable[str]) -> Iterator[Diagnostic]:
    """Projects that show what the map does not know, and names that two of them claim."""
    known = set(competencies)
    ids = {project.id for project in course.projects}
    for project in course.projects:
        for id_ in project.competencies:
            if id_ not in known:
                message = say("the project shows '{id}', which competencies.yml does not define", id=id_)
                place = project.competencies_place or project.place
                yield Diagnostic(place, "competency-known", message, did_you_mean(id_, known) or ADD_COMPETENCY)
        for old in project.was:
            if old in ids:
                message = say(
                    "'{project}' was '{old}', but '{old}' is another project now", project=project.id, old=old
                )
                yield Diagnostic(project.place, "id-unique", message, say("take it out of 'was'"))


def key_faults(head: Located) -> Iterator[Diagnostic]:
    """Public keys in course.yml that are none."""
    written = head.value.get("sign_off")
    for index, key in enumerate(written if isinstance(written, list) else [written]):
        if isinstance(key, str) and key and not _is_key(key):
            place = head.place("sign_off", index) if isinstance(written, list) else head.place("sign_off")
            message = (
                say("'{key}…' is no public key", key=key[:20])
                if len(key) > 20
                else say("'{key}' is no public key", key=key)
            )
            fix = say("run 'mkcourse sign-off keys' and copy the line that it prints")
            yield Diagnostic(place, KEY_RULE, message, fix)


def _is_key(text: str) -> bool:
    try:
        return is_public_key(key_from(text))
    except Malformed:
        return False
