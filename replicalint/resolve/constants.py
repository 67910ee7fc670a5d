"""What a constant is read as where its type comes from what stands around it.

The input function of the type runs when the statement is prepared (parse_coerce.c, coerce_type): a
constant that is read as an enum is one of its labels, one that is read as a registered type names
an object, one that is read as a number is one. Those of an array and of a row are read one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct
from sqlglot import exp

from .. import catalog
from ..catalog.kinds import base_type, kind_of, range_subtype
from ..contract import Contract, answered_once
from ..facts import ConstantUse, LabelUse
from ..input import (
    Component,
    NotAValue,
    Undetermined,
    array_elements,
    is_read,
    malformed,
    multirange_ranges,
    range_bounds,
    range_refusal,
    refusal,
    row_fields,
)
from ..name import BLANKS, Name
from ..pgtype import RECORD, UNKNOWN, PgType, built_in
from ..source import Fragment, Span
from ..sqlstate import FEATURE_NOT_SUPPORTED
from ..syntax.lexeme import Kind
from . import literals
from .analysis import Analysis
from .relations import fields_of


def read_as(a: Analysis, kind: PgType | None, value: exp.Expr, function: str = "") -> None:
    """Notes what a value names, where it is a constant that is read as this type, or that it is
    no value of the type.

    `function` is the one that takes it as an argument.
    """
    if kind is None:
        return
    a.work.step()
    value = unparenthesised(value)
    read = _read_type(a.contract, kind)
    kind = read.base
    if read.has_wrong_texts:
        text = a.tree.string(value)
        if text is None:
            if a.tree.fragment.bound:
                _read_bound(a, kind, value)
        elif (refused := refusal(kind, text, a.contract.postgres)) is not None:
            constant = a.tree.constant(value)
            assert constant is not None
            _note(a, kind, constant, refused, a.tree.place_of(value))
        return
    if read.is_mere_value:
        return
    if isinstance(value, exp.Array) and kind.is_array:
        for part in value.expressions:
            read_as(a, kind if isinstance(part, exp.Array) else kind.bare, part)
    elif (parts := row_parts(a, value)) is not None:
        fields = fields_of(a, kind)
        if fields is not None and len(fields) == len(parts):
            for field, part in zip(fields.values(), parts, strict=True):
                read_as(a, field if isinstance(field, PgType) else None, part)
    elif (constant := a.tree.constant(value)) is not None:
        _read(a, kind, constant, a.tree.place_of(value), function)
    elif a.tree.fragment.bound:
        _read_bound(a, kind, value)


class _ReadType(Struct, frozen=True):
    """As what constants of a type are read: the type below a domain."""

    base: PgType
    has_wrong_texts: bool  # texts of which it is known that they are no values of the type
    is_mere_value: bool


@answered_once
def _read_type(contract: Contract, kind: PgType) -> _ReadType:
    base = base_type(kind, contract.user_types)
    return _ReadType(base, is_read(base), _is_mere_value(base))


@cache
def _is_mere_value(kind: PgType) -> bool:
    """Whether constants of the type are any texts, or none that is looked into: `text`, `xml`."""
    if kind.is_array or not kind.is_built_in or kind in literals.REGISTERED:
        return False
    info = catalog.type_info(kind)
    return info is not None and info.kind == "b"


def is_told(a: Analysis, kind: PgType | None) -> bool:
    """Whether anything may be known of constants of a type: of all but strings and the like."""
    if kind is None or kind in (UNKNOWN, RECORD):
        return False
    read = _read_type(a.contract, kind)
    return read.has_wrong_texts or not read.is_mere_value


def row_parts(a: Analysis, value: exp.Expr) -> list[exp.Expr] | None:
    """The parts of `ROW(a, b)` and `(a, b)`; None of anything else."""
    value = unparenthesised(value)
    if isinstance(value, exp.Anonymous) and isinstance(value.this, exp.Identifier):
        construct = a.tree.marks.constructs.get(a.tree.number(value.this))
        return value.expressions if construct is not None and construct.name == "row" else None
    return value.expressions if isinstance(value, exp.Tuple) else None


def unparenthesised(value: exp.Expr) -> exp.Expr:
    """A value without the parentheses around it."""
    while isinstance(value, exp.Paren):
        value = value.this
    return value


def _read(a: Analysis, kind: PgType, value: Fragment, place: Span, function: str = "") -> None:
    """Reads the text of a constant, or of a part of it, which stands at a place."""
    a.work.step()
    text = value.text
    kind = base_type(kind, a.contract.user_types)
    if kind in literals.REGISTERED:
        name = text.strip(BLANKS)
        at = text.index(name)
        literals.named(a, kind, value.rendered([(name, at, at + len(name))]), function)
        return
    if (enum := _enum(a, kind)) is not None:
        label = LabelUse(enum, text, value.whole)
        # An operator and what stands around it may both read it.
        if label not in a.labels and not literals.is_put_in(a, text):
            a.labels.add(label)
            a.note(label)
        return
    try:
        refused = _read_parts(a, kind, value, place)
    except Undetermined:
        return
    except NotAValue as error:
        refused = error
    if refused is not None:
        _note(a, kind, value, refused, place)


def _read_parts(a: Analysis, kind: PgType, value: Fragment, place: Span) -> NotAValue | None:
    """Reads an array, a row or a range part by part; gives why it is none itself."""
    text = value.text
    if kind.is_array:
        delimiter = ";" if kind.bare == _BOX else ","
        elements = {one.text: one for one in reversed(array_elements(text, delimiter))}
        _read_each(a, kind.bare, reversed(elements.values()), value, place)
        return None
    if is_read(kind):
        return refusal(kind, text, a.contract.postgres)
    if kind == RECORD:
        message = "input of anonymous composite types is not implemented"
        return NotAValue(FEATURE_NOT_SUPPORTED, message)
    match kind_of(kind, a.contract.user_types):
        case "r":
            return _read_range(a, kind, value, place)
        case "m":
            of = range_subtype(kind, a.contract.user_types)
            if of is not None:
                _read_each(a, of, multirange_ranges(text), value, place)
        case "c":
            _read_row(a, kind, value, place)
    return None


def _read_each(
    a: Analysis, kind: PgType, parts: Iterable[Component], value: Fragment, place: Span
) -> None:
    for part in parts:
        if part.text is not None:
            _read(a, kind, value.rendered([(part.text, part.start, part.end)]), place)


def _read_range(a: Analysis, kind: PgType, value: Fragment, place: Span) -> NotAValue | None:
    bounds = range_bounds(value.text)
    of = range_subtype(kind, a.contract.user_types)
    if bounds is None or of is None:
        return None
    _read_each(a, of, (bounds.lower, bounds.upper), value, place)
    return range_refusal(base_type(of, a.contract.user_types), bounds, a.contract.postgres)


def _read_row(a: Analysis, kind: PgType, value: Fragment, place: Span) -> None:
    fields = fields_of(a, kind)
    parts = row_fields(value.text)
    if not fields:
        return
    if len(fields) != len(parts):
        raise malformed("record", value.text)
    for field, part in zip(fields.values(), parts, strict=True):
        if isinstance(field, PgType):
            _read_each(a, field, (part,), value, place)


_BOX = built_in("box")
_NAMED_IN_BRACES = cache(lambda: re.compile(r"\{[A-Za-z_]"))


def _note(a: Analysis, kind: PgType, value: Fragment, refused: NotAValue, place: Span) -> None:
    """Notes a constant that is no value of a type, but for one that a client puts in."""
    # But `'{}'` and `'{{1,2},{3}}'` are arrays and documents, where other columns are those.
    if _NAMED_IN_BRACES().search(value.text) is not None and literals.is_put_in(a, value.text):
        return
    span = value.whole if value.text else place
    _note_use(a, ConstantUse(kind, value.text, refused.message, refused.sqlstate, span))


def _note_use(a: Analysis, use: ConstantUse) -> None:
    # An operator and what stands around it may both read it.
    if use not in a.constants:
        a.constants.add(use)
        a.note(use)


def _read_bound(a: Analysis, kind: PgType, value: exp.Expr) -> None:
    """Reads what a program binds to a parameter, as far as that is known.

    The server reads it as the type that the parameter has, as it does a constant.
    """
    bare = base_type(kind.bare, a.contract.user_types)
    enum = _enum(a, bare)
    is_told = enum is not None or is_read(bare)
    lexeme = a.tree.lexeme(value) if is_told and isinstance(value, exp.Literal) else None
    if lexeme is None or lexeme.kind is not Kind.PARAM:
        return
    for one in a.tree.fragment.bound:
        if lexeme.text != f"${one.number}" or (one.is_element and not kind.is_array):
            continue
        is_array = kind.is_array and not one.is_element  # `'{created}'`
        for text in _bound_texts(one.text) if is_array else (one.text,):
            if enum is not None:
                label = LabelUse(enum, text, one.span)
                if label not in a.labels:
                    a.labels.add(label)
                    a.note(label)
            elif (refused := refusal(bare, text, a.contract.postgres)) is not None:
                use = ConstantUse(bare, text, refused.message, refused.sqlstate, one.span)
                _note_use(a, use)


def _bound_texts(text: str) -> Iterable[str]:
    try:
        return dict.fromkeys(one.text for one in array_elements(text) if one.text is not None)
    except (Undetermined, NotAValue):
        return ()


def _enum(a: Analysis, kind: PgType) -> Name | None:
    """The name of an enum of the contract; None where the type is none."""
    defined = None if kind.is_array else a.contract.types.get(kind.name)
    return defined.name if defined is not None and defined.labels else None
