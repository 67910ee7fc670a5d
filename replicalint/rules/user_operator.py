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
from ..replica import Absent
from ..rule import Rule
from ..sqlstate import UNDEFINED_FUNCTION
from ..wording import absence_finding


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for absent in statement.of(Absent):
        if isinstance(absent.use, OperatorUse) and not absent.is_of_version:
            yield absence_finding(RULE, absent, contract)


RULE = Rule(
    "user-operator",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(Absent,),
    sqlstate=UNDEFINED_FUNCTION,
)
