"""calibration.json: what is in it reaches the engine, and whatever stands there is judged in words."""

from __future__ import annotations

import json
import shutil
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_answers import engine_course

from mkcourse.authoring.build.bundle import course_file
from mkcourse.authoring.diagnostics import Diagnostic
from mkcourse.authoring.loading import load
from mkcourse.authoring.schema import schema, validator
from mkcourse.runtime.forecast import Bkt
from mkcourse.runtime.weights import SHIPPED, Weights

BKT = {"prior": 0.3, "learn": 0.2, "forget": 0.01, "guess": 0.2, "slip": 0.08}
SOUND: dict[str, Any] = {
    "format": "mkcourse-calibration",
    "version": 1,
    "course": "minimal",
    "learners": 12,
    "answers": 300,
    "weights": {"known": 0.7, "away": -0.1},
    "competencies": {"adding": {"answers": 120} | BKT},
    "items": {
        "add-1": {"answers": 12, "difficulty": -0.8, "discrimination": 1.2},
        "add-9": {"answers": 12, "difficulty": 0.5},
    },
}


def calibrated(folder: Path, content: object = SOUND) -> Path:
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / "calibration.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    return folder


def course_data(folder: Path) -> dict[str, Any]:
    course, found = load(folder)
    assert course is not None, found
    made: dict[str, Any] = json.loads(course_file(course, {}))
    assert [error.message for error in validator("course-data").iter_errors(made)] == []
    return made


def test_build_carries_the_numbers_to_the_engine(folder: Path) -> None:
    """course.json has the difficulty of calibrated items and the numbers of calibrated competencies, no others."""
    made = course_data(calibrated(folder))
    assert {each["id"]: each["difficulty"] for each in made["items"] if "difficulty" in each} == {"add-1": -0.8}
    assert {each["id"]: each["bkt"] for each in made["competencies"] if "bkt" in each} == {"adding": BKT}
    assert made["weights"] == {"known": 0.7, "away": -0.1}
    course = engine_course(folder)
    assert (course.items["add-1"].difficulty, course.items["add-1"].discrimination) == (-0.8, 1.2)
    assert course.competencies["adding"].bkt == Bkt(**BKT)
    assert course.weights == replace(SHIPPED, known=0.7, away=-0.1)


def test_the_schema_knows_each_number_of_the_engine() -> None:
    """A number that the engine gets is allowed in the file by the same name, and no other."""
    properties = schema("calibration")["properties"]
    assert set(properties["weights"]["properties"]) == {each.name for each in fields(Weights)}
    in_file = set(properties["competencies"]["additionalProperties"]["properties"])
    assert in_file - {"answers"} == {each.name for each in fields(Bkt)}


def test_without_calibration_nothing_is_added(folder: Path) -> None:
    """A course that was never calibrated has neither."""
    made = course_data(folder)
    assert not any("difficulty" in each for each in made["items"])
    assert not any("bkt" in each for each in made["competencies"])
    assert "weights" not in made


def test_a_renamed_question_keeps_its_difficulty(folder: Path) -> None:
    """A former name in the calibration belongs to the question that had it."""
    bank = folder / "questions" / "adding.md"
    bank.write_text(bank.read_text(encoding="utf-8").replace("{#add-1}", "{#sum-1}\nwas: [add-1]"), encoding="utf-8")
    found = {each["id"]: each.get("difficulty") for each in course_data(calibrated(folder))["items"]}
    assert found["sum-1"] == -0.8


def test_the_authors_labels_are_there_without_it(folder: Path) -> None:
    """The course can be loaded as its author labelled it, even where the calibration is broken."""
    course, found = load(calibrated(folder, "{"), calibrated=False)
    assert course is not None
    assert found == []


# whatever stands in it


PIECES = st.sampled_from(
    [
        *(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            '"',
            "'",
            "-",
            "\\u00e9",
            "\\",
            "\t",
            "\n",
            "#",
            "&a ",
            "*a ",
            "!!python/object ",
        ),
        *("NaN", "Infinity", "1e999", "-1", "0.5", "9" * 5000, "true", "null", "\0", "\ufeff", "\ud800", "😀"),
        *('"items"', '"weights"', '"course"', '"difficulty"', '"prior"', '"add-1"', '"adding"', "{}", "[]"),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join))
FUZZED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    minimal = Path(__file__).parents[2] / "courses" / "good" / "minimal"
    return Path(shutil.copytree(minimal, tmp_path_factory.mktemp("fuzzed") / "course"))


def judged(folder: Path, content: object) -> list[Diagnostic]:
    course, found = load(calibrated(folder, content))
    assert course is not None or found, "a course that can't be built says why"
    assert all(each.place.line >= 1 and each.message and each.rule for each in found)
    return found


@FUZZED
@given(text=TEXTS)
def test_any_text_gives_diagnostics(fuzzed: Path, text: str) -> None:
    """Whatever stands in the file is told, with the place."""
    judged(fuzzed, text)


@FUZZED
@given(data=st.data())
def test_a_damaged_file_gives_diagnostics(fuzzed: Path, data: st.DataObject) -> None:
    """A sound file with pieces cut out, doubled or put in is judged."""
    text = json.dumps(SOUND, indent=2)
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)))
        text = text[:start] + data.draw(st.one_of(st.just(""), PIECES, st.just(text[start:end] * 2))) + text[end:]
    judged(fuzzed, text)


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=6,
)


@FUZZED
@given(key=st.sampled_from(sorted(SOUND)), value=VALUES)
def test_any_value_of_a_key_gives_diagnostics(fuzzed: Path, key: str, value: object) -> None:
    """A value of another kind or beyond its bounds never reaches the engine."""
    judged(fuzzed, SOUND | {key: value})


@FUZZED
@given(
    number=st.one_of(st.floats(allow_nan=True), st.integers(-3, 3), st.booleans()),
    name=st.sampled_from(sorted(BKT)),
    difficulty=st.floats(allow_nan=True),
)
def test_any_number_gives_diagnostics(fuzzed: Path, number: float, name: str, difficulty: float) -> None:
    """Numbers at and beyond every edge are refused in words, or the engine takes them."""
    competencies = {"adding": {"answers": 1} | BKT | {name: number}}
    judged(fuzzed, SOUND | {"competencies": competencies, "items": {"add-1": {"answers": 1, "difficulty": difficulty}}})


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 50_000, "9" * 100_000, '{"items": {"' + "a" * 2_000 + '": 1}}']
)
def test_extreme_files_give_diagnostics(fuzzed: Path, text: str) -> None:
    """Depth, length and size beyond all sense are refused in words."""
    assert judged(fuzzed, text)
