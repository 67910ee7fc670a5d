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

from ..contract import Contract
from ..facts import FunctionUse, Statement
from ..finding import Finding, Severity
from ..rule import Rule
from ..sqlstate import OBJECT_NOT_IN_PREREQUISITE_STATE
from ..state_changes import refused_in_recovery
from ..wording import in_quotes, section


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(FunctionUse):
        refused = refused_in_recovery(use, contract)
        if refused is None:
            continue
        yield RULE.at(
            use.span,
            f"function {in_quotes(use.name)} cannot be executed during recovery",
            subject=use.name,
            sqlstate=refused.sqlstate,
            instead=refused.instead,
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
