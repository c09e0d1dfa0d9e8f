"""Specification of the class: what is named, by which rule, and what is left alone."""

from __future__ import annotations

import json
import random

import pytest

from mkcourse.runtime.chain import link_to, linked

from .conftest import NOW, Class, Json

DAYS = (20, 17, 13, 10, 6, 3, 1)
GOOD = 0.85


def others(room: Class, count: int = 5) -> dict[str, list[dict[str, object]]]:
    """Learners whom nobody has to worry about."""
    return {f"other{number}": room.log(f"other{number}", DAYS, GOOD) for number in range(count)}


def test_a_quiet_class_has_no_flags(room: Class) -> None:
    """Nobody is flagged who comes and learns."""
    told = room.look(**others(room))
    assert [one["kind"] for one in told["flags"] if one["kind"] != "praise"] == []
    assert (len(told["learners"]), told["groups"]) == (5, [])


def test_who_stays_away_is_silent(room: Class) -> None:
    """Who has not come for a week, while the others did, is named with the days that were missed."""
    told = room.look(**others(room), silent=room.log("silent", (20, 17, 13), GOOD))
    assert room.flagged(told, "silent") == ["silent"]
    flag = next(one for one in told["flags"] if one["kind"] == "silent")
    assert [(one["code"], one["n"]) for one in flag["evidence"]] == [("silent", 13), ("missed-days", 8)]
    assert any(one["kind"] == "talk-silent" for one in told["actions"])


def test_in_holidays_nobody_is_silent(room: Class) -> None:
    """Where hardly anybody came, it is a holiday; since when nobody came is told after a week."""
    logs = {f"away{number}": room.log(f"away{number}", (20, 17, 13), GOOD) for number in range(5)}
    told = room.look(**logs)
    assert room.flagged(told, "silent") == []
    assert told["away"] == {"n": 13, "last": max(one["last"] for one in told["learners"])}
    assert room.look(ann=room.log("ann", (20, 6), GOOD))["away"] is None


def test_who_presses_without_reading_guesses(room: Class) -> None:
    """Quick answers that are right as often as luck are called guessing; quick right ones are not."""
    quick = {"guess": room.log("guess", DAYS, 0.25, seconds=2), "able": room.log("able", DAYS, 1.0, seconds=2)}
    told = room.look(**others(room), **quick)
    assert room.flagged(told, "guessing") == ["guess"]


def test_who_always_takes_hints_leans_on_them(room: Class) -> None:
    """Hints before most answers are named, where the others do without."""
    told = room.look(**others(room), hints=room.log("hints", DAYS, GOOD, hints=True))
    assert room.flagged(told, "hint-leaning") == ["hints"]


def test_practice_of_what_is_learned(room: Class) -> None:
    """Much practice of what was learned already, while something else waits, is named."""
    told = room.look(**others(room), over=room.log("over", DAYS, 1.0, count=20, competency="halves"))
    assert "over" in room.flagged(told, "over-practising")


def test_practice_without_getting_anywhere(room: Class) -> None:
    """Who answers on and on without learning it is stuck."""
    told = room.look(**others(room), hard=room.log("hard", DAYS, 0.1, competency="halves"))
    assert room.flagged(told, "stuck") == ["hard"]


def test_a_missing_prerequisite_is_told_instead(room: Class) -> None:
    """Who is stuck at what rests on something not learned is sent back to that."""
    told = room.look(**others(room), hard=room.log("hard", DAYS, 0.1, competency="adding"))
    flag = next(one for one in told["flags"] if room.ids[one["learners"][0]] == "hard" and one["kind"] != "behind")
    assert (flag["kind"], flag["competency"], flag["prerequisite"]) == ("prerequisite", "adding", "halves")


def test_learners_with_the_same_wrong_idea_are_a_group(room: Class) -> None:
    """A misconception that several show is told once, with all who hold it, and to the class where they are many."""
    odd = {
        f"odd{number}": room.log(f"odd{number}", DAYS, 0.0, option="odd", competency="halves") for number in range(5)
    }
    told = room.look(**others(room), **odd)
    group = next(one for one in told["groups"] if one["kind"] == "misconception")
    assert {room.ids[id] for id in group["learners"]} == set(odd)
    assert ("reteach", "upside-down") in [(one["kind"], one.get("misconception")) for one in told["actions"]]


