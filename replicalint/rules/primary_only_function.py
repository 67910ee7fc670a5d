"""Calls a function that a hot standby refuses during recovery.

On `replication: physical` the replica is a server in recovery. It receives write-ahead log and
writes none, so the functions that speak about the log that a server writes answer 55000, "recovery
is in progress".

```sql bad
-- replication: physical
SELECT pg_current_wal_lsn();
--     ^^^^^^^^^^^^^^^^^^ primary-only-function "pg_current_wal_lsn"
```

Ask the standby about what it has received or replayed.

```sql good
-- replication: physical
SELECT pg_last_wal_replay_lsn();
```

What speaks of replication origins is refused as well, and until PostgreSQL 15 all of logical
decoding. A logical subscriber answers these functions, about its own log. Functions that change
something are reported as `write` on both.

A call that runs only where the server is not in recovery is no fault.

```sql good
-- replication: physical
SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END;
```

Not every call behind such a condition is: FROM runs before WHERE, aggregates before the CASE around
them, and what has no argument but constants may be evaluated while the query is planned.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..contract import Contract
from ..facts import FunctionUse, Statement
from ..finding import Finding, Severity
from ..rule import Rule
from ..sqlstate import (
    FEATURE_NOT_SUPPORTED,
    OBJECT_NOT_IN_PREREQUISITE_STATE,
    READ_ONLY_SQL_TRANSACTION,
)
from ..wording import in_quotes, section


class _Refused(Struct, frozen=True):
    """How a standby refuses a function, what it has in its place, and the last version to do so."""

    instead: str | None = None
    sqlstate: str = OBJECT_NOT_IN_PREREQUISITE_STATE
    until: int | None = None
    extension: str | None = None


_ORIGIN = _Refused(sqlstate=READ_ONLY_SQL_TRANSACTION)
_DECODING = _Refused(sqlstate=FEATURE_NOT_SUPPORTED, until=15)
_REFUSED = {
    # PostgreSQL: xlogfuncs.c, "recovery is in progress".
    "pg_current_wal_lsn": _Refused("pg_last_wal_replay_lsn()"),
    "pg_current_wal_insert_lsn": _Refused("pg_last_wal_replay_lsn()"),
    "pg_current_wal_flush_lsn": _Refused("pg_last_wal_receive_lsn()"),
    "pg_walfile_name": _Refused(),
    "pg_walfile_name_offset": _Refused(),
    # origin.c, "cannot manipulate replication origins during recovery".
    "pg_replication_origin_oid": _ORIGIN,
    "pg_replication_origin_session_is_setup": _ORIGIN,
    "pg_replication_origin_session_progress": _ORIGIN,
    # logical.c, "logical decoding cannot be used while in recovery".
    "pg_logical_slot_peek_binary_changes": _DECODING,
    "pg_logical_slot_peek_changes": _DECODING,
    # lock.c: it takes a ShareLock.
    "bt_index_parent_check": _Refused(extension="amcheck"),
}


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(FunctionUse):
        refused = _REFUSED.get(use.name.name)
        if refused is None or not _reaches(use, refused, contract):
            continue
        yield RULE.at(
            use.span,
            f"function {in_quotes(use.name)} cannot be executed during recovery",
            subject=use.name,
            sqlstate=refused.sqlstate,
            instead=refused.instead,
            related=section(contract, "replica.replication", "the replicas are hot standbys"),
        )


def _reaches(use: FunctionUse, refused: _Refused, contract: Contract) -> bool:
    """Whether the call is run, is of this function, and the replica's version refuses it."""
    if not use.is_call or use.is_unreached:
        return False
    if refused.until is not None and contract.postgres > refused.until:
        return False
    if refused.extension is not None:
        return not contract.function(use.name)
    return use.name.schema in ("", "pg_catalog")


RULE = Rule(
    "primary-only-function",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(FunctionUse,),
    sqlstate=OBJECT_NOT_IN_PREREQUISITE_STATE,
    replication="physical",
)
