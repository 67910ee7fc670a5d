"""What a constant is read as where its type comes from what stands around it.

The input function of the type runs when the statement is prepared (parse_coerce.c, coerce_type): a
constant that is read as an enum is one of its labels, one that is read as a registered type names
an object. Those of an array and of a row are read one by one.
"""

from __future__ import annotations

import re

from sqlglot import exp

from ..catalog.kinds import base_type
from ..facts import LabelUse
from ..name import Name
from . import literals
from .analysis import Analysis
from .relations import fields_of


def read_as(a: Analysis, kind: str | None, value: exp.Expr, function: str = "") -> None:
    """Notes what a value names, where it is a constant that is read as this type.

    `function` is the one that takes it as an argument.
    """
    if kind is None:
        return
    value = unparenthesised(value)
    kind = base_type(kind, a.contract.user_types) or kind
    if isinstance(value, exp.Array) and kind.endswith("[]"):
        for part in value.expressions:
            read_as(a, kind if isinstance(part, exp.Array) else kind[:-2], part)
    elif (parts := row_parts(a, value)) is not None:
        fields = fields_of(a, kind)
        if fields is not None and len(fields) == len(parts):
            for field, part in zip(fields.values(), parts, strict=True):
                read_as(a, field if isinstance(field, str) else None, part)
    elif (text := a.string(value)) is not None:
        _read(a, kind, text, a.number(value), function)


def is_looked_up(a: Analysis, kind: str | None) -> bool:
    """Whether constants of the type, or of its elements, are names of something."""
    if kind is None:
        return False
    bare = (base_type(kind, a.contract.user_types) or kind).removesuffix("[]")
    return bare in literals.REGISTERED or _enum(a, bare) is not None


def row_parts(a: Analysis, value: exp.Expr) -> list[exp.Expr] | None:
    """The parts of `ROW(a, b)` and `(a, b)`; None of anything else."""
    value = unparenthesised(value)
    if isinstance(value, exp.Anonymous) and isinstance(value.this, exp.Identifier):
        construct = a.marks.constructs.get(a.number(value.this))
        return value.expressions if construct is not None and construct.name == "row" else None
    return value.expressions if isinstance(value, exp.Tuple) else None


def unparenthesised(value: exp.Expr) -> exp.Expr:
    """A value without the parentheses around it."""
    while isinstance(value, exp.Paren):
        value = value.this
    return value


def _read(a: Analysis, kind: str, text: str, number: int, function: str = "") -> None:
    """Reads the text of a constant, or of a part of it; `number` is the constant's lexeme."""
    if kind.endswith("[]"):
        for element in array_elements(text):
            _read(a, kind[:-2], element, number)
    elif kind in literals.REGISTERED:
        literals.named(a, kind, text.strip(), number, function)
    elif (enum := _enum(a, kind)) is not None:
        a.labels.append(LabelUse(enum, text, literals.inner_span(a, number, text)))
    elif fields := fields_of(a, kind):
        for field, part in zip(fields.values(), row_fields(text), strict=False):
            if isinstance(field, str) and part:
                _read(a, field, part, number)


def _enum(a: Analysis, kind: str) -> Name | None:
    """The enum of the contract that a canonical name means."""
    schema, dot, bare = kind.partition(".")
    defined = a.contract.types.get(Name(schema, bare)) if dot else None
    return defined.name if defined is not None and defined.labels else None


def array_elements(text: str) -> list[str]:
    """The elements of an array constant, at any depth, but NULLs (manual 8.15.2)."""
    elements = []
    for match in _ELEMENT.finditer(text.partition("=")[2] if text[:1] == "[" else text):
        quoted, bare = match["quoted"], match["bare"]
        if quoted is not None:
            elements.append(_ESCAPED.sub(r"\1", quoted))
        elif bare.rstrip().upper() != "NULL":
            elements.append(_ESCAPED.sub(r"\1", bare.rstrip()))
    return elements


def row_fields(text: str) -> list[str]:
    """The fields of a row constant, "" for NULL (manual 8.16.2)."""
    inner = text.strip().removeprefix("(").removesuffix(")")
    written = (match[1] for match in _FIELD.finditer(inner))
    plain = (_QUOTED.sub(lambda part: part[1].replace('""', '"'), field) for field in written)
    return [_ESCAPED.sub(r"\1", field) for field in plain]


_QUOTED = re.compile(r'"((?:[^"\\]|\\.|"")*)"', re.DOTALL)
_FIELD = re.compile(r'((?:"(?:[^"\\]|\\.|"")*"|[^",\\]|\\.)*)(?:,|\Z)', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ELEMENT = re.compile(
    r'"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>(?:[^\s{},"\\]|\\.)(?:[^{},"\\]|\\.)*)', re.DOTALL
)
