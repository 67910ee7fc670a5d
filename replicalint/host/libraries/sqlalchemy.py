"""SQLAlchemy: `text()`, what it is executed with, and the rest, which is not read.

https://docs.sqlalchemy.org/en/20/core/sqlelement.html#sqlalchemy.sql.expression.text
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from ...source import Chunk, Form, Span
from ..values import Fields, NotKnown, OneOf, Plain, String, Thing, Value
from . import cursors
from .bound import bound_parts
from .library import (
    CallOf,
    Choose,
    Given,
    Gives,
    Interpreter,
    Library,
    Makes,
    Meaning,
    Part,
    Runs,
    UnknownPart,
)
from .unread import begun, called, function_of, unread
from .written import begins_statement, no_choice, placed, text_of

NAME = "SQLAlchemy"
# As in SQLAlchemy's sql/compiler.py: it does not look whether it is within a constant.
_BIND = re.compile(r"(?<![:\w\\]):(?P<name>[\w$]+)(?![:\w$])|\\(?P<escaped>:[\w$]*)(?![:\w$])")
_BEGINS_BIND = re.compile(r"(?<![:\w\\]):[\w$]*\Z")
_ENDS_BIND = re.compile(r"[\w$]*")
_EXECUTES = ("execute", "scalar", "scalars", "stream", "stream_scalars")

_OF_TEXT = frozenset("compile self_group get_children compare unique_params params".split())


class TextClause(Thing, frozen=True, eq=False):
    """`text("..:name..")`; `lists` are the parameters that stand for several values.

    `values` are records, and lists of them, of what is bound.
    """

    value: Value
    lists: frozenset[str] = frozenset()
    is_sent: bool = False
    has_binds: bool = True
    values: tuple[Value, ...] = ()


class BindParameter(Thing, frozen=True, eq=False):
    """`bindparam("ids", expanding=True)`"""

    name: str


def _text(interpreter: Interpreter, call: CallOf) -> Value | None:
    value = call.arguments.get(0, "text")
    return None if value is None else TextClause(NAME, _where(value, call.span), value)


def _literal_column(interpreter: Interpreter, call: CallOf) -> Value | None:
    value = call.arguments.get(0, "text")
    if value is None:
        return None
    return TextClause(NAME, _where(value, call.span), value, has_binds=False)


def _where(value: Value, span: Span) -> Span:
    """Where a text is written, if that is in the file."""
    is_here = value.span.source is span.source and value.span.start < value.span.end
    return value.span if is_here else span


def _bind_parameter(interpreter: Interpreter, call: CallOf) -> Value | None:
    name = call.arguments.get(0, "key")
    text = None if name is None else text_of(name, no_choice)
    expanding = dict(call.arguments.named).get("expanding")
    is_list = isinstance(expanding, Plain) and bool(expanding.value)
    return BindParameter(NAME, call.span, text) if text is not None and is_list else None


def _executed(interpreter: Interpreter, call: CallOf) -> Value | None:
    """`connection.execute(text(..), {..})`; a string is taken as drivers take it."""
    value = call.arguments.get(0, "statement")
    if value is None:
        value = call.arguments.get(0, "sqltext")
    return _sent(interpreter, value, call)


def _sent(interpreter: Interpreter, value: Value | None, call: CallOf) -> Value | None:
    if isinstance(value, TextClause):
        return _sent_clause(value, call)
    if isinstance(value, OneOf) and any(isinstance(one, TextClause) for one in value.options):
        for option in value.options:
            if isinstance(option, TextClause):
                interpreter.send(_sent_clause(option, call), call.span, NAME)
        return None
    if isinstance(value, String):
        return cursors.sent(NAME).function(interpreter, call)
    return None


def _sent_clause(clause: TextClause, call: CallOf) -> TextClause:
    given = call.arguments.get(1, "parameters") or call.arguments.get(1, "params")
    values = clause.values if given is None else (*clause.values, given)
    return replace(clause, is_sent=True, values=values)


def _method(
    interpreter: Interpreter, receiver: Value, name: str, given: Given, span: Span
) -> Value | None:
    """The methods of a text, and of a session of which nothing is known that is given one."""
    if isinstance(receiver, TextClause):
        if name in ("bindparams", "columns", "execution_options"):
            lists = {one.name for one in given.positional if isinstance(one, BindParameter)}
            values = receiver.values
            if name == "bindparams" and given.named:
                values = (*values, Fields(given.named, span))
            lists |= receiver.lists
            return replace(receiver, lists=lists, is_sent=False, values=values)
        if not receiver.is_sent and name not in _OF_TEXT:
            interpreter.not_read(called(span, name), span)
        return None
    if isinstance(receiver, NotKnown) and name in (*_EXECUTES, "exec_driver_sql"):
        value = given.get(0, "statement")
        call = CallOf(receiver, name, given, span)
        if name == "exec_driver_sql" and value is not None:
            return cursors.sent(NAME).function(interpreter, call)
        is_text = isinstance(value, TextClause | OneOf)
        return _sent(interpreter, value, call) if is_text else None
    return None


_cursor_parts = cursors.parts()


def _parts(thing: Thing, choose: Choose) -> Iterator[Part]:
    if not isinstance(thing, TextClause):
        yield from _cursor_parts(thing, choose)
        return
    numbers: dict[str, int] = {}

    def put(match: re.Match[str], place: Span, hole: Span | None) -> Iterator[Part]:
        if match["escaped"] is not None:
            yield Chunk(match["escaped"], place, False, hole)
        elif match["name"] in thing.lists:
            yield Chunk("(", Span(place.source, place.start, place.start), False, hole)
            yield UnknownPart(place, "csv")
            yield Chunk(")", Span(place.source, place.end, place.end), False, hole)
        else:
            yield Chunk(cursors.numbered(match["name"], numbers), place, False, hole)

    flattened = cursors.flat(thing.value, thing.span, None, choose)
    named = cursors.with_names_known(flattened, _BEGINS_BIND, _ENDS_BIND)
    for part in cursors.replaced(named, _BIND, put) if thing.has_binds else flattened:
        if isinstance(part, cursors.Mark):
            yield Chunk(cursors.numbered(part.name, numbers), part.span, False)
        else:
            yield part
    for values in thing.values:
        yield from bound_parts(values, numbers)


def _is_statement(thing: Thing) -> bool:
    return cursors.is_statement(thing) or (isinstance(thing, TextClause) and thing.is_sent)


def _is_fragment(thing: Thing) -> bool:
    return isinstance(thing, TextClause) and not thing.is_sent


def _form(thing: Thing) -> Form | None:
    """A text that begins as a statement does is one, whoever executes it."""
    is_whole = isinstance(thing, TextClause) and isinstance(thing.value, String)
    if is_whole and isinstance(thing, TextClause) and isinstance(thing.value, String):
        return Form.STATEMENTS if begins_statement(thing.value.parts) else None
    return None


def _holds(thing: Thing) -> tuple[Value, ...]:
    return (thing.value,) if isinstance(thing, TextClause) else cursors.holds(thing)


def _executes(*types: str) -> dict[str, tuple[Meaning, ...]]:
    return {f"{of}.{name}": (Gives(_executed),) for of in types for name in _EXECUTES}


def _begun_by_name(interpreter: Interpreter, call: CallOf) -> Value | None:
    """`select(..)`: counted under its own name."""
    interpreter.not_read(function_of(call.span), call.span)
    return None


_SESSION_METHODS = (
    "query get get_one add add_all merge delete refresh bulk_save_objects bulk_insert_mappings "
    "bulk_update_mappings"
)
_BUILDERS = "select insert update delete union union_all intersect except_ exists"
_TEXTS: dict[str, tuple[Meaning, ...]] = {
    f"{before}{name}": (Gives(function),)
    for before in ("", "sql.", "sql.expression.")
    for name, function in (
        ("text", _text),
        ("literal_column", _literal_column),
        ("bindparam", _bind_parameter),
    )
}

SQLALCHEMY = Library(
    name=NAME,
    packages=frozenset({"sqlalchemy", "sqlmodel", "flask_sqlalchemy", "alembic"}),
    calls={
        **_TEXTS,
        **{
            f"{before}{name}": (Gives(_begun_by_name),)
            for before in ("", "sql.", "sql.expression.", "future.")
            for name in _BUILDERS.split()
        },
        "create_engine": (Makes("Engine"),),
        "engine.create_engine": (Makes("Engine"),),
        "ext.asyncio.create_async_engine": (Makes("Engine"),),
        "Engine.connect": (Makes("Connection"),),
        "Engine.begin": (Makes("Connection"),),
        "Connection.begin": (Makes("Connection"),),
        "Connection.execution_options": (Makes("Connection"),),
        "Connection.exec_driver_sql": (cursors.sent(NAME),),
        "Connection.run_sync": (Runs(0, ("Connection",)),),
        "Connection.cursor": (Makes("Connection"),),
        "Engine.raw_connection": (Makes("Driver"),),
        "Driver.cursor": (Makes("Driver"),),
        "Driver.execute": (cursors.sent(NAME),),
        "Driver.executemany": (cursors.sent_once_for_each(NAME),),
        "Session": (Makes("Session"),),
        "orm.Session": (Makes("Session"),),
        "ext.asyncio.AsyncSession": (Makes("Session"),),
        "Session.connection": (Makes("Connection"),),
        "Session.begin": (Makes("Session"),),
        "Session.run_sync": (Runs(0, ("Session",)),),
        "orm.sessionmaker": (Makes("sessionmaker"),),
        "orm.scoped_session": (Makes("Session"),),
        "ext.asyncio.async_sessionmaker": (Makes("sessionmaker"),),
        "ext.asyncio.async_scoped_session": (Makes("Session"),),
        "sessionmaker()": (Makes("Session"),),
        "sessionmaker.begin": (Makes("Session"),),
        "Session()": (Makes("Session"),),
        "SQLAlchemy": (Makes("SQLAlchemy"),),
        "SQLAlchemy.text": (Gives(_text),),
        "op.execute": (Gives(_executed),),
        "op.get_bind": (Makes("Connection"),),
        **_executes("Connection", "Session"),
        **unread("Session", _SESSION_METHODS),
        **{f"SQLAlchemy.{name}": (Gives(begun),) for name in _BUILDERS.split()},
    },
    members={"SQLAlchemy.session": "Session", "SQLAlchemy.engine": "Engine"},
    types={
        "engine.Engine": "Engine",
        "engine.Connection": "Connection",
        "engine.base.Connection": "Connection",
        "ext.asyncio.AsyncEngine": "Engine",
        "ext.asyncio.AsyncConnection": "Connection",
        "ext.asyncio.AsyncSession": "Session",
        "ext.asyncio.session.AsyncSession": "Session",
        "orm.Session": "Session",
        "orm.session.Session": "Session",
        "orm.scoped_session": "Session",
        "orm.sessionmaker": "sessionmaker",
        "ext.asyncio.async_sessionmaker": "sessionmaker",
    },
    method=_method,
    placed=placed,
    holds=_holds,
    parts=_parts,
    is_statement=_is_statement,
    is_fragment=_is_fragment,
    form=_form,
)
