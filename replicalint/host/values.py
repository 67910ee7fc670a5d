"""What an expression of host code is known to be."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from ..source import Chunk, Span
from .module import External, Module
from .nodes import Class, FunctionExpression


class String(Struct, frozen=True):
    """A string: what is known of it, and the values between."""

    parts: tuple[Chunk | Value, ...]
    span: Span


class Plain(Struct, frozen=True):
    """A number, a boolean, or nothing."""

    value: int | float | bool | None
    span: Span


class Items(Struct, frozen=True):
    """A list; where it is not whole, others may stand at its end."""

    items: tuple[Value, ...]
    span: Span
    is_whole: bool = True


class Fields(Struct, frozen=True):
    """A record; where it is not whole, it may have other keys."""

    fields: tuple[tuple[str, Value], ...]
    span: Span
    is_whole: bool = True


class Closure(Struct, frozen=True):
    """A function, where it was made, and what its names mean there."""

    function: FunctionExpression
    module: Module
    environment: object
    span: Span
    this: Value | None = None


class ClassValue(Struct, frozen=True):
    """A class of the repository."""

    definition: Class
    module: Module
    span: Span


class Instance(Struct, frozen=True):
    """An object of such a class."""

    of: ClassValue
    span: Span


class Exported(Struct, frozen=True):
    """What a package exports, and what hangs on it: `pg`'s `Pool`, `sql.raw` of "drizzle-orm".

    `is_instance`: an object of such a class, or what such a function returns.
    """

    package: External
    path: tuple[str, ...]
    span: Span
    is_instance: bool = False


class OneOf(Struct, frozen=True):
    """One of several values. Choices with the same key are made at once: both of two variables that
    one `if` sets."""

    key: object
    options: tuple[Value, ...]
    span: Span


class NotKnown(Struct, frozen=True):
    """Not known; `type` is what an annotation says of it."""

    span: Span
    type: Value | None = None


class Thing(Struct, frozen=True):
    """What a library makes of its arguments: a table, a column, a fragment, a query in the making.

    Each library has its own; this is what they all are.
    """

    library: str
    span: Span


Value: TypeAlias = (
    String
    | Plain
    | Items
    | Fields
    | Closure
    | ClassValue
    | Instance
    | Exported
    | OneOf
    | NotKnown
    | Thing
)
