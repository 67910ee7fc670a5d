"""Selects all columns of a relation, whose shape differs between replicas during a rollout.

A new column reaches each replica at its own time. `SELECT *` runs on all of them and returns fewer
columns on those that lag: decoders that count columns fail, others see a field vanish and return
from one request to the next. Returning a whole row does the same. It is a warning where a relation
has a column in rollout, for then replicas differ now, and a note elsewhere.

```sql bad
SELECT * FROM public.orgs o WHERE o.id = $1;
--     ^ select-star
```

```sql bad
SELECT to_jsonb(o) FROM public.orgs o WHERE o.id = $1;
--              ^ select-star "row"
```

Name the columns. Where the shape does not show, as inside `count(*)` and EXISTS, a star is fine. So
is one in a statement of sqlc, which writes the columns out: see rollout-column. Of what writes, and
must not run on a replica at all, nothing else is said.

```sql good
SELECT o.id, o.name
FROM public.orgs o
WHERE EXISTS (SELECT * FROM public.apps a WHERE a.owner_org = o.id);
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract, Relation
from ..facts import RowContext, RowUse, StarUse, Statement, Write
from ..finding import Finding, Severity
from ..rule import Rule
from ..shapes import IN_ROLLOUT, changes, in_rollout, weight
from ..source import Span
from ..wording import contract_relations, in_quotes, listed_here, listing


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    if statement.of(Write):
        return
    changing = in_rollout(statement, contract)
    for star in statement.of(StarUse):
        relations = contract_relations(star.entries, contract)
        if star.shows and relations:
            names = listing(in_quotes(relation.name) for relation in relations)
            noun = "relation" if len(relations) == 1 else "relations"
            message = f"* expands to all columns of {noun} {names}"
            yield _finding(message, star.span, relations, changes(star.entries, changing))
    for row in statement.of(RowUse):
        entries = (row.entry,) if row.entry else ()
        relations = contract_relations(entries, contract)
        if row.context is RowContext.OUTPUT and relations:
            message = f"the whole row of relation {in_quotes(relations[0].name)} is returned"
            yield _finding(message, row.span, relations, changes(entries, changing))


def _finding(
    message: str, span: Span, relations: tuple[Relation, ...], is_changing: bool
) -> Finding:
    during = "now, during the rollout" if is_changing else "during a rollout"
    return RULE.at(
        span,
        message,
        subject=listing(str(relation.name) for relation in relations),
        label=f"its shape differs between replicas {during}",
        hint="List the columns that the reader needs.",
        related=tuple(listed_here(relation) for relation in relations),
        severity=weight(is_changing),
    )


RULE = Rule(
    "select-star",
    Severity.NOTE,
    __doc__,
    queries=check,
    reads=(StarUse, RowUse),
    otherwise=(IN_ROLLOUT,),
)
