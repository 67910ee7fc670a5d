"""Adds a migration before some that have already run.

More files stand up to `applied_through` than `applied_files` counts: one of them is new. It is
taken for history and not judged, although it has run nowhere. Some tools refuse to run while such a
file is there, some never run it, and some run it behind the others, on a schema that it was not
written for. In the examples, `-- applied: 1` stands for `applied_files: 1`.

```sql bad
CREATE TABLE public.audit (id bigint PRIMARY KEY);
-- next file
CREATE INDEX audit_day ON public.audit (day);
-- applied: 1
-- contract: migration-out-of-order "2 migrations"
```

With `--since`, the file is known that the revision does not have, and is told itself:

```sql bad
CREATE TABLE public.audit (id bigint PRIMARY KEY);
-- next file, which is new
CREATE INDEX audit_day ON public.audit (day);
-- <^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ migration-out-of-order "is new among those"
-- next file
CREATE INDEX audit_hour ON public.audit (hour);
-- applied: 2
```

Number it after those that have run. Once it has run on the primary and on every replica,
`replicalint contract applied` counts anew.

```sql good
CREATE TABLE public.audit (id bigint PRIMARY KEY);
-- applied: 1
CREATE INDEX audit_day ON public.audit (day);
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contract import Contract
from ...finding import Finding, Severity
from ...history import History
from ...rule import Rule


def check(history: History, contract: Contract) -> Iterator[Finding]:
    late = [one for one in history.edited if one.is_new]
    for one in late:
        yield RULE.at(
            one.span,
            f'migration "{one.name}" is new among those that have run: {one.consequence}',
            subject=one.name,
            label="not judged: the contract takes it for history",
            hint="Number it after those that have run.",
        )
    if not late:
        yield from _counted(history, contract)


def _counted(history: History, contract: Contract) -> Iterator[Finding]:
    """What the number of files tells, where none of them is known to be new."""
    for number, count in history.standing.items():
        entry = contract.migrations[number]
        if entry.applied_files is None or count <= entry.applied_files:
            continue
        new = count - entry.applied_files
        yield RULE.at(
            entry.keys["applied_files"],
            f"applied_files is {entry.applied_files}, but there are {count} migrations up to "
            f'"{entry.applied_through}"',
            subject=str(entry.applied_through),
            label="1 of them is new, and not judged"
            if new == 1
            else f"{new} of them are new, and not judged",
            hint="Number it after those that have run.",
        )


RULE = Rule("migration-out-of-order", Severity.WARNING, __doc__, migrations=check)
