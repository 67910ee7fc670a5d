"""Asks for a READ WRITE transaction, which a hot standby does not begin.

On `replication: physical` every transaction of the replica is READ ONLY. One that asks for READ
WRITE, or sets `transaction_read_only` to off, is answered 0A000, "cannot set transaction read-write
mode during recovery", before it has read anything.

```sql bad
-- replication: physical
BEGIN READ WRITE;
--    ^^^^^^^^^^ read-write-on-standby "the replica answers 0A000"
```

Leave the mode out, or say READ ONLY, which says it on the primary as well.

```sql good
-- replication: physical
BEGIN READ ONLY;
```

`set_config('transaction_read_only', 'off', true)` comes when the query around it has begun, and is
answered 25001. What is said of transactions that follow, as in SET SESSION CHARACTERISTICS, has no
effect during recovery, and no error. A logical subscriber begins READ WRITE transactions: what they
then write is a `write`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import FunctionUse, ReadWriteUse, Statement
from ..finding import Finding, Severity
from ..rule import Rule
from ..source import Span
from ..sqlstate import ACTIVE_SQL_TRANSACTION, FEATURE_NOT_SUPPORTED
from ..wording import section

_FALSE = ("false", "no", "off")  # PostgreSQL: bool.c, parse_bool; also what they begin with, and 0


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(ReadWriteUse):
        if is_false(use.value):
            message = "cannot set transaction read-write mode during recovery"
            yield _finding(use.span, message, FEATURE_NOT_SUPPORTED, contract)
    for call in statement.of(FunctionUse):
        if _sets_mode(call):
            message = "transaction read-write mode must be set before any query"
            yield _finding(call.span, message, ACTIVE_SQL_TRANSACTION, contract)


def _sets_mode(use: FunctionUse) -> bool:
    """`set_config('transaction_read_only', 'off', true)`."""
    if use.name.name != "set_config" or use.name.schema not in ("", "pg_catalog"):
        return False
    if use.is_unreached or not use.is_call or len(use.literals) != 3:
        return False
    setting, value, _ = use.literals
    is_mode = setting is not None and setting.lower() == "transaction_read_only"
    return is_mode and value is not None and is_false(value)


def is_false(value: str) -> bool:
    """Whether a setting of type boolean is off with this value (bool.c, parse_bool_with_len)."""
    value = value.lower()
    if value in ("", "o"):
        return False
    return value == "0" or any(word.startswith(value) for word in _FALSE)


def _finding(span: Span, message: str, sqlstate: str, contract: Contract) -> Finding:
    return RULE.at(
        span,
        message,
        subject="READ WRITE",
        sqlstate=sqlstate,
        hint="Leave the mode out, or use READ ONLY.",
        related=section(contract, "replica.replication", "the replicas are hot standbys"),
    )


RULE = Rule(
    "read-write-on-standby",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(ReadWriteUse, FunctionUse),
    sqlstate=FEATURE_NOT_SUPPORTED,
    replication="physical",
)
