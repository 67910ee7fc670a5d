"""Backfills rows that already hold the values.

A second backfill in the same migration that finds nothing to do still reads the whole table, and
without a guard writes every row once more, for every replica to apply. A default of ADD COLUMN is a
backfill as well: existing rows have it at once.

```sql bad
UPDATE public.apps AS a SET name = 'unnamed' WHERE a.name IS NULL;
UPDATE public.apps SET name = 'unnamed' WHERE name IS NULL AND app_id LIKE 'com.%';
--     ^^^^^^^^^^^ redundant-backfill "already"
```

Backfill once.

```sql good
UPDATE public.apps AS a SET name = 'unnamed' WHERE a.name IS NULL;
UPDATE public.apps AS a SET name = btrim(a.name) WHERE a.name <> btrim(a.name);
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contract import Contract
from ...finding import Finding, Related, Severity
from ...history import History
from ...rule import Rule
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    from ...history.backfills import Earlier, redundant

    why = {
        Earlier.BY_UPDATE: "this update already set these rows",
        Earlier.BY_DEFAULT: "the default already set these rows",
        Earlier.NOT_NULL: "no row is null: the default filled them",
    }
    for found in redundant(history, contract):
        relation = found.backfill.change.relation
        if relation not in contract.relations:
            continue
        yield RULE.at(
            found.backfill.span,
            f"backfill of relation {in_quotes(relation)} has no effect",
            subject=relation,
            label="its rows already hold these values",
            hint="Remove it.",
            related=(Related(found.earlier, why[found.why]),),
        )


RULE = Rule("redundant-backfill", Severity.WARNING, __doc__, migrations=check)
