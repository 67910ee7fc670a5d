"""Makes a column of a replicated table NOT NULL without a value for existing rows.

ADD COLUMN ... NOT NULL without a default fails on a table with rows. SET NOT NULL fails where a row
holds null, and takes a lock while it looks. Where both happen to work on the primary, a replica
that has the column already still holds rows without a value.

```sql bad
ALTER TABLE public.orgs ADD COLUMN has_usage_credits boolean NOT NULL;
--                                 ^^^^^^^^^^^^^^^^^ required-column-without-default
--                                 ^^^^^^^^^^^^^^^^^ derived-column-stale
```

Give it a default, or fill every row before it is required: an UPDATE of some rows proves nothing,
nor does a check that is NOT VALID.

```sql good
UPDATE public.orgs SET customer_id = 'none' WHERE customer_id IS NULL;
ALTER TABLE public.orgs ALTER COLUMN customer_id SET NOT NULL;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...changes import NULL, AddColumn, RequireColumn
from ...contract import Contract
from ...finding import Finding, Severity
from ...history import Done, History
from ...history.filling import Filling
from ...history.timeline import Timeline
from ...name import Name
from ...rule import Rule
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    filling = history.once(Filling)
    timeline = history.once(Timeline.of)
    for place, done in enumerate(history.run):
        if timeline.is_past(done):
            continue
        match done.change:
            case AddColumn(relation, column=column) if relation in contract.relations:
                has_value = column.default not in (None, NULL) or column.is_generated
                is_there = done.primary.has_column(relation, column.name)  # IF NOT EXISTS
                if not column.is_required or has_value or is_there:
                    continue
                if not filling.is_empty(place, relation):
                    yield _finding(done, relation, column.name, "is added as NOT NULL")
            case RequireColumn(relation, column=name, is_required=True):
                is_listed = relation in contract.relations
                if is_listed and not filling.is_filled(place, relation, name):
                    yield _finding(done, relation, name, "becomes NOT NULL")


def _finding(done: Done, relation: Name, column: str, what: str) -> Finding:
    return RULE.at(
        done.change.span,
        f'column "{column}" of relation {in_quotes(relation)} {what}, but existing '
        "rows get no value",
        subject=f"{relation}.{column}",
        label="fails with 23502 on the primary where a row has no value",
        hint="Give it a DEFAULT, or fill it with an UPDATE before it is required.",
    )


RULE = Rule("required-column-without-default", Severity.ERROR, __doc__, migrations=check)
