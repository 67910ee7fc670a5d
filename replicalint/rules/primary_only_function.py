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

A logical subscriber answers these functions, about its own log. Functions that change something are
reported as `write` on both.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import FunctionUse, Statement
from ..finding import Finding, Severity
from ..rule import Rule
from ..sqlstate import OBJECT_NOT_IN_PREREQUISITE_STATE
from ..wording import in_quotes, section

# PostgreSQL: xlogfuncs.c, "recovery is in progress"; and what the standby has in their place.
_INSTEAD = {
    "pg_current_wal_lsn": "pg_last_wal_replay_lsn()",
    "pg_current_wal_insert_lsn": "pg_last_wal_replay_lsn()",
    "pg_current_wal_flush_lsn": "pg_last_wal_receive_lsn()",
    "pg_walfile_name": None,
    "pg_walfile_name_offset": None,
}


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(FunctionUse):
        if use.name.schema not in ("", "pg_catalog") or use.name.name not in _INSTEAD:
            continue
        yield RULE.at(
            use.span,
            f"function {in_quotes(use.name)} cannot be executed during recovery",
            subject=use.name,
            instead=_INSTEAD[use.name.name],
            related=section(contract, "replica.replication", "the replicas are hot standbys"),
        )


RULE = Rule(
    "primary-only-function",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(FunctionUse,),
    sqlstate=OBJECT_NOT_IN_PREREQUISITE_STATE,
    replication="physical",
)
