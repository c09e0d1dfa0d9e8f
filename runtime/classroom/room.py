"""The room: the one class that is open, and its files. What is asked of it comes through door.py."""

from collections.abc import Sequence

from ..log import Refused
from ..model import Course
from ..moments import Moment
from .cards import learner_as_json
from .class_view import class_as_json
from .digests import digest_of, taken_from
from .glancing import Glance, early_as_json, glance_at
from .taking import File, Taken, Taker

type Json = dict[str, object]


class Room:
    """The files of a class, by their ids, as looked at at one moment."""

    def __init__(self, course: Course, now: Moment, engine: str = "") -> None:
        self.course, self.now = course, now
        self._taker = Taker(course, now, engine)
        self._taken: dict[str, Taken] = {}

    def take(self, name: str, text: str) -> File:
        """The file `name` with this text; the same one again changes nothing."""
        return self._kept(self._taker.taken(name, text))

    def glance(self, name: str, text: str) -> Glance:
        """What the file `name` says of itself; the class knows nothing of it until it is taken."""
        return glance_at(self.course, name, text)

    def early_as_json(self, glances: Sequence[Glance]) -> Json:
        """What the class page shows of files that were glanced at."""
        return early_as_json(self.course, glances)

    def refuse(self, name: str, code: str) -> File:
        """A file that the host could not read, and why."""
        return self._kept(self._taker.refusing(name, code))

    def adopt(self, digest: str) -> File:
        """A file that another worker has taken."""
        return self._kept(taken_from(digest))

    def digest(self, id: str) -> str:
        """What `adopt` of another worker needs of a file."""
        return digest_of(self._found(id))

    def drop(self, id: str) -> None:
        """Lets go of a file."""
        self._taken.pop(id, None)

    def class_as_json(self) -> Json:
        """What the class page shows."""
        return class_as_json(self.course, list(self._taken.values()), self.now)

    def learner_as_json(self, id: str) -> Json:
        """The conference card and the report of one learner, of a file that was taken here."""
        taken = self._found(id)
        if taken.learner is None or taken.facts is None:
            raise Refused("no-learner", id=id)
        return learner_as_json(self.course, taken.learner, taken.facts, self.now)

    def _kept(self, taken: Taken) -> File:
        self._taken[taken.file.id] = taken
        return taken.file

    def _found(self, id: str) -> Taken:
        if id not in self._taken:
            raise Refused("unknown-file", id=id)
        return self._taken[id]
