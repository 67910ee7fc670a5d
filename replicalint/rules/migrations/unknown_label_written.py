"""Writes an enum label that the replicas lack into a replicated column.

A value is sent as text, and each replica reads it as its own type: a label that it does not know
stops its apply worker with 22P02, `invalid input value for enum`. A default writes it with the next
row.

```sql bad
ALTER TABLE public.stripe_info ALTER COLUMN status SET DEFAULT 'paused';
--                                          ^^^^^^ unknown-label-written "22P02"
```

Add the label on every replica, then to the contract, and write it then.

```sql good
ALTER TABLE public.stripe_info ALTER COLUMN status SET DEFAULT 'canceled';
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contract import Contract
from ...finding import Finding, Related, Severity
from ...history import History
from ...history.labels import WrittenLabel, written_labels
from ...history.timeline import Timeline
from ...likeness import known
from ...rule import Rule
from ...wording import in_quotes, perhaps


def check(history: History, contract: Contract) -> Iterator[Finding]:
    timeline = history.once(Timeline.of)
    for written in written_labels(history, contract):
        there = history.primary.types.get(written.type.name)
        is_gone = there is not None and written.label not in there.labels
        if is_gone and timeline.is_past(written.done):
            continue
        if written.label not in written.type.labels:
            yield _finding(written)


def _finding(written: WrittenLabel) -> Finding:
    relation, column = written.relation.name, written.column.name
    near = known(written.type.labels).nearest(written.label)
    return RULE.at(
        written.done.change.span,
        f'"{written.label}" is written to column "{column}" of relation {in_quotes(relation)}, but '
        f"type {in_quotes(written.type.name)} has no such label on the replica",
        subject=f"{relation}.{column}",
        label="every replica stops with 22P02 at the first row that has it",
        hint=perhaps(near) or "Add the label on every replica first, and then to the contract.",
        related=(Related(written.type.span, "the labels that the replicas have"),),
    )


RULE = Rule(
    "unknown-label-written", Severity.ERROR, __doc__, migrations=check, replication="logical"
)