def test_a_question_with_a_wrong_key_is_named(room: Class) -> None:
    """Where all who know the rest give the same wrong answer, the key is looked at first."""
    key = room.content["items"][3]["grading"]
    logs = {
        f"able{n}": room.log(f"able{n}", DAYS, 0.95, items=[f"halves-{(n + k) % 12}" for k in range(12)])
        for n in range(12)
    }
    chosen = {name: [(one["response"]["chosen"][0]) for one in log] for name, log in logs.items()}
    key["right"] = ["halves-3-wrong"]
    regraded = {name: room.chained(name, [_asked(one) for one in log]) for name, log in logs.items()}
    assert chosen
    told = room.look(**regraded)
    assert [one["item"] for one in told["items"] if "wrong-key" in one["flags"]] == ["halves-3"]
    assert told["actions"][0]["kind"] == "mend"


def _asked(event: dict[str, object]) -> dict[str, object]:
    return {key: one for key, one in event.items() if key not in ("outcome", "prev", "id")}


def test_a_copied_file_is_found(room: Class) -> None:
    """The same answers under another name are found, with new ids and all times moved, too."""
    log, before, moved = room.log("ann", DAYS, GOOD), None, []
    for number, event in enumerate(log[:50]):
        moved.append(linked({**event, "id": f"x{number}", "at": event["at"] - 5000}, before))
        before = link_to(moved[-1])
    told = room.look(**others(room), ann=log, bob=moved)
    assert room.flagged(told, "copied") == ["bob"]
    assert next(one for one in told["files"] if one["name"] == "bob.json")["verdict"] == "checked"


def test_an_older_file_of_the_same_learner_is_left_out(room: Class) -> None:
    """Who hands in twice is counted once, by the newer file, and nothing is called copied."""
    log = room.log("ann", DAYS, GOOD)
    room.open()
    room.take("monday", room.file(log[:50], "Ann"))
    room.take("friday", room.file(log, "Ann"))
    told = room.ask(do="class")
    assert ([room.ids[one["id"]] for one in told["learners"]], told["flags"]) == (["friday"], [])
    assert [one["same_as"] is not None for one in told["files"]] == [False, True]


@pytest.mark.parametrize(("first", "then"), [("Ann", " ann"), (None, None), (None, "Ann")])
@pytest.mark.parametrize("count", [1, 2, 8])
def test_two_small_files_of_a_learner_are_one_learner(
    room: Class, count: int, first: str | None, then: str | None
) -> None:
    """However little stands in them: where all of one stands in the other, entry by entry, it is the same log."""
    log = room.log("ann", (3, 1), count=8)
    room.open()
    room.take("monday", room.file(log[:count], first))
    room.take("friday", room.file(log, then))
    told = room.ask(do="class")
    assert ([room.ids[one["id"]] for one in told["learners"]], told["flags"]) == (["friday"], [])
    assert _same(told) == {"monday.json": "older-file"}


@pytest.mark.parametrize("count", [0, 1, 8])
def test_the_same_file_twice_is_one_learner(room: Class, count: int) -> None:
    """A file under a second name, as browsers save it, counts once, also when there is nothing in it."""
    file = room.file(room.log("ann", (1,), count=8)[:count])
    room.open()
    room.take("progress", file)
    room.take("progress (1)", file)
    told = room.ask(do="class")
    assert (len(told["learners"]), list(_same(told).values())) == (1, ["older-file"])


def test_two_learners_who_have_hardly_begun_are_two(room: Class) -> None:
    """Files without a name, each with entries of its own, are of different learners, and so are empty ones."""
    logs = [room.log("ann", (1,), count=2), room.log("bob", (1,), count=2), [], []]
    room.open()
    for number, log in enumerate(logs):
        room.take(f"file{number}", room.file(log, exported=NOW + number))
    told = room.ask(do="class")
    assert (len(told["learners"]), _same(told)) == (4, {})


