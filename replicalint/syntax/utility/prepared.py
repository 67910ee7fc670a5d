"""What is made once and used by its name: prepared statements and cursors; CALL and DO."""

from __future__ import annotations

from ..cursor import PARAMETER, STRING
from ..names import func_name
from ..typenames import typename
from .command import Command
from .values import Content

_DIRECTIONS = ("next", "prior", "first", "last", "absolute", "relative", "forward", "backward")
_OPTIONS = ("binary", "asensitive", "insensitive", "scroll", "no")


def prepare(c: Command) -> None:
    """PrepareStmt, and PREPARE TRANSACTION."""
    if c.texts[c.at] == "transaction" and c.texts[c.at + 1] not in ("as", "("):
        c.writes_by("PREPARE TRANSACTION")
        c.at += 1
        c.string()
        return
    c.name()
    c.changes_session("PREPARE")
    if c.texts[c.at] == "(":
        c.in_parentheses(lambda: _parameter_type(c))
    c.expect("as")
    c.take_query(Content.STATEMENT)


def _parameter_type(c: Command) -> None:
    c.types.append(typename(c))


def execute(c: Command) -> None:
    """ExecuteStmt: its arguments are looked up as a query's columns are."""
    c.session.append(c.action("EXECUTE", c.at - 1, c.at - 1))
    c.name()
    if c.texts[c.at] != "(":
        return
    close = c.closing(c.at)
    if close == c.at + 1:
        raise c.error("an expression", at=close)
    c.at += 1
    c.take_query(Content.ARGUMENTS, before=close)
    c.expect(")")


def deallocate(c: Command) -> None:
    """DeallocateStmt."""
    is_longer = c.texts[c.at] == "prepare" and len(c.lexemes) > c.at + 1
    c.at += is_longer
    if not c.accept("all"):
        c.name()
    c.session.append(c.action("DEALLOCATE", 0, 1))


def declare(c: Command) -> None:
    """DeclareCursorStmt."""
    c.name()
    while option := c.accept_any(*_OPTIONS):
        if option == "no":
            c.expect("scroll")
    c.expect("cursor")
    if c.accept_any("with", "without"):
        c.expect("hold")
    c.expect("for")
    c.take_query(Content.SELECT)


def fetch(c: Command) -> None:
    """FetchStmt. A word for the direction is a cursor's name where nothing follows it."""
    if len(c.lexemes) > c.at + 1:
        _direction(c)
        c.accept_any("from", "in")
    c.name()


def _direction(c: Command) -> None:
    word = c.accept_any(*_DIRECTIONS, "all")
    if word in ("absolute", "relative"):
        if not c.signed_integer():
            raise c.error("a number")
    elif word in ("forward", "backward"):
        if not c.accept("all"):
            c.signed_integer()
    elif not word:
        c.signed_integer()


def close(c: Command) -> None:
    """ClosePortalStmt."""
    if not c.accept("all"):
        c.name()


def call(c: Command) -> None:
    """CallStmt: the procedure and its arguments are looked up like those of a function."""
    last = len(c.lexemes) - 1
    first = c.at
    func_name(c)
    if c.texts[c.at] != "(" or c.closing(c.at) != last:
        raise c.error(at=c.at if c.texts[c.at] != "(" else c.closing(c.at) + 1)
    c.make_up_query(*c.lexemes[first:])
    c.at = last + 1


def do(c: Command) -> None:
    """DoStmt."""
    _do_option(c)
    while not c.is_at_end:
        _do_option(c)
    c.content = Content.BLOCK


def _do_option(c: Command) -> None:
    is_language = bool(c.accept("language"))
    if c.roles[c.at] in (STRING, PARAMETER) or not is_language:
        c.string()
    else:
        c.non_reserved_word()
