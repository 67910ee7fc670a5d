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
from ..replica import Ambiguous, Newer, Removed, missing_operator
from ..rule import Rule
from ..wording import Missing, absence_finding


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(OperatorUse):
        absence = missing_operator(use, contract)
        if absence is None or isinstance(absence, (Newer, Removed)):
            continue
        state = "42725" if isinstance(absence, Ambiguous) else "42883"
        missing = Missing("operator", use.name, use.span, "extensions", state, use.from_literal)
        yield absence_finding(RULE, missing, absence, contract)


RULE = Rule(
    "user-operator", Severity.ERROR, __doc__, queries=check, reads=(OperatorUse,), sqlstate="42883"
)
