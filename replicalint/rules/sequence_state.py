"""Asks for the state that a sequence has in the session, where no reader has given it one.

`currval` and `lastval` tell what `nextval` gave last in the same session. On a replica nothing has
called it: a hot standby refuses `nextval`, and on a subscriber it is a `write`. So they answer
55000, "currval of sequence is not yet defined in this session", however often the primary has used
the sequence. That is how a program fails that reads an ID back through another connection than the
one that it wrote through.

```sql bad
SELECT o.name FROM public.orgs o WHERE o.name = lastval()::text;
--                                              ^^^^^^^ sequence-state "not yet defined"
```

Return the ID from the statement that writes the row, with RETURNING, or read it on the primary.

```sql good
SELECT o.id FROM public.orgs o WHERE o.name = $1;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import FunctionUse, ObjectUse, Statement
from ..finding import Finding, Severity
from ..replica import Absent
from ..rule import Rule
from ..sqlstate import OBJECT_NOT_IN_PREREQUISITE_STATE
from ..wording import section

_ASKING = {
    "currval": "currval of a sequence is not yet defined in this session",
    "lastval": "lastval is not yet defined in this session",
}
_GIVING = frozenset(("nextval", "setval"))


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    uses = [use for use in statement.of(FunctionUse) if _is_run(use)]
    asking = [use for use in uses if use.name.name in _ASKING]
    if not asking or any(use.name.name in _GIVING for use in uses):
        return
    absent = [one.use.name.name for one in statement.of(Absent) if isinstance(one.use, ObjectUse)]
    is_standby = contract.replication == "physical"
    for use in asking:
        if any(name in (literal or "") for literal in use.literals for name in absent):
            continue  # there is no such sequence, which is reported
        yield RULE.at(
            use.span,
            _ASKING[use.name.name],
            subject=use.name,
            sqlstate=None if is_standby else "",
            label="" if is_standby else "no reader calls nextval on a replica",
            hint="Read it in the session that calls nextval, on the primary.",
            related=section(
                contract,
                "replica.replication",
                "a hot standby refuses nextval"
                if is_standby
                else "values of sequences are not replicated",
            ),
        )


def _is_run(use: FunctionUse) -> bool:
    is_built_in = use.name.schema in ("", "pg_catalog")
    return is_built_in and use.is_call and not use.is_unreached


RULE = Rule(
    "sequence-state",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(FunctionUse,),
    sqlstate=OBJECT_NOT_IN_PREREQUISITE_STATE,
)
