"""What is asked of a contract again and again, by statement after statement, and answered once.

Most statements compare an `int8` with a constant and cast to `text`: which operator and which type
that is, is the same for all that are held against one contract.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

if TYPE_CHECKING:
    from .model import Contract

Of = TypeVarTuple("Of")
Answer = TypeVar("Answer")

_MOST = 4096  # of one question, so that no input makes it grow for ever


def answered_once(
    question: Callable[[Contract, *Of], Answer],
) -> Callable[[Contract, *Of], Answer]:
    """A question of which a contract keeps the answers: `question(contract, *of)`.

    They depend on nothing else, and what it is about can be hashed and is given in order. A cache
    with the contract among its keys would compare contracts, and keep those of a migration's steps.
    """

    @wraps(question)
    def ask(contract: Contract, /, *of: *Of) -> Answer:
        answers = contract.answers[question]
        try:
            known: Answer = answers[of]
        except KeyError:
            pass
        else:
            return known
        found = question(contract, *of)
        if len(answers) >= _MOST:
            answers.clear()
        answers[of] = found
        return found

    return ask
