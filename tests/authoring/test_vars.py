"""Parameters: how `vars` is read, which combinations it allows, and how their values are written."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkcourse.authoring.diagnostics import Place
from mkcourse.authoring.parameters.combinations import Spread, combinations, plain
from mkcourse.authoring.parameters.settings import Settings
from mkcourse.authoring.parameters.template import read_template
from mkcourse.authoring.parameters.terms import term, value_of
from mkcourse.authoring.parameters.values import Number, Value
from mkcourse.authoring.parameters.vars import Vars, read_vars

HERE = Place("questions/x.md", 7, 7)


def read(text: str) -> Vars:
    """The parameters in a line that has no fault."""
    found, faults = read_vars(text, HERE)
    assert found is not None, faults
    return found


def met(text: str) -> set[str]:
    """All combinations of a line, as ``r = 2, k = 3``."""
    found = read(text)
    names = [each.name for each in found.choices] + [each.name for each in found.definitions]
    return {each.shown(names) for each in combinations(found, "q").found}


def test_ranges_sets_words() -> None:
    """Whole numbers, steps, sets of numbers and ranges, fractions and words are each read as their values."""
    found = read("r=2..4, s=0.5..1.5 step 0.5, k in {2, 3/4, 7..8}, m=-1..1, who in {Ada, Ben King}")
    values = {each.name: [plain(value) for value in each.values] for each in found.choices}
    assert values == {
        "r": ["2", "3", "4"],
        "s": ["0.5", "1", "1.5"],
        "k": ["2", "3/4", "7", "8"],
        "m": ["-1", "0", "1"],
        "who": ["Ada", "Ben King"],
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a=1..3, b=1..3, a<b", {"a = 1, b = 2", "a = 1, b = 3", "a = 2, b = 3"}),
        ("a=1..3, a!=2", {"a = 1", "a = 3"}),
        ("a=1..9, 2<a<=4", {"a = 3", "a = 4"}),
        ("a=2..4, b=2..4, gcd(a,b)=1, a<b", {"a = 2, b = 3", "a = 3, b = 4"}),
        ("a=1..4, a==2", {"a = 2"}),
        ("a=1..4, d = 2*a, d>5", {"a = 3, d = 6", "a = 4, d = 8"}),
        ("a=1..2, d = a/2", {"a = 1, d = 1/2", "a = 2, d = 1"}),
        ("a in {Ada, Ben}, b in {Ada, Cy}, a!=b, b=Cy", {"a = Ada, b = Cy", "a = Ben, b = Cy"}),
        ("a=0..4, sqrt(a)=round(sqrt(a))", {"a = 0", "a = 1", "a = 4"}),
        ("a=0..2, 1/a>0", {"a = 1", "a = 2"}),
        ("a=1..5, b=1..5, c=1..5, a*a+b*b=c*c, a<b", {"a = 3, b = 4, c = 5"}),
        ("größe=1..3, 2=größe", {"größe = 2"}),
    ],
)
def test_conditions(text: str, expected: set[str]) -> None:
    """Exactly the combinations that meet every condition are left."""
    assert met(text) == expected


def test_faults_stand_at_their_part() -> None:
    """What is wrong is told at the column of its part of the line, and the parts after it are still read."""
    _, faults = read_vars("a=9..2, b=1..4, c = 2*bq, b<4", HERE)
    assert [(each.place.column, each.rule) for each in faults] == [(7, "vars-parse"), (23, "var-known")]
    assert faults[1].fix == "did you mean 'b'?"


@given(st.text(alphabet="abr=.0129,{}<>!*/ ()step|in\n\\π²", max_size=60) | st.text(max_size=40))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    """No line makes the reader fail: it gives parameters, or says why not."""
    found, faults = read_vars(text, HERE)
    assert (found is None) == bool(faults)
    if found:
        combinations(found, "q")


def test_large_products_are_sampled() -> None:
    """A million combinations are not all tried; a sample is, the same each time."""
    found = read("a=1..100, b=1..100, c=1..100, a<b, b<c")
    first = combinations(found, "q")
    assert first == combinations(found, "q") and first != combinations(found, "another")
    assert first.tried <= 20_000 and len(first.found) == 600


def test_the_choice_spreads_over_the_values() -> None:
    """Of 10 times 10 combinations the first ten have ten different values of each parameter."""
    found = read("a=1..10, b=1..10")
    spread = Spread(combinations(found, "q").found, found.choices)
    taken = []
    for combination, _ in zip(spread, range(10), strict=False):
        spread.keep(combination)
        taken.append(combination.at)
    assert all(len({at[place] for at in taken}) >= 8 for place in (0, 1))


# writing


def number(text: str, **values: str) -> Value:
    known: dict[str, Value] = {name: Number.of(Fraction(value), "." in value) for name, value in values.items()}
    found = value_of(term(text, known), known)
    assert found is not None
    return found


def filled(text: str, comma: bool = False, /, **values: str) -> str | None:
    """A question's text with these values in it."""
    known: dict[str, Value] = {name: Number.of(Fraction(value), "." in value) for name, value in values.items()}
    template, faults = read_template(text, frozenset(known), frozenset(), comma, Place("x.md"))
    assert not faults
    found = template.filled(known)
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("{{a}}", {"a": "12"}, "12"),
        ("{{a/b}} or ${{a/b}}$", {"a": "3", "b": "4"}, r"3/4 or $\frac{3}{4}$"),
        ("{{a/b}}", {"a": "8", "b": "4"}, "2"),
        ("{{-a}} and ${{-a/2}}$", {"a": "3"}, r"−3 and $-\frac{3}{2}$"),
        ("{{a}} and ${{a}}$", {"a": "1.5"}, "1.5 and $1.5$"),
        ("{{a/3}}", {"a": "0.5"}, "1/6"),
        ("= {{a/b}}", {"a": "3", "b": "4"}, "= 3/4"),
        ("= {{a}}", {"a": "-0.75"}, "= -0.75"),
        ("!= {{a/2}} : It is {{-a}}.", {"a": "3"}, "!= 3/2 : It is −3."),
        ("= {{2*pi*r}} ± 1%", {"r": "2"}, "= 12.5663706144 ± 1%"),
        ("{{2*pi*r}}", {"r": "2"}, "12.5664"),
        ("${{a}}$", {"a": "1/8"}, r"$\frac{1}{8}$"),
        ("{{round(a/3, 2)}}", {"a": "2"}, "0.67"),
        ("{{decimal(a/b)}}", {"a": "3", "b": "4"}, "0.75"),
        ("€{{decimal(a, 2)}}", {"a": "4.5"}, "€4.50"),
        ("{{fraction(a)}}", {"a": "0.75"}, "3/4"),
        ("${{mixed(a/b)}}$ {{mixed(a/b)}}", {"a": "7", "b": "4"}, r"$1\frac{3}{4}$ 1 3/4"),
        ("${{coefficient(a)}}x{{signed(b)}}$", {"a": "-1", "b": "-3"}, "$-x- 3$"),
        ("${{coefficient(a)}}x {{signed(coefficient(b))}}y$", {"a": "1", "b": "1"}, "$x +y$"),
        (r"$\frac{{{a}}}{{{b}}}$", {"a": "3", "b": "4"}, r"$\frac{3}{4}$"),
        ("costs ${{p}} or ${{q}}", {"p": "1.5", "q": "2"}, "costs $1.5 or $2"),
        ("`{{a/b}}`", {"a": "3", "b": "4"}, "`3/4`"),
        ("```python\nprint(f'{{x}} {{a}}')\n```", {"a": "-3"}, "```python\nprint(f'{{x}} -3')\n```"),
        ("$$\n{{a/2}}\n$$", {"a": "3"}, "$$\n\\frac{3}{2}\n$$"),
        ("It is [[= {{a/2}} ± 1]] or [[*{{-a}} | 2]]", {"a": "3"}, "It is [[= 3/2 ± 1]] or [[*−3 | 2]]"),
        ("- [x] ({{10+a/4}}%, 50%, 8%) at {{a/4}}", {"a": "1"}, "- [x] (10.25%, 50%, 8%) at 1/4"),
        ("![clock](../media/clock-{{a}}.svg)", {"a": "-3"}, "![clock](../media/clock--3.svg)"),
        ("= formula: {{a}}*x^{{b}} + {{b}}", {"a": "3/4", "b": "-2"}, "= formula: 3/4*x^(-2) + (-2)"),
        ("= formula: {{coefficient(a)}}x^2 {{signed(b)}}", {"a": "-1", "b": "-2"}, "= formula: -x^2 - 2"),
        ("{{a^b}}", {"a": "10", "b": "9"}, "1000000000"),
        ("{{sqrt(a)/10^9}} ${{sqrt(a)/10^9}}$", {"a": "2"}, r"1.41421 × 10⁻⁹ $1.41421 \times 10^{-9}$"),
        ("{{sin(pi*a)}}", {"a": "2"}, "0"),
        ("{{1/a}}", {"a": "0"}, None),
        ("{{a^b}}", {"a": "99", "b": "99"}, None),
    ],
)
def test_values_are_written_as_their_place_asks(text: str, values: dict[str, str], expected: str | None) -> None:
    """A value in text, a formula, a key, code, a gap, an area or a file's name is written so that it is read there."""
    assert filled(text, **values) == expected


