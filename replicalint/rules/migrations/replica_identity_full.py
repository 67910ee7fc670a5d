"""Sends the whole old row with every UPDATE and DELETE.

REPLICA IDENTITY FULL works without a key and costs write-ahead log; a replica looks for each row by
all its columns. It may be right for a small table, so this is a note, and off unless selected.

```sql bad
ALTER TABLE public.channels REPLICA IDENTITY FULL;
--                          ^^^^^^^^^^^^^^^^^^^^^ replica-identity-full
```

A key or a unique index over required columns is cheaper.

```sql good
ALTER TABLE public.channels REPLICA IDENTITY DEFAULT;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...changes import SetReplicaIdentity
from ...contract import Contract
from ...finding import Finding, Severity
from ...history import History
from ...rule import Rule
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for done in history.run:
        change = done.change
        if not isinstance(change, SetReplicaIdentity) or change.identity != "full":
            continue
        if change.relation in contract.relations:
            yield RULE.at(
                change.span,
                f"relation {in_quotes(change.relation)} gets REPLICA IDENTITY FULL",
                subject=change.relation,
                label="every UPDATE and DELETE costs a whole row of write-ahead log",
            )


RULE = Rule(
    "replica-identity-full",
    Severity.NOTE,
    __doc__,
    migrations=check,
    is_optional=True,
    replication="logical",
)
