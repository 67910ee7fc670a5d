"""Type names as gram.y reads them: `timestamp(3) with time zone`, `public.mood[]`."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from ..name import BLANKS, Name
from .cursor import (
    HOLE,
    IDENTIFIER,
    NUMBER,
    PARAMETER,
    Cursor,
    NotReadable,
    expect_few_parts,
    is_type_function_name,
    pass_col_label,
)
from .holes import Stands
from .lexer import Lexer
from .numbers import integer


class TypeName(Struct, frozen=True):
    """A type as written: `name` is the catalogue's ("int4" for `integer`), `dimensions` count `[]`.

    `start` and `end` are the range of the name in the file, without modifiers and `[]`.
    `is_builtin` says that the grammar itself fixes the type: `int` is pg_catalog.int4 whatever
    the search path.
    """

    name: Name
    start: int
    end: int
    dimensions: int = 0
    is_builtin: bool = False


# Numeric without modifiers, and JsonType: a word and the type of pg_catalog that it means.
_PLAIN = {
    "int": "int4",
    "integer": "int4",
    "smallint": "int2",
    "bigint": "int8",
    "real": "float4",
    "boolean": "bool",
    "json": "json",
}
_CHARACTER = {"character": "bpchar", "char": "bpchar", "nchar": "bpchar", "varchar": "varchar"}
_FLOAT4_DIGITS = 24  # opt_float
_FLOAT8_DIGITS = 53
# opt_interval: the fields that may follow each.
_FIELDS = {
    "year": ("month",),
    "month": (),
    "day": ("hour", "minute", "second"),
    "hour": ("minute", "second"),
    "minute": ("second",),
    "second": (),
}
# Words that are no ordinary type name: Numeric, Bit, Character, ConstDatetime, ConstInterval.
TYPE_WORDS = frozenset(
    (*_PLAIN, *_CHARACTER, "float", "decimal", "dec", "numeric", "bit", "national")
) | {"time", "timestamp", "interval"}


@lru_cache(maxsize=4096)
def written_type(text: str) -> TypeName | None:
    """The one type that a whole text is: `character varying(20)`; None where it is none."""
    text = text.strip(BLANKS)
    c = _cursor(text)
    try:
        found = typename(c)
    except NotReadable:
        return None
    is_whole = found.start == 0 and c.is_at_end and c.lexemes[-1].end == len(text)
    has_database = c.texts.count(".") > 1
    return found if is_whole and not has_database else None


def written_types(text: str) -> tuple[TypeName, ...] | None:
    """The types of a list, `integer, text[]`; None where it is none (parse_type.c)."""
    c = _cursor(text)
    types: list[TypeName] = []
    try:
        while not c.is_at_end:
            if types:
                c.expect(",")
            if c.texts[c.at] == "setof":
                raise c.error("a type")
            types.append(typename(c))
    except NotReadable:
        return None
    return tuple(types)


def _cursor(text: str) -> Cursor:
    """A cursor over a text that is a part of a statement; over nothing where it is none."""
    first, *others = Lexer(text, has_commands=False).groups()
    return Cursor(first.lexemes if first.error is None and not others else ())


def begins_type(c: Cursor, place: int) -> bool:
    """Whether what stands there can only be the beginning of a func_type."""
    is_word = c.texts[place] in TYPE_WORDS or c.texts[place] == "setof"
    return is_word or is_type_function_name(c.roles[place]) or c.is_name_hole(place)


def func_type(c: Cursor) -> TypeName | None:
    """func_type: Typename; None for the type of a column, `relation.column%TYPE`."""
    first = c.at
    c.accept("setof")
    if is_type_function_name(c.roles[c.at]):
        is_dotted = len(_dotted(c)) > 1
        if is_dotted and c.accept_all("%", "type"):
            return None
    c.at = first
    return typename(c)


def typename(c: Cursor, after: str = "") -> TypeName:
    """Typename; `after` is the word or mark that it must follow."""
    c.accept("setof")
    found = simple_typename(c, after)
    if c.accept("array"):
        if c.texts[c.at] == "[":
            c.at += 1
            _iconst(c)
            c.expect("]")
        return replace(found, dimensions=1)
    dimensions = 0
    while c.texts[c.at] == "[":
        c.at += 1
        if c.texts[c.at] != "]":
            _iconst(c)
        c.expect("]")
        dimensions += 1
    return replace(found, dimensions=dimensions) if dimensions else found


def simple_typename(c: Cursor, after: str = "") -> TypeName:
    """SimpleTypename."""
    found = _grammar_type(c, is_constant=False)
    return found if found is not None else _generic_type(c, after)


def constant_typename(c: Cursor) -> TypeName | None:
    """ConstTypename and ConstInterval: the type of a constant that follows; None for others."""
    return _grammar_type(c, is_constant=True)


def _grammar_type(c: Cursor, *, is_constant: bool) -> TypeName | None:
    """A type whose words the grammar knows; None where none begins here."""
    word, first = c.texts[c.at], c.at
    if word == "double" and c.texts[first + 1] == "precision":
        c.at += 2
        return _built_in(c, first, "float8")
    if word not in TYPE_WORDS:
        return None
    if word == "national" and c.texts[first + 1] not in ("character", "char"):
        return None
    c.at += 1
    if word in _PLAIN:
        return _built_in(c, first, _PLAIN[word])
    if word in ("decimal", "dec", "numeric"):
        c.type_modifiers()
        return replace(_built_in(c, first, "numeric"), end=c.lexemes[first].end)
    if word == "float":
        return _float(c, first)
    if word == "bit":
        name = "varbit" if c.accept("varying") else "bit"
        found = _built_in(c, first, name)
        c.type_modifiers()
        return found
    if word in ("time", "timestamp"):
        return _time(c, first, word)
    if word == "interval":
        found = _built_in(c, first, "interval")
        if not size(c) and not is_constant:
            interval_fields(c)
        return found
    return _character(c, first, word)


def _built_in(c: Cursor, first: int, name: str) -> TypeName:
    start, end = c.lexemes[first].start, c.lexemes[c.at - 1].end
    return TypeName(Name("pg_catalog", name), start, end, is_builtin=True)


def _float(c: Cursor, first: int) -> TypeName:
    """FLOAT opt_float."""
    digits = c.at + 1
    name = "float8"
    end = c.lexemes[first].end
    if size(c) and c.roles[digits] == NUMBER:
        value = integer(c.lexemes[digits].text) or 0
        if value < 1:
            raise c.refuse("precision for type float must be at least 1 bit", digits)
        if value > _FLOAT8_DIGITS:
            raise c.refuse("precision for type float must be less than 54 bits", digits)
        name = "float4" if value <= _FLOAT4_DIGITS else name
    return replace(_built_in(c, first, name), end=end)


def _character(c: Cursor, first: int, word: str) -> TypeName:
    """Character: [NATIONAL] CHARACTER [VARYING] [(n)] and its like."""
    if word == "national":
        word = c.texts[c.at]
        c.at += 1
    name = _CHARACTER[word]
    if word != "varchar" and c.accept("varying"):
        name = "varchar"
    found = _built_in(c, first, name)
    size(c)
    return found


def _time(c: Cursor, first: int, word: str) -> TypeName:
    """ConstDatetime: TIME and TIMESTAMP with opt_timezone."""
    end = c.lexemes[first].end
    size(c)
    if c.texts[c.at] in ("with", "without") and c.texts[c.at + 1] == "time":
        word += "tz" if c.texts[c.at] == "with" else ""
        c.at += 2
        c.expect("zone")
    return replace(_built_in(c, first, word), end=end)


def interval_fields(c: Cursor) -> None:
    """opt_interval."""
    to = _FIELDS.get(c.texts[c.at])
    if to is None:
        return
    is_second = c.texts[c.at] == "second"
    c.at += 1
    if c.texts[c.at] == "to" and to:
        is_second = c.texts[c.at + 1] == "second"
        if c.texts[c.at + 1] not in to:
            raise c.error(at=c.at + 1)
        c.at += 2
    if is_second:
        size(c)


def _generic_type(c: Cursor, after: str) -> TypeName:
    """GenericType: type_function_name [attrs] opt_type_modifiers."""
    first = c.at
    if c.is_name_hole(first):
        c.holes[first] = Stands.NAME
    elif not is_type_function_name(c.roles[first]):
        raise c.error(f"a type after {after}" if after else "a type")
    parts = _dotted(c)
    expect_few_parts(c, len(parts), first)
    last = parts[-1]
    c.type_modifiers()
    name = Name.of([c.lexemes[part].text for part in parts])
    return TypeName(name, c.lexemes[first].start, c.lexemes[last].end)


def _dotted(c: Cursor) -> list[int]:
    """type_function_name [attrs]: where its parts stand."""
    parts = [c.at]
    c.at += 1
    while c.accept("."):
        parts.append(pass_col_label(c))
    return parts


def size(c: Cursor) -> bool:
    """`(Iconst)`, where it stands here."""
    if c.texts[c.at] != "(":
        return False
    c.at += 1
    _iconst(c)
    c.expect(")")
    return True


def _iconst(c: Cursor) -> None:
    """Iconst: a number that fits into an int4, or what a client fills in."""
    role = c.roles[c.at]
    if role == NUMBER:
        value = integer(c.lexemes[c.at].text)
        if value is None or value >= 2**31:
            raise c.error("an integer")
    elif role == HOLE:
        c.holes[c.at] = Stands.VALUE
    elif role != PARAMETER:
        raise c.error("an integer")
    c.at += 1


def is_field(c: Cursor) -> bool:
    """extract_arg, where it is a word."""
    return c.roles[c.at] == IDENTIFIER or c.texts[c.at] in _FIELDS
