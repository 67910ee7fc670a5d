"""What an expression of host code is known to be.

Values never change: what a program does to a list or a record gives its variable another value.
They are told apart by identity, so that two unknown ones are not the same.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from ..source import Chunk, Span
from .module import External, Module
from .nodes import Class, FunctionExpression


class Hole(Struct, frozen=True, eq=False):
    """A value that is put into a string or a template; its span holds the marks, `${x}`."""

    value: Value
    span: Span


class String(Struct, frozen=True, eq=False):
    """A string: what is known of it, and the values between. A constant has chunks alone."""

    parts: tuple[Chunk | Hole, ...]
    span: Span


class Plain(Struct, frozen=True, eq=False):
    """A number, a boolean, or nothing."""

    value: int | float | bool | None
    span: Span


class Many(Struct, frozen=True, eq=False):
    """In a list: any number of values, each like this one."""

    value: Value
    span: Span


class NoValue(Struct, frozen=True, eq=False):
    """No value: an option of an item or a field that is there in some cases alone.

    Who goes through a list leaves it out; as an argument it is `undefined`.
    """

    span: Span


class Items(Struct, frozen=True, eq=False):
    """A list, a tuple; an item may be a `OneOf` with `NoValue` among its options."""

    items: tuple[Value, ...]
    span: Span


class Fields(Struct, frozen=True, eq=False):
    """A record; where it is not whole, it may have other keys."""

    fields: tuple[tuple[str, Value], ...]
    span: Span
    is_whole: bool = True

    def get(self, key: str) -> Value | None:
        """The value of a key; the last of that name counts."""
        for name, value in reversed(self.fields):
            if name == key:
                return value
        return None


class Closure(Struct, frozen=True, eq=False):
    """A function, where it was made, and what its names mean there."""

    function: FunctionExpression
    module: Module
    environment: object
    span: Span
    this: Value | None = None


class ClassValue(Struct, frozen=True, eq=False):
    """A class of the repository, and what its names mean there."""

    definition: Class
    module: Module
    environment: object
    span: Span


class Instance(Struct, frozen=True, eq=False):
    """An object of such a class. What its fields hold, the interpreter keeps."""

    of: ClassValue
    span: Span


class Exported(Struct, frozen=True, eq=False):
    """What a package exports, or what hangs on that: `pg`'s `Pool`, `sql.raw` of "drizzle-orm".

    The path of all of a package is empty; that of its default export is ("default",), and what
    hangs on that goes without: `import pg from 'pg'; pg.Pool` is ("Pool",).
    """

    package: External
    path: tuple[str, ...]
    span: Span


class ModuleValue(Struct, frozen=True, eq=False):
    """All of a module of the repository: `import * as schema from './schema'`."""

    module: Module
    span: Span


class OneOf(Struct, frozen=True, eq=False):
    """One of several values. Choices with equal keys are made at once: both of two variables that
    one `if` sets, or two that ask the same. `is_cut`: there were more. `size` is how many ways of
    choosing there are, 0 where that was not counted."""

    key: object
    options: tuple[Value, ...]
    span: Span
    is_cut: bool = False
    size: int = 0


class Turns(Struct, frozen=True, eq=False):
    """The key of a choice: how many turns a loop takes, of which the first few are told apart."""


class NotKnown(Struct, frozen=True, eq=False):
    """Not known; `type` is what an annotation says of it: what is exported under that name, a class
    of the repository, or a value that has the same type (`typeof apps.id`)."""

    span: Span
    type: Value | None = None


class NotFollowed(NotKnown, frozen=True, eq=False):
    """Not known, as the program was not followed so far: it may be SQL that is made there."""


class PatternValue(NotKnown, frozen=True, eq=False):
    """A regular expression: what is known of it is said by those who look for it in texts."""

    text: str = ""
    flags: str = ""


class AtLeast(NotKnown, frozen=True, eq=False):
    """A number that is not known, and is not below another: how many items a list has."""

    number: int = 0


class NotGiven(NotKnown, frozen=True, eq=False):
    """Not known, as it is what others may give a function that the program itself gives values."""


class Thing(Struct, frozen=True, eq=False):
    """What a library makes of its arguments: a table, a column, a fragment, a query in the making.

    Each library has its own; this is what they all are. `library` is its name.
    """

    library: str
    span: Span


Value: TypeAlias = (
    String
    | Plain
    | Many
    | NoValue
    | Items
    | Fields
    | Closure
    | ClassValue
    | Instance
    | Exported
    | ModuleValue
    | OneOf
    | NotKnown
    | Thing
)
