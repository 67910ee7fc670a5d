"""Changes the state of the session, in a path that should only read.

Connections to replicas are pooled and balanced: the next statement may run in another session, or
on another replica. SET, LISTEN, PREPARE and temporary objects then hold for whoever comes next, or
for nobody; a changed search path gives every bare name a new meaning.

```sql bad
SET search_path = app, public;
--<^^^^^^^^^^^^ session-state "search_path"
```

```sql bad
PREPARE org_name AS SELECT o.name FROM public.orgs o WHERE o.id = $1;
--<^^^^^^^^^^^^^ session-state "PREPARE"
```

Name the schema of each relation, and leave preparing to the driver. What must hold for one
transaction goes into `SET LOCAL` or `set_config(name, value, true)`.

```sql good
SET LOCAL statement_timeout = '2s';
SELECT o.name FROM public.orgs o WHERE o.id = $1;
```

A temporary table is also a `write`: a read-only transaction cannot create it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import SessionUse, Statement
from ..finding import Finding, Severity
from ..rule import Rule
from ..state_changes import is_refused_in_recovery


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(SessionUse):
        if is_refused_in_recovery(use.action, contract):
            continue
        yield RULE.at(
            use.span,
            f"{use.action} changes the state of the session",
            subject=use.action,
            label="the next statement may run in another session",
        )


RULE = Rule("session-state", Severity.WARNING, __doc__, queries=check, reads=(SessionUse,))
