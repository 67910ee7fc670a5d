"""What a query, a subquery or a view selects, and what is meant by a field of it.

`selection-proxy.js`, `orderSelectedFields` and `createJoin` of drizzle-orm 0.45.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from ....source import Chunk
from ...values import Fields, Hole, Many, NotKnown, NoValue, OneOf, Plain, String, Value
from .things import (
    AliasedSql,
    Chain,
    PgColumn,
    PgTable,
    PgView,
    SelectedFields,
    Sql,
    Subquery,
    UnknownSql,
    at,
    field,
    is_undefined,
)

Resolve = Callable[[Value], Value]

JOINS = {
    "innerJoin": ("inner", False),
    "leftJoin": ("left", False),
    "rightJoin": ("right", False),
    "fullJoin": ("full", False),
    "crossJoin": ("cross", False),
    "innerJoinLateral": ("inner", True),
    "leftJoinLateral": ("left", True),
    "crossJoinLateral": ("cross", True),
}
SELECTS = frozenset(("select", "selectDistinct", "selectDistinctOn"))


def known_text(value: Value, of: Resolve) -> str | None:
    """What a string says; None where not all of it is known."""
    if isinstance(value, String) and len(value.parts) == 1:
        only = value.parts[0]
        if isinstance(only, Chunk):
            return only.text
    said: list[str] = []
    stack: list[Chunk | Hole | Value] = [value]
    while stack:
        part = stack.pop()
        if isinstance(part, Hole):
            part = part.value
        found = part if isinstance(part, Chunk) else of(part)
        if isinstance(found, Chunk):
            said.append(found.text)
        elif isinstance(found, String):
            stack.extend(reversed(found.parts))
        elif isinstance(found, Plain) and isinstance(found.value, int | float):
            said.append(str(found.value))
        else:
            return None
    return "".join(said)


def quoted(name: str) -> str:
    """A name as Drizzle quotes it."""
    return '"' + name.replace('"', '""') + '"'


def present(items: Sequence[Value], of: Resolve) -> tuple[Value, ...]:
    """The items of a list, without those that are not there this time."""
    found = ((item, item if isinstance(item, Many) else of(item)) for item in items)
    return tuple(item for item, chosen in found if not isinstance(chosen, NoValue))


def columns(table: PgTable) -> Fields:
    """The columns of a table under their keys."""
    named = tuple(
        (key, PgColumn(table.span, table, key, definition)) for key, definition in table.columns
    )
    return Fields(named, table.span, table.is_whole)


def like_name(table: Value) -> Value | None:
    """The name by which a query keeps what it selects from (`getTableLikeName`)."""
    match table:
        case Subquery():
            return table.alias
        case PgView():
            return table.shown
        case PgTable():
            return table.base if table.alias is None else table.alias
        case _:
            return None


def of_source(source: Value, of: Resolve) -> Fields | None:
    """What can be selected of an entry of FROM; None where that is not known."""
    match source:
        case PgTable():
            return columns(source)
        case Sql():
            return Fields((), source.span)
        case Subquery() | PgView():
            found = _selected_by(source, of)
            if found is None:
                return None
            given = dict(found.fields)
            named = tuple(
                (key, SelectedFields(source.span, source, (key,), "alias")) for key in given
            )
            return Fields(named, source.span, found.is_whole)
        case _:
            return None


def of_query(query: Chain, of: Resolve) -> Fields | None:
    """What a query selects or returns; None where that is not known."""
    if query.kind != "select":
        return _returned(query, of)
    given = given_fields(query)
    said = None if given is None else of(given)
    if said is not None and not is_undefined(said):
        return _as_fields(said)
    source = next((step.arguments[0] for step in query.steps if step.name == "from"), None)
    return None if source is None else _all_of(query, of(source), of)


def _all_of(query: Chain, source: Value, of: Resolve) -> Fields | None:
    """All that there is in FROM: of each entry, once there is a join, under its name."""
    fields = of_source(source, of)
    joins = [step for step in query.steps if step.name in JOINS and step.arguments]
    if not joins or fields is None:
        return fields
    key = _key(source, of)
    entries: dict[str, Value] = dict(fields.fields) if key is None else {key: fields}
    is_whole = fields.is_whole
    for step in joins:
        entry = of(step.arguments[0])
        key, found = _key(entry, of), of_source(entry, of)
        if key is not None and found is not None:
            entries[key] = found
        elif not isinstance(entry, Sql):
            is_whole = False
    return Fields(tuple(entries.items()), query.span, is_whole)


def _key(entry: Value, of: Resolve) -> str | None:
    name = like_name(entry)
    return None if name is None else known_text(name, of)


def given_fields(query: Chain) -> Value | None:
    """What `select({...})` is given."""
    for step in query.steps:
        if step.name in SELECTS:
            place = 1 if step.name == "selectDistinctOn" else 0
            return step.arguments[place] if len(step.arguments) > place else None
    return None


def selected(selection: SelectedFields, of: Resolve) -> Value:
    """What is meant by a field of a subquery, a view or a query."""
    owner = of(selection.owner)
    read: Value | None = _selected_by(owner, of)
    alias: Value | None = None
    is_of_view = False
    if isinstance(owner, Subquery):
        alias = owner.alias
    elif isinstance(owner, PgView):
        alias = owner.shown
        is_of_view = not isinstance(of(owner.fields), PgTable)
    for key in selection.keys:
        read = read if read is None else of(read)
        read = field(columns(read) if isinstance(read, PgTable) else read, key)
    if read is None:
        return NotKnown(selection.span)
    found = _read(of(read), selection, alias, is_of_query=isinstance(owner, Chain))
    if is_of_view and isinstance(found, PgColumn):
        return replace(found, table=replace(found.table, kind=""))
    return found


def flat(fields: Fields | None, query: Chain, of: Resolve) -> list[Value]:
    """The fields of a selection in order, with those of records and tables in it."""
    if fields is None:
        return [UnknownSql(query.span)]
    found: list[Value] = []
    stack: list[Value] = [fields]
    while stack:
        value = of(stack.pop())
        match value:
            case Fields():
                if not value.is_whole:
                    stack.append(UnknownSql(value.span))
                stack.extend(reversed(dict(value.fields).values()))
            case PgTable():
                stack.append(columns(value))
            case PgColumn() | Sql() | AliasedSql() | Subquery() | UnknownSql():
                found.append(value)
            case Chain() if value.kind == "count":
                found.append(value)
            case NoValue():
                pass  # the field is there in other cases
            case _:
                found.append(UnknownSql(value.span))
    return found


def _selected_by(owner: Value, of: Resolve) -> Fields | None:
    match owner:
        case Subquery(fields=None):
            query = of(owner.query)
            return of_query(query, of) if isinstance(query, Chain) else None
        case Subquery():
            return None if owner.fields is None else _as_fields(of(owner.fields))
        case PgView():
            return _as_fields(of(owner.fields))
        case Chain():
            return of_query(owner, of)
        case _:
            return None


def _as_fields(value: Value) -> Fields | None:
    if isinstance(value, PgTable):
        return columns(value)
    return value if isinstance(value, Fields) else None


def _returned(query: Chain, of: Resolve) -> Fields | None:
    """What `.returning(fields)` says; all columns of the table where it names none."""
    step = next((step for step in reversed(query.steps) if step.name == "returning"), None)
    if step is None:
        return Fields((), query.span)
    if step.arguments and not is_undefined(given := of(step.arguments[0])):
        return _as_fields(given)
    first = next(step for step in query.steps if step.name == query.kind)
    table = at(of(first.arguments[0]), step.span) if first.arguments else None
    own = columns(table) if isinstance(table, PgTable) else None
    source = next((one for one in query.steps if one.name == "from"), None)
    if own is None or query.kind != "update" or source is None:
        return own
    entries: dict[str, Value] = dict(own.fields)
    is_whole = own.is_whole
    for one in query.steps:
        if one.name in JOINS or one is source:
            entry = of(one.arguments[0])
            key, found = _key(entry, of), of_source(entry, of)
            if key is not None and found is not None:
                entries[key] = found
            else:
                is_whole = False
    return Fields(tuple(entries.items()), step.span, is_whole)


def _read(
    value: Value, selection: SelectedFields, alias: Value | None, *, is_of_query: bool
) -> Value:
    """A field as a query reads it (`SelectionProxyHandler.get`): SQL that has no name can be read
    by the callbacks of the query itself, not of a subquery."""
    match value:
        case AliasedSql():
            if selection.behavior == "sql" and not value.is_selected:
                return value.sql
            of = value.of if alias is None else alias
            return replace(value, is_selected=True, of=of, span=selection.span)
        case PgColumn():
            table = value.table if alias is None else value.table.aliased(alias)
            return replace(value, table=table, span=selection.span)
        case Sql():
            return value if is_of_query else NotKnown(selection.span)
        case Fields() | PgTable():
            named = columns(value) if isinstance(value, PgTable) else value
            entries = tuple(
                (key, replace(selection, keys=(*selection.keys, key))) for key in dict(named.fields)
            )
            return Fields(entries, selection.span, named.is_whole)
        case OneOf():
            return NotKnown(selection.span)
        case _:
            return value
