"""What of a primary's schema no replica has: `not_replicated`, folded where a prefix holds many."""

from __future__ import annotations

from collections.abc import Collection

from ..contract import NotReplicated
from ..name import Name
from ..primary import Primary


def not_replicated(
    primary: Primary, relations: Collection[Name], others: Collection[Name]
) -> tuple[NotReplicated, ...]:
    """The rest of a schema by name; `others` are the sequences and functions that replicas have."""
    found: dict[Name, NotReplicated] = {}
    for name, overloads in primary.routines.items():
        found[name] = NotReplicated(name, "function", overloads[0].span)
    for name, sequence in primary.sequences.items():
        found[name] = NotReplicated(name, "sequence", sequence.span)
    for name, table in primary.tables.items():
        is_unlogged = table.persistence == "unlogged" and table.kind in (
            "table",
            "partitioned table",
        )
        kind = "table" if table.kind == "partitioned table" else table.kind
        found[name] = NotReplicated(name, "unlogged table" if is_unlogged else kind, table.span)
    taken = {*relations, *others}
    rest = (found[name] for name in sorted(found) if name not in taken)
    return tuple(one for one in rest if one.name.schema != "pg_temp")
