"""Holds a contract against the catalogue of a real replica."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..contract import Contract, Function, NotReplicated, Relation, Rollout, TypeDef
from ..counting import counted
from ..source import Span
from ..verification import Difference
from ..wording import in_quotes
from .server import Server
from .snapshot import RealColumn, RealType, Snapshot

_TABLES = frozenset("rp")
_KINDS = {
    "r": "table",
    "p": "table",
    "v": "view",
    "m": "materialized view",
    "f": "foreign table",
    "S": "sequence",
}
_OTHER = "relation of another kind"  # of a server that is newer, or none of PostgreSQL's
_BUT = "but the contract says"
_SHOWN = 5  # names of a list that may be long


def differences(contract: Contract, server: Server, found: Snapshot) -> Iterator[Difference]:
    """What the contract says of the replica and its catalogue does not, in the contract's order."""
    yield from _server(contract, server, found)
    for relation in contract.relations.values():
        yield from _relation(relation, found)
    for listed in contract.types.values():
        yield from _type(listed, found.types.get(listed.name))
    for function in contract.functions:
        yield from _function(function, found)
    for name, span in contract.sequences.items():
        if found.relations.get(name) != "S":
            yield Difference(span, f"sequence {in_quotes(name)} is not on the replica")
    for extension, span in contract.extensions.items():
        if extension not in found.extensions:
            yield Difference(span, f'extension "{extension}" is not on the replica')
    for setting, span in (contract.settings or {}).items():
        if setting.lower() not in found.settings:
            yield Difference(span, f'setting "{setting}" is not set on the replica')
    for role, span in (contract.roles or {}).items():
        if role not in found.roles:
            yield Difference(span, f'role "{role}" is not on the replica')
    for entry in contract.not_replicated:
        yield from _not_replicated(entry, found)
    yield from _unlisted(contract, found)
    yield from _unreadable(contract, server, found)


def _server(contract: Contract, server: Server, found: Snapshot) -> Iterator[Difference]:
    if server.address.number < contract.postgres:
        says = f"the replica runs PostgreSQL {server.address.version}"
        message = f"{says}, older than the contract's {contract.postgres}"
        yield Difference(_place(contract, "replica.postgres"), message)
    expected = contract.replication == "physical"
    if found.is_in_recovery != expected:
        is_ = "a hot standby" if found.is_in_recovery else "not a hot standby"
        message = f"the replica is {is_}, but the contract says replication: {contract.replication}"
        yield Difference(_place(contract, "replica.replication"), message)


def _place(contract: Contract, key: str) -> Span:
    """Where the contract writes a key, or what it would stand under; else its first character."""
    keys = contract.keys
    return keys.get(key) or keys.get("replica") or Span(contract.source, 0, 0)


def _relation(relation: Relation, found: Snapshot) -> Iterator[Difference]:
    name = in_quotes(relation.name)
    kind = found.relations.get(relation.name)
    if kind is None:
        yield Difference(relation.span, f"relation {name} is not on the replica")
    elif kind not in _TABLES:
        is_ = _KINDS.get(kind, _OTHER)
        message = f"relation {name} is a {is_} on the replica, not a table"
        yield Difference(relation.span, message)
    if kind is None:
        return
    real = found.columns.get(relation.name, {})
    for column in relation.columns.values():
        what = f'column "{column.name}" of relation {name}'
        has = real.get(column.name)
        if column.rollout is not Rollout.NONE:
            state = "is on this replica" if has else "is not on this replica"
            message = f"{what} {state} (rollout: {column.rollout.value})"
            yield Difference(column.span, message, is_note=True)
        elif has is None:
            yield Difference(column.span, f"{what} is not on the replica")
        if has is not None and has.type != column.type:
            message = f'{what} is of type "{has.type}", {_BUT} "{column.type}"'
            yield Difference(column.span, message)
    yield from _more(relation, real)


def _more(relation: Relation, real: Mapping[str, RealColumn]) -> Iterator[Difference]:
    """The columns that only the replica has: a query may not use what is not promised."""
    more = [name for name in real if name not in relation.columns]
    if more:
        what = f"relation {in_quotes(relation.name)}"
        message = f"{what} has columns that the contract does not list: {_named(more)}"
        yield Difference(relation.span, message, is_note=True)


