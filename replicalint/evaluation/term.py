"""A part of an expression that can be evaluated."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Protocol

from msgspec import Struct

from ..changes import Expression
from .domains import Domains
from .kinds import Value, ValueType
from .search import Search


class Slot(Struct):
    """The type of what is chosen: where nothing says it, what it is used as."""

    type: ValueType | None


class Term(Struct, frozen=True, eq=False):
    """`run` gives the value. `text` is that of a string constant that has no type yet."""

    type: ValueType | None
    run: Callable[[Search], Value]
    text: str | None = None
    slot: Slot | None = None
    is_null: bool = False


class TermMaker(Protocol):
    """What operators ask of who makes terms of their operands."""

    domains: Domains

    def term(self, expression: Expression) -> Term: ...

    def terms(self, expressions: Sequence[Expression]) -> list[Term]: ...

    def boolean(self, expression: Expression) -> Term: ...

    def chosen(
        self,
        key: Hashable,
        arguments: Sequence[Term],
        of: ValueType | None = None,
        *,
        is_strict: bool = False,
    ) -> Term: ...
