"""Specification of checkpoints in the engine: sealed questions stay closed, and logs with them keep their levels."""

import json

from mkcourse.runtime.bridge import Bridge
from mkcourse.runtime.engine import replay
from mkcourse.runtime.events import event_from
from mkcourse.runtime.model import course_from
from mkcourse.runtime.session import learner_as_text


def open_course(make):
    """As the browser has it once the passphrase was given."""
    checks = [one | {"sealed": "autumn"} for one in make.checks(3)]
    return make.course_json([*make.pool(6, 0), *checks])


def sealed_course(make):
    """As the site holds it."""
    course = open_course(make)
    grading = {"guess": 0.02, "shows": [], "produced": True}
    items = [one | {"grading": grading} if "sealed" in one else one for one in course["items"]]
    return course | {"items": items}


class Host:
    """A bridge that is asked in JSON."""

    def __init__(self, course, log=()) -> None:
        self.bridge = Bridge()
        self.at = 1_700_000_000
        assert self.ask(do="open", course=course, log=list(log))["ok"]

    def ask(self, **request):
        self.at += 60
        return json.loads(self.bridge.handle(json.dumps({"at": self.at, "zone": 0, **request})))

    def answers(self, item: str, text: str = "1", mode: str = "check"):
        event = {"type": "Attempted", "id": f"e{self.at}", "at": self.at, "zone": 0, "item": item}
        event |= {"response": {"text": text}, "duration": 20, "try": 1, "mode": mode}
        return self.ask(do="step", event=event)


def test_a_sealed_question_is_asked_again_and_not_logged(make) -> None:
    """Without the passphrase no answer to it counts or goes into the log."""
    told = Host(sealed_course(make)).answers("halves-check-0")
    assert told["event"] is None
    assert (told["effects"][0]["verdict"], told["effects"][0]["reason"]["code"]) == ("again", "sealed")


def test_a_checkpoint_asks_each_of_its_questions_once(make) -> None:
    """Its questions come in the author's order, those that were answered no more, and practice never has them."""
    host = Host(open_course(make))
    asked = []
    while item := host.ask(do="checkpoint", checkpoint="autumn", avoid=[])["next"]["item"]:
        asked.append(item)
        assert host.answers(item)["event"]["outcome"]["verdict"] == "right"
    assert asked == ["halves-check-0", "halves-check-1", "halves-check-2"]
    assert host.ask(do="checkpoint", checkpoint="gone", avoid=[])["next"]["item"] is None


def test_mixed_checks_and_reviews_leave_them_alone(make) -> None:
    """Sealed or opened, they are kept for the checkpoint."""
    for content in (open_course(make), sealed_course(make)):
        assert course_from(content).competencies["halves"].checks == ()


def test_a_log_replays_to_the_same_learner_without_the_passphrase(make) -> None:
    """Levels are not lost: the very same learner, byte for byte, comes from the log on a sealed site."""
    host = Host(open_course(make))
    log = [host.answers(f"halves-{n}", mode="practice")["event"] for n in range(5)]
    host.at += 2 * 86_400
    log += [host.answers(f"halves-check-{n}", text)["event"] for n, text in enumerate(("1", "2", "1"))]
    assert all(log)
    events = [event_from(event) for event in log]
    ways = [replay(course_from(content), events) for content in (open_course(make), sealed_course(make))]
    assert learner_as_text(ways[0]) == learner_as_text(ways[1])
    assert ways[0].records["halves"].level == "secure"
