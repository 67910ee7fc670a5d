"""INSERT, UPDATE, DELETE and RETURNING."""

from __future__ import annotations

from msgspec.structs import replace
from sqlglot.tokenizer_core import TokenType

from ..cursor import COLUMN_WORD, END, NUMBER, OPERATOR, RESERVED_WORD, pass_col_id, pass_col_label
from ..holes import Stands
from ..names import any_name
from ..typenames import func_type
from .expressions import a_expr, a_expr_alone
from .from_clause import from_list, relation_expr
from .func_table import begins_function, func_expr_windowless
from .holes import begins_query, from_unknown
from .lists import nulls_order, operator_name
from .marks import RowWrite
from .names import col_id, indirection, qualified_name
from .precedence import MATCHED
from .reader import Reader
from .select import select_stmt, where_clause
from .targets import target_list


def insert_stmt(r: Reader, first: int) -> None:
    """InsertStmt, behind its WITH, which begins at `first`."""
    verb = r.at
    r.expect_keyword("insert", "into")
    relation = r.at
    qualified_name(r)
    alias = col_id(r) if r.pass_keyword("as") else -1
    columns, source = _insert_rest(r)
    conflict = r.at
    update = _on_conflict(r)
    done = r.at if update is None else update.verb + 1
    returning_clause(r)
    is_plain = conflict == done
    insert = RowWrite(
        "INSERT",
        first,
        verb,
        r.at,
        relation,
        alias,
        columns,
        (source, r.at if is_plain else conflict),
        conflict=(0, 0) if is_plain else (conflict, done),
    )
    r.marks.writes.append(insert)
    if update is not None:
        update = replace(update, first=first, end=r.at, relation=relation, alias=alias)
        r.marks.writes.append(update)


def _insert_rest(r: Reader) -> tuple[int, int]:
    """insert_rest: where its columns, if it has any, and what is written begin."""
    columns = -1
    if r.is_next("default", "values"):
        r.expect_keyword("default", "values")
        return columns, r.at - 2
    if r.texts[r.at] == "(" and not r.opens_query(r.at):
        columns = r.at
        _insert_column_list(r)
    overriding(r)
    if columns < 0 and r.is_hole(r.at) and begins_query(r, r.at + 1):  # the columns, perhaps
        number = r.pass_hole(Stands.TEXT)
        r.emit(TokenType.L_PAREN, "(", number)
        r.identifier(number)
        r.emit(TokenType.R_PAREN, ")", number)
    source, first = r.at, len(r.tokens)
    select_stmt(r, is_item=True)
    if r.texts[r.at] == "on" and any(one.token_type in _UNCONDITIONAL for one in r.tokens[first:]):
        r.put_in_parentheses(first)  # sqlglot takes ON CONFLICT for a condition of the join
    return columns, source


_UNCONDITIONAL = (TokenType.CROSS, TokenType.NATURAL)


def _insert_column_list(r: Reader) -> None:
    """`( insert_column_list )`: of `a[1].field` the column alone is written."""
    r.open()
    while True:
        col_id(r)
        written = len(r.tokens)
        indirection(r)
        del r.tokens[written:]
        if not r.pass_comma():
            break
    r.close()


def overriding(r: Reader) -> None:
    """OVERRIDING override_kind VALUE, not written."""
    if r.accept("overriding"):
        if not r.accept_any("user", "system"):
            raise r.error()
        r.expect("value")


# -- ON CONFLICT -----------------------------------------------------------------------------------


def _on_conflict(r: Reader) -> RowWrite | None:
    """opt_on_conflict: what DO UPDATE writes."""
    if r.texts[r.at] != "on":
        return None
    r.expect_keyword("on", "conflict")
    if r.texts[r.at] == "(":
        r.open()
        _index_elem(r)
        while r.pass_comma():
            _index_elem(r)
        r.close()
        where_clause(r)
    elif r.pass_keyword("on"):
        r.expect_keyword("constraint")
        col_id(r)
    r.expect_keyword("do")
    if r.pass_keyword("nothing"):
        return None
    verb = r.at
    r.expect_keyword("update", "set")
    assigned = set_clause_list(r)
    where = condition(r)
    return RowWrite("ON CONFLICT DO UPDATE", 0, verb, 0, 0, assigned=assigned, where=where)


def condition(r: Reader) -> tuple[int, int]:
    """where_clause: the range of its condition."""
    first = r.at + 1
    return (first, r.at) if where_clause(r) else (0, 0)


