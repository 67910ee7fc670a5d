"""Names inside constants: `'public.t'::regclass`, `nextval('s')`, `'f(int)'::regprocedure`.

A constant that PostgreSQL reads as a registered type is looked up when the statement is prepared
(manual 8.19, regproc.c).
"""

from __future__ import annotations

import re
from functools import cache

from ..contract import Contract, answered_once
from ..facts import FunctionUse, ObjectKind, ObjectUse, OperatorUse, TypeUse
from ..name import BLANKS, Name, parse_parts
from ..pgtype import NO_OPERAND, PgType, built_in
from ..source import Fragment, Span
from ..syntax.typenames import TypeName, written_types
from .analysis import Analysis
from .indexes import relation_kind

_OBJECTS = {
    built_in("regclass"): ObjectKind.RELATION,
    built_in("regconfig"): ObjectKind.TEXT_SEARCH_CONFIGURATION,
    built_in("regdictionary"): ObjectKind.TEXT_SEARCH_DICTIONARY,
    built_in("regcollation"): ObjectKind.COLLATION,
    built_in("regnamespace"): ObjectKind.SCHEMA,
    built_in("regrole"): ObjectKind.ROLE,
}
_TYPE = built_in("regtype")
_FUNCTIONS = frozenset((built_in("regproc"), built_in("regprocedure")))
_OPERATORS = frozenset((built_in("regoper"), built_in("regoperator")))
REGISTERED = _FUNCTIONS | _OPERATORS | {_TYPE, *_OBJECTS}
_REPLACED = cache(lambda: re.compile(r"\{[\w.\[\]]*+(?:![rsa])?+(?::[^\s{}]*+)?+\}"))
_SEQUENCE_FUNCTIONS = frozenset(("nextval", "currval", "setval", "pg_sequence_last_value"))


def resolved_type(a: Analysis, written: TypeName) -> PgType | None:
    """Notes a type as written and gives it, found along the search path; None for a hole."""
    if a.holes is not None and a.holes.in_span(a.tree.span(written.start, written.end)):
        return None
    a.type_use(written)
    return meant(a, written)


def meant(a: Analysis, written: TypeName) -> PgType:
    """The type of a name as it is written; one that the replica lacks bears that name."""
    return _meant(a.contract, written.name, written.dimensions > 0)


@answered_once
def _meant(contract: Contract, name: Name, is_array: bool) -> PgType:
    return contract.type_names.meaning(name, is_array) or PgType(name, is_array)


def is_put_in(a: Analysis, text: str) -> bool:
    """Whether a client puts in the name that the text of a constant is, or a part of it.

    Python's string.Formatter replaces `{table}`. Elsewhere `'{paused}'` may be an array, and a name
    in braces is none that anybody gives.
    """
    found = "{" in text and _REPLACED().search(text) is not None
    a.is_filled_in |= found
    return found


def named(a: Analysis, kind: PgType, value: Fragment, function: str = "") -> None:
    """Notes what the text of a constant, or of a part of it, names as one of `REGISTERED`.

    `function` is the one that takes the constant as an argument.
    """
    text, span = value.text, value.whole
    if not text or text == "-" or re.fullmatch(r"[0-9]+", text) or is_put_in(a, text):
        return
    if kind in _FUNCTIONS:
        _function(a, text, span)
    elif kind == _TYPE:
        _type(a, text, span)
    elif kind in _OPERATORS:
        _operator(a, text, span)
    else:
        _object(a, _OBJECTS[kind], text, span, function)


def _object(a: Analysis, kind: ObjectKind, text: str, span: Span, function: str) -> None:
    try:
        name = Name.of(parse_parts(text))
    except ValueError:
        a.gap(f'"{text}" is not a {kind.value} name', span)
        return
    if function in _SEQUENCE_FUNCTIONS:
        kind = ObjectKind.SEQUENCE
    elif kind is ObjectKind.RELATION:
        kind = relation_kind(a.contract, name)
    a.note(ObjectUse(kind, name, span, from_literal=True))


def _function(a: Analysis, text: str, span: Span) -> None:
    name_text, _, arguments = text.partition("(")
    try:
        name = Name.of(parse_parts(name_text.strip(BLANKS)))
    except ValueError:
        a.gap(f'"{text}" is not a function name', span)
        return
    types = _argument_types(a, arguments, span) if arguments else ()
    if types is None:
        a.gap(f'"{text}" is not a function name', span)
        return
    a.note(FunctionUse(name, span, types, from_literal=True, is_call=False))


def _argument_types(a: Analysis, text: str, span: Span) -> tuple[PgType, ...] | None:
    """The types in `integer, text)`; PostgreSQL looks those up before the function."""
    text = text.rstrip(BLANKS)
    written = written_types(text[:-1]) if text.endswith(")") else None
    if written is None:
        return None
    for found in written:
        if not found.is_builtin:
            a.note(TypeUse(found.name, span))
    return tuple(meant(a, found) for found in written)


def _type(a: Analysis, text: str, span: Span) -> None:
    types = written_types(text)
    if types is None or len(types) != 1:
        a.gap(f'"{text}" is not a type name', span)
        return
    a.note(TypeUse(types[0].name, span))


def _operator(a: Analysis, text: str, span: Span) -> None:
    name_text, _, operands = text.partition("(")
    schema, _, operator = name_text.rpartition(".")
    left: PgType | None = None
    right: PgType | None = None
    if operands:
        is_prefix = operands.lower().lstrip(BLANKS).startswith("none")
        types = _argument_types(a, operands.partition(",")[2] if is_prefix else operands, span)
        if types is None:
            a.gap(f'"{text}" is not an operator name', span)
            return
        left, right = (NO_OPERAND, types[-1]) if is_prefix and types else (*types, None, None)[:2]
    a.note(OperatorUse(Name(schema, operator), span, left, right, from_literal=True))
