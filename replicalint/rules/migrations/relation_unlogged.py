"""Makes a replicated table unlogged.

The rows of an unlogged table are not in the write-ahead log, from which every replica lives. A
subscriber keeps what was last sent; a hot standby refuses to read the table, with 0A000.

```sql bad
ALTER TABLE public.channels SET UNLOGGED;
--          ^^^^^^^^^^^^^^^ relation-unlogged "last sent"
```

Keep it logged, or take it out of the contract first.

```sql good
ALTER TABLE public.usage_credit_grants SET UNLOGGED;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...changes import CreateTable, SetLogged
from ...contract import Contract
from ...finding import Finding, Related, Severity
from ...history import Done, History
from ...name import Name
from ...rule import Rule
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for done in history.done:
        name = _unlogged(done)
        if name is not None and name in contract.relations:
            yield _finding(done, name, contract)


def _unlogged(done: Done) -> Name | None:
    match done.change:
        case SetLogged(name, is_logged=False) | CreateTable(name, persistence="unlogged"):
            return name
        case _:
            return None


def _finding(done: Done, name: Name, contract: Contract) -> Finding:
    label = "the replicas keep the rows that were last sent"
    if contract.replication == "physical":
        label = "readers fail with 0A000 on every replica from here on"
    return RULE.at(
        done.change.span,
        f"relation {in_quotes(name)} becomes unlogged while replicas serve it",
        subject=name,
        label=label,
        hint="Keep it logged, or remove it from the contract first.",
        related=(Related(contract.relations[name].span, "the contract lists it here"),),
    )


RULE = Rule("relation-unlogged", Severity.ERROR, __doc__, migrations=check)
