"""What a simulation looks like: terminal, JSON and report."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from rich.console import Console
from simulated import calendar, facts, never, results, stay, trail

from mkcourse.authoring.course import Course
from mkcourse.authoring.simulation.as_json import as_json
from mkcourse.authoring.simulation.report import report_html
from mkcourse.authoring.simulation.simulation import Simulation, all_advice
from mkcourse.authoring.simulation.terminal import show

SCHEMA = Path(__file__).parents[3] / "authoring" / "schema" / "simulation.schema.json"
PLAN = {"start": "2026-09-07", "end": "2026-12-18", "days": ["mon", "tue", "thu"], "minutes_per_day": 20}
EMPTY = {"area", "base", "br", "circle", "col", "hr", "img", "input", "line", "link", "meta", "rect", "wbr"}


def made(title: str = "Fractions", plan: dict[str, object] | None = None) -> Simulation:
    """Thirty students, some stuck, one competency that nobody came to."""
    known = [facts("halves", guessable=9), facts("thirds"), facts("tenths")]
    characters = ("average", "strong", "weak")
    trails = [
        trail(
            n,
            {"halves": stay(minutes=10.0 + n), "thirds": never() if n < 5 else stay(), "tenths": stay().__class__()},
            characters[n % 3],
            finished=None if n < 5 else 20 + n,
        )
        for n in range(30)
    ]
    found = results(trails, known, {"halves": (9, 2)}, calendar(plan, 120))
    return Simulation(Course("fractions", title), 30, 1, found, all_advice(found))


SIMULATIONS = [made(), made(plan=PLAN)]


def text(simulation: Simulation, width: int = 80) -> str:
    console = Console(file=StringIO(), width=width)
    show(simulation, console)
    told = console.file
    assert isinstance(told, StringIO)
    return told.getvalue()


@pytest.mark.parametrize("simulation", SIMULATIONS)
def test_json_keeps_its_schema(simulation: Simulation) -> None:
    """What programs read is what the schema promises, every number a JSON number."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(as_json(simulation)))


def test_json_holds_all_advice_and_the_settings() -> None:
    """Nothing is left out of the JSON, and it can be repeated from it."""
    told = json.loads(as_json(made(plan=PLAN)))
    assert len(told["advice"]) == len(made(plan=PLAN).advice)
    assert told["settings"] == {
        "students": 30,
        "seed": 1,
        "days": 120,
        "start": "2026-09-07",
        "end": "2026-12-18",
        "working_days": 52,
        "minutes_per_day": 20.0,
    }
    assert [each["id"] for each in told["competencies"]] == ["halves", "thirds", "tenths"]


@pytest.mark.parametrize("simulation", SIMULATIONS)
def test_the_terminal_needs_80_columns(simulation: Simulation) -> None:
    """Nothing is cut off or broken, and advice comes before the tables."""
    told = text(simulation)
    assert max(map(len, told.splitlines())) <= 80
    assert "…" not in told
    assert told.index("What to mend first") < told.index("Competencies") < told.index("Students")
    for word in ("minutes", "you say", "items", "stuck", "guessed", "run out", "nine of ten by"):
        assert word in told


def test_the_terminal_shows_the_numbers() -> None:
    """A row has median and 80th percentile, the author's minutes, and the parts."""
    row = next(line for line in text(made()).splitlines() if line.lstrip().startswith("Halves "))
    assert row.split() == ["Halves", "24", "/", "33", "20", "8", "/", "8", "0", "%", "9", "%", "0", "%"]


class Page(HTMLParser):
    """What is in a page: its open elements, ids and addresses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        if tag not in EMPTY:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src", "srcset", "action", "data", "xlink:href"):
                self.addresses.append(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes nothing"


@pytest.mark.parametrize("simulation", SIMULATIONS)
def test_the_report_is_one_sound_file(simulation: Simulation) -> None:
    """Every element is closed and every id its own; no script, and no address of anything elsewhere."""
    html = report_html(simulation)
    page = Page(html)
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert page.addresses == []
    assert not page.names & {"script", "link", "iframe", "img", "object", "embed", "base"}
    assert "://" not in html
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_the_report_says_what_the_terminal_says() -> None:
    """All advice that is shown, each competency, and what it assumes."""
    simulation = made(plan=PLAN)
    html = report_html(simulation)
    for each in simulation.shown:
        assert each.finding.replace("'", "&#39;") in html
    for result in simulation.results.competencies:
        assert html.count(f">{result.facts.title}<") >= 2
    assert "Simulated students are an assumption" in html


def test_the_report_takes_any_title() -> None:
    """What a teacher writes is text, never markup."""
    html = report_html(made('<script>alert("1")</script> & more'))
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_course_without_faults_is_praised() -> None:
    """Where there is no advice it is said."""
    found = results(trail(n, {"halves": stay()}) for n in range(30))
    simulation = Simulation(Course("x", "X"), 30, 1, found, all_advice(found))
    assert "Nothing stands out." in text(simulation)
    assert "Nothing stands out." in report_html(simulation)
