"""The class page's door: JSON text in, JSON text out. Never raises.

One class is open in the process, as one course is behind bridge.py. Nothing of it is ever sent to
a learner: only the teacher's page and `mkcourse report` open this door.
"""

from collections.abc import Callable, Mapping

from ..fields import as_object, member, text, whole
from ..log import Refused
from ..model import course_from
from ..moments import Moment
from ..requests import Answer, Request, answered
from .room import Room
from .taking import File


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
            course = course_from(as_object(member(request, "course"), "course"))
            self.room = Room(course, Moment(whole(request, "at"), whole(request, "zone")))
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
    return _digested(room, room.take(name, text(request, "text")), request)


def _glance(room: Room, request: Request) -> Answer:
    return _digested(room, room.glance(text(request, "name"), text(request, "text")), request)


def _digested(room: Room, file: File, request: Request) -> Answer:
    """What is told of `file`, with a digest for another worker where one is asked for."""
    told: Answer = {"file": file.as_json()}
    return told | {"digest": room.digest(file.id)} if request.get("digest") is True else told


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
    "take": _take,
    "adopt": _adopt,
    "drop": _drop,
    "class": _class,
    "learner": _learner,
}
