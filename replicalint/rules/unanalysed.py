"""Cannot be analysed, as a whole or in part, so that nothing is known about it.

Silence means checked: what was not understood is said. That is SQL that PostgreSQL would not accept
either, the body of a DO block, or a construct that this version of replicalint does not know.

```sql bad
SELECT o.name FROM public.orgs o WHERE;
--                               ^^^^^ unanalysed
SELECT o.name FROM public.orgs o;
```

Mend the statement, or, if PostgreSQL accepts it, say why it is right on the replica.

```sql good
-- replicalint: ignore[unanalysed] reads nothing: the block only raises a notice
DO $$ BEGIN RAISE NOTICE 'started'; END $$;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import Statement
from ..finding import Finding, Severity
from ..rule import Rule


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for gap in statement.gaps:
        what = "the statement" if gap.is_whole else "a part of the statement"
        yield Finding(
            RULE.name,
            RULE.severity,
            f"{what} was not analysed: {gap.reason}",
            gap.span,
            statement.kind,
            label="nothing is known from here" if gap.is_whole else "nothing is known about this",
        )


RULE = Rule("unanalysed", Severity.ERROR, check, __doc__)
