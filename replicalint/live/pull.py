"""The contract that a running server's catalogue says."""

from __future__ import annotations

from types import MappingProxyType

from msgspec.structs import replace

from ..name import Name, quoted
from ..primary import Primary
from ..pulling import Pulled, Wanted, contract_of
from ..source import visible
from .schema import LiveSchema, live_schema
from .server import Server

_MOST_TOLD = 5
_OWNERS = """
    SELECT DISTINCT asked.kind, asked.schema, asked.name, e.extname
    FROM unnest($1::text[], $2::text[], $3::text[]) AS asked (kind, schema, name)
    JOIN pg_namespace AS n ON n.nspname = asked.schema
    CROSS JOIN LATERAL (
        SELECT t.tableoid, t.oid FROM pg_type AS t
        WHERE asked.kind = 'types' AND t.typname = asked.name AND t.typnamespace = n.oid
        UNION ALL
        SELECT p.tableoid, p.oid FROM pg_proc AS p
        WHERE asked.kind = 'functions' AND p.proname = asked.name AND p.pronamespace = n.oid
    ) AS found
    JOIN pg_depend AS d ON d.classid = found.tableoid AND d.objid = found.oid AND d.deptype = 'e'
    JOIN pg_extension AS e ON e.oid = d.refobjid
    ORDER BY 1, 2, 3, 4
"""


def pulled_from_primary(server: Server, wanted: Wanted) -> Pulled:
    """The contract of the replicas of a running primary.

    Raises PullError where a publication or a pattern names nothing, ServerError where the server
    cannot be asked.
    """
    live = live_schema(server)
    wanted = replace(wanted, search_path=live.search_path)
    return _pulled(server, live, wanted)


def pulled_from_replica(server: Server, wanted: Wanted) -> Pulled:
    """The contract that a running replica keeps: a hot standby where it is in recovery.

    Raises PullError where a pattern names nothing, ServerError where the server cannot be asked.
    """
    live = live_schema(server)
    wanted = replace(
        wanted,
        is_replica=True,
        replication="physical" if live.is_in_recovery else "logical",
        subscribed=live.subscribed,
        search_path=live.search_path,
    )
    return _pulled(server, live, wanted)


def _pulled(server: Server, live: LiveSchema, wanted: Wanted) -> Pulled:
    pulled = contract_of(live.primary, wanted)
    return _with_notes(_with_owners(server, live.primary, pulled), live.unread)


def _with_owners(server: Server, primary: Primary, pulled: Pulled) -> Pulled:
    """With the extensions that bring the types and functions which nothing of the schema makes.

    Of an extension that replicalint knows, contracts list neither.
    """
    contract = pulled.contract
    types = (one for one in contract.types.values() if one.name not in primary.types)
    functions = (one for one in contract.functions if not primary.routines_named(one.name))
    spans = {("types", one.name): one.span for one in types}
    spans |= {("functions", one.name): one.span for one in functions}
    if not spans:
        return pulled
    asked = zip(*((kind, name.schema, name.name) for kind, name in spans), strict=True)
    extensions, comments = dict(contract.extensions), dict(pulled.comments)
    rows = server.rows(_OWNERS, *asked)
    with server.reading():
        owners = {(str(row[0]), Name(str(row[1]), str(row[2]))): str(row[3]) for row in rows}
    for (kind, name), owner in owners.items():
        if (kind, name) in spans:
            extensions.setdefault(owner, spans[kind, name])
            comments[f"{kind}.{name}"] = f"Comes with extension {quoted(owner)}."
    listed = MappingProxyType({name: extensions[name] for name in sorted(extensions)})
    return replace(
        pulled, contract=replace(contract, extensions=listed), comments=MappingProxyType(comments)
    )


def _with_notes(pulled: Pulled, unread: tuple[str, ...]) -> Pulled:
    """With a line for each of the first statements of the catalogue that could not be read."""
    notes = [f"not read of the catalogue: {visible(one)}" for one in unread[:_MOST_TOLD]]
    if len(unread) > _MOST_TOLD:
        notes.append(f"and {len(unread) - _MOST_TOLD} more that could not be read")
    return replace(pulled, notes=(*pulled.notes, *notes))
