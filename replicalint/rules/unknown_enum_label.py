"""Compares with, or casts to, an enum label that the replica does not have.

`ALTER TYPE ... ADD VALUE` does not travel with logical replication: a replica's enum has the labels
that were added there. A constant that is read as the enum is looked up when the statement is
prepared, and one that is no label is answered with 22P02, whatever the rows hold.

```sql bad
SELECT s.customer_id FROM public.stripe_info s
WHERE s.status IN ('updated', 'paused');
--                             ^^^^^^ unknown-enum-label
```

Name a label that the contract lists. A new one goes to every replica first, then into the contract,
and then into queries. Where it must be read before that, compare texts.

```sql good
SELECT s.customer_id FROM public.stripe_info s
WHERE s.status::text IN ('updated', 'paused');
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import LabelUse, Statement
from ..finding import Finding, Related, Severity
from ..likeness import known
from ..rule import Rule
from ..sqlstate import INVALID_TEXT_REPRESENTATION
from ..wording import in_quotes, perhaps


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(LabelUse):
        enum = contract.types.get(use.type)
        if enum is None or use.label in enum.labels:
            continue
        yield RULE.at(
            use.span,
            f'enum {in_quotes(use.type)} has no label "{use.label}" on the replica',
            subject=f"{use.type}.{use.label}",
            hint=perhaps(known(enum.labels).nearest(use.label)),
            related=(Related(enum.span, f"labels of {in_quotes(use.type)} on the replica"),),
        )


RULE = Rule(
    "unknown-enum-label",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(LabelUse,),
    sqlstate=INVALID_TEXT_REPRESENTATION,
)
