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
from ..replica import Absent, OffSearchPath
from ..rule import Rule
from ..sqlstate import UNDEFINED_TABLE
from ..wording import absence_finding


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for absent in statement.of(Absent):
        if isinstance(absent.use, RelationUse) and isinstance(absent.why, OffSearchPath):
            yield absence_finding(RULE, absent, contract)


RULE = Rule(
    "unqualified-relation",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(Absent,),
    sqlstate=UNDEFINED_TABLE,
)
