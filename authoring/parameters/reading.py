"""Reads questions, each with parameters as the questions that it makes, and keeps the sound ones of these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..containers import Container
from ..course import Item
from ..diagnostics import Diagnostic, Place, Severity
from ..key_checks import wrongs_graded_right
from ..questions import metadata_faults, read_question
from ..words import Sentence, as_it_is, enumerated, say, say_count
from .option_values import same_value
from .variant import Variant, told_once
from .variants import FEW, GIVE, Made, Parametric, has_parameters, read_parametric
from .vars import PARSES

_TWINS = "option-unique"
_MOST_BROKEN = 3
"""After so many variants that can't be read at all, no other is tried."""


def read_questions(
    container: Container, defaults: Mapping[str, Any], language: str, lesson: str | None = None
) -> tuple[list[Item], list[Diagnostic]]:
    """The items of one question, in order: one, or with ``vars`` its variants; none where it can't be read."""
    if not has_parameters(container):
        item, found = read_question(container, defaults, lesson)
        return [item] if item else [], [*found, *_lone_count(container), *_lone_slots(container, item)]
    question, found = read_parametric(container, language)
    if question is None:
        return [], [*metadata_faults(container), *found]
    making = _Making(question, defaults, language, lesson)
    making.run()
    return making.items, [*found, *making.faults()]


def _lone_count(container: Container) -> Iterator[Diagnostic]:
    meta = container.metadata
    if isinstance(meta.value, dict) and "variants" in meta.value:
        message = say("'variants' stands there without 'vars', so there is nothing to vary")
        yield Diagnostic(meta.key_place("variants"), PARSES, message, say("add 'vars: …', or remove the line"))


_SLOT_IN_ANSWER = re.compile(r"^\s*!?=\s.*?(\{\{.*?\}\})")


def _lone_slots(container: Container, item: Item | None) -> Iterator[Diagnostic]:
    """Answers that hang on a parameter, where there is none; those of parts may hang on earlier parts."""
    if item is None or item.type == "parts":
        return
    for index, line in enumerate(container.body.split("\n")):
        if slot := _SLOT_IN_ANSWER.match(line):
            place = Place(container.place.path, container.body_line + index, container.body_column + slot.start(1))
            message = say(
                "'{slot}' stands in an answer of '{item}', but the question has no 'vars'", slot=slot[1], item=item.id
            )
            fix = say("add a line 'vars: …' below its heading, or write the value itself")
            yield Diagnostic(place, "var-known", message, fix)


@dataclass(slots=True)
class _Clash:
    """A variant in which a wrong answer is as good as the right one."""

    made: Made
    item: Item | None
    found: list[Diagnostic]
    pairs: frozenset[int]
    """Which rivals are worth the same though their texts differ; empty where the clash is plain."""


