"""Changes values of a replicated column by rewriting its table, which sends no row.

ALTER COLUMN ... TYPE ... USING gives every row another value, and ADD COLUMN with a default that
differs by moment or by row fills the rows that are there. Neither is replicated: the replicas keep
what they have, without an error.

```sql bad
ALTER TABLE public.orgs ALTER COLUMN name TYPE text USING lower(name);
--                                   ^^^^ rewrite-not-replicated "not sent"
```

Change the values with an UPDATE: its rows are sent. Add a column without such a default, fill it,
and set the default then.

```sql good
UPDATE public.orgs SET name = lower(name) WHERE name IS DISTINCT FROM lower(name);
```
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ...contract import Contract
from ...finding import Finding, Related, Severity
from ...history import History
from ...history.rewriting import Rewritten, rewritings
from ...rule import Otherwise, Rule
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for rewritten in rewritings(history, contract):
        yield _finding(rewritten)


def _finding(rewritten: Rewritten) -> Finding:
    relation, column = rewritten.relation.name, rewritten.column
    title = f'column "{column.name}" of relation {in_quotes(relation)}'
    if rewritten.is_added:
        message = f"existing rows get a value in {title} that is not sent"
        hint = "Add it without this default, fill it with an UPDATE, and set the default then."
    else:
        message = f"values of {title} are changed by USING, and not sent"
        hint = "Change the values with an UPDATE."
    found = RULE.at(
        rewritten.done.change.span,
        message,
        subject=f"{relation}.{column.name}",
        label="the replicas keep what they have",
        hint=hint,
        related=(Related(column.span, "the contract lists it here"),),
    )
    is_error = rewritten.is_certain and not rewritten.is_added
    return found if is_error else replace(found, severity=Severity.WARNING)


RULE = Rule(
    "rewrite-not-replicated",
    Severity.ERROR,
    __doc__,
    migrations=check,
    replication="logical",
    otherwise=(Otherwise(Severity.WARNING, "where replicas can make the same values themselves"),),
)