def _type(listed: TypeDef, real: RealType | None) -> Iterator[Difference]:
    what = f"type {in_quotes(listed.name)}"
    if real is None:
        yield Difference(listed.span, f"{what} is not on the replica")
        return
    if listed.labels:
        missing = [label for label in listed.labels if label not in real.labels]
        more = [label for label in real.labels if label not in listed.labels]
        if missing:
            message = f"{what} has no label {_named(missing)} on the replica"
            yield Difference(listed.span, message)
        if more:
            message = f"{what} has labels that the contract does not list: {_named(more)}"
            yield Difference(listed.span, message, is_note=True)
    for field, type_ in listed.fields.items():
        has = real.fields.get(field)
        if has is None:
            yield Difference(listed.span, f'{what} has no field "{field}" on the replica')
        elif has != type_:
            message = f'field "{field}" of {what} is of type "{has}", {_BUT} "{type_}"'
            yield Difference(listed.span, message)
    for kind, base in (("d", listed.base), ("r", listed.subtype)):
        if base is not None and (real.kind, real.base) != (kind, base):
            noun = "a domain" if kind == "d" else "a range"
            message = f'{what} is not {noun} over "{base}" on the replica'
            yield Difference(listed.span, message)


def _function(function: Function, found: Snapshot) -> Iterator[Difference]:
    name = function.name
    overloads = [
        (arguments, result)
        for real, results in found.functions.items()
        if real == name or (not name.schema and real.name == name.name)
        for arguments, result in results.items()
    ]
    called = [result for arguments, result in overloads if function.arguments in (None, arguments)]
    what = f"function {in_quotes(name)}"
    if not overloads:
        yield Difference(function.span, f"{what} is not on the replica")
    elif not called:
        listed = ", ".join(map(str, function.arguments or ()))
        real = "; ".join(f"({', '.join(map(str, arguments))})" for arguments, _ in overloads)
        message = f"{what} does not accept ({listed}) on the replica; it accepts {real}"
        yield Difference(function.span, message)
    elif function.returns is not None and set(called) != {function.returns}:
        gives = ", ".join(f'"{result}"' for result in dict.fromkeys(called))
        message = f'{what} returns {gives} on the replica, {_BUT} "{function.returns}"'
        yield Difference(function.span, message)


def _not_replicated(entry: NotReplicated, found: Snapshot) -> Iterator[Difference]:
    if entry.kind == "unlogged table" and found.is_in_recovery:
        return  # it is there, and cannot be read
    if entry.kind == "function":
        own = (name for name in found.functions if name not in found.brought)
        real = [("function", name) for name in own if entry.covers(name)]
    else:
        there = found.relations.items()
        real = [(_KINDS.get(kind, _OTHER), name) for name, kind in there if entry.covers(name)]
    for kind, name in real:
        message = f"{kind} {in_quotes(name)} is on the replica, but listed under not_replicated"
        yield Difference(entry.span, message)


def _unlisted(contract: Contract, found: Snapshot) -> Iterator[Difference]:
    """The tables that the contract does not promise: right, and good to know."""
    more = [
        str(name)
        for name, kind in found.relations.items()
        if kind in _TABLES and name not in contract.relations and name not in found.partitions
    ]
    if more:
        count = counted(len(more), "table")
        message = f"the replica has {count} that the contract does not list: {_named(more)}"
        yield Difference(_place(contract, "relations"), message, is_note=True)


def _unreadable(contract: Contract, server: Server, found: Snapshot) -> Iterator[Difference]:
    """What preparing cannot show: the privilege to read is asked for when a statement runs."""
    for name, columns in found.columns.items():
        relation = contract.relations[name]
        refused = [column for column in relation.columns if not _may_read(columns.get(column))]
        if refused:
            part = "" if len(refused) == len(relation.columns) else f"columns {_named(refused)} of "
            who = f'role "{server.address.user}"'
            what = f"{part}relation {in_quotes(name)}"
            message = f"{who} has no SELECT privilege on {what}: queries fail with 42501"
            yield Difference(relation.span, message, is_note=True)


def _may_read(column: RealColumn | None) -> bool:
    return column is None or column.is_readable


def _named(names: list[str]) -> str:
    shown = ", ".join(f'"{name}"' for name in names[:_SHOWN])
    return f"{shown}, ..." if len(names) > _SHOWN else shown
