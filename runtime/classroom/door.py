"""The class page's door: JSON text in, JSON text out. Never raises.

One class is open in the process, as one course is behind bridge.py. Nothing of it is ever sent to
a learner: only the teacher's page and `mkcourse report` open this door.
"""

from collections.abc import Callable, Mapping

from ..fields import as_object, as_text, items, member, text, whole
from ..log import Refused
from ..model import course_from
from ..moments import Moment
from ..requests import Answer, Request, answered
from .glancing import glance_from
from .room import Room


class Door:
    """One host's door to a class."""

    def __init__(self) -> None:
        self.room: Room | None = None

    def handle(self, request: str) -> str:
        """The answer to `request`, both JSON texts: ``ok`` and what was asked for, or an error."""
        return answered(request, self._answer)

    def _answer(self, request: Request) -> Answer:
        wanted = text(request, "do")
        if wanted == "open":
            content = as_object(member(request, "course"), "course")
            moment = Moment(whole(request, "at"), whole(request, "zone"))
            self.room = Room(course_from(content), moment, as_text(content.get("engine", ""), "engine"))
            return {}
        answer = _ANSWERS.get(wanted)
        if answer is None:
            raise Refused("unknown-request", do=wanted)
        if self.room is None:
            raise Refused("no-class-open")
        return answer(self.room, request)


_door = Door()


def handle(request: str) -> str:
    """The answer of the one class of this process; see `Door.handle`."""
    return _door.handle(request)


def _take(room: Room, request: Request) -> Answer:
    name = text(request, "name")
    if "refused" in request:
        return {"file": room.refuse(name, text(request, "refused")).as_json()}
    file = room.take(name, text(request, "text"))
    told: Answer = {"file": file.as_json()}
    return told | {"digest": room.digest(file.id)} if request.get("digest") is True else told


def _glance(room: Room, request: Request) -> Answer:
    return {"glance": room.glance(text(request, "name"), text(request, "text")).as_json()}


def _early(room: Room, request: Request) -> Answer:
    return room.early_as_json(items(request, "glances", lambda one, _: glance_from(one)))


def _adopt(room: Room, request: Request) -> Answer:
    room.adopt(text(request, "digest"))
    return {}


def _drop(room: Room, request: Request) -> Answer:
    room.drop(text(request, "id"))
    return {}


def _class(room: Room, _: Request) -> Answer:
    return room.class_as_json()


def _learner(room: Room, request: Request) -> Answer:
    return room.learner_as_json(text(request, "id"))


_ANSWERS: Mapping[str, Callable[[Room, Request], Answer]] = {
    "glance": _glance,
    "early": _early,
    "take": _take,
    "adopt": _adopt,
    "drop": _drop,
    "class": _class,
    "learner": _learner,
}
