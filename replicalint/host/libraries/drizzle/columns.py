"""The columns of Drizzle's tables: their types as it writes them, and what their chains say.

`pg-core/columns/*.js` of drizzle-orm 0.45, `getSQLType()`.
"""

from __future__ import annotations

from msgspec.structs import replace

from ....source import Span
from ...values import Closure, Fields, NotKnown, Plain, String, Value
from ..library import Given, Interpreter
from .fields import known_text, quoted
from .things import ColumnBuilder, ColumnMaker, EnumType, field

# What a function makes a column of, where its type has no settings.
_PLAIN = {
    "bigint": "bigint",
    "bigserial": "bigserial",
    "boolean": "boolean",
    "cidr": "cidr",
    "date": "date",
    "doublePrecision": "double precision",
    "geometry": "geometry(point)",
    "inet": "inet",
    "integer": "integer",
    "json": "json",
    "jsonb": "jsonb",
    "line": "line",
    "macaddr": "macaddr",
    "macaddr8": "macaddr8",
    "point": "point",
    "real": "real",
    "serial": "serial",
    "smallint": "smallint",
    "smallserial": "smallserial",
    "text": "text",
    "uuid": "uuid",
}
_OF_LENGTH = {"char": "length", "varchar": "length"}
_OF_DIMENSIONS = frozenset(("bit", "halfvec", "sparsevec", "vector"))
_PRECISE = {"time": "time", "timestamp": "timestamp"}
MAKERS = frozenset(
    (*_PLAIN, *_OF_LENGTH, *_OF_DIMENSIONS, *_PRECISE, "interval", "numeric", "decimal")
)

# What a chain says of a column and changes nothing here.
_SILENT = frozenset(
    "notNull references unique $type primaryKey generatedAlwaysAsIdentity"
    " generatedByDefaultAsIdentity".split()
)


def _chosen(value: Value) -> Value:
    """Types are not chosen: what may be one of several is not known."""
    return value


def column(name: str, given: Given, span: Span) -> ColumnBuilder:
    """`text('app_id')`, `varchar({length: 10})`, `timestamp('at', {withTimezone: true})`."""
    named, config = _name_and_config(given)
    return ColumnBuilder(span, named, _type(name, config))


def of_enum(enum: EnumType, given: Given, span: Span) -> ColumnBuilder:
    """`mood('mood')`, of an enum."""
    named, _ = _name_and_config(given)
    names = [name for name in (enum.schema, enum.name) if name is not None]
    known = [known_text(name, _chosen) for name in names]
    said = [quoted(name) for name in known if name is not None]
    kind = ".".join(said) if len(said) == len(names) else None
    return ColumnBuilder(span, named, kind, enum=enum)


def of_maker(maker: ColumnMaker, given: Given, span: Span) -> ColumnBuilder:
    """`citext('name')`, of a customType."""
    named, _ = _name_and_config(given)
    return ColumnBuilder(span, named, maker.type, is_encoded=True)


def maker(interpreter: Interpreter, given: Given, span: Span) -> ColumnMaker:
    """`customType({dataType() { return 'citext' }})`"""
    function = field(given.get(0), "dataType")
    if not isinstance(function, Closure):
        return ColumnMaker(span, None)
    said = interpreter.call(function, (NotKnown(span),), span)
    return ColumnMaker(span, known_text(said, _chosen))


def chained(
    interpreter: Interpreter, definition: ColumnBuilder, name: str, given: Given, span: Span
) -> ColumnBuilder | None:
    """What a call of a chain makes of a column."""
    if name in ("$defaultFn", "$default"):
        return replace(definition, default=_returned(interpreter, given, span), has_default=True)
    if name in ("$onUpdateFn", "$onUpdate"):
        return replace(definition, on_update=_returned(interpreter, given, span))
    if name == "default" or name == "defaultNow" or name == "defaultRandom":
        return replace(definition, has_default=True)
    if name == "generatedAlwaysAs":
        return replace(definition, is_generated=True)
    if name == "primaryKey":
        return replace(definition, is_primary=True)
    if name == "array":
        size = given.get(0)
        said = str(size.value) if isinstance(size, Plain) and size.value is not None else ""
        kind = None if definition.type is None else f"{definition.type}[{said}]"
        return replace(definition, type=kind)
    return definition if name in _SILENT else None


def _returned(interpreter: Interpreter, given: Given, span: Span) -> Value:
    function = given.get(0)
    return NotKnown(span) if function is None else interpreter.call(function, (), span)


def _name_and_config(given: Given) -> tuple[Value | None, Value | None]:
    """A name that is given, and settings: `getColumnNameAndConfig`."""
    first = given.get(0)
    if isinstance(first, Fields):
        return None, first
    if first is None or (isinstance(first, Plain) and first.value is None):
        return None, given.get(1)
    is_empty = isinstance(first, String) and known_text(first, _chosen) == ""
    return (None if is_empty else first), given.get(1)


def _type(name: str, config: Value | None) -> str | None:
    if name in _PLAIN:
        return _PLAIN[name]
    if config is not None and not isinstance(config, Fields):
        return None
    settings = _Settings(config)
    if name in _OF_LENGTH:
        return name + settings.counted("length")
    if name in _OF_DIMENSIONS:
        return name + settings.counted("dimensions")
    if name in ("numeric", "decimal"):
        precision, scale = settings.number("precision"), settings.number("scale")
        if precision is None:
            return "numeric"
        return f"numeric({precision})" if scale is None else f"numeric({precision}, {scale})"
    if name == "interval":
        fields = settings.text("fields")
        return "interval" + (f" {fields}" if fields else "") + settings.counted("precision")
    zone = " with time zone" if settings.flag("withTimezone") else ""
    between = " " if name == "timestamp" and settings.text("mode") != "string" else ""
    precision_text = settings.counted("precision")
    return name + (between + precision_text if precision_text else "") + zone


class _Settings:
    """What a record of settings says."""

    def __init__(self, config: Value | None) -> None:
        self._config = config

    def number(self, key: str) -> int | float | None:
        value = field(self._config, key)
        return value.value if isinstance(value, Plain) else None

    def counted(self, key: str) -> str:
        number = self.number(key)
        return "" if number is None else f"({number})"

    def text(self, key: str) -> str | None:
        value = field(self._config, key)
        return None if value is None else known_text(value, _chosen)

    def flag(self, key: str) -> bool:
        return bool(self.number(key))
