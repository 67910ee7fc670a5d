"""Requires a value in a column of a replicated table that existing rows do not have.

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
from ...rule import Rule, no_query
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    run = history.run
    for place, done in enumerate(run):
        change = done.change
        if isinstance(change, AddColumn) and change.relation in done.step.contract.relations:
            column = change.column
            if column.is_required and column.default is None and not column.is_generated:
                yield _finding(done, change.relation, column.name, "is added as NOT NULL")
        elif (
            isinstance(change, RequireColumn)
            and change.is_required
            and change.relation in done.step.contract.relations
            and not _is_filled(change, run[:place], history)
        ):
            yield _finding(done, change.relation, change.column, "becomes NOT NULL")


def _is_filled(change: RequireColumn, before: tuple[Done, ...], history: History) -> bool:
    """Whether a default or an UPDATE before gave every row a value, or a CHECK proved it."""
    return any(_fills(done, change) for done in before) or any(
        done.function is not None and _fills(done, change) for done in history.done
    )


def _fills(done: Done, required: RequireColumn) -> bool:
    change, column = done.change, required.column
    match change:
        case AddColumn(relation, _, added):
            is_same = relation == required.relation and added.name == column
            return is_same and (added.default is not None or added.is_generated)
        case Update(relation):
            is_same = relation == required.relation
            return is_same and any(one.column == column for one in change.assignments)
        case AddKey(relation, _, key):
            proof = (column, "is", "not", "null")
            return relation == required.relation and key.words == proof
        case _:
            return False


def _finding(done: Done, relation: Name, column: str, what: str) -> Finding:
    return Finding(
        RULE.name,
        RULE.severity,
        f'column "{column}" of relation {in_quotes(relation)} {what}, and nothing gives existing '
        "rows a value",
        done.change.span,
        f"{relation}.{column}",
        label="the primary answers 23502 where a row has none",
        hint="Give it a DEFAULT, or fill it with an UPDATE before it is required.",
    )


RULE = Rule("required-column-without-default", Severity.ERROR, no_query, __doc__, migrations=check)
