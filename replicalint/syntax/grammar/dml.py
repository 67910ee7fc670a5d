"""UPDATE, DELETE and RETURNING, and what INSERT and MERGE share with them."""

from __future__ import annotations

from ..cursor import COLUMN_WORD, END, pass_col_id
from ..holes import Stands
from . import tokens
from .clauses import where_clause
from .expressions import a_expr_alone
from .from_clause import from_list, relation_expr, table_ref
from .holes import from_unknown
from .marks import RowWrite
from .names import col_id, indirection
from .precedence import MATCHED
from .reader import Reader
from .targets import target_list


def update_stmt(r: Reader, first: int) -> None:
    """UpdateStmt, behind its WITH."""
    verb = r.at
    r.expect_keyword("update")
    relation = r.at
    relation_expr_opt_alias(r)
    r.expect_keyword("set")
    begun = r.at
    values = set_clause_list(r)
    place = r.at
    if r.pass_keyword("from"):
        _from_list(r)
    elif r.is_behind_hole and r.is_hole(r.at - 1):
        from_unknown(r, r.at - 1)
    elif r.last_hole >= begun and r.last_hole in r.marks.operators:
        from_unknown(r, r.last_hole)  # the condition goes on behind it
    source = place, r.at
    _where_or_current_clause(r)
    returning_clause(r)
    r.marks.writes.append(RowWrite("UPDATE", first, verb, relation, source, values))


def _from_list(r: Reader) -> None:
    """from_list: VALUES and LATERAL stand in parentheses for sqlglot, with what follows them."""
    first = len(r.tokens)
    is_alone = r.texts[r.at] == "lateral" or r.texts[r.at + 1] == "values"
    is_joined = table_ref(r)
    if is_alone and (is_joined or r.texts[r.at] == ","):
        r.put_in_parentheses(first)
    while r.pass_comma():
        table_ref(r)


def relation_expr_opt_alias(r: Reader) -> None:
    """relation_expr_opt_alias: SET is never an alias."""
    relation_expr(r)
    is_alias = END < r.roles[r.at] <= COLUMN_WORD and r.texts[r.at] != "set"
    is_hole = r.is_hole(r.at) and r.texts[r.at + 1] in ("set", "using")
    if r.pass_keyword("as") or is_alias or is_hole:
        col_id(r)


def set_clause_list(r: Reader) -> tuple[tuple[int, int], ...]:
    """set_clause_list: the ranges of the values."""
    values: list[tuple[int, int]] = []
    while True:
        if r.texts[r.at] == "(":
            r.open()
            _set_target(r)
            while r.pass_comma():
                _set_target(r)
            r.close()
        else:
            _set_target(r)
        if r.texts[r.at] != "=" and r.is_behind_hole:  # which may be a whole assignment, or many
            r.holes[r.at - 1] = Stands.TEXT
            r.emit(tokens.EQUALS, r.at - 1)
            r.constant(r.at - 1)
            values.append((r.at - 1, r.at))
            if _begins_set_clause(r):  # behind a comma that the text ends with
                r.emit(tokens.COMMA, r.at - 1)
                continue
        elif r.texts[r.at] != "=":
            raise r.error()
        else:
            r.emit(tokens.EQUALS, r.at)
            r.at += 1
            first = r.at
            a_expr_alone(r, MATCHED)
            values.append((first, r.at))
        if not r.pass_comma():
            return tuple(values)


def _begins_set_clause(r: Reader) -> bool:
    """Whether another assignment begins here, with its target or as text."""
    if r.is_hole(r.at):
        return True
    return END < r.roles[r.at] <= COLUMN_WORD and r.texts[r.at + 1] in ("=", ".", "[")


def _set_target(r: Reader) -> None:
    """set_target."""
    col_id(r)
    indirection(r)


def delete_stmt(r: Reader, first: int) -> None:
    """DeleteStmt, behind its WITH."""
    verb = r.at
    r.expect_keyword("delete", "from")
    relation = r.at
    relation_expr_opt_alias(r)
    place = r.at
    if r.pass_keyword("using"):
        from_list(r)
    elif r.has_holes and r.is_hole(r.at):  # which may be that, or hold the condition
        r.keyword("USING", r.at)
        r.identifier(r.pass_hole(Stands.TEXT))
    source = place, r.at
    _where_or_current_clause(r)
    returning_clause(r)
    r.marks.writes.append(RowWrite("DELETE", first, verb, relation, source))


def _where_or_current_clause(r: Reader) -> None:
    """where_or_current_clause. CURRENT OF is a condition that names no column."""
    if not r.is_next("where", "current", "of"):
        where_clause(r)
        return
    r.pass_keyword("where")
    r.marks.untold.add("current of")
    r.keyword("TRUE", r.at)
    r.at += 2
    pass_col_id(r)


# -- RETURNING -------------------------------------------------------------------------------------


def returning_clause(r: Reader) -> None:
    """returning_clause; since 18 it may name the versions of a row."""
    number = r.at
    if not r.accept("returning"):
        if r.has_holes:
            _unknown_returning(r)
        return
    if r.is_next("with", "("):
        first = r.at
        r.at += 2
        r.marks.row_versions[number] = _returning_options(r)
        r.note_recent("RETURNING WITH", 18, first, r.at - 1)
    r.keyword("RETURNING", number)
    target_list(r)


def _unknown_returning(r: Reader) -> None:
    """Text at the end of what writes, which may be RETURNING."""
    if r.is_hole(r.at):
        r.pass_hole(Stands.TEXT)
    if r.is_hole(r.at - 1):
        r.keyword("RETURNING", r.at - 1)
        r.constant(r.at - 1)


def _returning_options(r: Reader) -> dict[str, str]:
    """`returning_options )`: the names of OLD and NEW."""
    versions: dict[str, str] = {}
    while True:
        kind = r.accept_any("old", "new")
        if not kind:
            raise r.error("OLD or NEW")
        r.expect("as")
        versions[kind] = r.lexemes[pass_col_id(r)].text
        if not r.accept(","):
            break
    r.expect(")")
    return versions
