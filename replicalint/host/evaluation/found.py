"""What an evaluation has found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from ...source import Span
from ..extraction import Declared
from ..values import Thing, Value


class SentValue(Struct, frozen=True, eq=False):
    """A value that is SQL: where, of which library, and which choices are made there.

    `is_sure`: it is a statement, and not a part of one, or a variable that may hold one.
    """

    value: Value
    span: Span
    library: str
    choices: Mapping[object, int]
    is_sure: bool = True
    values: Value | None = None  # the list of what is bound to its parameters


class CallNotRead(Struct, frozen=True):
    """A call that is not read: what of, and where."""

    what: str
    span: Span


class FoundInProgram(Struct, frozen=True, eq=False):
    """What is found in a file: what is sent, which queries and fragments are made, which
    things hold each of them (by its identity), and what is not read."""

    sent: tuple[SentValue, ...]
    things: tuple[SentValue, ...]
    absorbed: Mapping[int, tuple[Thing, Sequence[Thing]]]
    unread: tuple[CallNotRead, ...]
    problems: tuple[tuple[str, Span], ...]
    statements: Mapping[int, int]  # of the program: where each begins, and where it ends
    declared: tuple[tuple[Declared, Span], ...]  # with where it is named