def test_a_small_file_under_another_name_is_a_copy(room: Class) -> None:
    """Who hands in another's file under their own name is told of, and hides no earlier file of its owner."""
    log = room.log("zoe", (3, 1), count=8)
    room.open()
    room.take("bob", room.file(log, "Bob"))
    room.take("monday", room.file(log[:8], "Zoe"))
    room.take("zoe", room.file(log, "Zoe"))
    told = room.ask(do="class")
    assert _same(told) == {"monday.json": "older-file", "zoe.json": "same-answers"}
    assert room.flagged(told, "copied") == ["zoe"]


def test_a_name_counts_more_than_none(room: Class) -> None:
    """Who goes on with another's file, and gives no name, does not take its owner out of the class."""
    log = room.log("ann", (3, 1), count=8)
    room.open()
    room.take("ann", room.file(log[:8], "Ann"))
    room.take("nameless", room.file(log))
    assert len(room.ask(do="class")["learners"]) == 2


def _same(told: Json) -> dict[str, str]:
    """The files that hold what stands in another, and what is said of it."""
    return {one["name"]: one["reasons"][-1]["code"] for one in told["files"] if one["same_as"] is not None}


def test_a_way_out_is_praised(room: Class) -> None:
    """Who was stuck, and has learned it this week, is praised."""
    raw = [
        _asked(one)
        for one in [
            *room.log("late", (20, 17, 13, 10), 0.1, competency="halves"),
            *room.log("late2", (5, 4, 3, 2, 1), 1.0),
        ]
    ]
    told = room.look(**others(room), late=room.chained("late", raw))
    assert "late" in room.flagged(told, "praise")
    assert told["actions"][-1]["kind"] == "praise"


def test_at_most_five_actions(room: Class) -> None:
    """However much there is to tell, five things are for tomorrow."""
    bad = {
        f"hard{n}": room.log(f"hard{n}", DAYS, 0.1, competency=one) for n, one in enumerate(["halves", "adding"] * 2)
    }
    odd = {f"odd{n}": room.log(f"odd{n}", DAYS, 0.0, option="odd", competency="halves") for n in range(3)}
    gone = {"gone": room.log("gone", (20, 17), GOOD), "guess": room.log("guess", DAYS, 0.25, seconds=1)}
    told = room.look(**others(room, 8), **bad, **odd, **gone)
    assert 2 <= len(told["actions"]) <= 5


def test_the_order_of_files_does_not_matter(room: Class) -> None:
    """Files in any order, and by way of another worker, make the same class, byte for byte."""
    files = {name: json.dumps(room.file(log, name)) for name, log in others(room).items()}
    answers = set()
    for seed in range(3):
        names = random.Random(seed).sample(sorted(files), len(files))
        room.open()
        for name in names:
            room.ask(do="take", name=name, text=files[name])
        answers.add(json.dumps(room.ask(do="class")))
    here, there = Class(), Class()
    here.open()
    there.open()
    for name, text in files.items():
        there.ask(do="adopt", digest=here.ask(do="take", name=name, text=text, digest=True)["digest"])
    answers.add(json.dumps(there.ask(do="class")))
    assert len(answers) == 1


def test_a_card_says_what_to_ask(room: Class) -> None:
    """The card of a learner holds the week, strengths, where it is hard, and questions to ask; and the report."""
    told = room.look(**others(room), hard=room.log("hard", DAYS, 0.1, competency="halves"))
    id = next(one for one, name in room.ids.items() if name == "hard")
    card = room.ask(do="learner", id=id)["card"]
    assert (card["answers"], card["days"], [one["competency"] for one in card["stuck"]]) == (29, 3, ["halves"])
    assert "hard" in [one["code"] for one in card["questions"]]
    assert told["rules"]["stuck_items"] == 15


def test_a_file_can_be_let_go(room: Class) -> None:
    """What is dropped is gone; who is not there has no card."""
    room.look(**others(room, 1))
    id = next(iter(room.ids))
    room.ask(do="drop", id=id)
    assert room.ask(do="class")["learners"] == []
    assert not json.loads(room.door.handle(json.dumps({"do": "learner", "id": id})))["ok"]
