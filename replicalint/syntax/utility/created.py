"""CREATE TABLE AS, CREATE VIEW and REFRESH, which hold a query or a relation.

What else is created is read for a migration alone (`ddl/`): it is no part of a read path.
"""

from __future__ import annotations

from .command import Command
from .ddl import ddl
from .heads import any_name, head, is_variable, name
from .prepared import execute
from .values import Content

_REPLACED = (
    "aggregate constraint function language procedural procedure rule transform trigger trusted"
).split()
_BEHIND_COLUMNS = "inherits partition using with without on tablespace".split()
# How a TableElement begins where it is no column, or there is none.
_ELEMENTS = "check constraint exclude foreign like primary unique )".split()
_WITH_DATA = (("with", "data"), ("with", "no", "data"))
_WITH_CHECK = (
    ("with", "check", "option"),
    ("with", "cascaded", "check", "option"),
    ("with", "local", "check", "option"),
)


def create(c: Command) -> None:
    """CreateAsStmt, CreateMatViewStmt, ViewStmt, or any other CREATE."""
    first = c.at - 1
    is_temporary, thing = _head(c)
    if is_temporary and not c.is_only_planned:
        c.session.append(c.action("temporary table", first, first + 1))
        c.temporary = _name(c) if thing else None
    has_query = thing not in ("", "table") or (thing == "table" and c.is_ahead("as"))
    if first > 0 and (not has_query or (thing.endswith("view") and thing != "materialized view")):
        raise c.error()  # EXPLAIN takes what is filled by a query
    if has_query:
        _created_as(c, first, thing)
        return
    if thing:
        _table(c)
    else:
        head(c, "create")
    ddl(c)


def _head(c: Command) -> tuple[bool, str]:
    """What stands before the name: whether it says TEMPORARY, and what it makes that holds rows."""
    may_be_other = True
    if c.accept("or"):
        c.expect("replace")
        may_be_other = c.texts[c.at] in _REPLACED
    if c.accept_any("local", "global"):
        is_temporary = bool(c.one_of("temporary", "temp"))
    else:
        is_temporary = bool(c.accept_any("temporary", "temp"))
    if is_temporary or c.accept("unlogged"):
        may_be_other = c.texts[c.at] == "sequence"
    for words in (("table",), ("view",), ("recursive", "view"), ("materialized", "view")):
        if c.accept_all(*words):
            return is_temporary, " ".join(words)
    if not may_be_other or c.texts[c.at] in ("recursive", "materialized"):
        raise c.error()
    return is_temporary, ""


def _name(c: Command) -> str | None:
    """The name that is created, not passed; None where psql fills it in."""
    first = c.at
    _if_not_exists(c)
    found = None if is_variable(c) else c.relation().name.name
    c.at = first
    return found


def _relation(c: Command) -> None:
    """qualified_name, or what psql makes one of."""
    if is_variable(c):
        any_name(c)
    else:
        c.relation()


def _if_not_exists(c: Command) -> None:
    c.accept_all("if", "not", "exists")


def _table(c: Command) -> None:
    """What follows the name of CREATE TABLE, and its columns."""
    _if_not_exists(c)
    _relation(c)
    if c.texts[c.at] != "(":
        c.one_of("of", "partition")
        return
    end = c.closing(c.at) + 1
    c.at += 1
    if not c.accept_any(*_ELEMENTS):
        name(c)
    c.at = end
    if c.at < len(c.lexemes):
        c.one_of(*_BEHIND_COLUMNS)


def _created_as(c: Command, first: int, thing: str) -> None:
    is_table = thing in ("table", "materialized view")
    if is_table:
        _if_not_exists(c)
    _relation(c)
    _columns(c, must_be=thing == "recursive view")
    _storage(c, thing)
    c.expect("as")
    action = {"table": "CREATE TABLE AS", "recursive view": "CREATE VIEW"}.get(thing)
    c.writes.append(c.action(action or f"CREATE {thing.upper()}", first, first + 1))
    end = _end_of_query(c, _WITH_DATA if is_table else _WITH_CHECK)
    if thing == "table" and c.accept("execute"):
        execute(c)
        if c.at != end:
            raise c.error()
    else:
        c.take_query(Content.SELECT, before=end)
    c.at = len(c.lexemes)


def _columns(c: Command, *, must_be: bool) -> None:
    """opt_column_list."""
    if must_be or c.texts[c.at] == "(":
        c.in_parentheses(c.name)


def _storage(c: Command, thing: str) -> None:
    """What stands between the columns and AS: how the rows are kept."""
    if thing in ("table", "materialized view") and c.accept("using"):
        c.name()
    if c.accept("with"):
        c.in_parentheses(lambda: _parameter(c))
    elif thing == "table" and c.accept("without"):
        c.expect("oids")
    if thing == "table" and c.accept("on"):
        c.expect("commit")
        if c.one_of("drop", "delete", "preserve") != "drop":
            c.expect("rows")
    if thing in ("table", "materialized view") and c.accept("tablespace"):
        c.name()


def _parameter(c: Command) -> None:
    """reloption_elem."""
    c.any_word()
    if c.accept("."):
        c.any_word()
    if c.accept("=") and not (c.setting() or c.accept("none")):
        c.any_word()


def _end_of_query(c: Command, ends: tuple[tuple[str, ...], ...]) -> int:
    """Where the query ends and what may stand behind it begins."""
    count = len(c.lexemes)
    words = (end for end in ends if tuple(c.texts[count - len(end) : count]) == end)
    return count - max(map(len, words), default=0)


def refresh(c: Command) -> None:
    """RefreshMatViewStmt."""
    first = c.at - 1
    c.expect("materialized", "view")
    c.writes.append(c.action("REFRESH MATERIALIZED VIEW", first, first + 1))
    c.accept("concurrently")
    c.relations.append(c.relation())
    if c.accept("with"):
        c.accept("no")
        c.expect("data")
