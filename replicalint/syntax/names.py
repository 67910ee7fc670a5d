"""Names of several parts, for every reader of lexemes: any_name, qualified_name, func_name."""

from __future__ import annotations

from ..name import Name
from .cursor import (
    COLUMN_WORD,
    Cursor,
    expect_few_parts,
    is_type_function_name,
    pass_col_id,
    pass_col_label,
)


def any_name(c: Cursor) -> tuple[Name, int, int]:
    """any_name: the name and its range."""
    first = pass_col_id(c)
    parts = [c.lexemes[first].text]
    while c.accept("."):
        parts.append(c.lexemes[pass_col_label(c)].text)
    return Name.of(parts), c.lexemes[first].start, c.lexemes[c.at - 1].end


def qualified_name(c: Cursor) -> tuple[Name, int, int]:
    """qualified_name: no more than catalog.schema.relation."""
    first = c.at
    found = any_name(c)
    expect_few_parts(c, (c.at - first + 1) // 2, first)  # dots stand between
    return found


def func_name(c: Cursor) -> tuple[Name, int, int]:
    """func_name: a keyword that names columns alone is one where a schema stands before it."""
    first = c.at
    if is_type_function_name(c.roles[first]) and c.texts[first + 1] != ".":
        c.at += 1
        lexeme = c.lexemes[first]
        return Name("", lexeme.text), lexeme.start, lexeme.end
    found = any_name(c)
    if c.at == first + 1 and c.roles[first] == COLUMN_WORD:
        raise c.error(at=first)
    return found
