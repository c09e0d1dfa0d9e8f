"""Small courses and students for the tests of the engine. Tests are conversations with them."""

from collections.abc import Sequence

import pytest

from mkcourse.runtime.effects import Effect, NextItem
from mkcourse.runtime.engine import NOBODY, next_item, step
from mkcourse.runtime.events import Attempted, Event, HintTaken, LessonOpened, NotLearnedYet
from mkcourse.runtime.kinds.choice import ChoiceKey
from mkcourse.runtime.model import Course, Item, Mode, Record, course_from, record_of
from mkcourse.runtime.moments import Moment
from mkcourse.runtime.ready import ready_set
from mkcourse.runtime.responses import Chosen, Response, Typed

MONDAY = 1_700_000_000 // 86_400 * 86_400 + 8 * 3600  # 08:00 UTC of some day

type Json = dict[str, object]


class Make:
    """Makes courses as the compiler would."""

    def item(self, id: str, options: int = 4, *competencies: str, **changes: object) -> Json:
        """A practice item: a choice whose first option is right, or typed with no `options`."""
        ids = [f"{id}-{place}" for place in range(options)]
        grading: Json = {"options": ids, "right": ids[:1], "tags": {}, "shuffle": True}
        if options == 0:
            key = {"low": [1, 1], "high": [1, 1], "shown": "1"}
            grading = {"keys": [key], "form": None, "unit": None, "wrongs": []}
        base: Json = {
            "id": id,
            "competencies": list(competencies) or ["halves"],
            "level": 1,
            "use": "practice",
            "type": "one" if options else "number",
            "was": [],
            "grading": grading,
        }
        return base | changes

    def pool(self, count: int, options: int = 4, competency: str = "halves") -> list[Json]:
        """`count` practice items of `competency`."""
        return [self.item(f"{competency}-{n}", options, competency) for n in range(count)]

    def checks(self, count: int, options: int = 0, competency: str = "halves") -> list[Json]:
        """`count` items of `competency` reserved for checks."""
        ids = [f"{competency}-check-{n}" for n in range(count)]
        return [self.item(id, options, competency, use="check") for id in ids]

    def competency(self, id: str, *requires: str, **changes: object) -> Json:
        """A competency of the core."""
        base: Json = {"id": id, "title": id.title(), "can": "I can.", "minutes": 15}
        rest: Json = {"requires": list(requires), "covers": {}, "tier": "core", "was": []}
        return base | rest | {"policy": {}} | changes

    def lesson(self, id: str, *teaches: str, minutes: int = 8) -> Json:
        """A lesson."""
        base: Json = {"id": id, "title": id, "teaches": list(teaches), "minutes": minutes}
        return base | {"representation": "text", "url": f"lessons/{id}/"}

    def course_json(self, items: Sequence[Json], competencies: Sequence[Json] = (), **changes: object) -> Json:
        """A course.json."""
        base: Json = {
            "format": 1,
            "id": "fractions",
            "edition": "0123456789ab",
            "title": "Fractions",
            "language": "en",
            "policy": {},
            "units": [],
            "competencies": list(competencies) or [self.competency("halves")],
            "misconceptions": [],
            "lessons": [],
            "items": list(items),
        }
        return base | changes

    def course(self, items: Sequence[Json], competencies: Sequence[Json] = (), **changes: object) -> Course:
        """A course."""
        return course_from(self.course_json(items, competencies, **changes))

    def student(self, course: Course) -> "Student":
        """A student at the beginning of `course`."""
        return Student(course)

    def right(self, item: Item) -> Response:
        """A right response to an item of this maker."""
        return Chosen(tuple(item.key.right)) if isinstance(item.key, ChoiceKey) else Typed("1")

    def wrong(self, item: Item) -> Response:
        """A wrong response to an item of this maker."""
        return Chosen(item.key.options[1:2]) if isinstance(item.key, ChoiceKey) else Typed("2")


class Student:
    """Acts, and remembers the log and the last effects; each act takes a minute."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.learner = NOBODY
        self.at = MONDAY
        self.zone = 0
        self.log: list[Event] = []
        self.effects: tuple[Effect, ...] = ()

    @property
    def now(self) -> Moment:
        """The present moment."""
        return Moment(self.at, self.zone)

    def wait(self, days: float = 1) -> "Student":
        """Lets time pass."""
        self.at += int(days * 86_400)
        return self

    def does(self, event: Event) -> "Student":
        """Takes a step."""
        self.learner, self.effects = step(self.course, self.learner, event)
        self.log.append(event)
        self.at += 60
        return self

    def answers(self, item: str, right: bool = True, *, tries: int = 1, mode: Mode = "practice") -> "Student":
        """Answers `item`."""
        give = Make().right if right else Make().wrong
        return self.responds(item, give(self.course.items[item]), tries=tries, mode=mode)

    def responds(self, item: str, response: Response, *, tries: int = 1, mode: Mode = "practice") -> "Student":
        """Gives `response` to `item`."""
        return self.does(Attempted(self._id, self.at, self.zone, item, response, 5, tries, mode, None))

    def takes_hint(self, item: str) -> "Student":
        """Opens the first hint of `item`."""
        return self.does(HintTaken(self._id, self.at, self.zone, item, 0))

    def has_not_learned(self, item: str) -> "Student":
        """Says so."""
        return self.does(NotLearnedYet(self._id, self.at, self.zone, item, None, None))

    def opens(self, lesson: str) -> "Student":
        """Opens a lesson."""
        return self.does(LessonOpened(self._id, self.at, self.zone, lesson))

    def practises(self, competency: str = "halves", most: int = 30, right: bool = True) -> int:
        """Answers what is asked until practised; how many items that took."""
        for count in range(most):
            if self.record(competency).level in ("practised", "secure"):
                return count
            shown = self.asked(competency)
            assert shown is not None, "no item to practise with"
            self.answers(shown, right)
        return most

    def asked(self, *competencies: str, mode: Mode = "practice", avoid: Sequence[str] = ()) -> str | None:
        """The item that is asked next."""
        return self.shown(*competencies, mode=mode, avoid=avoid).item

    def shown(self, *competencies: str, mode: Mode = "practice", avoid: Sequence[str] = ()) -> NextItem:
        """What is asked next, and how."""
        asked = competencies or ("halves",)
        return next_item(self.course, self.learner, asked, mode, self.now, avoid)

    def record(self, competency: str = "halves") -> Record:
        """What is known of `competency`."""
        return record_of(self.course.competencies[competency], self.learner)

    def ready(self) -> list[tuple[str, str | None, str]]:
        """Kind, competency and reason of each activity of the ready set."""
        found = ready_set(self.course, self.learner, self.now)
        return [(one.kind, one.competency, one.reason.code) for one in found]

    def told[Kind](self, kind: type[Kind]) -> list[Kind]:
        """The last effects of that kind."""
        return [effect for effect in self.effects if isinstance(effect, kind)]

    @property
    def _id(self) -> str:
        return f"{len(self.log):04}"


@pytest.fixture(scope="session")
def make() -> Make:
    """The maker of courses."""
    return Make()
