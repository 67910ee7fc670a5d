"""The text of what Drizzle makes: `SQL.buildQueryFromSourceParams` of drizzle-orm 0.45.

A stack of chunks: each is text, or is taken apart into others. Nothing calls itself, however deep
conditions and subqueries are nested. A case for each kind of chunk: so the file is long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from ....source import Chunk, Span
from ...values import Hole, Items, Many, NotFollowed, NotKnown, NoValue, OneOf, Plain, Thing, Value
from ..library import Chooser, DeclaredPart, NamedPart, ParameterPart, Part, UnknownPart
from . import relational, select, writes
from .again import AskedFor, BeingWritten, Memory
from .casing import cased
from .declared import declared
from .fields import known_text, present, quoted, selected
from .operators import is_sql, text, written
from .things import (
    AliasedSql,
    Bare,
    CasingAround,
    Chain,
    Database,
    DrizzleThing,
    EnumType,
    Mentioned,
    PgColumn,
    PgTable,
    PgView,
    Raw,
    Realiased,
    SchemaName,
    SelectedFields,
    Sql,
    SqlCall,
    SqlName,
    SqlParameter,
    Subquery,
    UnknownSql,
    Unwrapped,
    at,
    is_undefined,
)

Chunks: TypeAlias = Sequence[Chunk | Hole | Value]

_DEEPEST = 100  # choices, calls and fields that lead to one another
_ANY = "any"
_AROUND = "around"


class _State(Struct, frozen=True):
    """What holds for a chunk and all within: `put` is the outermost hole in which it stands."""

    casing: str | None = _ANY  # that of the client, or _ANY where the client is not known
    is_inline: bool = False
    put: Span | None = None
    alias: Value | None = None  # columns are read from the table under this name

    @property
    def key(self) -> tuple[object, ...]:
        """What two states have in common in which the same text is written."""
        put = self.put
        where = None if put is None else (id(put.source), put.start, put.end)
        return self.casing, self.is_inline, where, id(self.alias)


_NOT_SETTLED = frozenset((OneOf, NotKnown, SqlCall, SelectedFields))
_WHOLE = frozenset((PgColumn, Bare, SqlName, SqlParameter, UnknownSql, Raw, Mentioned, NotKnown))


class Emission:
    """The text of one thing, with choices made."""

    def __init__(self, root: Thing, choose: Chooser) -> None:
        self._root = root
        self._memory = Memory.of(root, choose)
        self._before = ""  # the end of the text so far

    def of(self, value: Value) -> Value:
        """A value with choices made, calls as the SQL that they return, and fields found."""
        found = value
        for _ in range(_DEEPEST):
            if type(found) not in _NOT_SETTLED:
                return found
            if isinstance(found, OneOf):
                found = self._memory.choose(found)
            elif isinstance(found, NotKnown) and isinstance(found.type, OneOf | DrizzleThing):
                found = at(found.type, found.span)  # `typeof apps.id`
            elif isinstance(found, SqlCall | SelectedFields):
                said = self._memory.known("said", found, self._said)
                if said is found:
                    return found
                found = said
            else:
                return found
        return NotKnown(value.span)

    def _said(self, value: SqlCall | SelectedFields) -> Value:
        if isinstance(value, SelectedFields):
            return selected(value, self.of)
        return written(value, self.of) or Plain(None, value.span)

    def parts(self) -> Iterator[Part]:
        """The parts of the text, in order."""
        memory = self._memory
        stack: list[tuple[Chunk | Hole | Value | BeingWritten, _State]] = [(self._root, _State())]
        if isinstance(self._root, Chain):
            stack = [(Unwrapped(self._root.span, self._root), _State())]
        while stack:
            chunk, state = stack.pop()
            if isinstance(chunk, Hole):
                state = state if state.put is not None else replace(state, put=chunk.span)
                chunk = chunk.value
            if isinstance(chunk, BeingWritten):
                memory.end(chunk, self._before)
                continue
            if isinstance(chunk, Chunk):
                self._before = (self._before + chunk.text).rstrip()[-3:]
                yield memory.part(self._at_its_place(chunk, state))
                continue
            key = (id(chunk), *state.key, self._before) if memory.is_kept else None
            known = memory.text(key)
            if known is not None:
                for part in known.parts:
                    if isinstance(part, AskedFor):
                        memory.choose(part.value)
                    else:
                        yield memory.part(part)
                self._before = known.before
                continue
            record = memory.begin(key, (chunk, state))
            found = self.of(chunk)
            if isinstance(found, Many) and is_sql(self.of(found.value)):
                found = self.of(found.value)  # one for all
            inner = self._within(found, state)
            chunks = self._taken_apart(found, inner)
            if chunks is None:
                for part in self._whole(found, inner):
                    yield memory.part(part)
                memory.end(record, self._before)
            else:
                stack.append((record, state))
                stack += [(one, inner) for one in reversed(chunks)]

    def _is_behind_in(self) -> bool:
        """Whether the text so far ends with IN, behind which a list in parentheses stands."""
        return self._before.lower().endswith("in") and not self._before[:-2].isalnum()

    def _at_its_place(self, chunk: Chunk, state: _State) -> Chunk:
        span, root = chunk.span, self._root.span
        is_inside = span.source is root.source and root.start <= span.start <= span.end <= root.end
        if is_inside or state.put is None or chunk.put is not None:
            return chunk
        return replace(chunk, put=state.put)

    def _within(self, value: Value, state: _State) -> _State:
        if isinstance(value, Sql) and value.is_inline:
            return replace(state, is_inline=True)
        if isinstance(value, Realiased):
            return replace(state, alias=value.alias)
        is_closed = isinstance(value, Subquery) or (
            isinstance(value, Chain) and value.kind != "count"
        )
        if is_closed and state.alias is not None:
            return replace(state, alias=None)
        if isinstance(value, Unwrapped):
            database = self.of(value.query.database)
            if isinstance(database, Database):
                return replace(state, casing=self._casing(database))
        return state

    def _taken_apart(self, value: Value, state: _State) -> Chunks | None:
        """The chunks of which one is made; None where it is text of its own."""
        if type(value) in _WHOLE:
            return None
        span = value.span
        match value:
            case Sql():
                return value.chunks
            case Realiased():
                return [value.value]
            case Unwrapped():
                query = self._memory.known("query", value.query, self._query)
                return query.chunks if isinstance(query, Sql) else None
            case Chain(kind="count"):
                return writes.count(value, self.of, is_whole=False)
            case Chain():
                return [text("(", span), Unwrapped(span, value), text(")", span)]
            case Subquery(is_with=False):
                query = select.unwrapped(self.of(value.query))
                name = SqlName(span, value.alias)
                return [text("(", span), query, text(") ", span), name]
            case Subquery():
                return [SqlName(span, value.alias)]
            case AliasedSql(of=None):
                return [SqlName(span, value.alias)]
            case PgTable() | PgView() if self._relation(value) is not None:
                return None
            case PgTable() | PgView() if value.alias is not None:
                return [SqlName(span, value.alias)]
            case PgTable() | PgView():
                return _qualified(value.schema, value.name, span)
            case EnumType():
                return _qualified(value.schema, value.name, span)
            case SchemaName():
                return [SqlName(span, value.name)]
            case Items():
                items = present(value.items, self.of)
                return [text("(", span), *select.between(items, ", ", span), text(")", span)]
            case _:
                return None

    def _query(self, query: Chain) -> Sql:
        match query.kind:
            case "select":
                return select.select(query, self.of)
            case "count":
                chunks = writes.count(query, self.of, is_whole=True)
            case "relational":
                chunks = [*relational.relational(query, self.of), *select.unknown_steps(query)]
            case _:
                chunks = writes.write(query, self.of)
        return Sql(query.span, tuple(chunks))

    def _whole(self, value: Value, state: _State) -> Iterator[Part]:
        match value:
            case Mentioned():
                yield from map(DeclaredPart, declared(value.relation, self.of))
                return
            case PgColumn():
                yield from self._column(value, state, is_bare=False)
            case Bare():
                yield from self._column(value.column, state, is_bare=True)
            case PgTable() | PgView() if (relation := self._relation(value)) is not None:
                shown = relation
                if value.alias is not None:
                    shown = quoted(known_text(value.alias, self.of) or "")
                yield from map(DeclaredPart, declared(value, self.of))
                yield NamedPart(shown, value.span, relation, None)
            case SqlName():
                yield self._quoted(known_text(value.name, self.of), value.span)
            case AliasedSql():
                yield self._of_subquery(value)
            case Raw():
                yield Hole(self.of(value.value), value.span)
            case UnknownSql():
                yield UnknownPart(value.span, value.kind)
            case SqlParameter():
                yield from self._parameter(self.of(value.value), value.span, state)
            case Many():
                yield UnknownPart(value.span, "csv")
            case NotKnown() if self._is_behind_in():
                yield text("(", value.span)
                yield UnknownPart(value.span, "csv")
                yield text(")", value.span)
            case NotFollowed():
                yield UnknownPart(state.put or value.span, "raw")
            case Plain() | NoValue() if is_undefined(value):
                return
            case Thing() if value.library != self._root.library:
                yield value
            case _:
                yield from self._parameter(value, value.span, state)
        self._before = "x"

    def _relation(self, value: PgTable | PgView) -> str | None:
        """The name of a relation, where it and the alias that it goes by are known."""
        names = [value.name] if value.schema is None else [value.schema, value.name]
        known = [known_text(one, self.of) for one in names]
        if value.alias is not None and known_text(value.alias, self.of) is None:
            return None
        return ".".join(quoted(one) for one in known if one is not None) if all(known) else None

    def _parameter(self, value: Value, span: Span, state: _State) -> Iterator[Part]:
        if isinstance(value, Sql):  # a column's type may turn what it binds into SQL
            yield Hole(value, span)
        elif state.is_inline and isinstance(value, Plain):
            said = "null" if value.value is None else str(value.value)
            yield text(said.lower() if isinstance(value.value, bool) else said, span)
        elif state.is_inline and (known := known_text(value, self.of)) is not None:
            yield text("'" + known.replace("'", "''") + "'", span)
        else:
            yield ParameterPart(span, None if isinstance(value, NotFollowed) else value)

    def _quoted(self, name: str | None, span: Span) -> Part:
        return UnknownPart(span, "name") if name is None else text(quoted(name), span)

    def _of_subquery(self, value: AliasedSql) -> Part:
        """What a subquery has under a name: it is written without that of the subquery."""
        name = known_text(value.alias, self.of)
        of = None if value.of is None else known_text(value.of, self.of)
        if name is None or of is None:
            return self._quoted(name, value.span)
        return NamedPart(quoted(name), value.span, quoted(of), name)

    def _column(self, column: PgColumn, state: _State, *, is_bare: bool) -> Iterator[Part]:
        table = column.table if state.alias is None else column.table.aliased(state.alias)
        is_qualified = table.schema is not None and table.alias is None
        names = [table.schema, table.shown] if is_qualified else [table.shown]
        before = [None if one is None else known_text(one, self.of) for one in names]
        name = self._column_name(column, state)
        yield from map(DeclaredPart, declared(column, self.of))
        relation = ".".join(quoted(one) for one in before if one is not None)
        if name is not None and None not in before:
            said = quoted(name) if is_bare else f"{relation}.{quoted(name)}"
            yield NamedPart(said, column.span, relation, name)
            return
        for part in () if is_bare else before:
            yield self._quoted(part, column.span)
            yield text(".", column.span)
        yield self._quoted(name, column.span)

    def _casing(self, database: Database) -> str | None:
        if database.casing is None:
            return None
        if isinstance(database.casing, CasingAround):
            return _AROUND
        said = known_text(database.casing, self.of)
        return _ANY if said is None else said

    def _casing_around(self) -> str | None:
        """The casing of the clients around, where they agree on one."""
        root = self._root
        database = self.of(root.database) if isinstance(root, Chain) else None
        casing = database.casing if isinstance(database, Database) else None
        given = casing.casings if isinstance(casing, CasingAround) else ()
        known = {None if one is None else known_text(one, self.of) or _ANY for one in given}
        return known.pop() if len(known) == 1 else _ANY

    def _column_name(self, column: PgColumn, state: _State) -> str | None:
        """Its name; None where that is not known, as it is not where any casing may hold."""
        if column.definition.name is None:
            if state.casing == _AROUND:
                state = replace(state, casing=self._casing_around())
            casings = ("snake_case", "camelCase") if state.casing == _ANY else (state.casing,)
            names = {cased(column.key, casing) for casing in casings}
            return names.pop() if len(names) == 1 else None
        return known_text(column.definition.name, self.of)


def _qualified(schema: Value | None, name: Value, span: Span) -> Sequence[Chunk | Value]:
    named = SqlName(span, name)
    return [named] if schema is None else [SqlName(span, schema), text(".", span), named]
