"""Types and extensions that come to the replicas with the columns that need them."""

from __future__ import annotations

from collections.abc import Iterable

from ..catalog import extensions_with_type
from ..contract import TypeDef
from ..format_type import format_type
from ..name import Name, quoted
from ..pgtype import PgType
from ..primary import DefinedType, TableColumn
from ..source import Span
from ..writing import names_entry, type_entry, type_path
from .stage import Stage
from .steps import ContractEdit, Phase


def type_steps(stage: Stage, columns: Iterable[TableColumn], place: Span) -> None:
    """What columns that come to the replicas need of types and extensions that those lack."""
    for column in columns:
        if column.type is not None:
            _needed(stage, column.type.name, place, frozenset())


def _needed(stage: Stage, name: Name, place: Span, above: frozenset[Name]) -> None:
    """The steps for a type, after those for what it is made of."""
    is_own = PgType(name).is_built_in or name.schema == "information_schema"
    is_listed = name in stage.contract.types or name in stage.sent_after
    if is_own or is_listed or name in above or is_type_there(stage, name):
        return
    defined = stage.after.types.get(name)
    if defined is None:
        _of_extension(stage, name, place)
        return
    parts = [defined.base, *(one.type for one in defined.attributes)]
    for part in parts:
        if part is not None:
            _needed(stage, part.name, place, above | {name})
    sql = _created(defined)
    if sql is None:
        stage.refuse(place, f"how type {name} is made is not known")
        return
    stage.add(
        Phase.PREPARE, f"Create type {name}", "A column that comes is of it.", sql, span=place
    )
    _list(stage, type_path(name), type_entry(_listed(defined)), f"type {name}", place)


def _of_extension(stage: Stage, name: Name, place: Span) -> None:
    """The extension that brings a type which nothing of the migrations makes."""
    owners = extensions_with_type(name.name)
    owner = next((one for one in owners if one in stage.after.extensions), None)
    if owner is None:
        stage.refuse(place, f"how type {name} is made is not known")
    elif owner not in stage.contract.extensions:
        stage.add(
            Phase.PREPARE,
            f"Create extension {quoted(owner)}",
            "A type of it comes to the replicas.",
            f"CREATE EXTENSION IF NOT EXISTS {quoted(owner)};",
            span=place,
        )
        every = (*stage.contract.extensions, owner)
        _list(stage, ("extensions",), names_entry(every), f"extension {owner}", place)


def _listed(defined: DefinedType) -> TypeDef:
    fields = {one.name: one.type for one in defined.attributes if one.type is not None}
    return TypeDef(
        defined.name,
        defined.span,
        labels=defined.labels,
        fields=fields,
        base=defined.base if defined.kind == "domain" else None,
        subtype=defined.base if defined.kind == "range" else None,
    )


def is_new_type(stage: Stage, of: PgType) -> bool:
    """Whether the contract cannot name a type yet."""
    if not of.name.schema:
        owners = extensions_with_type(of.name.name)
        return stage.contract.extensions.keys().isdisjoint(owners)
    is_of_server = of.is_built_in or of.name.schema == "information_schema"
    is_listed = of.name in stage.contract.types or of.name in stage.contract.relations
    return not (is_of_server or is_listed)


def is_type_there(stage: Stage, name: Name) -> bool:
    """Whether a column that the replicas have is of the type already."""
    return any(
        column.type is not None and column.type.name == name
        for table in stage.sent_before
        if table in stage.before.tables and not stage.before.tables[table].is_assumed
        for column in stage.columns(stage.before, table).values()
    )


def _list(stage: Stage, path: tuple[str, ...], entry: str, what: str, place: Span) -> None:
    stage.add(
        Phase.AGREE,
        f"List {what}",
        "Every replica has it now.",
        edits=(ContractEdit(path, entry),),
        span=place,
    )


def _created(defined: DefinedType) -> str | None:
    """The statement that makes a type; None where the model does not keep what it needs."""
    name = defined.name
    match defined.kind:
        case "enum":
            labels = ", ".join(map(literal, defined.labels))
            return f"CREATE TYPE {name} AS ENUM ({labels});"
        case "composite" if all(one.type is not None for one in defined.attributes):
            parts = ", ".join(
                f"{quoted(one.name)} {format_type(one.type, one.modifier or None)}"
                for one in defined.attributes
                if one.type is not None
            )
            return f"CREATE TYPE {name} AS ({parts});"
        case "domain" if defined.base is not None:
            required = " NOT NULL" if defined.is_required else ""
            base = format_type(defined.base, defined.modifier or None)
            return f"CREATE DOMAIN {name} AS {base}{required};"
        case "range" if defined.base is not None:
            return f"CREATE TYPE {name} AS RANGE (subtype = {format_type(defined.base, None)});"
        case _:
            return None


def literal(text: str) -> str:
    """A string constant; no backslash in it is an escape (standard_conforming_strings)."""
    return "'" + text.replace("'", "''") + "'"
