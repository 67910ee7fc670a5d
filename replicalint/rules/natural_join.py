"""Uses NATURAL JOIN, whose columns depend on what each replica has.

NATURAL JOIN compares every column name that both sides have. A column that arrives on one replica
and not yet on another changes the condition there, and with it the rows, without an error anywhere.
It is a warning in a query that reads a relation with a column in rollout, and a note elsewhere.

```sql bad
SELECT a.name FROM public.apps a NATURAL JOIN public.channels c;
--                                            ^^^^^^^^^^^^^^^^^ natural-join
```

Write the condition.

```sql good
SELECT a.name FROM public.apps a JOIN public.channels c ON c.app_id = a.app_id;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import NaturalJoin, Statement, Write
from ..finding import Finding, Severity
from ..rule import Rule
from ..shapes import IN_ROLLOUT, in_rollout, weight
from ..wording import contract_relations, in_quotes, listed_here, listing


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    if statement.of(Write):
        return
    severity = weight(bool(in_rollout(statement, contract)))
    for join in statement.of(NaturalJoin):
        relations = contract_relations(join.entries, contract)
        if not relations:
            continue
        names = listing(in_quotes(relation.name) for relation in relations)
        noun = "relation" if len(relations) == 1 else "relations"
        yield RULE.at(
            join.span,
            f"NATURAL JOIN depends on the columns of {noun} {names} on each replica",
            subject=listing(str(relation.name) for relation in relations),
            label="a new column changes the join condition",
            hint="Write JOIN with ON or USING and name the columns.",
            related=tuple(listed_here(relation) for relation in relations),
            severity=severity,
        )


RULE = Rule(
    "natural-join",
    Severity.NOTE,
    __doc__,
    queries=check,
    reads=(NaturalJoin,),
    otherwise=(IN_ROLLOUT,),
)