def _index_elem(r: Reader) -> None:
    """index_elem: what is indexed; of its options a collation names something."""
    if r.texts[r.at] == "(":
        r.open()
        a_expr(r, 0)
        r.close()
    elif begins_function(r):
        func_expr_windowless(r)
    else:
        col_id(r)
    if r.accept("collate"):
        r.marks.collations.append(any_name(r))
    if END < r.roles[r.at] <= COLUMN_WORD:
        any_name(r)
        if r.accept("("):
            _reloptions(r)
    r.accept_any("asc", "desc")
    written = len(r.tokens)
    nulls_order(r)
    del r.tokens[written:]


def _reloptions(r: Reader) -> None:
    """`reloption_list )`: settings of an operator class."""
    while True:
        pass_col_label(r)
        if r.accept("."):
            pass_col_label(r)
        if r.accept("="):
            _def_arg(r)
        if not r.accept(","):
            break
    r.expect(")")


def _def_arg(r: Reader) -> None:
    """def_arg: a value, a word, an operator or a type."""
    if r.texts[r.at] in ("+", "-") and r.roles[r.at + 1] == NUMBER:
        r.at += 2
    elif r.is_next("operator", "("):
        operator_name(r)
    elif r.texts[r.at] == "none" or RESERVED_WORD <= r.roles[r.at] <= OPERATOR:
        r.at += 1
    else:
        func_type(r)


# -- UPDATE and DELETE -----------------------------------------------------------------------------


def update_stmt(r: Reader, first: int) -> None:
    """UpdateStmt, behind its WITH."""
    verb = r.at
    r.expect_keyword("update")
    relation = r.at
    alias = relation_expr_opt_alias(r)
    r.expect_keyword("set")
    assigned = set_clause_list(r)
    place = r.at
    if r.pass_keyword("from"):
        from_list(r)
    elif r.is_behind_hole and r.is_hole(r.at - 1):
        from_unknown(r, r.at - 1)
    elif r.last_hole >= assigned[0] and r.last_hole in r.marks.operators:
        from_unknown(r, r.last_hole)  # the condition goes on behind it
    source = place, r.at
    where = _where_or_current_clause(r)
    returning_clause(r)
    write = RowWrite("UPDATE", first, verb, r.at, relation, alias, -1, source, assigned, where)
    r.marks.writes.append(write)


def relation_expr_opt_alias(r: Reader) -> int:
    """relation_expr_opt_alias: the alias, -1 for none; SET is never one."""
    relation_expr(r)
    if r.pass_keyword("as") or (END < r.roles[r.at] <= COLUMN_WORD and r.texts[r.at] != "set"):
        return col_id(r)
    if r.is_hole(r.at) and r.texts[r.at + 1] in ("set", "using"):
        return col_id(r)
    return -1


def set_clause_list(r: Reader) -> tuple[int, int]:
    """set_clause_list: its range."""
    first = r.at
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
            r.emit(TokenType.EQ, "=", r.at - 1)
            r.constant(r.at - 1)
            if _begins_set_clause(r):  # behind a comma that the text ends with
                r.emit(TokenType.COMMA, ",", r.at - 1)
                continue
        elif r.texts[r.at] != "=":
            raise r.error()
        else:
            r.emit(TokenType.EQ, "=", r.at)
            r.at += 1
            a_expr_alone(r, MATCHED)
        if not r.pass_comma():
            return first, r.at


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
    alias = relation_expr_opt_alias(r)
    place = r.at
    if r.pass_keyword("using"):
        from_list(r)
    elif r.has_holes and r.is_hole(r.at):  # which may be that, or hold the condition
        r.keyword("USING", r.at)
        r.identifier(r.pass_hole(Stands.TEXT))
    source = place, r.at
    where = _where_or_current_clause(r)
    returning_clause(r)
    write = RowWrite("DELETE", first, verb, r.at, relation, alias, -1, source, where=where)
    r.marks.writes.append(write)


def _where_or_current_clause(r: Reader) -> tuple[int, int]:
    """where_or_current_clause: the condition's range. CURRENT OF is one that names no column."""
    if not r.is_next("where", "current", "of"):
        return condition(r)
    r.pass_keyword("where")
    first = r.at
    r.keyword("TRUE", r.at)
    r.at += 2
    pass_col_id(r)
    return first, r.at


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
