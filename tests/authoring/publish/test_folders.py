"""A site in a folder, in a ZIP file and on a stick."""

from __future__ import annotations

import errno
import re
import shutil
import subprocess
import urllib.request
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import pytest

from mkcourse.authoring.build.assets import own_folder
from mkcourse.authoring.build.write import MADE
from mkcourse.authoring.publish import folders, web_master
from mkcourse.authoring.publish.findings import PublishError
from mkcourse.authoring.publish.folders import into_folder, into_zip
from mkcourse.authoring.publish.usb import onto_stick, port_of

BESIDE = {"ABOUT.html": "<!-- ours -->\nwords\n"}


def test_a_folder_gets_the_site_below_its_name_and_the_page_beside(site: Path, tmp_path: Path) -> None:
    """What goes to the server is one folder; a second time it is replaced, and files of others stay."""
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "others.txt").write_text("mine", encoding="utf-8")
    into_folder(site, tmp_path / "www", "small", BESIDE, {".htaccess": "# set\n"})
    into_folder(site, tmp_path / "www", "small", {"ABOUT.html": "<!-- ours -->\nnew words\n"})
    assert {path.name for path in (tmp_path / "www").iterdir()} == {"small", "ABOUT.html", "others.txt"}
    assert names(tmp_path / "www" / "small") == {*names(site), MADE}


def test_what_is_not_ours_is_never_replaced(site: Path, tmp_path: Path) -> None:
    """A page of the same name, a folder of the same name, a ZIP file of somebody else's: all stay."""
    (tmp_path / "ABOUT.html").write_text("about me", encoding="utf-8")
    with pytest.raises(PublishError, match=r"ABOUT.html' is there already and not ours"):
        into_folder(site, tmp_path, "small", BESIDE)
    foreign = tmp_path / "photos.zip"
    with zipfile.ZipFile(foreign, "w") as archive:
        archive.writestr("me.jpg", "…")
    with pytest.raises(PublishError, match="no publication of ours"):
        into_zip(site, foreign, "small", BESIDE)
    assert zipfile.ZipFile(foreign).namelist() == ["me.jpg"]


@pytest.mark.parametrize("inside", ["", "below"])
def test_the_site_is_never_put_into_itself(site: Path, inside: str) -> None:
    """A copy within what is copied would have no end."""
    with pytest.raises(PublishError, match="lies in the finished site itself"):
        into_folder(site, site / inside, "small", BESIDE)
    with pytest.raises(PublishError, match="lies in the finished site itself"):
        into_zip(site, site / inside / "a.zip", "small", BESIDE)


