"""Creates a view or a function that a governed query already uses.

The query runs on the replicas, and neither views nor functions replicate: this migration makes it
work on the primary, and nowhere else.

```sql bad
-- read by: SELECT b.available_credits FROM public.usage_credit_balances b
CREATE OR REPLACE VIEW public.usage_credit_balances AS SELECT g.org_id FROM public.ledger AS g;
--                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ view-on-read-path
```

Store what the view computes in a column of a replicated table.

```sql good
-- read by: SELECT o.name FROM public.orgs o
CREATE VIEW public.monthly_report AS SELECT g.org_id FROM public.usage_credit_grants AS g;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...changes import CreateFunction, CreateView
from ...contract import Contract
from ...facts import FunctionUse, RelationUse
from ...finding import Finding, Related, Severity
from ...history import GovernedStatement, History
from ...rule import Rule
from ...source import Span
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    if contract.replication == "physical":
        return
    for done in history.run:
        change = done.change
        if isinstance(change, (CreateView, CreateFunction)):
            places = tuple(
                Related(span, "used by a governed query here")
                for reader in history.readers(change.name)
                for span in _places(reader, change)
            )
            if places and not contract.function(change.name):
                yield _finding(change, places)


def _places(reader: GovernedStatement, change: CreateView | CreateFunction) -> Iterator[Span]:
    if isinstance(change, CreateView):
        uses = reader.statement.of(RelationUse)
        yield from (use.span for use in uses if use.name == change.name)
    else:
        calls = reader.statement.of(FunctionUse)
        yield from (use.span for use in calls if use.name == change.name)


def _finding(change: CreateView | CreateFunction, places: tuple[Related, ...]) -> Finding:
    return RULE.at(
        change.span,
        f"{change.kind} {in_quotes(change.name)} is used on the read path, but does not replicate",
        subject=change.name,
        label="no replica will have it",
        hint="Store its result in a column of a replicated table.",
        related=places,
    )


RULE = Rule("view-on-read-path", Severity.NOTE, __doc__, migrations=check)
