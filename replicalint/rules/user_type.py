"""Names a type that the replica does not have.

A replica has the types that the columns of its tables need, and no others: an enum or a domain that
only functions of the primary use is not there. A cast, a typed literal or a column definition with
such a type fails with 42704. The row type of a relation is a type, too, and is missing with the
relation.

```sql bad
SELECT $1::public.plan_kind, NULL::public.cron_tasks;
--                                 ^^^^^^^^^^^^^^^^^ user-type "table"
--         ^^^^^^^^^^^^^^^^ user-type "public.plan_kind"
```

Use a type that the contract lists or a built-in one.

```sql good
SELECT $1::public.stripe_status, $2::text, NULL::public.orgs;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import Statement, TypeUse
from ..finding import Finding, Severity
from ..replica import Absent
from ..rule import Rule
from ..sqlstate import UNDEFINED_OBJECT
from ..wording import absence_finding


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for absent in statement.of(Absent):
        if isinstance(absent.use, TypeUse) and not absent.is_of_version:
            yield absence_finding(RULE, absent, contract)


RULE = Rule(
    "user-type",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(Absent,),
    sqlstate=UNDEFINED_OBJECT,
)
