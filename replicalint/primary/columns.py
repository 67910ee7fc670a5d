"""What changes do to the columns of a table, and of those that inherit them.

The file is as long as the list of what ALTER COLUMN changes.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from ..changes import (
    NULL,
    AddColumn,
    Call,
    CastValue,
    ColumnDefinition,
    Constant,
    DefaultColumn,
    DropExpression,
    Expression,
    IdentifyColumn,
    Key,
    RequireColumn,
    RetypeColumn,
    SetExpression,
)
from ..name import Name
from ..pgtype import PgType
from .draft import Draft
from .indexes import rebuild_index
from .keys import add_all
from .losing import using
from .names import chosen
from .not_null import NOT_NULL_AS_CONSTRAINT, required
from .objects import DefinedSequence
from .relations import Table, TableColumn

_REGCLASS = PgType(Name("pg_catalog", "regclass"))
_PARTITIONS_SHARE_IDENTITY = 17  # the version from which on they do


def add_column(draft: Draft, change: AddColumn) -> None:
    """ADD COLUMN with its constraints."""
    table = draft.table(change.relation)
    if table is None:
        return
    exists = change.column.name in table.columns and not table.is_assumed
    if exists and change.may_exist:
        return
    kept = _nullable_below(draft, table, change.column.name)
    _add(draft, table, change.column, is_only=change.is_only)
    require_columns(draft, table.name, (change.column,))
    for name in kept if draft.before.postgres < NOT_NULL_AS_CONSTRAINT else ():
        required(draft, draft.there(name), change.column.name, False, is_only=True)
    add_all(draft, table.name, change.keys)


def _nullable_below(draft: Draft, table: Table, column: str) -> tuple[Name, ...]:
    """The tables below that have a column which may be NULL: until 17 a new one leaves it so."""
    found: dict[Name, None] = {}
    for child in draft.children(table):
        own = child.columns.get(column)
        if own is not None and not own.is_required:
            found[child.name] = None
        found.update(dict.fromkeys(_nullable_below(draft, child, column)))
    return tuple(found)


def _add(draft: Draft, table: Table, definition: ColumnDefinition, *, is_only: bool) -> None:
    made = made_column(draft, table, definition)
    if is_only:
        draft.put(replace(table, columns={**table.columns, made.name: made}))
    else:
        put_column(draft, table, made)


def put_column(draft: Draft, table: Table, column: TableColumn) -> None:
    """Adds a column to a table and to those below it."""
    draft.put(replace(table, columns={**table.columns, column.name: column}))
    _hand_down(draft, table, column)


def _hand_down(draft: Draft, table: Table, column: TableColumn) -> None:
    """Adds a column to the tables below; one that has it takes it as inherited."""
    identity = column.identity if shares_identity(draft, table) else None
    inherited = replace(column, identity=identity, parents=1, is_local=False)
    for child in draft.children(table):
        own = child.columns.get(column.name)
        if own is not None:
            taken = replace(own, parents=own.parents + 1)
            draft.put(replace(child, columns={**child.columns, column.name: taken}))
            continue
        below = draft.put(replace(child, columns={**child.columns, column.name: inherited}))
        _hand_down(draft, below, column)


def shares_identity(draft: Draft, table: Table) -> bool:
    """Whether the partitions of a table have its identity columns as such."""
    is_new = draft.before.postgres >= _PARTITIONS_SHARE_IDENTITY
    return is_new and table.kind == "partitioned table"


def require_columns(draft: Draft, name: Name, definitions: tuple[ColumnDefinition, ...]) -> None:
    """The NOT NULL of columns that have just been made."""
    for definition in definitions:
        table = draft.table(name)
        if definition.is_required and table is not None:
            key = Key(
                definition.required_as,
                "not null",
                definition.span,
                is_inherited=definition.hands_required_down,
            )
            required(draft, table, definition.name, True, key=key)


def made_column(draft: Draft, table: Table, definition: ColumnDefinition) -> TableColumn:
    """A column as it is defined, with the sequence that serial and identity make."""
    has_default = definition.is_serial or is_default(
        draft, definition.default, definition.type, definition.modifier
    )
    drawn = _drawn_from(draft, table, definition.default)
    if definition.is_serial:
        drawn = new_sequence(draft, table, definition.name)
    elif definition.identity is not None:
        new_sequence(
            draft,
            table,
            definition.name,
            is_identity=True,
            name=definition.sequence,
            persistence=definition.persistence,
        )
    return TableColumn(
        definition.name,
        definition.type,
        definition.span,
        definition.modifier,
        has_default=has_default,
        generated=definition.generated,
        identity=definition.identity,
        uses=tuple(dict.fromkeys(definition.expression)),
        default=definition.default,
        draws_from=drawn,
        needs=definition.needs,
    )


def _drawn_from(draft: Draft, table: Table, value: Expression | None) -> Name | None:
    """The sequence of `nextval('public.s'::regclass)`, where that is all of a default."""
    if not isinstance(value, Call) or value.function.name != "nextval" or not value.arguments:
        return None
    named = value.arguments[0]
    if isinstance(named, CastValue) and named.type == _REGCLASS:
        named = named.value
    if not isinstance(named, Constant) or named.kind != "string":
        return None
    try:
        name = Name.parse(named.text)
    except ValueError:
        return None
    names = [name] if name.schema else [Name(s, name.name) for s in (table.name.schema, "public")]
    return next((one for one in names if draft.sequence(one) is not None), None)


def is_default(
    draft: Draft, value: Expression | None, type_: PgType | None, modifier: str | None
) -> bool:
    """Whether a default is kept: a mere NULL is none (heap.c, AddRelationNewConstraints).

    It is more than that where it is cast, to a domain or for the length of the column.
    """
    while isinstance(value, CastValue):
        if type_ is None or not _is_same_type(value, type_):
            return True
        value = value.value
    if value != NULL or type_ is None:
        return value is not None
    defined = draft.before.types.get(type_.name)
    is_domain = defined is not None and defined.kind == "domain" and not type_.is_array
    return is_domain or (bool(modifier) and type_.name.name != "interval")


def _is_same_type(cast: CastValue, type_: PgType) -> bool:
    """Whether a cast is to the type of the column."""
    if cast.type is None or cast.modifier:
        return False
    is_named_so = cast.type.name.schema in ("", type_.name.schema)
    return is_named_so and (cast.type.name.name, cast.type.is_array) == (
        type_.name.name,
        type_.is_array,
    )


def new_sequence(
    draft: Draft,
    table: Table,
    column: str,
    *,
    is_identity: bool = False,
    name: Name | None = None,
    persistence: str | None = None,
) -> Name:
    """Makes the sequence of a serial or an identity column, by its own name if it has one."""
    schema = table.name.schema
    if name is None:
        bare = chosen(
            table.name.name, column, "seq", lambda one: draft.is_relation(Name(schema, one))
        )
        name = Name(schema, bare)
    owner = (table.name, column)
    persistence = persistence or table.persistence
    draft.put_sequence(DefinedSequence(name, draft.span, owner, is_identity, persistence))
    return name


# -- one column -----------------------------------------------------------------------------


def _each(
    draft: Draft,
    name: Name,
    column: str,
    change: Callable[[TableColumn], TableColumn],
    *,
    is_only: bool = False,
) -> None:
    """Changes a column of a table and of those that inherit it."""
    table = draft.table(name)
    if table is None or column not in table.columns:
        return
    changed = change(table.columns[column])
    table = draft.put(replace(table, columns={**table.columns, column: changed}))
    if not is_only:
        for child in draft.children(table):
            _each(draft, child.name, column, change)


def retype(draft: Draft, change: RetypeColumn) -> None:
    """ALTER COLUMN TYPE, which makes the indexes anew."""
    _each(
        draft,
        change.relation,
        change.column,
        lambda one: replace(one, type=change.type, modifier=change.modifier),
        is_only=change.is_only,
    )
    table = draft.table(change.relation)
    if table is not None and table.kind == "partitioned table":
        for index in using(table, (change.column,)):
            rebuild_index(draft, table.name, index)


def require(draft: Draft, change: RequireColumn) -> None:
    """SET NOT NULL and DROP NOT NULL."""
    table = draft.table(change.relation)
    if table is not None:
        required(draft, table, change.column, change.is_required, is_only=change.is_only)


def set_default(draft: Draft, change: DefaultColumn) -> None:
    """SET DEFAULT and DROP DEFAULT."""
    table = draft.table(change.relation)
    drawn = _drawn_from(draft, table, change.default) if table is not None else None
    _each(
        draft,
        change.relation,
        change.column,
        lambda one: replace(
            one,
            has_default=is_default(draft, change.default, one.type, one.modifier),
            default=change.default,
            draws_from=drawn,
            needs=change.needs,
        ),
        is_only=change.is_only,
    )


def identify(draft: Draft, change: IdentifyColumn) -> None:
    """ADD GENERATED AS IDENTITY, SET GENERATED and DROP IDENTITY."""
    table = draft.table(change.relation)
    column = table.columns.get(change.column) if table is not None else None
    if table is None or column is None:
        return
    if change.identity is None:
        for owned in draft.owned(table.name, change.column):
            if owned.is_identity:
                draft.remove_sequence(owned.name)
    elif column.identity is None:
        new_sequence(
            draft,
            table,
            change.column,
            is_identity=True,
            name=change.sequence,
            persistence=change.persistence,
        )
    is_alone = change.is_only or not shares_identity(draft, table)
    _each(
        draft,
        change.relation,
        change.column,
        lambda one: replace(one, identity=change.identity),
        is_only=is_alone,
    )


def drop_expression(draft: Draft, change: DropExpression) -> None:
    """DROP EXPRESSION."""
    _each(
        draft,
        change.relation,
        change.column,
        lambda one: replace(one, generated=None, uses=(), needs=()),
        is_only=change.is_only,
    )


def set_expression(draft: Draft, change: SetExpression) -> None:
    """SET EXPRESSION."""
    _each(
        draft,
        change.relation,
        change.column,
        lambda one: replace(one, uses=tuple(dict.fromkeys(change.expression)), needs=change.needs),
        is_only=change.is_only,
    )
