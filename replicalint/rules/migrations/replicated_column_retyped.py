"""Changes the type of a column that the replicas have with its old type.

The primary sends values as text, and each replica reads them as its own column's type. The first
value that does not fit stops its apply worker; values that do fit may mean something else.

```sql bad
ALTER TABLE public.orgs ALTER COLUMN customer_id TYPE bigint USING customer_id::bigint;
--                                   ^^^^^^^^^^^ replicated-column-retyped "int8"
```

Add a column of the new type and remove the old one later. A type that is wider goes to every
replica first and then into the contract: the migration may follow.

```sql good
ALTER TABLE public.apps ALTER COLUMN name TYPE text;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...changes import RetypeColumn
from ...contract import Column, Contract, Rollout
from ...finding import Finding, Related, Severity
from ...history import History
from ...history.affected import readers_of_column
from ...rule import Rule
from ...wording import in_quotes, read_here


def check(history: History, contract: Contract) -> Iterator[Finding]:
    if contract.replication == "physical":
        return
    for done in history.run:
        change = done.change
        if not isinstance(change, RetypeColumn):
            continue
        relation = done.step.contract.relations.get(change.relation)
        column = relation.columns.get(change.column) if relation is not None else None
        if column is None or column.rollout is Rollout.REMOVING:
            continue
        # The contract keeps no modifiers: a replica may still have another length.
        if column.type != change.type or change.has_modifier:
            yield _finding(change, column, history)


def _finding(change: RetypeColumn, column: Column, history: History) -> Finding:
    title = f'column "{column.name}" of relation {in_quotes(change.relation)}'
    what = f"changes its type to {change.type or 'another'} while replicas have {column.type}"
    if column.type == change.type:
        what = f"changes the length or precision of {column.type}, which replicas may not have"
    return RULE.at(
        change.span,
        f"{title} {what}",
        subject=f"{change.relation}.{column.name}",
        label="a replica stops at the first value that does not fit its type",
        hint="Change it on every replica first and then in the contract, or add a new column.",
        related=(
            Related(column.span, f"its type on the replicas is {column.type}"),
            *map(read_here, readers_of_column(history, change.relation, column.name)),
        ),
    )


RULE = Rule("replicated-column-retyped", Severity.ERROR, __doc__, migrations=check)
