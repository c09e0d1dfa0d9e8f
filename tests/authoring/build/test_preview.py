"""The teacher's preview: what it says of a course, and that no published site knows of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sites import own_files

from mkcourse.authoring.build.bundle import course_file
from mkcourse.authoring.build.data_files import data_file
from mkcourse.authoring.build.example_class import ABOUT, FILES, example_class
from mkcourse.authoring.build.live import build_live
from mkcourse.authoring.build.preview.answer_file import AnswerFileError, answer_file, write_answer_file
from mkcourse.authoring.build.preview.answers import chapters_of
from mkcourse.authoring.build.preview.coverage import coverage_of
from mkcourse.authoring.build.preview.keys import right_of
from mkcourse.authoring.build.preview.pages import Preview
from mkcourse.authoring.build.preview.questions import entries_of, matching
from mkcourse.authoring.build.preview.thin import lacks, standing
from mkcourse.authoring.build.words import languages, words_for
from mkcourse.authoring.course import Course, Item, Misconception
from mkcourse.authoring.diagnostics import Diagnostic, Place
from mkcourse.authoring.questions import KINDS

COMPETENCIES = "competencies.yml"


@pytest.fixture(scope="module")
def preview(course: Course, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """The preview of the small course under `serve`."""
    work = tmp_path_factory.mktemp("live")
    told = build_live(course, folder, work, work / "site", "one", lambda step, done, total: None)
    return Preview(course, work / "site", tuple(told))


def text_of(preview: Preview, path: str, **asked: str) -> str:
    page = preview.page(path, asked)
    assert page is not None, path
    return page.text


def more(item: Item, count: int, **changes: object) -> tuple[Item, ...]:
    return tuple(replace(item, id=f"{item.id}-{number}", **changes) for number in range(count))  # type: ignore[arg-type]


def test_no_published_site_holds_anything_of_the_preview(built: Path) -> None:
    """A built site has no page, script, style or word of the preview."""
    paths = [path.relative_to(built).as_posix() for path in built.rglob("*")]
    assert [path for path in paths if "preview" in path] == []
    words = json.loads((own_files(built) / "words/en.json").read_text(encoding="utf-8"))
    assert [key for key in words if key.startswith("preview.")] == []
    pages = [path for path in built.rglob("*.html") if "preview" in path.read_text(encoding="utf-8")]
    assert pages == []
    assert "mk-walk" not in (own_files(built) / "pages.css").read_text(encoding="utf-8")


def test_the_preview_is_in_no_sitemap(preview: Preview) -> None:
    """Its links load a page, and no search finds the empty pages that it fills."""
    assert "preview" not in (preview.site / "sitemap.xml").read_text(encoding="utf-8")
    assert "preview" not in (preview.site / "search/search_index.json").read_text(encoding="utf-8")


def test_the_example_class_takes_the_course_as_it_is_now(preview: Preview) -> None:
    """No site of `serve` holds it: it is made when it is asked for, and is what a finished site holds."""
    assert not (preview.site / FILES).exists()
    made = preview.made_file(FILES)
    assert made is not None and made.startswith(b"PK")
    assert preview.made_file(ABOUT) == example_class(preview.course, course_file(preview.course, {}))[ABOUT]
    course = data_file(preview.site, "course")
    assert course is not None
    assert preview.made_file(course.relative_to(preview.site).as_posix()) is None


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_question_has_a_name_that_teachers_know(kind: str) -> None:
    """Map, list and question page call it by words, in all languages, not by what stands behind `type:`."""
    assert all(words_for(language)[f"preview.type-{kind}"] for language in languages())


def test_the_map_says_what_to_add(preview: Preview) -> None:
    """Gaps are called so in the drawing, in the list and in the table, and each says what to add."""
    page = text_of(preview, "preview/")
    assert 'aria-label="Adding: gap"' in page
    assert '<span class="mk-standing mk-standing--gap">gap</span>' in page
    assert "Write 4 more practice questions" in page
    assert "mkcourse-preview" not in page and "mkcourse-root" not in page


def test_what_is_thin_is_found(course: Course) -> None:
    """Each thing that a well-stocked competency has is missed where it is not there."""
    choice, number, _ = course.items
    only = replace(choice, competencies=("halves",))
    typed = replace(number, competencies=("halves",), hints=choice.hints, level=2)
    lessons = (*course.lessons[:1], replace(course.lessons[0], id="halves-again", representation="picture"))
    full = (*more(only, 4), *more(typed, 4), *more(replace(typed, id="check", use="check"), 2))
    stocked = replace(course, lessons=lessons, items=full)
    found = lambda changed: [each.code for each in lacks(coverage_of(changed)[0])]  # noqa: E731
    assert found(stocked) == []
    assert found(replace(stocked, lessons=())) == ["lesson"]
    assert found(replace(stocked, lessons=lessons[:1])) == ["way"]
    assert found(replace(stocked, items=full[:3] + full[8:])) == ["practice", "form", "level", "typed"]
    assert found(replace(stocked, items=full[1:])) == ["more-practice"]
    assert found(replace(stocked, items=full[:-1])) == ["checks"]
    assert found(replace(stocked, items=tuple(replace(each, hints=()) for each in full))) == ["hints"]
    bare = replace(course.misconceptions[0], remedy=None)
    assert found(replace(stocked, misconceptions=(bare,))) == ["remedy"]


def test_gaps_are_worse_than_thin_places(course: Course) -> None:
    """A competency without a lesson is a gap, one with too little of something is thin."""
    by_id = {each.competency.id: list(lacks(each)) for each in coverage_of(course)}
    assert standing(by_id["adding"]) == "gap"
    assert standing([each for each in by_id["halves"] if not each.is_gap]) == "thin"
    assert standing([]) == "full"


def test_diagnostics_stand_with_their_competency(course: Course) -> None:
    """A diagnostic belongs to the part of the file in which it stands."""
    placed = replace(
        course,
        competencies=tuple(
            replace(each, place=Place(COMPETENCIES, 3 * number + 2)) for number, each in enumerate(course.competencies)
        ),
        misconceptions=(Misconception("late", Place(COMPETENCIES, 30), "Late", "thirds"),),
    )
    told = [Diagnostic(Place(path, line), "rule", f"{path}:{line}") for path, line in (
        (COMPETENCIES, 1), (COMPETENCIES, 6), (COMPETENCIES, 31), ("lessons/adding.md", 9), ("questions/halves.md", 5),
        ("questions/halves.md", 20), ("course.yml", 2),
    )]  # fmt: skip
    found = {each.competency.id: [one.message for one in each.diagnostics] for each in coverage_of(placed, told)}
    assert found == {
        "halves": ["questions/halves.md:5", "questions/halves.md:20"],
        "thirds": ["competencies.yml:6", "competencies.yml:31", "questions/halves.md:20"],
        "adding": ["lessons/adding.md:9"],
    }


def test_a_question_shows_all_that_its_author_wrote(preview: Preview) -> None:
    """Key, feedback, mix-up, hints, solution, place and use stand on the page, and the question can be tried."""
    page = text_of(preview, "preview/questions/halves-01/")
    for said in (
        "SECRET-third",
        "SECRET-hint",
        "SECRET-solution",
        "Shows the mix-up “Counts”",
        "questions/halves.md:3",
    ):
        assert said in page, said
    assert '<mk-trial data-item="halves-01"' in page
    assert 'href="../../../lessons/halves/#practice"' in page
    assert 'src="../../../media/pie.svg"' in page


def test_an_unknown_question_has_no_page(preview: Preview) -> None:
    """What the course does not have, and the empty pages themselves, are not there."""
    for path in ("preview/questions/nowhere/", "preview/shell/question/", "preview/students/nobody.json", "preview/x/"):
        assert preview.page(path, {}) is None


def test_questions_are_searched_and_narrowed(course: Course) -> None:
    """Every word must be somewhere in the question; filters and search work together."""
    entries = entries_of(course)
    found = lambda **asked: [each.item.id for each in matching(entries, asked)]  # noqa: E731
    assert found() == ["halves-01", "halves-02", "halves-named"]
    assert found(search="HALF which") == ["halves-01"]
    assert found(search="secret-doubled") == ["halves-02"]
    assert found(competency="thirds") == ["halves-02"]
    assert found(type="text") == ["halves-named"]
    assert found(lack="hint", search="halves") == ["halves-02", "halves-named"]


def test_a_long_list_comes_in_pages(course: Course, preview: Preview) -> None:
    """Ten thousand questions show a hundred at a time, and a number that is none is the first page."""
    long = Preview(replace(course, items=more(course.items[0], 10_000)), preview.site, ())
    page = text_of(long, "preview/questions/", page="100", search="half")
    assert page.count('scope="row"') == 100
    assert "10000 questions" in page and "Page 100 of 100" in page
    assert "page=99" in page and "search=half" in page
    assert "Page 1 of 100" in text_of(long, "preview/questions/", page="-3")


def test_the_answer_book_has_every_question_once(course: Course) -> None:
    """Each question stands in the lesson that holds it, or in the first that teaches what it asks for."""
    book = {chapter.title: [entry.item.id for entry in chapter.entries] for chapter in chapters_of(course)}
    assert book == {"Halves": ["halves-01", "halves-02", "halves-named"]}
    orphan = replace(course.items[0], id="orphan", competencies=("nothing",))
    assert [chapter.title for chapter in chapters_of(replace(course, items=(orphan,)))] == [""]


def test_right_answers_are_written_out(course: Course) -> None:
    """A choice by its right option, typed answers as they are shown."""
    choice, number, text = map(right_of, course.items)
    assert "<math" in choice and "SECRET-3" in number and "SECRET-half" in text


def test_the_answer_file_stands_alone(course: Course, folder: Path, tmp_path: Path) -> None:
    """One file with its pictures in it, which asks nothing of anybody."""
    file = answer_file(course, folder)
    assert 'src="data:image/svg+xml;base64,' in file
    assert "mkcourse-root" not in file and "<script" not in file and "http" not in file.replace("http://www.w3.org", "")
    assert file.count('class="mk-answers__entry"') == 3
    write_answer_file(course, folder, tmp_path / "answers.html")
    assert (tmp_path / "answers.html").read_text(encoding="utf-8") == file
    with pytest.raises(AnswerFileError, match="is a folder; name a file"):
        write_answer_file(course, folder, tmp_path)
    with pytest.raises(AnswerFileError, match="can't be written"):
        write_answer_file(course, folder, tmp_path / "nowhere" / "answers.html")
