"""Looking over a finished site: everything in it works from anywhere, nothing is too large, and no secret is in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from ...runtime.signing import KEY_FILE
from ..build.passphrases import NAME as PASSPHRASES
from ..words import say
from .findings import Finding, size
from .names import name_findings

PAGES_TOTAL = 1_000_000_000
PAGES_FILE = 100_000_000
"""GitHub refuses a larger file, and Pages a larger site."""
LARGE_FILE = 50_000_000
"""From here GitHub warns, and a phone waits."""

SOURCES = (".md", ".yml", ".yaml")
_FETCHED = {"script": "src", "link": "href", "img": "src", "source": "src", "video": "src", "audio": "src"}
_FETCHED |= {"iframe": "src", "object": "data", "embed": "src", "track": "src", "use": "href", "a": "href"}


def inspected(site: Path, course: Path, *, for_pages: bool = False) -> list[Finding]:
    """What is wrong with the site in that folder, which was built from the course in the other.

    ``for_pages``: GitHub's limits hold, too.
    """
    files = files_of(site)
    found = [*name_findings(files), *_sources(files, course), *_pages(files)]
    return sorted([*found, *(_sizes(files) if for_pages else ())])


def files_of(site: Path) -> dict[str, Path]:
    """Each file of the site by its path in it."""
    found = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path for path in found}


def weight(site: Path) -> tuple[int, int]:
    """How many files the site has, and how many bytes."""
    sizes = [path.stat().st_size for path in files_of(site).values()]
    return len(sizes), sum(sizes)


def _sizes(files: dict[str, Path]) -> Iterator[Finding]:
    sizes = {name: path.stat().st_size for name, path in files.items()}
    for name, bytes_ in sizes.items():
        shorter = say("make it smaller, or put it where films are kept and link to it")
        if bytes_ > PAGES_FILE:
            message = say("it has {size}, and GitHub takes 100 MB at most", size=size(bytes_))
            yield Finding(name, message, shorter)
        elif bytes_ > LARGE_FILE:
            message = say("it has {size}; a phone waits long for it", size=size(bytes_))
            yield Finding(name, message, shorter, stops=False)
    if sum(sizes.values()) > PAGES_TOTAL:
        largest = max(sizes, key=lambda name: sizes[name])
        message = say("the site has {size}, and GitHub Pages takes 1 GB at most", size=size(sum(sizes.values())))
        yield Finding(largest, message, say("this is its largest file; make films and pictures smaller"))


def _sources(files: dict[str, Path], course: Path) -> Iterator[Finding]:
    """Files as their author wrote them, with keys and secrets, have no business on a site."""
    written = {_sum(path): path.relative_to(course) for path in _written(course)}
    for name, path in files.items():
        if path.stat().st_size and _sum(path) in written:
            source = written[_sum(path)]
            message = say("it is '{source}' of the course, with what only the teacher knows", source=source)
            yield Finding(name, message, say("take it out of media/"))
        elif path.stat().st_size < 1000 and KEY_FILE.encode() in path.read_bytes():
            fix = say("take it out of media/, and make a new key: mkcourse sign-off keys")
            yield Finding(name, say("it holds a secret key for sign-offs"), fix)


def _written(course: Path) -> Iterator[Path]:
    for path in course.rglob("*"):
        inside = path.relative_to(course).parts
        is_source = path.suffix in SOURCES or path.name == PASSPHRASES
        if is_source and inside[0] not in ("media", "site") and not inside[0].startswith("."):
            yield path


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _pages(files: dict[str, Path]) -> Iterator[Finding]:
    for name, path in files.items():
        if path.suffix != ".html":
            continue
        page = page_of(path)
        if not page.has_policy:
            message = say("the page has no Content-Security-Policy, so it could ask other sites")
            fix = say("build the course again; if that does not help, tell the authors of mkcourse")
            yield Finding(name, message, fix)
        for tag, address in page.addresses:
            yield from _absolute(name, tag, address)


def _absolute(name: str, tag: str, address: str) -> Iterator[Finding]:
    if address.startswith("/") and not address.startswith("//"):
        message = say("'{address}' begins at the server's root, and leads nowhere under a sub-path", address=address)
        yield Finding(name, message, say("write the address from this page on, as in ../media/picture.svg"))
    elif tag != "a" and address.startswith(("http:", "https:", "//")):
        message = say("it fetches '{address}' from another site", address=address)
        yield Finding(name, message, say("put the file into media/ and use that"))


class Page(HTMLParser):
    """What a page refers to, and whether it has a policy."""

    def __init__(self) -> None:
        super().__init__()
        self.has_policy = False
        self.addresses: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
            self.has_policy = True
        address = values.get(_FETCHED.get(tag, ""), "").strip()
        if address:
            self.addresses.append((tag, address))


def page_of(path: Path) -> Page:
    """The page in that file, read."""
    page = Page()
    page.feed(path.read_text(encoding="utf-8", errors="replace"))
    page.close()
    return page
