"""The registry of promises: complete, and its examples are what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from golden import laid_over_minimal, reported_rules, shown_rules

from mkcourse.authoring.diagnostics import Diagnostic, as_text
from mkcourse.authoring.loading import load
from mkcourse.authoring.rules import GROUP_TITLES, RULES, Example, Rule, rule_url

# They need a file that may not be opened, a last build, or more than a plain `check`:
# test_sources.py, test_stability.py, test_placeholders.py.
SHOWN_ELSEWHERE = {"file-readable", "id-stable", "placeholder-replaced"}
FRONT_MATTER = {
    "questions": "---\ncompetency: adding\n---\n\n",
    "lessons": "---\ntitle: Example\nteaches: [adding]\n---\n\n",
}
NEEDS_OWN_FRONT_MATTER = {"front-matter-present"}


def test_every_rule_that_is_reported_is_registered() -> None:
    """What the code or a golden case reports stands in the registry."""
    assert reported_rules() | shown_rules() <= set(RULES)


def test_every_rule_has_a_golden_bad_case() -> None:
    """Each registered rule is shown by some folder of tests/courses/bad."""
    assert set(RULES) - shown_rules() == SHOWN_ELSEWHERE


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_is_told_in_sentences(rule: Rule) -> None:
    """Title, why and fix of each rule are whole sentences, its id is words and hyphens."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.id)
    for text in (rule.title, rule.why, rule.fix):
        assert text[0].isupper() or text.startswith(("'", "calibration.json")), text
        assert text.endswith("."), text
    assert rule.group in GROUP_TITLES
    assert rule_url(rule.id) == f"pages/reference/rules/{rule.id}/"


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES.values() if rule.id not in SHOWN_ELSEWHERE], ids=lambda r: r.id
)
def test_the_bad_example_of_a_rule_breaks_it_and_the_mended_one_breaks_none(rule: Rule, tmp_path: Path) -> None:
    """Each rule's bad example reports it, no worse than it says; the mended one reports nothing at all."""
    bad = found_in(rule, rule.bad, tmp_path / "bad")
    assert rule.severity in {each.severity for each in bad if each.rule == rule.id}, [as_text(each) for each in bad]
    assert [as_text(each) for each in found_in(rule, rule.good, tmp_path / "good")] == []


def found_in(rule: Rule, example: Example, folder: Path) -> list[Diagnostic]:
    """What `check` says of the minimal course with ``example`` in it."""
    laid_over_minimal(None, folder / "course")
    file = folder / "course" / example.file
    file.parent.mkdir(exist_ok=True)
    file.write_text(whole_file(rule, example, file), encoding="utf-8")
    for name in example.without:
        (folder / "course" / name).unlink()
    return load(folder / "course")[1]


def whole_file(rule: Rule, example: Example, file: Path) -> str:
    """The example's text within all that a file of its kind needs beside it."""
    if file.exists() and file.suffix == ".yml":
        return "".join([*blocks_without(file.read_text(encoding="utf-8"), keys(example.text)), example.text])
    front = FRONT_MATTER.get(file.parent.name, "")
    return example.text if example.text.startswith("---") or rule.id in NEEDS_OWN_FRONT_MATTER else front + example.text


def keys(text: str) -> set[str]:
    return set(re.findall(r"^(\w+):", text, re.MULTILINE))


def blocks_without(text: str, replaced: set[str]) -> list[str]:
    """The top-level parts of a YAML file, without those whose keys are ``replaced``."""
    return [part for part in re.split(r"(?m)^(?=\w)", text) if part.partition(":")[0] not in replaced]
