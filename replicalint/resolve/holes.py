"""What a client puts into a statement: names, values and text that are not known.

Each hole is a gap of its own (`syntax/holes.py`). What it would name is never noted, and what it
may bring is open: an entry of FROM without a name, a level that may have more entries than are
seen, a list of columns that is not known.
"""

from __future__ import annotations

import re
from functools import cache

from sqlglot import exp

from ..facts import EntryKind
from ..syntax.lexeme import Kind, Lexeme
from .aliases import alias_of
from .analysis import Analysis
from .entries import Entry, PlainEntry
from .scope import Scope

_WORDS_BEFORE = 4  # what a query can begin with before its first name or value, and a parenthesis

_TAKEN_OUT = cache(lambda: re.compile(r"n\$([1-9][0-9]{0,8})"))
_NUMBERED = cache(lambda: re.compile(r"\$[1-9][0-9]{0,8}"))


def is_hole(a: Analysis, node: exp.Expr) -> bool:
    """Whether a name or a constant stands for what is not known."""
    return a.tree.number(node) in a.tree.marks.holes


def is_text(a: Analysis, node: exp.Expr) -> bool:
    """Whether it may be any text, and so more than one name or value."""
    number = a.tree.number(node)
    return number in a.tree.marks.holes and a.tree.lexemes[number].kind is Kind.HOLE


def is_taken_out(a: Analysis, number: int) -> bool:
    """Whether a name that nothing has is `n$2`: so pg_stat_statements prints the constant `N'x'`.

    It takes constants out, and gives each the next number behind the statement's own parameters.
    """
    lexeme = a.tree.lexemes[number]
    taken = _TAKEN_OUT().fullmatch(lexeme.text)
    if taken is None or lexeme.kind is not Kind.WORD:
        return False
    if a.taken_out is None:
        a.taken_out = _missing(a)
    found = int(taken[1]) in a.taken_out
    a.is_filled_in |= found
    return found


def _missing(a: Analysis) -> frozenset[int]:
    """The numbers that no `$1` has, where `n$1` has all that are missing, and only those."""
    lexemes = a.syntax.lexemes
    params = {int(one.text[1:]) for one in lexemes if _is_numbered(one)}
    words = [_TAKEN_OUT().fullmatch(one.text) for one in lexemes if one.kind is Kind.WORD]
    names = [int(taken[1]) for taken in words if taken is not None]
    found = frozenset(names)
    is_each = len(found) == len(names) and not (found & params)
    is_all = len(params) + len(found) == max((*params, *found), default=0)
    return found if params and is_each and is_all else frozenset()


def _is_numbered(lexeme: Lexeme) -> bool:
    return lexeme.kind is Kind.PARAM and _NUMBERED().fullmatch(lexeme.text) is not None


def has_text(a: Analysis, value: exp.Expr) -> bool:
    """Whether text stands in an expression: it may end it, and begin another one."""
    ends = a.tree.ends(value)
    return ends is not None and a.tree.has_text(*ends)


def may_be_joined(a: Analysis, first: int, last: int) -> bool:
    """Whether a query in FROM may be none: it is text alone, or stands behind text."""
    is_alone = first == last and first in a.tree.marks.holes
    before = range(first, max(first - _WORDS_BEFORE, -1), -1)
    opening = next((place for place in before if a.tree.lexemes[place].text == "("), 0)
    return is_alone or a.tree.has_text(opening - 1, opening - 1)


def may_be_several(a: Analysis, value: exp.Expr) -> bool:
    """Whether an argument may be several: a hole, or a value that ends with text."""
    if a.is_beside_hole(value):
        return True
    ends = a.tree.ends(value)
    return ends is not None and (
        a.tree.has_text(ends[1], ends[1])
        or (ends[1] in a.tree.marks.holes and a.tree.lexemes[ends[1]].kind is Kind.HOLE)
    )


def before_text(a: Analysis, value: exp.Expr) -> exp.Expr:
    """What is written before text that may go on with it, `o.name ${direction}`; all else as is."""
    inner = value
    while isinstance(inner, exp.Paren):
        inner = inner.this
    if not isinstance(inner, exp.Operator) or not isinstance(inner.expression, exp.Literal):
        return value
    return before_text(a, inner.this) if is_hole(a, inner.expression) else value


def unknown_relation(a: Analysis, table: exp.Table, scope: Scope) -> PlainEntry | None:
    """The entry of a relation whose name, or a part of it, is not known; None for all others.

    Without an alias it may go by any name, and text may bring more than one relation.
    """
    parts = [part for key in ("this", "db", "catalog") if (part := table.args.get(key))]
    if not any(is_hole(a, part) for part in parts):
        return None
    alias = alias_of(a, table) or ("" if is_hole(a, table.this) else a.tree.name(table.this))
    if not alias or any(is_text(a, part) for part in parts):
        scope.is_open = True
    return PlainEntry(alias, EntryKind.TABLE, None, is_named=bool(alias))


def named_by_holes(a: Analysis, source: exp.Expr, entry: Entry, scope: Scope) -> None:
    """An alias, or names of an alias list, that are not known."""
    alias = source.args.get("alias")
    if isinstance(entry, PlainEntry) and a.tree.is_name_of_hole(entry.alias):
        scope.is_open = True
    names = alias.args.get("columns") or () if alias is not None else ()
    if isinstance(entry, PlainEntry) and any(_may_be_more(a, one) for one in names):
        entry.columns = None


def _may_be_more(a: Analysis, given: exp.Expr) -> bool:
    """Whether a name of an alias list is not known; text for its type may go on with others."""
    if not isinstance(given, exp.ColumnDef):
        return is_hole(a, given)
    kind = given.args.get("kind")
    inner = kind.args.get("kind") if kind is not None else None
    return is_hole(a, given.this) or (isinstance(inner, exp.Identifier) and is_text(a, inner))
