"""XMLTABLE and JSON_TABLE: calls in FROM that list their columns."""

from __future__ import annotations

from ...name import Name
from ..cursor import pass_col_id, pass_col_label
from ..holes import Stands
from ..typenames import TypeName, typename
from .calls import open_construct, separator
from .json_functions import (
    behavior_clause,
    format_clause,
    on_error_clause,
    passing_clause,
    quotes_clause,
    value_expr,
    wrapper_behavior,
)
from .reader import Reader
from .xml_functions import argument

Columns = list[tuple[str, TypeName | None]]


def begins_table_function(r: Reader) -> bool:
    """Whether xmltable or json_table stands here."""
    return r.texts[r.at] in ("xmltable", "json_table") and r.texts[r.at + 1] == "("


def table_function(r: Reader) -> None:
    """xmltable, json_table."""
    if r.texts[r.at] == "xmltable":
        _xmltable(r)
    else:
        _json_table(r)


def _column(r: Reader, columns: Columns) -> bool:
    """The name and the type of a column; False of one FOR ORDINALITY, which has no options."""
    if r.is_hole(r.at) and r.texts[r.at + 1] in (",", ")"):
        _more_columns(r, columns)
        return False
    name = r.lexemes[pass_col_id(r)].text
    if r.accept("for"):
        r.expect("ordinality")
        columns.append((name, TypeName(Name("pg_catalog", "int4"), 0, 0, is_builtin=True)))
        return False
    found = typename(r)
    columns.append((name, found))
    r.marks.lone_types.append(found)
    return True


def _more_columns(r: Reader, columns: Columns) -> None:
    """Text in the place of columns, or behind one."""
    while r.is_hole(r.at):
        columns.append((r.lexemes[r.pass_hole(Stands.TEXT)].text, None))


# -- XMLTABLE --------------------------------------------------------------------------------------


def _xmltable(r: Reader) -> None:
    number = open_construct(r)
    if r.is_next("xmlnamespaces", "("):
        _namespaces(r)
        r.expect_comma()
    r.grammar.c_expr(r)
    argument(r)
    r.expect("columns")
    columns = r.marks.columns.setdefault(number, [])
    while True:
        if _column(r, columns):
            _xml_options(r, columns[-1][0])
        if not r.accept(","):
            break
    r.close()


def _namespaces(r: Reader) -> None:
    """XMLNAMESPACES ( xml_namespace_list )."""
    open_construct(r)
    while True:
        if r.accept("default"):
            r.grammar.b_expr(r, 0)
        else:
            r.grammar.b_expr(r, 0)
            r.expect("as")
            pass_col_label(r)
        if not r.pass_comma():
            break
    r.close()


def _xml_options(r: Reader, column: str) -> None:
    """xmltable_column_option_list."""
    seen: set[str] = set()
    while (word := r.texts[r.at]) in ("path", "default", "not", "null"):
        place = r.at
        if word in ("path", "default"):
            separator(r, word)
            r.grammar.b_expr(r, 0)
        else:
            r.at += 1
            if word == "not":
                r.expect("null")
            word = "null"
        if word in seen:
            raise r.refuse(_TWICE[word].format(column), place)
        seen.add(word)


_TWICE = {
    "path": "only one PATH value per column is allowed",
    "default": "only one DEFAULT value is allowed",
    "null": 'conflicting or redundant NULL / NOT NULL declarations for column "{}"',
}


# -- JSON_TABLE ------------------------------------------------------------------------------------


def _json_table(r: Reader) -> None:
    number = open_construct(r)
    value_expr(r)
    r.expect_comma()
    if not (r.is_constant("'$'") or r.is_string(r.at)):
        reason = "only string constants are supported in JSON_TABLE path specification"
        raise r.refuse(reason, r.at)
    r.grammar.c_expr(r)
    if r.accept("as"):
        pass_col_id(r)
    passing_clause(r)
    r.expect("columns")
    _json_columns(r, r.marks.columns.setdefault(number, []))
    on_error_clause(r)
    r.close()


def _json_columns(r: Reader, columns: Columns) -> None:
    """`( json_table_column_definition_list )`, not written but for defaults."""
    r.enter(2)
    r.expect("(")
    while True:
        if r.texts[r.at] == "nested" and (r.texts[r.at + 1] == "path" or r.is_string(r.at + 1)):
            _nested(r, columns)
        elif _column(r, columns):
            _json_options(r)
        _more_columns(r, columns)
        if not r.accept(","):
            break
    r.expect(")")
    r.leave(2)


def _nested(r: Reader, columns: Columns) -> None:
    r.expect("nested")
    r.accept("path")
    _string(r)
    if r.accept("as"):
        pass_col_id(r)
    r.expect("columns")
    _json_columns(r, columns)


def _json_options(r: Reader) -> None:
    """What may stand behind the type of a column."""
    if r.accept("exists"):
        _path(r)
        on_error_clause(r)
        return
    format_clause(r)
    _path(r)
    wrapper_behavior(r)
    quotes_clause(r)
    behavior_clause(r)


def _path(r: Reader) -> None:
    """json_table_column_path_clause_opt."""
    if r.accept("path"):
        _string(r)


def _string(r: Reader) -> None:
    if not (r.is_constant("'$'") or r.is_string(r.at)):
        raise r.error("a string")
    r.at += 1
