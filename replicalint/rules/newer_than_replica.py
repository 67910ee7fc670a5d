"""Uses a built-in that the PostgreSQL version of the replica does not have.

A subscriber may run another major version than its publisher. `replica.postgres` of the contract is
the oldest one; a function, type, operator, catalogue relation or column that came later, or was
removed before, is not there. The replica answers as for any other name that is missing.

```sql bad
SELECT any_value(o.name), uuidv7() FROM public.orgs o;
--                        ^^^^^^ newer-than-replica "PostgreSQL 18"
--     ^^^^^^^^^ newer-than-replica "PostgreSQL 16"
```

Use what the replica's version has.

```sql good
SELECT min(o.name), gen_random_uuid() FROM public.orgs o;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import CastUse, Statement, SyntaxUse
from ..finding import Finding, Severity
from ..pgtype import PgType
from ..replica import Absent, Newer
from ..rule import Rule
from ..safe_form import spelled
from ..source import Span
from ..wording import absence_finding, section


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for absent in statement.of(Absent):
        match absent:
            case Absent(CastUse(PgType() as source, target), Newer(since)):
                text = f'cast from "{spelled(source)}" to "{spelled(target)}"'
                yield _newer(text, since, absent.span, absent.sqlstate, contract)
            case Absent(is_of_version=True):
                yield absence_finding(RULE, absent, contract)
    for use in statement.of(SyntaxUse):
        if use.since > contract.postgres:
            yield _newer(use.text, use.since, use.span, use.sqlstate, contract)


def _newer(text: str, since: int, span: Span, sqlstate: str, contract: Contract) -> Finding:
    return RULE.at(
        span,
        f"{text} is new in PostgreSQL {since}, but the replica runs {contract.postgres}",
        subject=text,
        sqlstate=sqlstate,
        related=section(contract, "replica.postgres", "the oldest version that a replica runs"),
    )


RULE = Rule("newer-than-replica", Severity.ERROR, __doc__, queries=check, reads=(Absent, SyntaxUse))
