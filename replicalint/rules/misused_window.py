"""Uses a window, or a window function, in a way that PostgreSQL refuses.

OVER names a window of the WINDOW clause, or begins with the name of one: then it takes over how
that is partitioned and sorted, may sort where that does not, and cannot copy one with a frame
(42P20). Window functions see the rows that WHERE, GROUP BY and HAVING leave: they stand in the
select list and in ORDER BY alone. Every server refuses the others.

```sql bad
SELECT count(*) OVER (w ORDER BY o.id) FROM public.orgs o WINDOW w AS (ORDER BY o.name);
--                    ^ misused-window "cannot override ORDER BY clause"
SELECT o.name FROM public.orgs o WHERE row_number() OVER (ORDER BY o.id) <= 10;
--                                     ^^^^^^^^^^ misused-window "not allowed in WHERE"
```

Write the window out, or filter what a subquery gives.

```sql good
SELECT count(*) OVER (ORDER BY o.id) FROM public.orgs o;
SELECT q.name
FROM (SELECT o.name, row_number() OVER (ORDER BY o.id) AS n FROM public.orgs o) AS q
WHERE q.n <= 10;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import MisusedWindow, Statement
from ..finding import Finding, Severity
from ..rule import Rule
from ..sqlstate import WINDOWING_ERROR


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(MisusedWindow):
        yield RULE.at(use.span, use.reason, subject=use.span.text, sqlstate=use.sqlstate)


RULE = Rule(
    "misused-window",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(MisusedWindow,),
    sqlstate=WINDOWING_ERROR,
    replication="logical",
)
