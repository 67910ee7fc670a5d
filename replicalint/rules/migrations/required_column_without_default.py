"""Makes a column of a replicated table NOT NULL without a value for existing rows.

ADD COLUMN ... NOT NULL without a default fails on a table with rows. SET NOT NULL fails where a row
holds null, and takes a lock while it looks. Where both happen to work on the primary, a replica
that has the column already still holds rows without a value.

```sql bad
ALTER TABLE public.orgs ADD COLUMN has_usage_credits boolean NOT NULL;
--                                 ^^^^^^^^^^^^^^^^^ required-column-without-default
--                                 ^^^^^^^^^^^^^^^^^ derived-column-stale
```

Give it a default, or fill it before it is required.

```sql good
UPDATE public.orgs SET customer_id = 'none' WHERE customer_id IS NULL;
ALTER TABLE public.orgs ALTER COLUMN customer_id SET NOT NULL;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...changes import AddColumn, AddKey, RequireColumn, Update
from ...contract import Contract
from ...finding import Finding, Severity
from ...history import Done, History
from ...name import Name
from ...rule import Rule
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    filled: dict[tuple[Name, str], int] = {}  # where first
    for place, done in enumerate(history.run):
        for column_of in _fills(done):
            filled.setdefault(column_of, place)
    by_functions = {
        column_of
        for done in history.done
        if done.function is not None
        for column_of in _fills(done)
    }
    for place, done in enumerate(history.run):
        change = done.change
        if isinstance(change, AddColumn) and change.relation in contract.relations:
            column = change.column
            if column.is_required and column.default is None and not column.is_generated:
                yield _finding(done, change.relation, column.name, "is added as NOT NULL")
        elif (
            isinstance(change, RequireColumn)
            and change.is_required
            and change.relation in contract.relations
            and filled.get((change.relation, change.column), place) >= place
            and (change.relation, change.column) not in by_functions
        ):
            yield _finding(done, change.relation, change.column, "becomes NOT NULL")


def _fills(done: Done) -> Iterator[tuple[Name, str]]:
    """The columns of which a default or an UPDATE gives every row a value, or a CHECK proves it."""
    match done.change:
        case AddColumn(relation, _, added) if added.default is not None or added.is_generated:
            yield relation, added.name
        case Update(relation) as update:
            yield from ((relation, one.column) for one in update.assignments)
        case AddKey(relation, _, key) if key.words[1:] == ("is", "not", "null"):
            yield relation, key.words[0]


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
