"""What every kind of question has: a key, which is read from course.json and grades responses."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from ..grades import Grade
from ..responses import Response


class Key(ABC):
    """The key of an item. Grading with it is pure and total: any response gets a grade."""

    __slots__ = ()

    @abstractmethod
    def graded(self, response: Response, language: str) -> Grade:
        """The grade of `response`; `language` (BCP 47) decides how numbers are read."""

    @abstractmethod
    def guess(self, typed_guess: float) -> float:
        """The chance that someone who knows nothing is right; `typed_guess` is that of what is typed."""

    @property
    def is_produced(self) -> bool:
        """Whether a learner makes the answer, instead of recognising it or judging it alone."""
        return True

    @property
    def is_judged(self) -> bool:
        """Whether nobody but the learner, or later a teacher, can say if it is right: it proves nothing by itself."""
        return False

    @property
    def is_handed_in(self) -> bool:
        """Whether a teacher judges it, so that it is neither right nor wrong here."""
        return False

    @property
    def shows(self) -> frozenset[str]:
        """The misconceptions that a wrong answer can show."""
        return frozenset()

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of what is put into order on the page, as the author wrote them."""
        return ()

    @property
    def shuffles(self) -> bool:
        """Whether `order` is left to chance."""
        return True

    def unsolved(self, order: Sequence[str]) -> tuple[str, ...]:
        """`order`, or another where it would show the right answer."""
        return tuple(order)
