"""CopyStmt."""

from __future__ import annotations

from msgspec.structs import replace

from ..cursor import RESERVED_WORD
from ..lexeme import Kind, Lexeme
from .command import Command
from .values import ColumnName, Content

_WITH_STRING = ("delimiter", "null", "quote", "escape")


def copy(c: Command) -> None:
    """COPY of a relation or of a query."""
    if c.accept("("):
        c.take_query(Content.STATEMENT, before=c.closing(c.at - 1))
        c.expect(")", "to")
        _file(c)
        _options(c)
        return
    c.accept("binary")
    first = c.at
    found = c.relation()
    last = c.at
    if c.texts[c.at] == "(":
        c.in_parentheses(lambda: _column(c))
    is_from = c.one_of("from", "to") == "from"
    c.relations.append(replace(found, written="COPY FROM" if is_from else ""))
    _file(c)
    if c.accept("using") or c.texts[c.at] == "delimiters":
        c.expect("delimiters")
        c.string()
    _options(c)
    if is_from and c.texts[c.at] == "where":
        _condition(c, first, last)


def _column(c: Command) -> None:
    word = c.name()
    c.columns.append(ColumnName(word.text, word.start, word.end))


def _file(c: Command) -> None:
    """opt_program copy_file_name."""
    if c.accept("program") or not c.accept_any("stdin", "stdout"):
        c.string()


def _options(c: Command) -> None:
    """opt_with copy_options."""
    c.accept("with")
    if c.texts[c.at] == "(":
        c.in_parentheses(lambda: _generic_option(c))
    else:
        while _old_option(c):
            pass


def _generic_option(c: Command) -> None:
    """copy_generic_opt_elem: a name and its value, which may be a list or be left out."""
    c.option_word(RESERVED_WORD)
    if c.texts[c.at] == "(":
        c.in_parentheses(lambda: _value(c))
    elif not c.accept_any("*", "default"):
        c.setting()


def _value(c: Command) -> None:
    if not c.setting():
        raise c.error("a value")


def _old_option(c: Command) -> bool:
    """copy_opt_item, where one stands here."""
    word = c.accept_any("binary", "freeze", "csv", "header", "encoding", "force", *_WITH_STRING)
    if word in _WITH_STRING:
        c.accept("as")
        c.string()
    elif word == "encoding":
        c.string()
    elif word == "force":
        if not c.accept("quote"):
            c.accept("not")
            c.expect("null")
        if not c.accept("*"):
            c.list_of(c.name)
    return bool(word)


def _condition(c: Command, first: int, last: int) -> None:
    """where_clause: looked up as in a query of the relation."""
    end = c.lexemes[0].end
    from_ = Lexeme(Kind.WORD, "from", end, end)
    c.make_up_query(from_, *c.lexemes[first:last], *c.lexemes[c.at :])
    c.at = len(c.lexemes)
