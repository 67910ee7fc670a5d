"""Constants: AexprConst."""

from __future__ import annotations

from ...catalog import type_named
from ...name import Name
from ..cursor import END, NUMBER, STRING
from ..typenames import TYPE_WORDS, TypeName, constant_typename, interval_fields
from . import tokens
from .reader import Reader


def number(r: Reader) -> None:
    """Iconst, FCONST."""
    text = r.special(r.at)
    if "_" in text or text[1:2] in ("x", "X", "o", "O", "b", "B"):
        r.note_recent(f'the number "{text}"', 16, r.at, r.at)
    r.constant(r.at)
    r.at += 1


def string(r: Reader) -> None:
    """Sconst; `N'x'` is NCHAR 'x' (scan.l, xnstart)."""
    at = r.at
    if r.special(at)[:1] in ("n", "N"):
        lexeme = r.lexemes[at]
        _write(r, at, TypeName(_NCHAR, lexeme.start, lexeme.end, is_builtin=True))
        return
    r.emit(tokens.STRING, at)
    r.at += 1


_NCHAR = Name("pg_catalog", "bpchar")


def typed_constant(r: Reader) -> bool:
    """`time '12:00'`, `numeric(3) '1'`: ConstTypename Sconst; False where none begins here."""
    if not _begins_type(r):
        return False
    first, word = r.at, r.texts[r.at]
    found = constant_typename(r)
    if found is None or not r.is_string(r.at):
        raise r.error()
    has_precision = r.texts[r.at - 1] == ")"
    _write(r, first, found)
    if word == "interval" and not has_precision:
        interval_fields(r)
    return True


def _begins_type(r: Reader) -> bool:
    """Whether the words here are those of a type, and not a column's name."""
    word, after = r.texts[r.at], r.texts[r.at + 1]
    if word == "double":
        return after == "precision"
    if word not in TYPE_WORDS:
        return False
    if word == "national":
        return after in ("character", "char")
    if after in ("with", "without"):
        return word in ("time", "timestamp") and r.texts[r.at + 2] == "time"
    return after in ("(", "varying") or r.is_string(r.at + 1)


def names_built_in_type(r: Reader, first: int) -> bool:
    """Whether the words from lexeme `first` on are a type for sure: `date $1`, not `o.id $1`."""
    parts = [lexeme.text for lexeme in r.lexemes[first : r.at : 2]]
    return parts[:-1] in ([], ["pg_catalog"]) and type_named(parts[-1]) is not None


def named_constant(r: Reader, first: int, end: int, written: int) -> None:
    """func_name Sconst, with or without modifiers: a name that ends at lexeme `end`.

    What is written of it, as of a column or a function, is taken back.
    """
    parts = [lexeme.text for lexeme in r.lexemes[first : end + 1 : 2]]
    name = Name.of(parts)
    del r.tokens[written:]
    _write(r, first, TypeName(name, r.lexemes[first].start, r.lexemes[end].end))


def _write(r: Reader, first: int, found: TypeName) -> None:
    """Writes CAST('...' AS type), and passes the string that stands here."""
    at = r.at
    r.emit(tokens.CAST, first)
    r.emit(tokens.L_PAREN, first)
    if r.roles[at] == STRING:
        r.emit(tokens.STRING, at)
    else:
        r.marks.typed_parameters[first] = at
        r.constant(at)
    r.emit(tokens.AS, first)
    r.type(first, found)
    r.emit(tokens.R_PAREN, first)
    r.at = at + 1


def aexpr_const(r: Reader) -> None:
    """AexprConst, not written."""
    written, first = len(r.tokens), r.at
    is_plain = r.roles[first] in (STRING, NUMBER) or r.texts[first] in ("null", "true", "false")
    if not is_plain and (r.roles[first] == END or r.texts[first] in ("cast", "(")):
        raise r.error("a constant")
    r.grammar.c_expr(r)
    if not is_plain and not (r.tokens[written].text == "CAST" and r.is_string(r.at - 1)):
        raise r.error("a constant", first)
    del r.tokens[written:]