@dataclass(slots=True)
class _Making:
    """One pass over a question's combinations."""

    question: Parametric
    defaults: Mapping[str, Any]
    language: str
    lesson: str | None
    items: list[Item] = field(default_factory=list)
    read: list[tuple[Variant, list[Diagnostic]]] = field(default_factory=list)
    clashes: list[_Clash] = field(default_factory=list)
    broken: int = 0

    def run(self) -> None:
        most = 4 * self.question.wanted + 20
        for made in self.question.made():
            self._take(made)
            tried = len(self.items) + len(self.clashes)
            if len(self.items) >= self.question.wanted or tried >= most or self.broken >= _MOST_BROKEN:
                break
        if not self.items:
            self._keep_what_is_meant()

    def _take(self, made: Made) -> None:
        item, found = read_question(made.container, self.defaults, self.lesson)
        clash = _clash(made, item, found, self.language)
        if clash:
            self.clashes.append(clash)
            self.question.spread.keep(made.combination)  # or the value that clashes would come up again and again
        elif item is None:
            self.broken += 1
            self.read.append((made.variant, found))
        else:
            self._keep(made, item, found)

    def _keep(self, made: Made, item: Item, found: list[Diagnostic]) -> None:
        was = tuple(f"{old}.{made.suffix}" for old in item.was)
        named = replace(item, id=f"{item.id}.{made.suffix}", was=(*was, *item.was), variant=made.variant)
        self.items.append(named)
        self.read.append((made.variant, found))
        self.question.spread.keep(made.combination)

    def _keep_what_is_meant(self) -> None:
        """Options of equal value in every variant are meant so, as where the lowest terms are asked for."""
        if not self.clashes or not all(clash.pairs for clash in self.clashes):
            return
        always = frozenset.intersection(*(clash.pairs for clash in self.clashes))
        meant = [clash for clash in self.clashes if clash.pairs == always]
        for clash in meant[: self.question.wanted]:
            if clash.item:
                self._keep(clash.made, clash.item, clash.found)
        if self.items:
            self.clashes = [clash for clash in self.clashes if clash.pairs != always]

    # what is told

    def faults(self) -> Iterator[Diagnostic]:
        """What is wrong with the question, and with its variants."""
        metadata = list(metadata_faults(self.question.container))  # they say the same of all variants
        told = {(each.place, each.rule) for each in metadata}
        yield from metadata
        yield from told_once([(variant, _without(found, told)) for variant, found in self.read])
        place = self.question.place
        if not self.items and not self.broken:
            yield self._none(place)
        elif self.items and len(self.clashes) > len(self.items):
            message = say(
                "in {count} of {all} combinations {clashing}",
                count=len(self.clashes),
                all=len(self.clashes) + len(self.items),
                clashing=self._clashing(),
            )
            yield Diagnostic(
                place, GIVE, message, say("exclude them with a condition, such as 'a!=b'"), Severity.WARNING
            )
        if 0 < len(self.items) < min(FEW, self.question.wanted):
            yield self._few(place)

    def _none(self, place: Place) -> Diagnostic:
        combinations = self.question.combinations
        if self.clashes:
            message = say("in every combination {clashing}", clashing=self._clashing())
            return Diagnostic(
                place, GIVE, message, say("exclude it with a condition, such as 'a!=b', or change the answers")
            )
        if combinations.found or combinations.undefined == combinations.tried:
            message = say(
                "no combination of the parameters gives every expression a value; nothing can be divided by 0"
            )
            return Diagnostic(
                place, GIVE, message, say("change the ranges, or exclude 0 with a condition, such as 'b!=0'")
            )
        message = say(
            "none of {tried} combinations of the parameters meets the conditions", tried=f"{combinations.tried:,}"
        )
        return Diagnostic(place, GIVE, message, say("loosen a condition, or widen a range"))

    def _clashing(self) -> Sentence:
        values = self.clashes[0].made.variant.values
        return say("a wrong answer equals the right one, as where {values}", values=values)

    def _few(self, place: Place) -> Diagnostic:
        count = say_count(len(self.items), "one variant", "{count} variants")
        message = say("the parameters give only {variants}{why}", variants=count, why=self._why_few())
        return Diagnostic(
            place, GIVE, message, say("widen a range, or write the question without 'vars'"), Severity.WARNING
        )

    def _why_few(self) -> Sentence:
        undefined = self.question.combinations.undefined + self.question.undefined
        reasons = [
            reason
            for number, reason in (
                (self.question.alike, say("{number} with the same text as another", number=self.question.alike)),
                (
                    len(self.clashes),
                    say("{number} where a wrong answer equals the right one", number=len(self.clashes)),
                ),
                (undefined, say("{number} where an expression has no value", number=undefined)),
            )
            if number
        ]
        return say(" (left out: {reasons})", reasons=enumerated(reasons)) if reasons else as_it_is("")


def _without(found: list[Diagnostic], told: set[tuple[Place, str]]) -> list[Diagnostic]:
    return [each for each in found if (each.place, each.rule) not in told]


def _clash(made: Made, item: Item | None, found: list[Diagnostic], language: str) -> _Clash | None:
    if any(each.rule == _TWINS for each in found):
        return _Clash(made, item, found, frozenset())
    if item is None:
        return None
    if any(wrongs_graded_right(item, language)):
        return _Clash(made, item, found, frozenset())
    rivals = enumerate(item.answer.rivals())
    pairs = frozenset(place for place, (one, other) in rivals if same_value(one, other, language))
    return _Clash(made, item, found, pairs) if pairs else None
