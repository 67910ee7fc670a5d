"""Disagrees with the schema that the applied migrations leave.

The contract says what the replicas have when the migrations up to `applied_through` have run. Where
these leave the primary otherwise, one of the two is wrong: a column that was dropped, another type,
a constraint that only the replicas still have. Queries are judged by the contract, and so are the
migrations to come. In the examples, what stands above `-- applied` has run.

```sql bad
ALTER TABLE public.orgs DROP COLUMN customer_id;
-- applied
-- contract: contract-drift "is not on the primary"
```

Change the contract to what the replicas have; where they are behind, change them first. A column on
its way has `rollout: adding` or `rollout: removing`, and may be there or not.

```sql good
ALTER TABLE public.orgs DROP COLUMN customer_id;
ALTER TABLE public.orgs ADD COLUMN customer_id text;
-- applied
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contract import Contract
from ...finding import Finding, Related, Severity
from ...history import History
from ...history.drift import Drift, drifts
from ...rule import Rule
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for drift in drifts(history, contract):
        yield _finding(drift)


def _finding(drift: Drift) -> Finding:
    relation = in_quotes(drift.relation)
    what = f"relation {relation}"
    subject = str(drift.relation)
    if drift.column is not None:
        what = f'column "{drift.column}" of {what}'
        subject += f".{drift.column}"
    since = drift.since
    return RULE.at(
        drift.span,
        f"{what} {drift.what}",
        subject=subject,
        label="not as the applied migrations leave it",
        hint="Write into the contract what the replicas have after the migrations that have run.",
        related=(Related(since.change.span, "changed here"),) if since is not None else (),
    )


RULE = Rule("contract-drift", Severity.WARNING, __doc__, migrations=check)
