"""Registers a task with DO NOTHING, so later edits are ignored.

The rows of a registry, as the contract lists them under `registries`, are definitions. With ON
CONFLICT DO NOTHING a second run keeps whatever stands there: an edited schedule or target is lost
silently.

```sql bad
INSERT INTO public.cron_tasks (name, description, target, run_at_hour)
VALUES ('vacuum', 'Cleans up', 'public.clean_up()', 4)
ON CONFLICT (name) DO NOTHING;
--<^^^^^^^^^^^^^^^^^^^^^^^^^^ register-without-update "target = excluded.target"
```

Update the row that exists.

```sql good
INSERT INTO public.cron_tasks (name, description, target, run_at_hour)
VALUES ('vacuum', 'Cleans up', 'public.clean_up()', 4)
ON CONFLICT (name) DO UPDATE SET
    description = excluded.description,
    target = excluded.target,
    run_at_hour = excluded.run_at_hour;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...changes import Insert
from ...contract import Contract
from ...finding import Finding, Severity
from ...history import History
from ...name import quoted
from ...rule import Rule
from ...wording import in_quotes, section


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for done in history.done:
        change = done.change
        if not isinstance(change, Insert) or change.relation not in contract.registries:
            continue
        if change.conflict == "nothing":
            yield _finding(change, contract)


def _finding(change: Insert, contract: Contract) -> Finding:
    names = [quoted(one) for one in change.columns if one not in change.conflict_columns]
    updates = ", ".join(f"{name} = excluded.{name}" for name in names)
    return RULE.at(
        change.conflict_span or change.span,
        f"an existing task of registry {in_quotes(change.relation)} keeps its old definition",
        subject=change.relation,
        label="later edits of the task are ignored",
        hint=f"Write ON CONFLICT ... DO UPDATE SET {updates or '...'}.",
        related=section(contract, "registries", "rows of these tables are definitions"),
    )


RULE = Rule("register-without-update", Severity.WARNING, __doc__, migrations=check)
