"""Type names: Typename, SimpleTypename and what they consist of."""

from __future__ import annotations

from ...name import Name
from ..cursor import IDENTIFIER, NUMBER, PARAMETER
from ..numbers import integer
from ..typenames import TypeName
from .names import is_type_function_name, pass_col_label
from .reader import Reader

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


def typename(r: Reader, after: str = "") -> TypeName:
    """Typename; `after` is the word or mark that it must follow."""
    r.accept("setof")
    found = simple_typename(r, after)
    if r.accept("array"):
        if r.texts[r.at] == "[":
            r.at += 1
            _iconst(r)
            r.expect("]")
        return found._replace(dimensions=1)
    dimensions = 0
    while r.texts[r.at] == "[":
        r.at += 1
        if r.texts[r.at] != "]":
            _iconst(r)
        r.expect("]")
        dimensions += 1
    return found._replace(dimensions=dimensions) if dimensions else found


def written_type(r: Reader, after: str) -> None:
    """Typename, written as one identifier."""
    number = r.at
    r.type(number, typename(r, after))


def simple_typename(r: Reader, after: str = "") -> TypeName:
    """SimpleTypename."""
    found = _grammar_type(r, is_constant=False)
    return found if found is not None else _generic_type(r, after)


def constant_typename(r: Reader) -> TypeName | None:
    """ConstTypename and ConstInterval: the type of a constant that follows; None for others."""
    return _grammar_type(r, is_constant=True)


def _grammar_type(r: Reader, *, is_constant: bool) -> TypeName | None:
    """A type whose words the grammar knows; None where none begins here."""
    word, first = r.texts[r.at], r.at
    if word == "double" and r.texts[first + 1] == "precision":
        r.at += 2
        return _built_in(r, first, "float8")
    if word not in TYPE_WORDS:
        return None
    if word == "national" and r.texts[first + 1] not in ("character", "char"):
        return None
    r.at += 1
    if word in _PLAIN:
        return _built_in(r, first, _PLAIN[word])
    if word in ("decimal", "dec", "numeric"):
        type_modifiers(r)
        return _built_in(r, first, "numeric")._replace(end=r.lexemes[first].end)
    if word == "float":
        return _float(r, first)
    if word == "bit":
        name = "varbit" if r.accept("varying") else "bit"
        found = _built_in(r, first, name)
        type_modifiers(r)
        return found
    if word in ("time", "timestamp"):
        return _time(r, first, word)
    if word == "interval":
        found = _built_in(r, first, "interval")
        if not size(r) and not is_constant:
            interval_fields(r)
        return found
    return _character(r, first, word)


def _built_in(r: Reader, first: int, name: str) -> TypeName:
    start, end = r.lexemes[first].start, r.lexemes[r.at - 1].end
    return TypeName(Name("pg_catalog", name), start, end, is_builtin=True)


def _float(r: Reader, first: int) -> TypeName:
    """FLOAT opt_float."""
    digits = r.at + 1
    name = "float8"
    end = r.lexemes[first].end
    if size(r) and r.roles[digits] == NUMBER:
        value = integer(r.lexemes[digits].text) or 0
        if value < 1:
            raise r.refuse("precision for type float must be at least 1 bit", digits)
        if value > _FLOAT8_DIGITS:
            raise r.refuse("precision for type float must be less than 54 bits", digits)
        name = "float4" if value <= _FLOAT4_DIGITS else name
    return _built_in(r, first, name)._replace(end=end)


def _character(r: Reader, first: int, word: str) -> TypeName:
    """Character: [NATIONAL] CHARACTER [VARYING] [(n)] and its like."""
    if word == "national":
        word = r.texts[r.at]
        r.at += 1
    name = _CHARACTER[word]
    if word != "varchar" and r.accept("varying"):
        name = "varchar"
    found = _built_in(r, first, name)
    size(r)
    return found


def _time(r: Reader, first: int, word: str) -> TypeName:
    """ConstDatetime: TIME and TIMESTAMP with opt_timezone."""
    end = r.lexemes[first].end
    size(r)
    if r.texts[r.at] in ("with", "without") and r.texts[r.at + 1] == "time":
        word += "tz" if r.texts[r.at] == "with" else ""
        r.at += 2
        r.expect("zone")
    return _built_in(r, first, word)._replace(end=end)


def interval_fields(r: Reader) -> None:
    """opt_interval."""
    to = _FIELDS.get(r.texts[r.at])
    if to is None:
        return
    is_second = r.texts[r.at] == "second"
    r.at += 1
    if r.texts[r.at] == "to" and to:
        is_second = r.texts[r.at + 1] == "second"
        if r.texts[r.at + 1] not in to:
            raise r.error(at=r.at + 1)
        r.at += 2
    if is_second:
        size(r)


def _generic_type(r: Reader, after: str) -> TypeName:
    """GenericType: type_function_name [attrs] opt_type_modifiers."""
    first = r.at
    if not is_type_function_name(r.roles[first]):
        raise r.error(f"a type after {after}" if after else "a type")
    parts = [first]
    r.at += 1
    while r.accept("."):
        parts.append(pass_col_label(r))
    last = parts[-1]
    type_modifiers(r)
    schema = r.lexemes[parts[-2]].text if len(parts) > 1 else ""
    name = Name(schema, r.lexemes[last].text)
    return TypeName(name, r.lexemes[first].start, r.lexemes[last].end)


def type_modifiers(r: Reader) -> None:
    """opt_type_modifiers, not written: an expr_list of which analysis takes constants alone."""
    if r.texts[r.at] != "(":
        return
    written = len(r.tokens)
    r.open()
    r.grammar.a_expr(r, 0)
    while r.pass_comma():
        r.grammar.a_expr(r, 0)
    r.close()
    del r.tokens[written:]


def size(r: Reader) -> bool:
    """`(Iconst)`, where it stands here."""
    if r.texts[r.at] != "(":
        return False
    r.at += 1
    _iconst(r)
    r.expect(")")
    return True


def _iconst(r: Reader) -> None:
    """Iconst: a number that fits into an int4, or what a client fills in."""
    role = r.roles[r.at]
    if role == NUMBER:
        value = integer(r.lexemes[r.at].text)
        if value is None or value >= 2**31:
            raise r.error("an integer")
    elif role != PARAMETER:
        raise r.error("an integer")
    r.at += 1


def is_field(r: Reader) -> bool:
    """extract_arg, where it is a word."""
    return r.roles[r.at] == IDENTIFIER or r.texts[r.at] in _FIELDS
