"""A simulation as one HTML file for teachers: no script, no request to anywhere, light and dark."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2

from . import charts, phrases
from .characters import CHARACTERS
from .simulation import Simulation
from .students import KINDS

TEMPLATE = "report.html.j2"


def report_html(simulation: Simulation) -> str:
    """The report, the same for the same simulation."""
    results = simulation.results
    minutes, bars = charts.minutes_axis(results), charts.bars_axis(results)
    days, reviews = charts.days_axis(results), charts.review_axis(results)
    return _template().render(
        simulation=simulation,
        results=results,
        calendar=results.calendar,
        phrases=phrases,
        characters=[each for each in CHARACTERS if each.name in results.finish],
        kinds=KINDS,
        truth=phrases.truth_of_levels(results),
        minutes_axis=minutes,
        ranges=charts.ranges(results, minutes),
        bars_axis=bars,
        bars=charts.bars(results, bars),
        days_axis=days,
        strips=charts.strips(results, days),
        review_axis=reviews,
        columns=charts.columns(results.reviews, reviews),
    )


@cache
def _template() -> jinja2.Template:
    folder = Path(__file__).resolve().parent
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(TEMPLATE)
