"""Makes a column generated that the contract says the replicas receive.

A generated column is not sent: never before PostgreSQL 18, and from 18 on only by a publication
that says so, and not for the rows that are there when it is added. A replica's ordinary column
stays null for ever, without an error. A replica whose own column is generated refuses a value that
is sent for it.

```sql bad
ALTER TABLE public.apps ADD COLUMN name text GENERATED ALWAYS AS (upper(app_id)) STORED;
--                                 ^^^^ generated-column "null"
```

Where every replica computes the column itself, say `generated: true` in the contract. Else add an
ordinary column, and a trigger that fills it.

```sql good
ALTER TABLE public.apps ADD COLUMN name text;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...changes import AddColumn, DropExpression
from ...contract import Column, Contract
from ...finding import Finding, Related, Severity
from ...history import Done, History
from ...name import Name
from ...rule import Rule
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for done in history.run:
        match done.change:
            case AddColumn(relation, column=added):
                name, is_generated = added.name, added.generated is not None
            case DropExpression(relation, column=name):
                is_generated = False
            case _:
                continue
        listed = contract.relations.get(relation)
        column = listed.columns.get(name) if listed is not None else None
        if column is not None and column.generated != is_generated:
            yield _finding(done, relation, column)


def _finding(done: Done, relation: Name, column: Column) -> Finding:
    title = f'column "{column.name}" of relation {in_quotes(relation)}'
    if column.generated:
        message = f"{title} is not generated, but the contract says that it is"
        label = "a replica that computes it stops at the first row"
        hint = 'Make it GENERATED ALWAYS AS ... STORED, or take "generated" out of the contract.'
    else:
        message = f"{title} is generated, and generated columns are not sent"
        label = "it stays null on every replica"
        hint = 'Say "generated: true" in the contract if replicas compute it, or use a trigger.'
    return RULE.at(
        done.change.span,
        message,
        subject=f"{relation}.{column.name}",
        label=label,
        hint=hint,
        related=(Related(column.span, "the contract lists it here"),),
    )


RULE = Rule("generated-column", Severity.ERROR, __doc__, migrations=check, replication="logical")
