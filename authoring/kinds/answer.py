"""What every kind of question has on the author's side: an `Answer`, read from the text."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ...runtime.responses import Response
from ..diagnostics import Place
from ..fragment import Fragment

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """A response that the author's own text gives, ``shown`` as a learner would see it."""

    response: Response
    shown: str
    place: Place | None = None


class Answer(ABC):
    """How one question is answered, graded and shown.  Each kind of question has its own class."""

    @property
    @abstractmethod
    def type(self) -> str:
        """The type as ``type:`` names it."""

    @property
    def kind(self) -> str:
        """The template ``kinds/<kind>.html.j2`` and the script ``kinds/<kind>.js`` that show it."""
        return self.type

    @property
    def holds_stem(self) -> bool:
        """Whether its template shows the question's text itself, as its fields stand within."""
        return False

    @property
    def asks_itself(self) -> bool:
        """Whether it says what is asked, so that no text needs to stand before it."""
        return False

    @abstractmethod
    def grading(self) -> Json:
        """What the engine's key of this type reads (``mkcourse.runtime.kinds``)."""

    @abstractmethod
    def rights(self) -> Iterator[Example]:
        """Responses that must be graded right; the promise `key-passes-own-grading`."""

    @abstractmethod
    def view(self) -> Json:
        """What its template may know: nothing that tells the answer."""

    @property
    def is_handed_in(self) -> bool:
        """Whether the teacher judges it, so that it tells the engine nothing."""
        return False

    def wrong_examples(self) -> Iterator[Example]:
        """Responses that must not be graded right: expected wrong answers."""
        yield from ()

    def foreseen(self) -> Iterator[Response]:
        """Responses that learners are likely to give, right and wrong: a page knows the verdict on each by itself."""
        yield from (each.response for each in (*self.rights(), *self.wrong_examples()))

    def rivals(self) -> Iterator[tuple[str, str]]:
        """Texts that must not be worth the same: a right choice and a wrong one, two lines of an order."""
        yield from ()

    def control(self) -> Json | None:
        """What the script of this kind must know, and the template does not say."""
        return None

    def shown(self) -> str | None:
        """HTML of the right answer, or None where it is marked on the question itself."""
        return None

    def fragments(self) -> Iterator[Fragment]:
        """Every piece of Markdown in it, in reading order."""
        yield from ()

    def feedback(self) -> Iterator[tuple[str, Fragment]]:
        """Feedback key -> what to say, as far as the author wrote it."""
        yield from ()

    def tags(self) -> Iterator[tuple[str, Place]]:
        """The misconceptions that it names, and where."""
        yield from ()