def test_decimals_follow_the_language() -> None:
    """Where the course writes 1,5, texts and formulas do; keys and code don't."""
    text = "{{a}} ${{a}}$ `{{a}}`\n\n= {{a}}"
    assert filled(text, True, a="1.5") == "1,5 $1{,}5$ `1.5`\n\n= 1.5"


def test_values_are_exact() -> None:
    """Sums of fractions are no floats, and what is rounded in text is exact in the key."""
    value = number("a + b", a="1/3", b="1/6")
    assert isinstance(value, Number) and value.exact == Fraction(1, 2)


def test_parts_keep_their_names() -> None:
    """What names an earlier part stays for it, with the parameters in it filled in."""
    template, faults = read_template("= {{r*a}} and {{a}}", frozenset("r"), frozenset("a"), False, Place("x.md"))
    found = template.filled({"r": Number.of(Fraction(-2))})
    assert not faults and found and found.text == "= {{(-2)*a}} and {{a}}"


@given(st.text(alphabet="$`\\{}[]()*=!:| \n-x%~a<>/", max_size=80))
@settings(max_examples=400, deadline=None)
def test_any_text_has_settings(text: str) -> None:
    """Every character of any text has a setting, and a slot anywhere is filled in its own line."""
    found = Settings(text)
    for line, words in enumerate(text.split("\n")):
        for column in range(len(words)):
            assert found.at(line, column)
    template, _ = read_template(text, frozenset("ax"), frozenset(), False, Place("x.md"))
    one = template.filled({"a": Number.of(Fraction(1)), "x": Number.of(Fraction(-1, 3))})
    assert one is None or one.text.count("\n") == text.count("\n")
