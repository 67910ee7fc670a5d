"""Has a constant that the replica reads as a type of which it is no value.

A constant without a type becomes one of the type that stands beside it: of the column that it is
compared with, of the argument that a function takes, of the other arms of CASE or UNION. PostgreSQL
reads it when the statement is prepared, whatever the rows hold. Where a column has another type on
the primary, the constant may be fine there.

```sql bad
SELECT o.customer_id FROM public.orgs o WHERE o.id = 'north';
--                                                    ^^^^^ invalid-constant "uuid"
```

What is a value of a type follows PostgreSQL's input functions, in the replica's version. What
depends on a setting, as the order of day and month, is not judged, nor are `money`, `xml` and types
of extensions but for `hstore`. Nor is a text with a name in braces, `'{id}'`: a client puts a value
in its place.

Write a value of the replica's type, or compare texts.

```sql good
SELECT o.customer_id FROM public.orgs o WHERE o.id::text = 'north';
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import ConstantUse, Statement
from ..finding import Finding, Severity
from ..rule import Rule
from ..sqlstate import INVALID_TEXT_REPRESENTATION


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(ConstantUse):
        yield RULE.at(use.span, use.message, subject=str(use.type), sqlstate=use.sqlstate)


RULE = Rule(
    "invalid-constant",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(ConstantUse,),
    sqlstate=INVALID_TEXT_REPRESENTATION,
)
