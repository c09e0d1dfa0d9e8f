"""The finished site, looked over before anybody else sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkcourse.authoring.publish import inspection
from mkcourse.authoring.publish.findings import Finding, size, stopping
from mkcourse.authoring.publish.inspection import inspected
from mkcourse.authoring.publish.names import name_findings
from mkcourse.authoring.publish.plain_server import asked_for
from mkcourse.authoring.sign_off import new_keys


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def only(found: list[Finding]) -> Finding:
    assert len(found) == 1, found
    return found[0]


def test_a_sound_site_has_no_findings(site: Path, course: Path) -> None:
    """What `build` makes goes through, on disk and through a server."""
    assert inspected(site, course, for_pages=True) == []
    assert asked_for(site) == []


def test_a_source_among_the_pictures_stops(site: Path, course: Path) -> None:
    """A bank of questions that was copied into media/ would hand out its answers."""
    (site / "media").mkdir()
    (site / "media" / "copy.md").write_bytes((course / "questions" / "halves.md").read_bytes())
    found = only(inspected(site, course))
    assert found.stops and "'questions/halves.md' of the course, with what only the teacher knows" in found.message


def test_the_passphrases_of_checkpoints_stop(site: Path, course: Path) -> None:
    """Under whatever name: who reads them need not wait for the class."""
    (course / "checkpoint-passphrases.txt").write_text("unit-1: bafo deki lumo rasi\n", encoding="utf-8")
    (site / "words.txt").write_bytes((course / "checkpoint-passphrases.txt").read_bytes())
    assert "'checkpoint-passphrases.txt' of the course" in only(inspected(site, course)).message


def test_a_secret_key_stops(site: Path, course: Path) -> None:
    """A key for sign-offs is found whatever its file is called."""
    new_keys(site / "notes.txt")
    assert "secret key" in only(inspected(site, course)).message


def test_a_page_without_a_policy_stops(site: Path, course: Path) -> None:
    """Each page has a Content-Security-Policy of its own."""
    replace(site / "index.html", "http-equiv", "data-was")
    found = only(inspected(site, course))
    assert found.path == "index.html" and "Content-Security-Policy" in found.message


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/assets/look.css", "begins at the server's root"),
        ("https://cdn.example/look.css", "from another site"),
        ("//cdn.example/look.css", "from another site"),
    ],
)
def test_an_address_that_holds_in_one_place_alone_stops(site: Path, course: Path, address: str, told: str) -> None:
    """Nothing begins at the server's root, and nothing is fetched from elsewhere."""
    replace(site / "index.html", "assets/look.css", address)
    assert told in only(inspected(site, course)).message


def test_a_link_to_another_site_is_nobodys_harm(site: Path, course: Path) -> None:
    """Learners may follow a link; only what pages fetch by themselves counts."""
    replace(site / "index.html", "</body>", '<a href="https://example.org/">More</a></body>')
    assert [*inspected(site, course), *asked_for(site)] == []


def test_the_limits_of_pages_are_those_of_pages_alone(
    site: Path, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A film that GitHub refuses is named with its size; a folder may hold it."""
    monkeypatch.setattr(inspection, "LARGE_FILE", 1000)
    monkeypatch.setattr(inspection, "PAGES_FILE", 2000)
    monkeypatch.setattr(inspection, "PAGES_TOTAL", 4000)
    (site / "media").mkdir()
    (site / "media" / "film.mp4").write_bytes(b"." * 3500)
    (site / "media" / "song.mp3").write_bytes(b"." * 1500)
    found = inspected(site, course, for_pages=True)
    assert [(each.path, each.stops) for each in found] == [
        ("media/film.mp4", True),
        ("media/film.mp4", True),
        ("media/song.mp3", False),
    ]
    assert "3.5 kB" in str(found)
    assert inspected(site, course) == []


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["media/what?.png"], "refuse '?'"),
        (["media/aux.png"], "name of a device"),
        (["media/end."], "end with a dot"),
        (["media/Pie.svg", "media/pie.svg"], "the same file as 'media/Pie.svg'"),
        (["media/" + "x" * 200], "206 characters"),
    ],
)
def test_names_that_not_every_system_holds_stop(names: list[str], told: str) -> None:
    """Windows, Macs and GitHub Pages must be able to hold each file."""
    found = only(list(name_findings(names)))
    assert found.stops and told in found.message


def test_a_page_that_is_not_there_is_named_by_who_links_to_it(site: Path) -> None:
    """A plain server is asked for every page, and for all that pages refer to."""
    replace(site / "index.html", "lessons/halves/", "lessons/thirds/")
    found = only(asked_for(site))
    assert found.path == "index.html" and "'lessons/thirds/' is not there" in found.message and found.stops


@pytest.mark.parametrize("address", ["two words/", "größer/#there"])
def test_an_odd_address_is_asked_for_as_browsers_do(site: Path, address: str) -> None:
    """What no address can hold is written as ``%20`` and the like, rather than ending the command."""
    replace(site / "index.html", "</body>", f'<a href="{address}">More</a></body>')
    assert f"'{address.partition('#')[0]}' is not there" in only(asked_for(site)).message


def test_a_link_out_of_the_course_is_found_only_below_a_sub_path(site: Path) -> None:
    """One step too many upwards would work at a server's root, and nowhere else."""
    replace(site / "lessons" / "halves" / "index.html", '<a href="../../">', '<a href="../../../">')
    assert "leads out of the course" in only(asked_for(site)).message


def test_a_format_that_servers_do_not_know_is_a_warning(site: Path) -> None:
    """A file that browsers can only save is named, and goes out all the same."""
    (site / "media").mkdir()
    (site / "media" / "data.xyzzy").write_text("?", encoding="utf-8")
    replace(site / "index.html", "</body>", '<a href="media/data.xyzzy">Data</a></body>')
    found = asked_for(site)
    assert "'.xyzzy'" in only(found).message and not stopping(found)


@pytest.mark.parametrize(("count", "told"), [(12, "12 bytes"), (20_700_000, "20.7 MB"), (1_200_000_000, "1.2 GB")])
def test_sizes_are_told_as_people_say_them(count: int, told: str) -> None:
    """Bytes in words."""
    assert size(count) == told
