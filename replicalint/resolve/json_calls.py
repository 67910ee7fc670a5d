"""The SQL/JSON constructors and query functions: what they take, and what they give.

Follows parse_expr.c, transformJsonValueExpr, transformJsonSerializeExpr, coerceJsonFuncExpr and
transformJsonFuncExpr.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from ..catalog.kinds import base_type, category
from ..facts import CastUse, CoercionUse, Demand
from ..pgtype import BYTEA, JSON, JSONB, TEXT, UNKNOWN, PgType, built_in
from ..source import Span
from ..sqlstate import DATATYPE_MISMATCH
from ..syntax.lexeme import Kind
from . import coercion, literals
from .analysis import Analysis
from .arguments import Arguments
from .constants import read_as
from .types import can_cast, cast_since

CONSTRUCTORS = ("json_object", "json_array", "json_objectagg", "json_arrayagg")
QUERIES = ("json_exists", "json_value", "json_query", "json_table")
_JSON_SINCE = 17
_PATH = built_in("jsonpath")


def is_constructor(a: Analysis, number: int, arguments: Arguments) -> bool:
    """Whether `json(x)` is no function: its name is a word of the grammar since 17."""
    word = a.tree.lexemes[number]
    is_word = word.kind is Kind.WORD and word.text == "json"
    is_one = len(arguments.nodes) == 1 and not (arguments.names or arguments.is_variadic)
    return is_word and is_one and a.contract.postgres >= _JSON_SINCE


def parsed(a: Analysis, arguments: Arguments) -> PgType:
    """`json(x)`: a text, an octet string, or what is cast to json."""
    (value,), (kind,) = arguments.nodes, arguments.plain_types
    a.takes(value, None)
    if kind == UNKNOWN:
        read_as(a, JSON, value)
    elif kind != BYTEA:
        _cast(a, kind, JSON, coercion.place(a, value))
    return JSON


def check_constructor(a: Analysis, number: int) -> None:
    """What RETURNING may name: a text, bytea, or what json is cast to."""
    written = a.tree.marks.results.get(number)
    target = literals.meant(a, written) if written is not None else None
    if written is not None and target is not None and not _is_document(a, target):
        _cast(a, JSON, target, a.tree.span(written.start, written.end))


def check_serialize(
    a: Analysis, number: int, nodes: Sequence[exp.Expr], kinds: Sequence[PgType | None]
) -> None:
    """JSON_SERIALIZE: of a document or its text, to a text or bytea."""
    kind = kinds[0]
    if kind is not None and kind != UNKNOWN and not _is_document(a, kind):
        _note(a, Demand.JSON_FORMAT, kind, JSON, coercion.place(a, nodes[0]))
    written = a.tree.marks.results.get(number)
    target = literals.meant(a, written) if written is not None else None
    if written is not None and target is not None and target != BYTEA and not _is_text(a, target):
        _note(a, Demand.JSON_RETURNING, target, TEXT, a.tree.span(written.start, written.end))


def check_query(a: Analysis, nodes: Sequence[exp.Expr], kinds: Sequence[PgType | None]) -> None:
    """JSON_EXISTS, JSON_VALUE and their like: a document, and a path of jsonpath or a text."""
    if len(nodes) < 2:
        return
    if kinds[0] not in (UNKNOWN, BYTEA):  # bytea may have a format behind it
        _cast(a, kinds[0], JSONB, coercion.place(a, nodes[0]))
    path = kinds[1]
    if path == UNKNOWN:
        read_as(a, _PATH, nodes[1])
    elif path is not None and not can_cast(a, path, _PATH):
        _note(a, Demand.JSON_PATH, path, _PATH, coercion.place(a, nodes[1]))


def _is_document(a: Analysis, kind: PgType) -> bool:
    return kind in (JSON, JSONB, BYTEA) or _is_text(a, kind)


def _is_text(a: Analysis, kind: PgType) -> bool:
    """Whether a type is of the string category, or may be."""
    user = a.contract.user_types
    return category(base_type(kind, user), user) in ("S", "")


def _cast(a: Analysis, source: PgType | None, target: PgType, span: Span) -> None:
    if source is not None and not can_cast(a, source, target):
        a.note(CastUse(source, target, span, (), cast_since(a, source, target)))


def _note(a: Analysis, demand: Demand, source: PgType, target: PgType, span: Span) -> None:
    a.note(CoercionUse(demand, "", source, target, DATATYPE_MISMATCH, span))
