"""Names inside constants: `'public.t'::regclass`, `nextval('s')`, `'f(int)'::regprocedure`.

A constant that PostgreSQL reads as a registered type is looked up when the statement is prepared
(manual 8.19, regproc.c).
"""

from __future__ import annotations

import re

from .. import catalog
from ..facts import FunctionUse, ObjectKind, ObjectUse, OperatorUse, TypeUse
from ..name import BLANKS, Name, parse_parts
from ..source import Fragment, Span
from ..syntax.lexer import Kind, Lexer
from ..syntax.typenames import TypeName, TypeReader, raw
from .analysis import Analysis

_OBJECTS = {
    "regclass": ObjectKind.RELATION,
    "regconfig": ObjectKind.TEXT_SEARCH_CONFIGURATION,
    "regdictionary": ObjectKind.TEXT_SEARCH_DICTIONARY,
    "regcollation": ObjectKind.COLLATION,
    "regnamespace": ObjectKind.SCHEMA,
    "regrole": ObjectKind.ROLE,
}
REGISTERED = frozenset(_OBJECTS) | {
    "regtype",
    "regproc",
    "regprocedure",
    "regoper",
    "regoperator",
}
_SEQUENCE_FUNCTIONS = frozenset(("nextval", "currval", "setval", "pg_sequence_last_value"))


def resolved_type(a: Analysis, written: TypeName) -> str:
    """Notes a type as written and gives its canonical name, found along the search path."""
    a.type_use(written)
    return canonical(a, written)


def canonical(a: Analysis, written: TypeName) -> str:
    """The canonical name of a type: catalogue types bare, others with their schema."""
    suffix = "[]" if written.dimensions else ""
    name = written.name
    if written.is_builtin:
        return name.name + suffix
    if name.schema in ("", "pg_catalog"):
        found_type = catalog.type_info(name.name)  # knows int4[] by its other name, _int4
        if found_type is not None:
            return found_type.name + suffix
    if not name.schema:
        for schema in a.contract.search_path:
            found = Name(schema, name.name)
            if raw(found) in a.contract.user_types or found in a.contract.types:
                return raw(found) + suffix
    elif name not in a.contract.types and _is_of_listed_extension(a, name.name):
        return name.name + suffix  # wherever the extension stands
    return raw(name) + suffix


def _is_of_listed_extension(a: Analysis, type_: str) -> bool:
    return any(catalog.extension_type(one, type_) is not None for one in a.contract.extensions)


def named(a: Analysis, kind: str, value: Fragment, function: str = "") -> None:
    """Notes what the text of a constant, or of a part of it, names as one of `REGISTERED`.

    `function` is the one that takes the constant as an argument.
    """
    text, span = value.text, value.whole
    if not text or text == "-" or re.fullmatch(r"[0-9]+", text):
        return
    if kind in ("regproc", "regprocedure"):
        _function(a, text, span)
    elif kind == "regtype":
        _type(a, text, span)
    elif kind in ("regoper", "regoperator"):
        _operator(a, text, span)
    else:
        _object(a, _OBJECTS[kind], text, span, function)


def _object(a: Analysis, kind: ObjectKind, text: str, span: Span, function: str) -> None:
    try:
        parts = parse_parts(text)
    except ValueError:
        a.gap(f'"{text}" is not a {kind.value} name', span)
        return
    name = Name(parts[-2] if len(parts) > 1 else "", parts[-1])
    if function in _SEQUENCE_FUNCTIONS:
        kind = ObjectKind.SEQUENCE
    a.objects.append(ObjectUse(kind, name, span, from_literal=True))


def _function(a: Analysis, text: str, span: Span) -> None:
    name_text, _, arguments = text.partition("(")
    try:
        parts = parse_parts(name_text.strip(BLANKS))
    except ValueError:
        a.gap(f'"{text}" is not a function name', span)
        return
    name = Name(parts[-2] if len(parts) > 1 else "", parts[-1])
    types = _argument_types(a, arguments.rstrip(") "), span) if arguments else ()
    a.functions.append(FunctionUse(name, span, types, from_literal=True, is_call=False))


def _argument_types(a: Analysis, text: str, span: Span) -> tuple[str | None, ...]:
    """The types between the parentheses; PostgreSQL looks those up before the function."""
    lexemes = next(iter(Lexer(text).groups())).lexemes
    reader = TypeReader(lexemes)
    types: list[str | None] = []
    place = 0
    while place < len(lexemes):
        read = reader.read(place)
        if read is None:
            return (None,)
        found, place = read
        types.append(canonical(a, found))
        if not found.is_builtin:
            a.types.append(TypeUse(found.name, span))
        if place < len(lexemes) and lexemes[place].kind is Kind.PUNCTUATION:
            place += 1
    return tuple(types)


def _type(a: Analysis, text: str, span: Span) -> None:
    lexemes = next(iter(Lexer(text).groups())).lexemes
    read = TypeReader(lexemes).read(0)
    if read is None:
        a.gap(f'"{text}" is not a type name', span)
        return
    a.types.append(TypeUse(read[0].name, span))


def _operator(a: Analysis, text: str, span: Span) -> None:
    name_text, _, operands = text.partition("(")
    schema, _, operator = name_text.rpartition(".")
    left, right = None, None
    if operands:
        is_prefix = operands.lower().lstrip(BLANKS).startswith("none")
        types = _argument_types(a, operands.partition(",")[2] if is_prefix else operands, span)
        left, right = ("", types[-1]) if is_prefix and types else (*types, None, None)[:2]
    a.operators.append(OperatorUse(Name(schema, operator), span, left, right, from_literal=True))
