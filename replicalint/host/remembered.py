"""What was found out by asking, for those who ask the same.

What is found is the same wherever the same questions are answered alike: so results are kept below
the questions that led to them, in their order, each with what follows for each answer.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeAlias, TypeVar

from msgspec import Struct

Question = TypeVar("Question")
Result = TypeVar("Result")


class _Next(Struct, Generic[Question, Result], eq=False):
    """The question that comes next, and what is known for each answer."""

    question: Question
    answers: _Answers[Question, Result]


_Answers: TypeAlias = dict[Hashable, _Next[Question, Result] | Result]


class Remembered(Generic[Question, Result]):
    """Results by what they are of, and by the answers that were given on the way to them."""

    def __init__(self) -> None:
        self._known: _Answers[Question, Result] = {}

    def get(self, of: Hashable, answer: Callable[[Question], Hashable]) -> Result | None:
        """The result for these answers; None where it is not known."""
        found = self._known.get(of)
        while isinstance(found, _Next):
            found = found.answers.get(answer(found.question))
        return found

    def keep(
        self, of: Hashable, asked: Iterable[tuple[Question, Hashable]], result: Result
    ) -> None:
        """Keeps a result, by the questions in their order and their answers."""
        answers, answer = self._known, of
        for question, given in asked:
            found = answers.get(answer)
            if not isinstance(found, _Next):
                found = answers[answer] = _Next(question, {})
            answers, answer = found.answers, given
        answers[answer] = result
