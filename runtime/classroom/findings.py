"""Findings: what the class page tells a teacher, each with the signs that it goes by.

A sign is a code with its numbers and ids; the catalogue has a sentence for it under ``class.why.<code>``,
or ``class.file.<code>`` where it is about a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

type Name = str | int | float


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that was seen, with its numbers."""

    code: str
    names: Mapping[str, Name] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """``{"code": …}`` with the names beside it."""
        return {"code": self.code, **self.names}


def sign(code: str, **names: Name) -> Sign:
    """The sign `code` with its `names`; shares are told in hundredths, so that they read well."""
    return Sign(code, {name: round(one, 2) if isinstance(one, float) else one for name, one in names.items()})


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be told of learners; `about` names the competency, item or misconception it is about."""

    kind: str
    learners: tuple[str, ...]
    signs: tuple[Sign, ...]
    about: Mapping[str, Name | tuple[str, ...]] = field(default_factory=dict)
    weight: float = 0.0
    """How much it matters, beside others."""

    def as_json(self) -> dict[str, object]:
        """The finding as hosts read it."""
        about = {name: list(one) if isinstance(one, tuple) else one for name, one in self.about.items()}
        evidence = [one.as_json() for one in self.signs]
        return {"kind": self.kind, "learners": list(self.learners), "evidence": evidence, **about}
