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
from ..facts import FunctionUse, SerializableUse, Statement
from ..finding import Finding, Severity
from ..rule import Rule
from ..source import Span
from ..sqlstate import FEATURE_NOT_SUPPORTED
from ..wording import section

_LATER = "the next query fails with 0A000"


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(SerializableUse):
        yield _finding(use.span, contract, is_default=use.is_default)
    for call in statement.of(FunctionUse):
        if call.name.name == "set_config" and _is_default(call):
            yield _finding(call.span, contract, is_default=True)


def _is_default(use: FunctionUse) -> bool:
    """`set_config('default_transaction_isolation', 'serializable', false)`."""
    if use.is_unreached or not use.is_call or use.name.schema not in ("", "pg_catalog"):
        return False
    given = tuple((literal or "").lower() for literal in use.literals[:2])
    return given == ("default_transaction_isolation", "serializable")


def _finding(span: Span, contract: Contract, *, is_default: bool) -> Finding:
    return RULE.at(
        span,
        "cannot use serializable mode in a hot standby",
        subject="SERIALIZABLE",
        sqlstate="" if is_default else None,
        label=_LATER if is_default else "",
        hint="You can use REPEATABLE READ instead.",
        related=section(contract, "replica.replication", "the replicas are hot standbys"),
    )


RULE = Rule(
    "serializable-on-standby",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(SerializableUse, FunctionUse),
    sqlstate=FEATURE_NOT_SUPPORTED,
    replication="physical",
)
