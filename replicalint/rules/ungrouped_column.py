"""Selects a column that is not grouped, and that no grouped primary key determines.

A query with GROUP BY, HAVING or an aggregate may have a column outside of aggregates where it is
grouped, or where the whole primary key of its table is. The second holds on the primary and not on
a replica whose table has no such key: then the replica answers 42803. The contract's `key` says
what the primary key of the replica's table is, and `key: []` that it has none. Views, queries,
functions and a key that is DEFERRABLE determine no other columns.

```sql bad
SELECT o.name, count(*) FROM public.orgs o JOIN public.apps a ON a.owner_org = o.id GROUP BY a.name;
--     ^^^^^^ ungrouped-column "column ""o.name"" must appear in the GROUP BY clause"
```

Group by the column as well, or aggregate it.

```sql good
SELECT o.name, count(*) FROM public.orgs o JOIN public.apps a ON a.owner_org = o.id GROUP BY o.name;
```

Where the contract does not say what the key is, and the key decides, `undecided` says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import Statement, UngroupedUse
from ..finding import Finding, Related, Severity
from ..rule import Rule
from ..sqlstate import GROUPING_ERROR

_DIRECT = "Direct arguments of an ordered-set aggregate must use only grouped columns."
_GROUP = "Add it to GROUP BY, or use it in an aggregate function."


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(UngroupedUse):
        if use.decides:
            continue
        name = f"{use.alias}.{use.column}"
        yield RULE.at(
            use.span,
            f'subquery uses ungrouped column "{name}" from outer query'
            if use.is_outer
            else f'column "{name}" must appear in the GROUP BY clause or be used in an aggregate'
            " function",
            subject=name,
            hint=_DIRECT if use.is_direct else _GROUP,
            related=_of_key(use, contract),
        )


def _of_key(use: UngroupedUse, contract: Contract) -> tuple[Related, ...]:
    """Where the contract says which key the relation has, if some of its columns are grouped."""
    relation = contract.relations.get(use.relation) if use.relation is not None else None
    if relation is None or relation.key is None or not use.grouped:
        return ()
    key = f"({', '.join(relation.key)})" if relation.key else "none"
    text = f'primary key of "{relation.name}" on the replica: {key}'
    return (Related(relation.place("key"), text),)


RULE = Rule(
    "ungrouped-column",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(UngroupedUse,),
    sqlstate=GROUPING_ERROR,
    replication="logical",
)