def test_the_site_never_comes_among_the_sources_of_a_course(site: Path, tmp_path: Path) -> None:
    """Whoever names the course's own folder is told to name another one, and nothing is written."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "course.yml").write_text("title: Halves", encoding="utf-8")
    with pytest.raises(PublishError, match="holds the sources of a course"):
        into_folder(site, sources, "small", BESIDE)
    assert names(sources) == {"course.yml"}


def test_a_zip_file_holds_the_same_as_the_folder(site: Path, tmp_path: Path) -> None:
    """The same site gives the same bytes, and unpacks to a folder with the page beside it."""
    into_zip(site, tmp_path / "one.zip", "small", BESIDE)
    into_zip(site, tmp_path / "two.zip", "small", BESIDE)
    into_zip(site, tmp_path / "two.zip", "small", BESIDE)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    shutil.unpack_archive(tmp_path / "one.zip", tmp_path / "unpacked")
    assert names(tmp_path / "unpacked" / "small") == names(site)
    assert (tmp_path / "unpacked" / "ABOUT.html").is_file()


def test_a_full_disk_is_told_and_leaves_nothing_behind(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No half ZIP file, no half folder, and a sentence."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(folders.zipfile.ZipFile, "writestr", full)
    monkeypatch.setattr(folders.shutil, "copytree", full)
    with pytest.raises(PublishError, match="no space left"):
        into_zip(site, tmp_path / "out" / "a.zip", "small", BESIDE)
    with pytest.raises(PublishError, match="no space left"):
        into_folder(site, tmp_path / "out", "small", BESIDE)
    assert list((tmp_path / "out").iterdir()) == []


def test_the_page_for_the_web_master_names_the_servers_and_the_folder(site: Path) -> None:
    """nginx, Apache, IIS and Python's own, with the course's folder filled in."""
    text = web_master.page("A <b> course", "small", site)[web_master.PAGE]
    for word in ("nginx", "Apache", "IIS", "http.server", "Cache-Control", "application/wasm", "/small/404.html"):
        assert word in text
    assert "A &lt;b&gt; course" in text


def test_settings_for_servers_are_well_formed() -> None:
    """web.config is XML that first removes each type it sets, because IIS refuses a type that is there twice."""
    texts = web_master.settings(("apache", "iis"))
    assert set(texts) == {".htaccess", "web.config"}
    content = ElementTree.fromstring(texts["web.config"].encode()).find("system.webServer/staticContent")
    assert content is not None
    removed = [each.get("fileExtension") for each in content.findall("remove")]
    assert removed == [each.get("fileExtension") for each in content.findall("mimeMap")]


NEVER_CHANGE = (
    f"{own_folder()}/app.js",
    f"{own_folder(book=True)}/pages.css",
    "assets/course/items/halves.0a1b2c3d4e5f.bin",
    "assets/stylesheets/main.57a0d79d.min.css",
)
MAY_CHANGE = ("index.html", "service-worker.js", "assets/mkcourse/icon.svg", "assets/course/sandbox.json")
MAY_CHANGE += ("media/photo-20240131.jpg", "lessons/20240131/index.html", "assets/mkcourse/offline.json")


def test_only_what_never_changes_may_be_kept_for_long(site: Path) -> None:
    """The rules for nginx and Apache name the files with a sum in their path, and those alone; IIS their folder."""
    apache, iis = web_master.settings(("apache", "iis")).values()
    page = unescape(web_master.page("Small", "small", site)[web_master.PAGE])
    rules = re.findall(r"m#(\S+)#", f"{apache}{page}") + re.findall(r'"~(\S+)"', page)
    assert len(rules) == 3
    for rule in rules:
        assert all(re.search(rule, f"/small/{name}") for name in NEVER_CHANGE), rule
        assert [name for name in MAY_CHANGE if re.search(rule, f"/small/{name}")] == [], rule
    folders = [each.get("path") for each in ElementTree.fromstring(iis.encode()).findall("location")]
    assert folders == [own_folder(), own_folder(book=True)]


def test_the_stick_starts_a_server_for_this_computer_alone(site: Path, tmp_path: Path) -> None:
    """The Linux starter hands out the course with the right types on its own port, at loopback only."""
    onto_stick(site, tmp_path / "stick", "small", "Small")
    with started(tmp_path / "stick") as (url, told):
        assert url == f"http://127.0.0.1:{port_of('small')}/"
        with urllib.request.urlopen(url) as answer:
            assert answer.headers.get_content_type() == "text/html"
            assert "Halves" in answer.read().decode()
        assert "network" not in told
        with pytest.raises(OSError):  # another address of this machine stands for its address in the network
            urllib.request.urlopen(url.replace("127.0.0.1", "127.0.0.2"), timeout=5)
        second = start(tmp_path / "stick", "--no-browser")
        assert "open already" in second.communicate(timeout=20)[0]


def test_the_stick_serves_the_network_only_when_asked(site: Path, tmp_path: Path) -> None:
    """With --lan it says the address for others."""
    onto_stick(site, tmp_path / "stick", "other", "Other")
    with started(tmp_path / "stick", "--lan") as (_, told):
        assert "For others in this network:  http://" in told


def test_a_computer_without_python_is_told_what_to_do(site: Path, tmp_path: Path) -> None:
    """The starter explains how to get Python, and that the course can be read without it."""
    onto_stick(site, tmp_path / "stick", "small", "Small")
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("sh", "dirname"):
        (tools / name).symlink_to(str(shutil.which(name)))
    starter = tmp_path / "stick" / "START-LINUX.sh"
    done = subprocess.run(["sh", starter], env={"PATH": str(tools)}, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "has no Python 3" in done.stdout and "small/index.html" in done.stdout


def test_the_starter_for_windows_has_lines_that_cmd_reads(site: Path, tmp_path: Path) -> None:
    """cmd.exe wants CR LF, and keeps its window open at the end."""
    onto_stick(site, tmp_path / "stick", "small", "Small")
    text = (tmp_path / "stick" / "START-WINDOWS.bat").read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n") > 5
    assert text.rstrip().endswith(b"pause")


def start(stick: Path, *options: str) -> subprocess.Popen[str]:
    command = ["sh", str(stick / "START-LINUX.sh"), *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@contextmanager
def started(stick: Path, *options: str) -> Iterator[tuple[str, str]]:
    """The address and all that the starter says until it serves."""
    running = start(stick, "--no-browser", *options)
    assert running.stdout is not None
    told = []
    try:
        while not (told and told[-1].startswith("Leave this window open")):
            told.append(running.stdout.readline())
            assert told[-1], "the server ended"
        yield told[0].split()[-1], "".join(told)
    finally:
        running.terminate()
        running.wait(20)


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.mark.parametrize("name", ["../elsewhere", "a/b", "..", " ", "C:\\site"])
def test_a_name_that_leads_out_of_the_place_is_refused(site: Path, tmp_path: Path, name: str) -> None:
    """The course's folder lies in the place that was named, whatever it is called; nothing is written elsewhere."""
    place = tmp_path / "www"
    with pytest.raises(PublishError, match="can't be the name of a folder"):
        into_folder(site, place, name, {})
    with pytest.raises(PublishError, match="can't be the name of a folder"):
        into_zip(site, tmp_path / "site.zip", name, {})
    assert not (tmp_path / "elsewhere").exists() and not place.exists() and not (tmp_path / "site.zip").exists()
