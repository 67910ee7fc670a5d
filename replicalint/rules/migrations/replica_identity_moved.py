"""Moves the replica identity to columns by which the replicas do not look for rows.

With an UPDATE or a DELETE the primary sends the old values of its identity. A replica looks for the
row by the key, or the agreed identity, of its own table, and stops where a column of that is not
sent: `publisher did not send replica identity column expected by the logical replication target
relation`.

```sql bad
ALTER TABLE public.apps REPLICA IDENTITY USING INDEX apps_owner_org_idx;
--                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ replica-identity-moved
```

Give every replica the new identity first and write it into the contract, or add columns to the key:
what covers the old one does no harm. FULL sends all columns.

```sql good
ALTER TABLE public.channels REPLICA IDENTITY DEFAULT;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contract import Contract
from ...finding import Finding, Related, Severity
from ...history import History
from ...history.identity import Moved, moves
from ...rule import Rule
from ...wording import in_quotes, listing


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for moved in moves(history, contract):
        yield _finding(moved)


def _finding(moved: Moved) -> Finding:
    relation = moved.relation
    table = f"relation {in_quotes(relation.name)}"
    key = "replica_identity" if relation.replica_identity else "key"
    return RULE.at(
        moved.done.change.span,
        f"replica identity of {table} moves{_now(moved)}, but replicas look for rows by "
        f"{_expected(moved)}",
        subject=relation.name,
        label="every replica stops at the first UPDATE or DELETE",
        hint="Give every replica the new identity first, and then the contract.",
        related=(Related(relation.place(key), "what the replicas have"),),
    )


def _now(moved: Moved) -> str:
    return f" to {_columns(moved.now.columns)}" if moved.now.columns else ""


def _expected(moved: Moved) -> str:
    if moved.expected:
        return _columns(moved.expected)
    return moved.relation.replica_identity or "another key"


def _columns(columns: tuple[str, ...]) -> str:
    return f"column{'s' if len(columns) > 1 else ''} {listing(map(in_quotes, columns))}"


RULE = Rule(
    "replica-identity-moved", Severity.ERROR, __doc__, migrations=check, replication="logical"
)
