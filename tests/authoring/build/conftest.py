"""A small course made by hand, and its site, built once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkcourse.authoring.build import site
from mkcourse.authoring.course import (
    Competency,
    Course,
    Item,
    Lesson,
    Misconception,
    Remedy,
    Unit,
)
from mkcourse.authoring.diagnostics import Place
from mkcourse.authoring.fragment import Fragment
from mkcourse.authoring.hints import Hint
from mkcourse.authoring.kinds.choice import ChoiceAnswer
from mkcourse.authoring.kinds.number import NumberAnswer
from mkcourse.authoring.kinds.number_keys import NumberKey
from mkcourse.authoring.kinds.text import TextAnswer
from mkcourse.authoring.kinds.text_keys import TextKey
from mkcourse.authoring.kinds.typed import WrongAnswer
from mkcourse.authoring.options import Option

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>\n'
BANK = "questions/halves.md"
BODY = r"""
A half is $\frac{1}{2}$ and costs $5, not $6.

## Two parts { #two }

$$\frac{1}{2} + \frac{1}{2} = 1$$

=== "Picture"

    ![A pie](../media/pie.svg){ width=100 }

    @@mkcourse-item halves-named@@

=== "Table"

    | a | b |
    |:--|--:|
    | $x$ | 2 |

Then read [about thirds](thirds.md#next).

@@mkcourse-practice@@
"""


def fragment(markdown: str, path: str = BANK) -> Fragment:
    return Fragment(markdown, Place(path))


def choice() -> Item:
    third = fragment("SECRET-third, see [halves](../lessons/halves.md#two).")
    return Item(
        id="halves-01",
        place=Place(BANK, 3),
        title="Halves",
        stem=fragment("Which is **one half**?\n\n![A pie](../media/pie.svg){ width=120 }"),
        competencies=("halves",),
        level=1,
        answer=ChoiceAnswer(
            (
                Option("a1f3", fragment(r"$\frac{1}{2}$"), right=True),
                Option("b2c4", fragment(r"$\frac{1}{3}$"), False, third, "counts-wrong"),
            ),
            several=False,
        ),
        hints=(Hint(fragment("SECRET-hint")),),
        solution=fragment("SECRET-solution"),
    )


def number() -> Item:
    wrong = NumberKey((12, 1), (12, 1), "12")
    return Item(
        id="halves-02",
        place=Place(BANK, 12),
        stem=fragment("What is half of six?"),
        competencies=("halves", "thirds"),
        answer=NumberAnswer(
            (NumberKey((5, 2), (7, 2), "SECRET-3"),),
            (WrongAnswer(wrong, Place(BANK), "counts-wrong", fragment("SECRET-doubled")),),
            form="simplest",
            unit="cm",
        ),
    )


def text() -> Item:
    return Item(
        id="halves-named",
        place=Place("lessons/halves.md", 14),
        stem=fragment("What is it called?", "lessons/halves.md"),
        competencies=("halves",),
        answer=TextAnswer((TextKey(("SECRET-half",), ("SECRET-hal(f|ve)",)),)),
        lesson="halves",
    )


def lesson(name: str, body: str) -> Lesson:
    path = f"lessons/{name}.md"
    return Lesson(name, Place(path), name.title(), (name,), fragment(body, path), minutes=8)


def competency(name: str, *requires: str) -> Competency:
    return Competency(name, Place("competencies.yml"), name.title(), f"I can do {name}.", requires=requires)


def small_course() -> Course:
    remedy = Remedy("halves", "two")
    return Course(
        id="demo",
        title="Demo course",
        description='Says "hello" & <b>more</b>.',
        authors=("A. Teacher",),
        license="CC BY 4.0",
        units=(Unit("Parts", ("halves", "thirds")), Unit("Sums", ("adding",))),
        competencies=(
            competency("halves"),
            competency("thirds", "halves"),
            competency("adding", "halves", "thirds"),
        ),
        misconceptions=(Misconception("counts-wrong", Place("competencies.yml"), "Counts", "halves", remedy),),
        lessons=(
            lesson("halves", BODY),
            lesson("thirds", "Thirds.\n\n## Next\n\n@@mkcourse-practice@@\n"),
            lesson("adding", "Adding.\n\n@@mkcourse-practice@@\n"),
        ),
        items=(choice(), number(), text()),
        media=("media/pie.svg",),
    )


@pytest.fixture(name="course", scope="session")
def _course() -> Course:
    return small_course()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course's folder: what is read from it at a build is its media."""
    made = tmp_path_factory.mktemp("course")
    (made / "media").mkdir()
    (made / "media" / "pie.svg").write_text(PICTURE, encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def built(course: Course, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site of the small course."""
    output = tmp_path_factory.mktemp("built") / "site"
    assert site.build_site(course, folder, output, quiet) == []
    return output


def quiet(step: str, done: int, total: int) -> None:
    """A report that nobody reads."""
