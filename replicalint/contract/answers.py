"""What is asked of a contract again and again, by statement after statement, and answered once.

Most statements compare an `int8` with a constant and cast to `text`: which operator and which type
that is, is the same for all that are held against one contract.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from .model import Contract

Of = ParamSpec("Of")
Answer = TypeVar("Answer")

_MOST = 8192  # of one contract, so that no input makes it grow for ever


def answered_once(
    question: Callable[Concatenate[Contract, Of], Answer],
) -> Callable[Concatenate[Contract, Of], Answer]:
    """A question of which a contract keeps the answers: `question(contract, *of)`.

    They depend on nothing else, and what it is about can be hashed and is given in order. A cache
    with the contract among its keys would compare contracts, and keep those of a migration's steps.
    """

    @wraps(question)
    def ask(contract: Contract, /, *of: Of.args, **named: Of.kwargs) -> Answer:
        answers, key = contract.answers, (question, of)
        try:
            known: Answer = answers[key]
        except KeyError:
            pass
        else:
            return known
        found = question(contract, *of, **named)
        if len(answers) >= _MOST:
            answers.clear()
        answers[key] = found
        return found

    return ask
