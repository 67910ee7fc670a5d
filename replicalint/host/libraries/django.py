"""Django: its cursors, raw queries and RunSQL; what its models build is not read.

https://docs.djangoproject.com/en/5.2/topics/db/sql/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...source import Span
from ..values import Exported, Items, Many, NotKnown, OneOf, Plain, String, Thing, Value
from . import cursors
from .library import (
    CallOf,
    Choose,
    Given,
    Gives,
    Interpreter,
    Library,
    LibraryObject,
    Makes,
    Meaning,
    Part,
)
from .unread import function_of
from .written import placed

NAME = "Django"
# What of a manager asks the server or begins a query; what else is called on it is its own.
# https://docs.djangoproject.com/en/5.2/ref/models/querysets/
_QUERIES = (
    "all filter exclude annotate alias order_by reverse distinct values values_list dates "
    "datetimes none union intersection difference select_related extra defer only using "
    "select_for_update prefetch_related get create get_or_create update_or_create "
    "bulk_create bulk_update count in_bulk iterator latest earliest first last aggregate "
    "exists contains update delete explain aget acreate aget_or_create aupdate_or_create "
    "abulk_create abulk_update acount ain_bulk aiterator alatest aearliest afirst alast "
    "aaggregate aexists acontains aupdate adelete"
)
_MANAGERS = frozenset(("objects", "_default_manager", "_base_manager"))


class RawExpression(Thing, frozen=True, eq=False):
    """`RawSQL("..%s..", params)`: a part of a query that is not read."""

    value: Value


def _raw_expression(interpreter: Interpreter, call: CallOf) -> Value | None:
    value = call.arguments.get(0, "sql")
    if value is None:
        return None
    is_here = value.span.source is call.span.source
    return RawExpression(NAME, value.span if is_here else call.span, value)


def _raw(interpreter: Interpreter, call: CallOf) -> Value | None:
    """`Model.objects.raw(raw_query, params=())`: the parameters are given, if only none."""
    value = call.arguments.get(0, "raw_query")
    if value is None:
        return None
    values = call.arguments.get(1, "params")
    return cursors.made(NAME, call.span, value, Plain(True, call.span), values=values)


def _run_sql(interpreter: Interpreter, call: CallOf) -> Value | None:
    """`RunSQL(sql, reverse_sql)`: a text, or a list of texts and of pairs with parameters."""
    for place, name in ((0, "sql"), (1, "reverse_sql")):
        value = call.arguments.get(place, name)
        if isinstance(value, Items):
            for item in value.items:
                one = item.value if isinstance(item, Many) else item
                has_values = isinstance(one, Items) and len(one.items) == 2
                text = one.items[0] if isinstance(one, Items) and one.items else one
                _send(interpreter, text, has_values, call.span)
        elif isinstance(value, String | OneOf | NotKnown):
            _send(interpreter, value, False, call.span)
    return None


def _send(interpreter: Interpreter, value: Value, has_values: bool, span: Span) -> None:
    text = cursors.made(NAME, span, value, Plain(has_values, span))
    interpreter.send(text, span, NAME)


def _counted(interpreter: Interpreter, call: CallOf) -> Value | None:
    manager = call.span.text.partition(f".{call.name}")[0]
    interpreter.not_read(" ".join(manager.split()), call.span)
    return None


def _member(interpreter: Interpreter, value: Value, name: str, span: Span) -> Value | None:
    """`Order.objects`, where `Order` is a model as far as anybody knows; `connections[name]`."""
    if isinstance(value, Exported) and value.path[-2:] == ("db", "connections"):
        return LibraryObject(NAME, span, "Connection")
    if name in _MANAGERS and (
        isinstance(value, NotKnown)
        or (isinstance(value, LibraryObject) and value.type.endswith("Model"))
    ):
        return LibraryObject(NAME, span, "Manager")
    return None


def _method(
    interpreter: Interpreter, receiver: Value, name: str, given: Given, span: Span
) -> Value | None:
    """`connections[alias].cursor()`; `cursor.execute(..)` of what is called a cursor there."""
    if not isinstance(receiver, NotKnown):
        return None
    if name == "cursor" and not given.positional:
        return LibraryObject(NAME, span, "Cursor")
    if name in ("execute", "executemany") and cursors.is_text(given.get(0, "sql")):
        named = function_of(span).rpartition(".")[0].rpartition(".")[2].lower()
        if "cur" in named:
            call = CallOf(receiver, name, given, span)
            gives = cursors.sent(NAME) if name == "execute" else cursors.sent_once_for_each(NAME)
            return gives.function(interpreter, call)
    return None


_sent_parts = cursors.parts()


def _parts(thing: Thing, choose: Choose) -> Iterator[Part]:
    if isinstance(thing, RawExpression):
        yield from _sent_parts(
            cursors.made(NAME, thing.span, thing.value, Plain(True, thing.span)), choose
        )
    else:
        yield from _sent_parts(thing, choose)


def _holds(thing: Thing) -> tuple[Value, ...]:
    return (thing.value,) if isinstance(thing, RawExpression) else cursors.holds(thing)


_CURSOR: dict[str, tuple[Meaning, ...]] = {
    "Cursor.execute": (cursors.sent(NAME),),
    "Cursor.executemany": (cursors.sent_once_for_each(NAME),),
    "Cursor.copy_expert": (cursors.sent_as_it_is(NAME),),
    "Cursor.copy": (cursors.sent(NAME),),
    "Cursor.mogrify": (cursors.sent(NAME),),
}

DJANGO = Library(
    name=NAME,
    packages=frozenset({"django"}),
    calls={
        **_CURSOR,
        "db.connection.cursor": (Makes("Cursor"),),
        "Connection.cursor": (Makes("Cursor"),),
        "db.models.expressions.RawSQL": (Gives(_raw_expression),),
        "db.migrations.RunSQL": (Gives(_run_sql),),
        "db.migrations.operations.RunSQL": (Gives(_run_sql),),
        "Manager.raw": (Gives(_raw),),
        **{f"Manager.{name}": (Gives(_counted),) for name in _QUERIES.split()},
    },
    types={
        "db.backends.utils.CursorWrapper": "Cursor",
        "db.models.Manager": "Manager",
        "db.models.QuerySet": "Manager",
    },
    member=_member,
    method=_method,
    placed=placed,
    holds=_holds,
    parts=_parts,
    is_statement=cursors.is_statement,
    is_fragment=lambda thing: isinstance(thing, RawExpression),
)
