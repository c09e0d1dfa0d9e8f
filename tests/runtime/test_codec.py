"""Specification of the codec: a learner as text is the very same learner, or it is refused."""

import json
from dataclasses import dataclass, field, fields
from random import Random

import pytest
from random_logs import random_course, random_log

from mkcourse.runtime.codec import coder_of, form_of, learner_as_text, learner_from
from mkcourse.runtime.engine import NOBODY, replay
from mkcourse.runtime.events import HintTaken, event_from
from mkcourse.runtime.fields import Malformed
from mkcourse.runtime.model import Learner, course_from


def learner_of(seed: int, count: int = 50) -> Learner:
    """A learner after a random log that ends with a hint."""
    content = random_course(Random(seed))
    log = [event_from(one) for one in random_log(Random(seed), content, count)]
    hint = HintTaken("hint", log[-1].at + 5, 0, content["items"][0]["id"], 0)
    return replay(course_from(content), [*log, hint])


@pytest.mark.parametrize("seed", range(30))
def test_a_learner_comes_back(seed: int) -> None:
    """Whatever a log has made of a learner comes back from the text, to the last digit and in the same order."""
    learner = learner_of(seed)
    text = learner_as_text(learner)
    told = learner_from(text)
    assert told == learner
    assert learner_as_text(told) == text
    assert list(told.records) == list(learner.records)


@pytest.mark.parametrize("seed", range(30))
def test_going_on_from_a_text_is_going_on(seed: int) -> None:
    """A replay of a log's end from the text of its beginning gives what a replay of all gives."""
    content = random_course(Random(seed))
    course = course_from(content)
    log = [event_from(one) for one in random_log(Random(seed), content, 50)]
    place = Random(seed).randint(0, len(log))
    begun = learner_from(learner_as_text(replay(course, log[:place])))
    assert replay(course, log[place:], begun) == replay(course, log)


def test_every_field_is_tried() -> None:
    """The learners of these tests have something in every field, so that one which is not written is found."""
    learners = [learner_of(seed, count) for seed in range(20) for count in (50, 500)]
    for one in fields(Learner):
        if one.name != "last_item":
            assert any(getattr(learner, one.name) != getattr(NOBODY, one.name) for learner in learners), one.name
    records = [record for learner in learners for record in learner.records.values()]
    for one in fields(type(records[0])):
        assert len({repr(getattr(record, one.name)) for record in records}) > 1, one.name


def test_another_form_is_refused() -> None:
    """A text of classes that are not today's is refused: the log is replayed instead."""
    told = json.loads(learner_as_text(NOBODY))
    with pytest.raises(Malformed):
        learner_from(json.dumps(told | {"form": told["form"].replace("turn", "turns")}))


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"form": 1}', "[" * 100_000])
def test_other_texts_are_refused(text: str) -> None:
    """What is no learner is Malformed."""
    with pytest.raises(Malformed):
        learner_from(text)
    with pytest.raises(Malformed):
        learner_from(json.dumps({"form": form_of(Learner), "words": [], "learner": text}))


@dataclass(frozen=True)
class Odd:
    """A value that nobody has said how to write."""

    choice: int | str
    cache: object = field(default=None, compare=False)


def test_an_unknown_kind_of_type_is_an_error() -> None:
    """A class with a field that the codec cannot write fails at once, not with the first learner who has one."""
    with pytest.raises(TypeError):
        coder_of(Odd)
    with pytest.raises(TypeError):
        coder_of(list[int])
