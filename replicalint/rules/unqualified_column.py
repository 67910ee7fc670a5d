"""Uses an unqualified column name in a query over several relations.

A bare column name works while one relation has it. When a column of that name arrives in another
relation of the same FROM, the replica that has it answers 42702, "column reference is ambiguous",
and the query that ran for years fails on one replica after the other. It is a warning in a
query that reads a relation with a column in rollout, and a note elsewhere.

```sql bad
SELECT customer_id FROM public.orgs o JOIN public.apps a ON a.owner_org = o.id;
--     ^^^^^^^^^^^ unqualified-column
```

Write the alias before the column.

```sql good
SELECT o.customer_id FROM public.orgs o JOIN public.apps a ON a.owner_org = o.id;
```

In a statement of sqlc, `*` over several relations stands for such names: its generator writes out a
list, with a qualifier only where two of them have the column. `o.*, a.*` has one for each.

A query of one relation, the columns of USING and the output names in ORDER BY are fine. So is a
bare name where the other entries of FROM say themselves what columns they have.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import ColumnUse, Statement, Write
from ..finding import Finding, Severity
from ..name import quoted
from ..rule import Rule
from ..shapes import IN_ROLLOUT, in_rollout, weight
from ..source import Span
from ..wording import contract_relations, in_quotes, listed_here


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    if statement.of(Write):
        return
    uses = [use for use in statement.of(ColumnUse) if use.beside]
    if not uses:
        return
    severity = weight(bool(in_rollout(statement, contract)))
    stars: set[Span] = set()
    for use in uses:
        relations = contract_relations(use.beside, contract)
        is_star = use.in_clause == "star"
        if not relations or (is_star and use.span in stars):
            continue
        if use.meant is not None and use.of is None:
            continue  # a query builder writes what a subquery has so, whatever the program says
        stars.add(use.span)
        first, owner = in_quotes(relations[0].name), use.entries[0].alias
        yield RULE.at(
            use.span,
            f'column "{use.name}" is not qualified{" where sqlc writes * out" if is_star else ""}, '
            f"and relation {first} may gain a column of that name",
            subject=use.name,
            label="ambiguous as soon as such a column exists",
            instead=f"{quoted(owner)}.{'*' if is_star else quoted(use.name)}" if owner else None,
            related=tuple(map(listed_here, relations)),
            severity=severity,
        )


RULE = Rule(
    "unqualified-column",
    Severity.NOTE,
    __doc__,
    queries=check,
    reads=(ColumnUse,),
    otherwise=(IN_ROLLOUT,),
)
