"""Signing in the browser: a teacher's key, codes for many learners at once, and short codes found in progress files.

The secret comes with each request and is kept nowhere here.
"""

from collections.abc import Callable, Iterator, Mapping

from .course import Course
from .dates import day_from
from .ed25519 import KEY_BYTES, public_key
from .fields import Malformed, as_object, items, text
from .handed_in import learner_of_file
from .requests import Answer, Request
from .session import Session
from .short_codes import Said, as_short_code, said_by, short_code
from .sign_off import SignOff, Subject, base64url, code_of, from_base64url

KEY_FILE = "mkcourse secret key, keep it to yourself: "
"""How a key file begins, as `mkcourse sign-off keys` and the page for sign-offs write it."""
MOST_CODES = 500
LEVELS_SIGNED = ("learning", "practised", "secure", "retained")


def key_file(secret: bytes) -> str:
    """The text of the file that keeps `secret`."""
    return f"{KEY_FILE}{base64url(secret)}\n"


def secret_from(content: str) -> bytes:
    """The secret in a key file's text, or in what stands in it alone; Malformed where it is none."""
    secret = from_base64url(content.removeprefix("\ufeff").removeprefix(KEY_FILE).strip())
    if len(secret) != KEY_BYTES:
        raise Malformed("secret", "a sign-off key")
    return secret


def _key(session: Session, request: Request) -> Answer:
    """The public key of a secret, whether the course names it, and the secret's file."""
    secret = secret_from(text(request, "secret"))
    public = public_key(secret)
    return {"public": base64url(public), "known": public in session.course.sign_off, "file": key_file(secret)}


def _sign(session: Session, request: Request) -> Answer:
    """A code and a short code for each entry of ``for``."""
    secret, by, day = secret_from(text(request, "secret")), text(request, "by"), day_from(text(request, "day"), "day")
    wanted = items(request, "for", lambda one, place: _wanted(session.course, as_object(one, place)))
    if len(wanted) > MOST_CODES:
        raise Malformed("for", f"at most {MOST_CODES} of them")
    return {"codes": [_code(session.course, secret, said, by, day) for said in wanted]}


def _code(course: Course, secret: bytes, said: Said, by: str, day: int) -> Answer:
    learner, kind, subject, level = said
    signed = SignOff(course.id, learner, _kind(kind), subject, level, day, by)
    return {"learner": learner, "code": code_of(signed, secret), "short": short_code(secret, course.id, said)}


def _wanted(course: Course, fields: Mapping[str, object]) -> Said:
    kind, subject = text(fields, "kind"), text(fields, "subject")
    if (kind, subject) not in _subjects(course):
        raise Malformed("subject", "a project or a competency of the course")
    return text(fields, "learner").strip(), kind, subject, text(fields, "level")


def _kind(told: str) -> Subject:
    return "project" if told == "project" else "competency"


def _short(session: Session, request: Request) -> Answer:
    """Who a progress file is of, and what each short code in it says: null where the secret never said it."""
    secret = secret_from(text(request, "secret"))
    name, learner = learner_of_file(session.course, text(request, "file"), ("Enrolled", "SignedOff"))
    names = [*learner.starts, *([name] if name else [])]
    possible = list(_possible(session.course, names))
    codes = [one.code for one in learner.portfolio.codes if as_short_code(one.code) == one.code]
    found = [(code, said_by(secret, session.course.id, code, possible)) for code in codes]
    return {"name": name, "codes": list(learner.starts), "found": [_told(code, said) for code, said in found]}


def _told(code: str, said: Said | None) -> Answer:
    if said is None:
        return {"code": code, "says": None}
    return {"code": code, "says": dict(zip(("learner", "kind", "subject", "level"), said, strict=True))}


def _who(session: Session, request: Request) -> Answer:
    """Who a progress file is of: the name, empty where it has none, and the learner's own codes."""
    name, learner = learner_of_file(session.course, text(request, "file"), ("Enrolled",))
    return {"name": name, "codes": list(learner.starts)}


def _possible(course: Course, names: list[str]) -> Iterator[Said]:
    """All that could have been signed for somebody of these `names`."""
    for name in names:
        for kind, subject in _subjects(course):
            levels = _points(course, subject) if kind == "project" else LEVELS_SIGNED
            yield from ((name, kind, subject, level) for level in levels)


def _subjects(course: Course) -> list[tuple[str, str]]:
    return [*(("project", id) for id in course.projects), *(("competency", id) for id in course.competencies)]


def _points(course: Course, project: str) -> tuple[str, ...]:
    criteria = course.projects[project].criteria.values()
    return tuple(sorted({str(points) for levels in criteria for points in levels}))


SIGNING: Mapping[str, Callable[[Session, Request], Answer]] = {
    "sign-key": _key,
    "sign": _sign,
    "sign-short": _short,
    "sign-who": _who,
}
