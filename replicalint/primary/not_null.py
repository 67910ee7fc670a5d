"""What changes do to NOT NULL: a column's property, and from PostgreSQL 18 on a constraint."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from ..changes import Key
from ..name import Name
from .draft import Draft
from .names import chosen
from .relations import Constraint, Table

NOT_NULL_AS_CONSTRAINT = 18  # the version that made NOT NULL a constraint which is inherited as one


def with_room(table: Table, name: str) -> Table:
    """The table where another constraint may have a name: before 18 no NOT NULL has one."""
    own = table.constraints.get(name)
    if own is None or own.kind != "not null":
        return table
    aside = replace(own, name=f"{name} not null")
    constraints = {(aside.name if one == name else one): x for one, x in table.constraints.items()}
    return replace(table, constraints={**constraints, aside.name: aside})


def require_key(draft: Draft, table: Table, column: str) -> None:
    """A column of a new primary key, of ONLY its table or not: one that is NOT NULL stays so."""
    if column in table.columns and required_by(table, column) is None:
        _require(draft, table, column, None, is_only=False)


def require_all(draft: Draft, table: Table, keys: Mapping[str, Key]) -> None:
    """The NOT NULL of several columns of a table that is made, and has none yet."""
    columns, constraints = dict(table.columns), dict(table.constraints)
    for column, key in keys.items():
        if column not in columns:
            continue
        name = key.name or chosen_required(draft, table, column, constraints)
        made = _made(draft, constraints, name, column, key)
        constraints[made.name] = made
        columns[column] = replace(columns[column], is_required=True)
    table = draft.put(replace(table, columns=columns, constraints=constraints))
    if draft.has_children(table):
        for column, key in keys.items():
            if column in columns and key.is_inherited:
                spread_required(draft, table, column)


def _made(
    draft: Draft,
    constraints: Mapping[str, Constraint],
    name: str,
    column: str,
    key: Key | None,
    parents: int = 0,
) -> Constraint:
    """A new NOT NULL of a column; where another constraint has its name, it stands aside."""
    other = constraints.get(name)
    if other is not None and (other.kind, other.columns) != ("not null", (column,)):
        name = f"{name} not null"
    return Constraint(
        name,
        "not null",
        draft.span,
        (column,),
        is_validated=key.is_validated if key is not None else True,
        is_inherited=key.is_inherited if key is not None else True,
        parents=parents,
        is_local=not parents,
    )


def required(
    draft: Draft,
    table: Table,
    column: str,
    is_required: bool,
    *,
    is_only: bool = False,
    key: Key | None = None,
) -> None:
    """SET NOT NULL and DROP NOT NULL, of those that inherit the column as well."""
    if column not in table.columns:
        return
    if is_required:
        _require(draft, table, column, key, is_only=is_only)
    else:
        _release(draft, table, column, is_only=is_only)


def _require(
    draft: Draft, table: Table, column: str, key: Key | None, *, is_only: bool, parents: int = 0
) -> None:
    own = required_by(table, column)
    if own is not None and parents:
        made = replace(own, parents=own.parents + parents)
    elif own is not None:
        made = replace(own, is_local=True)
    else:
        name = (key.name if key is not None else None) or chosen_required(draft, table, column)
        made = _made(draft, table.constraints, name, column, key, parents)
    required_column = replace(table.columns[column], is_required=True)
    table = draft.put(
        replace(
            table,
            columns={**table.columns, column: required_column},
            constraints={**table.constraints, made.name: made},
        )
    )
    if own is not None and key is None and not parents:
        validate_required(draft, table, column)
    if not is_only and made.is_inherited and (own is None or not own.is_inherited):
        spread_required(draft, table, column)


def validate_required(draft: Draft, table: Table, column: str) -> None:
    """VALIDATE CONSTRAINT of a NOT NULL, under whatever name those below have it."""
    own = required_by(table, column)
    if own is None or own.is_validated:
        return
    valid = replace(own, is_validated=True)
    table = draft.put(replace(table, constraints={**table.constraints, own.name: valid}))
    for child in draft.children(table):
        validate_required(draft, child, column)


def spread_required(draft: Draft, table: Table, column: str) -> None:
    """Hands the NOT NULL of a column down to the tables below."""
    made = required_by(table, column)
    assert made is not None
    named = Key(made.name, "not null", draft.span, is_validated=made.is_validated)
    for child in draft.children(table):
        if column in child.columns:
            _require(draft, child, column, named, is_only=False, parents=1)


def chosen_required(draft: Draft, table: Table, column: str, others: Collection[str] = ()) -> str:
    """The name of a NOT NULL that is given none; `others` are names that are taken as well."""
    schema = table.name.schema
    return chosen(
        table.name.name,
        column,
        "not_null",
        lambda one: one in others or draft.is_constraint(Name(schema, one)),
    )


def _release(draft: Draft, table: Table, column: str, *, is_only: bool) -> None:
    own = required_by(table, column)
    constraints = {one: x for one, x in table.constraints.items() if own is None or one != own.name}
    free = replace(table.columns[column], is_required=False)
    columns = {**table.columns, column: free}
    draft.put(replace(table, columns=columns, constraints=constraints))
    if own is not None and not own.is_inherited:
        return
    if draft.before.postgres >= NOT_NULL_AS_CONSTRAINT:
        disinherit_required(draft, table, column, keeps=is_only)
        return
    for child in draft.children(table) if not is_only else ():
        if column in child.columns:
            _release(draft, child, column, is_only=False)


def disinherit_required(draft: Draft, table: Table, column: str, *, keeps: bool) -> None:
    """The tables below no longer have a NOT NULL from above: it goes, or stays as their own."""
    for child in draft.children(table):
        _disinherit(draft, child, column, keeps=keeps)


def _disinherit(draft: Draft, table: Table, column: str, *, keeps: bool) -> None:
    own = required_by(table, column)
    if own is None or not own.parents:
        return
    left = replace(own, parents=own.parents - 1, is_local=own.is_local or keeps)
    if left.parents == 0 and not left.is_local:
        _release(draft, table, column, is_only=False)
    else:
        draft.put(replace(table, constraints={**table.constraints, left.name: left}))


def required_by(table: Table, column: str) -> Constraint | None:
    """The NOT NULL of a column."""
    return next(
        (
            one
            for one in table.constraints.values()
            if one.kind == "not null" and one.columns == (column,)
        ),
        None,
    )
