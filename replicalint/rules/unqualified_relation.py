"""Names a relation without its schema while the readers' search path is empty.

The contract states the readers' search path: `replica.search_path`. Where that list is empty, a
bare name reaches the system catalogues and nothing else, and the replica answers 42P01. A query
that names the schema means the same in every session.

```sql bad
SELECT o.name FROM orgs o WHERE o.id = $1;
--                 ^^^^ unqualified-relation
```

Write the schema before the name.

```sql good
SELECT o.name FROM public.orgs o WHERE o.id = $1;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import RelationUse, Statement
from ..finding import Finding, Severity
from ..replica import OffSearchPath, missing_relation
from ..rule import Rule
from ..wording import Missing, absence_finding


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(RelationUse):
        absence = missing_relation(use, contract)
        if isinstance(absence, OffSearchPath):
            missing = Missing("relation", use.name, use.span, "relations", "42P01")
            yield absence_finding(RULE, missing, absence, contract)


RULE = Rule(
    "unqualified-relation",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(RelationUse,),
    sqlstate="42P01",
)
