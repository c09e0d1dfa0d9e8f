"""The course's data in a site: packed, and named by content."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from mkcourse.authoring.build.data_files import data_files, read_data, with_data_named, written
from mkcourse.authoring.build.write import write_files

TEXTS = {"book": '{"id":"demo"}', "course": '{"items":[]}', "items/halves": '{"items":{"a":"é"}}'}


def test_each_text_is_packed_and_the_book_names_the_rest() -> None:
    """What is unpacked is the text; of the book, which says where the others are, the text and that."""
    files = data_files(TEXTS)
    unpacked = {name: gzip.decompress(each.content).decode() for name, each in files.items()}
    assert {name: text for name, text in unpacked.items() if name != "book"} == {
        name: text for name, text in TEXTS.items() if name != "book"
    }
    assert json.loads(unpacked["book"]) == {
        "id": "demo",
        "files": {name: files[name].path for name in ("course", "items/halves")},
    }


def test_a_name_changes_with_the_content_alone() -> None:
    """A file that is the same has the same name and bytes in the next build; another one makes another book."""
    first, again = data_files(TEXTS), data_files(TEXTS)
    assert first == again
    changed = data_files({**TEXTS, "items/halves": '{"items":{}}'})
    assert changed["course"] == first["course"]
    assert changed["items/halves"].path != first["items/halves"].path
    assert changed["book"].path != first["book"].path


def test_a_page_names_the_files(tmp_path: Path) -> None:
    """Where the page's meta element has names there are paths, which are in the site."""
    files = data_files(TEXTS)
    page = '<meta name="mkcourse-data" content="book items/halves"><p>book items/halves</p>'
    named = with_data_named({"a.html": page, "b.html": "<p>book</p>"}, files)
    assert named["b.html"] == "<p>book</p>"
    assert named["a.html"].endswith("<p>book items/halves</p>")
    write_files(written(files.values()), tmp_path)
    for path in named["a.html"].partition('content="')[2].partition('"')[0].split():
        assert (tmp_path / "assets" / "course" / path).is_file()


def test_data_is_found_by_its_name(tmp_path: Path) -> None:
    """Whoever looks into a site gets the text; what is not there is told as a missing file is."""
    write_files(written(data_files(TEXTS).values()), tmp_path)
    assert read_data(tmp_path, "items/halves") == TEXTS["items/halves"]
    with pytest.raises(FileNotFoundError):
        read_data(tmp_path, "items/thirds")
