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

from ...contract import Contract
from ...facts import FunctionUse, RelationUse
from ...finding import Finding, Related, Severity
from ...history import GovernedStatement, History
from ...name import Name
from ...primary import Primary
from ...rule import Rule
from ...source import Span
from ...wording import in_quotes

_VIEWS = ("view", "materialized view")


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for name, kind, span in _objects(history.primary):
        places = tuple(
            Related(place, "used by a governed query here")
            for reader in history.readers(name)
            for place in _places(reader, name, kind)
        )
        if places and not contract.function(name):
            yield _finding(name, kind, span, places)


def _objects(primary: Primary) -> Iterator[tuple[Name, str, Span]]:
    """The views and the functions that the primary has in the end, each with where it was made."""
    for table in primary.tables.values():
        if table.kind in _VIEWS and not table.is_assumed:
            yield table.name, table.kind, table.span
    for overloads in primary.routines.values():
        for routine in overloads:
            yield routine.name, routine.kind, routine.span


def _places(reader: GovernedStatement, name: Name, kind: str) -> Iterator[Span]:
    if kind in _VIEWS:
        uses = reader.statement.of(RelationUse)
        yield from (use.span for use in uses if use.name == name)
    else:
        calls = reader.statement.of(FunctionUse)
        yield from (use.span for use in calls if use.name == name)


def _finding(name: Name, kind: str, span: Span, places: tuple[Related, ...]) -> Finding:
    return RULE.at(
        span,
        f"{kind} {in_quotes(name)} is used on the read path, but does not replicate",
        subject=name,
        label="no replica will have it",
        hint="Store its result in a column of a replicated table.",
        related=places,
    )


RULE = Rule("view-on-read-path", Severity.NOTE, __doc__, migrations=check, replication="logical")
