"""Reads a value that each server has for itself, where rows come by logical replication.

A subscriber applies rows in transactions and at places of its own: `xmin`, `xmax`, `cmin`, `cmax`
and `ctid` of a row are not those that it has on the primary, nor the same on two replicas. A cursor
on `xmin` that is moved from one to the other skips rows, and says nothing.

```sql bad
SELECT a.app_id FROM public.apps a WHERE a.xmin::text::bigint > $1;
--                                         ^^^^ server-local-value "xmin"
```

Transaction IDs, snapshots and positions in the write-ahead log are those of the server that
answers, and values of sequences and large objects are not replicated at all.

```sql bad
SELECT pg_current_snapshot(), pg_current_wal_lsn();
--                            ^^^^^^^^^^^^^^^^^^ server-local-value
--     ^^^^^^^^^^^^^^^^^^^ server-local-value "transactions of the server that answers"
```

Order and select by columns of the table, which are the same everywhere.

```sql good
SELECT a.app_id, a.tableoid::regclass FROM public.apps a WHERE a.created_at > $1;
```

This is a note, for a value may be meant to be the server's own. A hot standby has all of these as
the primary has them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import ColumnUse, EntryKind, FunctionUse, RelationUse, Statement
from ..finding import Finding, Related, Severity
from ..name import Name
from ..rule import Rule
from ..source import Span
from ..wording import in_quotes, section

_SYSTEM_COLUMNS = frozenset(("xmin", "xmax", "cmin", "cmax", "ctid"))
_TRANSACTIONS = "tells of transactions of the server that answers"
_LOG = "tells a position in the write-ahead log of the server that answers"
_SEQUENCES = "tells of a sequence, whose values are not replicated"
_VALUES_OF_SEQUENCES = Name("pg_catalog", "pg_sequences")
_LARGE_OBJECTS = "reads a large object, which is not replicated"
_FUNCTIONS = {
    **dict.fromkeys(
        (
            "pg_current_snapshot",
            "pg_current_xact_id_if_assigned",
            "pg_last_committed_xact",
            "pg_xact_commit_timestamp",
            "pg_xact_commit_timestamp_origin",
            "pg_xact_status",
            "txid_current_if_assigned",
            "txid_current_snapshot",
            "txid_status",
        ),
        _TRANSACTIONS,
    ),
    **dict.fromkeys(
        ("pg_current_wal_flush_lsn", "pg_current_wal_insert_lsn", "pg_current_wal_lsn"), _LOG
    ),
    **dict.fromkeys(("pg_get_sequence_data", "pg_sequence_last_value"), _SEQUENCES),
    **dict.fromkeys(("lo_get", "lo_open"), _LARGE_OBJECTS),
}


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for column in statement.of(ColumnUse):
        if column.name in _SYSTEM_COLUMNS and _is_of_table(column, contract):
            message = f"{in_quotes(column.name)} is of the server that answers, not of the row"
            yield _finding(column.span, message, column.name, contract)
        elif column.name == "last_value" and column.of == _VALUES_OF_SEQUENCES:
            message = f"{in_quotes(column.name)} {_SEQUENCES}"
            yield _finding(column.span, message, column.name, contract)
    for relation in statement.of(RelationUse):
        if relation.resolved is None and _is_sequence(relation.name, contract):
            message = f"sequence {in_quotes(relation.name)} has values of its own on each server"
            yield _finding(relation.span, message, str(relation.name), contract)
    for use in statement.of(FunctionUse):
        local = _FUNCTIONS.get(use.name.name)
        if local is None or not use.is_call or use.is_unreached:
            continue
        if use.name.schema in ("", "pg_catalog"):
            message = f"function {in_quotes(use.name)} {local}"
            yield _finding(use.span, message, str(use.name), contract)


def _is_of_table(use: ColumnUse, contract: Contract) -> bool:
    """Whether a column is read of a table that is replicated, and not of a query over it."""
    if use.of is None or use.of not in contract.relations or len(use.entries) != 1:
        return False
    entry = use.entries[0]
    return entry.kind is EntryKind.TABLE and use.name not in (entry.columns or ())


def _is_sequence(name: Name, contract: Contract) -> bool:
    return any(one in contract.sequences for one in contract.qualified(name))


def _finding(span: Span, message: str, subject: str, contract: Contract) -> Finding:
    related: tuple[Related, ...] = section(
        contract, "replica.replication", "replicas are logical subscribers"
    )
    return RULE.at(
        span,
        message,
        subject=subject,
        label="not the same on the primary and on each replica",
        related=related,
    )


RULE = Rule(
    "server-local-value",
    Severity.NOTE,
    __doc__,
    queries=check,
    reads=(ColumnUse, FunctionUse, RelationUse),
    replication="logical",
)
