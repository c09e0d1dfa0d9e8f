"""What a host may ask about projects: the portfolio, what a code says, and the events to take along."""

from collections.abc import Callable, Mapping

from .events import Enrolled, Event, event_as_json
from .fields import Malformed, text
from .project_events import PROJECT
from .project_view import portfolio_as_json, refusal_of
from .requests import Answer, Request
from .session import Session, whole_log
from .short_codes import as_short_code
from .sign_off import sign_off_in


def _portfolio(session: Session, _: Request) -> Answer:
    """Everything that is kept of projects, and every sign-off with whether it is genuine."""
    return {"portfolio": portfolio_as_json(session.course, session.learner, session.drawn.genuine)}


def _read_code(session: Session, request: Request) -> Answer:
    """What a sign-off code says, null where it is none, and why it is not taken, null where it is.

    Of a short code only its maker can tell what it says: ``short`` is how it is written.
    """
    code = text(request, "code")
    short = as_short_code(code)
    if short is not None:
        return {"says": None, "refused": None, "short": short}
    refused = refusal_of(session.course, session.learner, code, session.drawn.genuine)
    try:
        says = sign_off_in(code).as_json()
    except Malformed:
        says = None
    return {"says": says, "refused": refused}


def _project_log(session: Session, _: Request) -> Answer:
    """The events that a portfolio file takes along."""
    return {"events": [event_as_json(event) for event in whole_log(session) if _is_of_projects(event)]}


def _is_of_projects(event: Event) -> bool:
    return isinstance(event, Enrolled) or type(event).__name__ in PROJECT


PROJECTS: Mapping[str, Callable[[Session, Request], Answer]] = {
    "portfolio": _portfolio,
    "sign-off": _read_code,
    "project-log": _project_log,
}
