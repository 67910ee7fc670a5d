"""Uses a function or a clause in a form, or at a place, that PostgreSQL does not allow.

Functions that return sets stand in the select list, in ORDER BY and GROUP BY, and alone in FROM
(0A000); DISTINCT, ORDER BY and FILTER in a call are those of aggregates, and WITHIN GROUP is that
of ordered-set aggregates (42809). The right side of a RIGHT or FULL JOIN reads nothing of the left
one (42P10). What SELECT DISTINCT sorts by it has to select, and DISTINCT ON
takes the first rows of what ORDER BY begins with (42P10): an expression is the same only where it
is of the same type, so a cast that changes nothing on the primary makes another one of it where the
replica's column is of another type. Every server refuses what stands here.

```sql bad
SELECT o.name FROM public.orgs o WHERE regexp_split_to_table(o.name, ',') = 'a';
--                                     ^^^^^^^^^^^^^^^^^^^^^ not-allowed "not allowed in WHERE"
SELECT DISTINCT o.name FROM public.orgs o ORDER BY o.created_at;
--                                                 ^^^^^^^^^^^^ not-allowed "SELECT DISTINCT"
```

Call the function in FROM; select what is sorted by, or group.

```sql good
SELECT o.name FROM public.orgs o, regexp_split_to_table(o.name, ',') AS w(word) WHERE w.word = 'a';
SELECT o.name FROM public.orgs o GROUP BY o.name ORDER BY max(o.created_at);
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import NotAllowed, Statement
from ..finding import Finding, Severity
from ..rule import Rule
from ..sqlstate import FEATURE_NOT_SUPPORTED


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(NotAllowed):
        yield RULE.at(use.span, use.reason, subject=use.span.text, sqlstate=use.sqlstate)


RULE = Rule(
    "not-allowed",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(NotAllowed,),
    sqlstate=FEATURE_NOT_SUPPORTED,
    replication="logical",
)
