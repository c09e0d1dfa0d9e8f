"""Specification of editions: a log goes on over what is renamed, removed, added and split, and loses nothing."""

import json

from mkcourse.runtime.bridge import Bridge

type Json = dict[str, object]


def ask(bridge: Bridge, **request: object) -> dict:
    """The bridge's answer."""
    answer = json.loads(bridge.handle(json.dumps(request)))
    assert answer["ok"], answer
    return answer


def play(course: Json, items: list[str]) -> list[Json]:
    """The log of somebody who opens both lessons and answers the items, every third wrong, with hints."""
    bridge, log = Bridge(), []
    ask(bridge, do="open", course=course, log=[], at=1, zone=0)
    acts: list[Json] = [{"type": "LessonOpened", "lesson": lesson} for lesson in ("l-halves", "l-thirds")]
    for number, item in enumerate(items):
        response = {"chosen": [f"{item}-{1 if number % 3 == 2 else 0}"]}
        acts.append({"type": "HintTaken", "item": items[-1], "hint": 0})
        acts.append({"type": "Attempted", "item": item, "response": response, "duration": 9, "try": 1})
    for number, act in enumerate(acts):
        mode = {"mode": "practice"} if act["type"] == "Attempted" else {}
        event = {"id": f"{number:03}", "at": 90_000 * number, "zone": 0, **act, **mode}
        log.append(ask(bridge, do="step", event=event)["event"])
    return log


def shown(course: Json, log: list[Json]) -> tuple[dict, int]:
    """What the view says of each competency, and how many events are ignored."""
    answer = ask(Bridge(), do="open", course=course, log=log, at=10**8, zone=0)
    return answer["view"]["competencies"], answer["ignored"]


def first_edition(make) -> Json:
    """Two competencies with six items and a lesson each."""
    competencies = [make.competency("halves"), make.competency("thirds", "halves")]
    lessons = [make.lesson("l-halves", "halves"), make.lesson("l-thirds", "thirds")]
    return make.course_json([*make.pool(6), *make.pool(6, 4, "thirds")], competencies, lessons=lessons)


ITEMS = [f"{name}-{number}" for number in range(6) for name in ("halves", "thirds")]


def test_renaming_changes_nothing(make) -> None:
    """Where competencies and items have new names and say what they were, everything is as it was."""
    old = first_edition(make)
    log = play(old, ITEMS)
    text = json.dumps(old)
    for id in ["halves", "thirds"]:
        text = text.replace(f'"{id}', f'"new-{id}')
    new = json.loads(text)
    for one in [*new["items"], *new["competencies"]]:
        one["was"] = [one["id"].removeprefix("new-")]
    before, after = shown(old, log)[0], shown(new, log)[0]
    for id, one in before.items():
        same = {name: value for name, value in one.items() if name != "reason"}
        assert {name: value for name, value in after[f"new-{id}"].items() if name != "reason"} == same
    assert shown(new, log)[1] == 0


def test_answers_outlive_their_items(make) -> None:
    """Where all items are gone and others have come, the answers still count for their competencies."""
    log = play(first_edition(make), ITEMS)
    new = first_edition(make)
    new["items"] = [make.item(f"other-{n}", 4, name) for n in range(3) for name in ("halves", "thirds")]
    told, ignored = shown(new, log)
    assert {id: one["attempts"] for id, one in told.items()} == {"halves": 6, "thirds": 6}
    assert ignored == len(ITEMS)  # the hints


def test_what_is_removed_is_kept_in_the_log(make) -> None:
    """Where a competency and its lesson are gone, its events are ignored; when it returns, they count again."""
    old = first_edition(make)
    log = play(old, ITEMS)
    new = make.course_json(make.pool(6), lessons=[make.lesson("l-halves", "halves")])
    told, ignored = shown(new, log)
    assert {id: one["attempts"] for id, one in told.items()} == {"halves": 6}
    assert ignored == 6 + 12 + 1  # answers to thirds, hints of its item, its lesson
    assert shown(old, log)[0]["thirds"]["attempts"] == 6


def test_a_split_competency_keeps_its_answers_in_the_part_that_was_it(make) -> None:
    """Of a competency that becomes two, the one that says so has its answers; the other begins."""
    log = play(first_edition(make), ITEMS)
    parts = [make.competency("seeing-halves", was=["halves"]), make.competency("making-halves", "seeing-halves")]
    items = [make.item(f"halves-{n}", 4, "seeing-halves" if n < 3 else "making-halves") for n in range(6)]
    told, ignored = shown(make.course_json(items, parts), log)
    assert {id: one["attempts"] for id, one in told.items()} == {"seeing-halves": 6, "making-halves": 0}
    assert told["seeing-halves"]["level"] == shown(first_edition(make), log)[0]["halves"]["level"]
    assert ignored == 6 + 12 + 2  # answers to thirds and hints of its item, both lessons


def test_added_competencies_begin(make) -> None:
    """A competency that is new has no answers, and takes none from the others."""
    old = first_edition(make)
    log = play(old, ITEMS)
    new = first_edition(make)
    new["competencies"] = [*new["competencies"], make.competency("quarters", "halves")]  # type: ignore[misc]
    told, ignored = shown(new, log)
    assert (told["quarters"]["attempts"], ignored) == (0, 0)
    assert {id: told[id]["attempts"] for id in ("halves", "thirds")} == {"halves": 6, "thirds": 6}
