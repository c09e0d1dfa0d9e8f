"""What is told of YAML that can't be read: the place of the slip, not of the file's end, and no jargon."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.authoring import yaml_source
from mkcourse.authoring.words.catalogues import worded
from mkcourse.authoring.yaml_source import read_yaml

LOADERS = [yaml.SafeLoader] + ([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])
JARGON = r"YAML|token|stream|mapping|scalar|block|flow|anchor|alias|parse|escape"


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_source, "_Loader", request.param)


SLIPS = [
    ('a: 1\ntitle: "Maps\nb: 2\nc: 3\n', (2, 8), "this quotation mark is never closed", 'end the text with "'),
    ("a: 1\ntitle: 'Maps\nb: 'x'\n", (2, 8), "this quotation mark is not closed in its line", "end the text with '"),
    ("title: 'Anna's map'\n", (1, 14), "the quotation mark ends the text before 's map''", 'write "Anna\'s map"'),
    ('title: "Maps" and more\n', (1, 15), "the quotation mark ends the text", "write '\"Maps\" and more'"),
    ("a: [b, c\nd: 1\n", (1, 4), "this '[' is never closed", "end it with ']'"),
    ("a: [b, [", (1, 8), "this '[' is never closed", "end it with ']'"),
    ("a: {b: 1\nc: 2\n", (1, 4), "this '{' is never closed", "end it with '}'"),
    ("a: 1\ntitle Maps\nb: 2\n", (2, 1), "this line has no ': '", "write 'key: value'"),
    ("title Maps\nb: 2\n", (1, 1), "this line has no ': '", "write 'key: value'"),
    ("title Maps\n\n# on\nb: 2\n", (1, 1), "this line has no ': '", "write 'key: value'"),
    ("a: 1\ntitle:Maps\n", (2, 1), "this line has no ': '", "write 'title: Maps'"),
    ("a:\n  - b\n  -c\n", (3, 3), "a space is missing after '-'", "write '- c'"),
    ("title: Maps: a course\n", (1, 12), "a text that holds ': ' needs quotes", 'write "Maps: a course"'),
    ("title: 'Maps': on\n", (1, 14), "a text that holds ': ' needs quotes", "write \"'Maps': on\""),
    ("a: 1\n  b: 2\n", (2, 3), "does not begin in the column", "indent lines that belong together alike"),
    ("a:\n    b: 1\n  c: 2\n", (3, 3), "does not begin in the column", "indent lines"),
    ("a:\n  - b\n  c: 1\n", (3, 3), "does not begin in the column", "each item of a list with '- '"),
    ("a: 1\n- b\n", (2, 1), "does not begin in the column", "each item of a list with '- '"),
    ("a:\n\t- b\n", (2, 1), "the line begins with a tab", "indent with spaces"),
    ("a:\n  - b: 1\n\tc: 2\n", (3, 1), "the line begins with a tab", "indent with spaces"),
    ("a: @b\n", (1, 4), "a text that begins with '@' needs quotes", 'write "@b"'),
    ("a: *b* c\n", (1, 4), "a text that begins with '*' needs quotes", 'write "*b* c"'),
    ("a: > b\nc: 1\n", (1, 4), "a text that begins with '>' needs quotes", 'write "> b"'),
    ("a: !b!c d\n", (1, 4), "a text that begins with '!' needs quotes", 'write "!b!c d"'),
    ("a: - b\nc: 1\n", (1, 4), "a list begins in the line of its key", "in a line of its own"),
    ("a: ]\n", (1, 4), "']' stands where a value is expected", "remove it"),
    ("a: [b] c\nd: 1\n", (1, 8), "'c' stands where the line should end", "put quotes round the whole text"),
    ("a: 1\nb:\u00a0c\nd: 1\n", (2, 3), "a no-break space stands", "type the spaces of the line anew"),
    ("a: b\x07\n", (1, 5), "a character that can't be seen stands here: U+0007", "delete it"),
]


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(("text", "place", "message", "fix"), SLIPS, ids=[repr(slip[0]) for slip in SLIPS])
def test_a_slip_is_told_where_it_is_in_plain_words(text: str, place: tuple[int, int], message: str, fix: str) -> None:
    """Both of PyYAML's loaders lead to the same place, sentence and fix, none of them with a word of YAML's own."""
    located, [found] = read_yaml(text, "f.yml")
    assert located.value is None
    assert (found.place.line, found.place.column) == place
    assert message in found.message and found.fix is not None and fix in found.fix
    assert not re.search(JARGON, f"{found.message} {found.fix}")
    assert worded(found.message, "de") != found.message


def test_the_place_is_the_files_own() -> None:
    """A document that begins further down and to the right tells its slip there."""
    _, [found] = read_yaml('level: 1\nsource: "A book\n', "f.md", first_line=10, first_column=5)
    assert (found.place.line, found.place.column) == (11, 13)


@pytest.mark.parametrize("loader", LOADERS)
@given(
    text=st.lists(
        st.sampled_from(["a", ":", " ", "\n", "- ", "[", "]", "{", "}", '"', "'", "\t", "*", "&", "!", "|", ">", "%"])
        | st.sampled_from(["#", "\u00a0", "\u2028", "\x85", "\\", "\x07", ",", "?", "---\n", "é", "key: ", "\r"]),
        max_size=25,
    ).map("".join)
)
def test_any_text_is_read_or_has_a_slip_in_it(loader: object, text: str) -> None:
    """Whatever the text, there is a value or a diagnostic, and its place is in the text."""
    before = yaml_source._Loader
    yaml_source._Loader = loader
    try:
        located, found = read_yaml(text, "f.yml")
    finally:
        yaml_source._Loader = before
    for each in found:
        assert 1 <= each.place.line <= len(re.split(r"\r\n|[\n\r\x85\u2028\u2029]", text)) and each.place.column >= 1
    assert found or located.value is None or isinstance(located.value, str | int | float | bool | list | dict)
