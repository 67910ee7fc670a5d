"""What a constant is read as where its type comes from what stands around it.

The input function of the type runs when the statement is prepared (parse_coerce.c, coerce_type): a
constant that is read as an enum is one of its labels, one that is read as a registered type names
an object. Those of an array and of a row are read one by one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sqlglot import exp

from .. import catalog
from ..catalog.kinds import base_type
from ..facts import LabelUse
from ..name import BLANKS, Name
from ..pgtype import PgType
from ..source import Fragment
from ..syntax.lexeme import Kind
from . import literals
from .analysis import Analysis
from .relations import fields_of


def read_as(a: Analysis, kind: PgType | None, value: exp.Expr, function: str = "") -> None:
    """Notes what a value names, where it is a constant that is read as this type.

    `function` is the one that takes it as an argument.
    """
    if kind is None:
        return
    a.work.step()
    value = unparenthesised(value)
    kind = base_type(kind, a.contract.user_types)
    if _is_mere_value(kind):
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
        _read(a, kind, constant, function)
    elif a.tree.fragment.bound:
        _read_bound(a, kind, value)


@cache
def _is_mere_value(kind: PgType) -> bool:
    """Whether constants of the type name nothing: `text`, `int4`, `timestamptz`."""
    if kind.is_array or not kind.is_built_in or kind in literals.REGISTERED:
        return False
    info = catalog.type_info(kind)
    return info is not None and info.kind == "b"


def is_looked_up(a: Analysis, kind: PgType | None) -> bool:
    """Whether constants of the type, or of its elements, are names of something."""
    if kind is None:
        return False
    bare = base_type(kind, a.contract.user_types).bare
    return bare in literals.REGISTERED or _enum(a, bare) is not None


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


def _read(a: Analysis, kind: PgType, value: Fragment, function: str = "") -> None:
    """Reads the text of a constant, or of a part of it."""
    a.work.step()
    text = value.text
    kind = base_type(kind, a.contract.user_types)
    if kind.is_array:
        for part in array_elements(text):
            _read(a, kind.bare, value.rendered([part]))
    elif kind in literals.REGISTERED:
        name = text.strip(BLANKS)
        at = text.index(name)
        literals.named(a, kind, value.rendered([(name, at, at + len(name))]), function)
    elif (enum := _enum(a, kind)) is not None:
        label = LabelUse(enum, text, value.whole)
        # An operator and what stands around it may both read it.
        if label not in a.labels and not literals.is_put_in(a, text):
            a.labels.add(label)
            a.note(label)
    elif text.lstrip(BLANKS).startswith("(") and (fields := fields_of(a, kind)):
        for field, part in zip(fields.values(), row_fields(text), strict=False):
            if isinstance(field, PgType) and part.text:
                _read(a, field, value.rendered([part]))


def _read_bound(a: Analysis, kind: PgType, value: exp.Expr) -> None:
    """Reads what a program binds to a parameter, as far as that is known.

    The server reads it as the type that the parameter has, as it does a constant.
    """
    enum = _enum(a, kind.bare)
    lexeme = a.tree.lexeme(value) if enum is not None and isinstance(value, exp.Literal) else None
    if enum is None or lexeme is None or lexeme.kind is not Kind.PARAM:
        return
    for one in a.tree.fragment.bound:
        if lexeme.text != f"${one.number}" or (one.is_element and not kind.is_array):
            continue
        is_array = kind.is_array and not one.is_element  # `'{created}'`
        for text in [each.text for each in array_elements(one.text)] if is_array else [one.text]:
            label = LabelUse(enum, text, one.span)
            if label not in a.labels:
                a.labels.add(label)
                a.note(label)


def _enum(a: Analysis, kind: PgType) -> Name | None:
    """The name of an enum of the contract; None where the type is none."""
    defined = None if kind.is_array else a.contract.types.get(kind.name)
    return defined.name if defined is not None and defined.labels else None


class Component(NamedTuple):
    """An element of an array or a field of a row: its text as it is read, and its place."""

    text: str
    start: int
    end: int


def array_elements(text: str) -> list[Component]:
    """The elements of an array constant, at any depth, but NULLs; each once (manual 8.15.2)."""
    found: dict[str, Component] = {}
    begin = text.find("=") + 1 if text[:1] == "[" else 0  # bounds: `[1:2]={a,b}`
    for match in _ELEMENT.finditer(text, begin):
        quoted, bare = match["quoted"], match["bare"]
        if match["closed"] == "" or (quoted is None and bare.upper() == "NULL"):
            continue
        start, end = match.span("bare" if quoted is None else "quoted")
        element = text[start:end]
        if "\\" in element:
            element = _ESCAPED.sub(r"\1", element)
        found.setdefault(element, Component(element, start, end))
    return list(found.values())


def row_fields(text: str) -> list[Component]:
    """The fields of a row constant, "" for NULL (manual 8.16.2; rowtypes.c, record_in)."""
    start = text.find("(") + 1
    end = text.rfind(")") if text.rstrip(BLANKS).endswith(")") else len(text)
    found: list[Component] = []
    read: list[str] = []
    is_quoted = False
    closed = -1  # where the last quotes were closed
    for match in _IN_ROW.finditer(text, start, end):
        mark = match[0]
        if mark == '"':
            is_quoted = not is_quoted
            if is_quoted and closed == match.start():
                read.append(mark)  # doubled
            closed = match.end()
        elif mark == "," and not is_quoted:
            found.append(_field(text, "".join(read), start, match.start()))
            read, start = [], match.end()
        else:
            read.append(match["escaped"] or mark)
    found.append(_field(text, "" if is_quoted else "".join(read), start, end))
    return found


def _field(text: str, value: str, start: int, end: int) -> Component:
    """A field whose range leaves out the quotes around it."""
    quotes = int(end > start and text[start] == '"' == text[end - 1])
    return Component(value, start + quotes, end - quotes)


_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ELEMENT = re.compile(
    r'"(?P<quoted>[^"\\]*(?:\\.[^"\\]*)*)(?P<closed>"?)'
    r'|(?P<bare>(?:[^\s{},"\\]|\\.)(?:\s*(?:[^\s{},"\\]|\\.))*)',
    re.DOTALL | re.ASCII,
)
_IN_ROW = re.compile(r'\\(?P<escaped>.)|[",]|[^",\\]+', re.DOTALL)
