"""Asks for SERIALIZABLE transactions, which a hot standby does not support.

On `replication: physical` the replica is a server in recovery. It cannot tell which of its
transactions would conflict with one of the primary, so it answers 0A000, "cannot use serializable
mode in a hot standby": where a transaction asks for it, or where the first query runs after it was
made the default (manual 26.4.5, "Hot Standby", Caveats).

```sql bad
-- replication: physical
BEGIN ISOLATION LEVEL SERIALIZABLE;
--                    ^^^^^^^^^^^^ serializable-on-standby "the replica answers 0A000"
```

REPEATABLE READ is the strictest level there. SERIALIZABLE READ ONLY DEFERRABLE, too, is refused.

```sql good
-- replication: physical
BEGIN ISOLATION LEVEL REPEATABLE READ;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import SerializableUse, Statement
from ..finding import Finding, Severity
from ..rule import Rule
from ..sqlstate import FEATURE_NOT_SUPPORTED
from ..wording import section

_LATER = "the next query fails with 0A000"


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(SerializableUse):
        yield RULE.at(
            use.span,
            "cannot use serializable mode in a hot standby",
            subject="SERIALIZABLE",
            sqlstate="" if use.is_default else None,
            label=_LATER if use.is_default else "",
            hint="You can use REPEATABLE READ instead.",
            related=section(contract, "replica.replication", "the replicas are hot standbys"),
        )


RULE = Rule(
    "serializable-on-standby",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(SerializableUse,),
    sqlstate=FEATURE_NOT_SUPPORTED,
    replication="physical",
)
