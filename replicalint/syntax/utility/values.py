"""What a statement does besides its query, without a contract.

`start` and `end` are the range in the text of the words that say so.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from ...name import Name
from ..cursor import Cursor
from ..holes import Stands
from ..lexeme import Lexeme
from ..typenames import TypeName


class Action(Struct, frozen=True):
    """`SET search_path`, `LOCK TABLE`: what changes the session, or the server."""

    action: str
    start: int
    end: int


class RelationName(Struct, frozen=True):
    """A relation of a command; `written` is what changes it, "" where nothing of its rows does."""

    name: Name
    start: int
    end: int
    written: str = ""


class ColumnName(Struct, frozen=True):
    """A column in the list of COPY or ANALYZE; `of` is the place of its relation in the list."""

    name: str
    start: int
    end: int
    of: int = 0


class SettingValue(Struct, frozen=True):
    """A constant that SET sets, of its list."""

    text: str
    start: int
    end: int


class SettingName(Struct, frozen=True):
    """A setting of SET, RESET or SHOW; `is_set`: those after it in the session find it.

    `values` are the constants of SET, as many as are known.
    """

    name: str
    start: int
    end: int
    is_set: bool
    values: tuple[SettingValue, ...] = ()


class RoleName(Struct, frozen=True):
    """A role of SET ROLE or SET SESSION AUTHORIZATION."""

    name: str
    start: int
    end: int


class Serializable(Struct, frozen=True):
    """Transactions are to be SERIALIZABLE; `is_default`: those that follow."""

    start: int
    end: int
    is_default: bool


class AccessMode(Struct, frozen=True):
    """What transaction_read_only is set to for this transaction: `READ WRITE` is off."""

    start: int
    end: int
    value: str


class Option(Struct, frozen=True):
    """`EXPLAIN (MEMORY)`: an option that an older server does not know."""

    text: str
    since: int
    start: int
    end: int


class Unread(Struct, frozen=True):
    """Why nothing is known of a statement. `number` is that of the lexeme that shows it.

    `expected` is what could have stood there, `is_near` that something else does, `hole` the lexeme
    that a client puts in and that may be why, -1 for none. `stands` is set where it is all there
    is.
    """

    number: int
    reason: str = ""
    expected: str = ""
    is_near: bool = True
    hole: int = -1
    stands: Stands | None = None


class Content(Enum):
    """What a statement holds."""

    STATEMENT = "statement"  # a query, or what writes rows
    SELECT = "select"
    ARGUMENTS = "arguments"  # of EXECUTE
    STAND_IN = "stand-in"  # a query made up of a call or of the condition of COPY
    BLOCK = "block"  # of DO, which is no query


class Wrapped(Struct, frozen=True):
    """A statement, and the query inside it.

    `query` are the lexemes of the query, those of the whole statement where it is one, none where
    it holds none. `temporary` is the table or view that is made for the session.
    """

    kind: str
    query: list[Lexeme] = []
    content: Content = Content.STATEMENT
    is_only_planned: bool = False  # EXPLAIN without ANALYZE: nothing is run
    temporary: str | None = None
    session: tuple[Action, ...] = ()
    writes: tuple[Action, ...] = ()
    relations: tuple[RelationName, ...] = ()
    columns: tuple[ColumnName, ...] = ()
    serializable: tuple[Serializable, ...] = ()
    access: tuple[AccessMode, ...] = ()
    options: tuple[Option, ...] = ()
    settings: tuple[SettingName, ...] = ()
    roles: tuple[RoleName, ...] = ()
    types: tuple[TypeName, ...] = ()
    holes: tuple[tuple[int, int, Stands], ...] = ()  # outside the query: each with its range
    unread: Unread | None = None
    cursor: Cursor | None = None  # that has read it, where it is no query
