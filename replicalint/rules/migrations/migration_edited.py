"""Edits a migration that has already run.

With `--since`: a file up to `applied_through` is not as the revision has it. No tool runs a
migration again that it has recorded: some refuse to run at all, as the file's checksum is another,
the others never notice. So the edit reaches new databases and no existing one, neither the primary
nor a replica. In the examples, `-- was:` is the file as the revision has it.

```sql bad
CREATE TABLE public.audit (id bigint PRIMARY KEY, note text);
-- <^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ migration-edited "does not run again"
-- was: CREATE TABLE public.audit (id bigint PRIMARY KEY);
-- applied
```

Put the change into a new migration. What is repeated, as Flyway's `R__` files are, may be edited.

```sql good
CREATE TABLE public.audit (id bigint PRIMARY KEY);
-- applied
ALTER TABLE public.audit ADD COLUMN note text;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contract import Contract
from ...finding import Finding, Severity
from ...history import History
from ...rule import Rule


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for one in history.edited:
        if not one.is_new:
            yield RULE.at(
                one.span,
                f'migration "{one.name}" has already run, and is edited: {one.consequence}',
                subject=one.name,
                label="first line that is edited",
                hint="Restore the file, and put the change into a new migration.",
            )


RULE = Rule("migration-edited", Severity.WARNING, __doc__, migrations=check)
