"""Uses an operator that the replica does not have.

Operators do not replicate: a replica has those of PostgreSQL and of its own extensions. An operator
of another extension, or one that the primary defines, fails with 42883. The operands decide: `<->`
is the distance of points everywhere, and of texts only where `pg_trgm` is installed.

```sql bad
SELECT o.name FROM public.orgs o WHERE o.name === $1 ORDER BY o.name <-> $2;
--                                                                   ^^^ user-operator "pg_trgm"
--                                            ^^^ user-operator "is not on the replica"
```

Between constants without a type, `'a' % 'b'`, the extension's operator may be the one that the
primary chooses; the replica cannot choose among its own and answers 42725.

What is sorted, grouped, made distinct or merged by UNION needs operators as well, of the type that
the replica's column has: `jsonb` can be compared, and `json`, `xml` and `point` cannot.

```sql bad
SELECT DISTINCT to_json(o.created_at) FROM public.orgs o;
--              ^^^^^^^^^^^^^^^^^^^^ user-operator "could not identify an equality operator"
```

Use a built-in operator, or list the extension in the contract once every replica has it.

```sql good
SELECT o.name FROM public.orgs o WHERE o.name ILIKE $1 ORDER BY point(0, 0) <-> point(1, 1);
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import OperatorUse, Statement
from ..finding import Finding, Severity
from ..replica import Absent, Incomparable
from ..rule import Rule
from ..safe_form import spelled
from ..sqlstate import UNDEFINED_FUNCTION
from ..wording import absence_finding


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for absent in statement.of(Absent):
        if isinstance(absent.use, OperatorUse) and not absent.is_of_version:
            yield absence_finding(RULE, absent, contract)
    for found in statement.of(Incomparable):
        kind = spelled(found.use.type)
        yield RULE.at(
            found.span,
            found.said.format(kind),
            subject=kind,
            sqlstate=found.sqlstate,
            hint=f"{found.use.clause} compares these values: cast them to a type that can be.",
        )


RULE = Rule(
    "user-operator",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(Absent, Incomparable),
    sqlstate=UNDEFINED_FUNCTION,
)
