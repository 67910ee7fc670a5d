"""Selects all columns of a relation, whose shape differs between replicas during a rollout.

A new column reaches each replica at its own time. `SELECT *` runs on all of them and returns fewer
columns on those that lag: decoders that count columns fail, others see a field vanish and return
from one request to the next. Returning a whole row does the same.

```sql bad
SELECT * FROM public.orgs o WHERE o.id = $1;
--     ^ select-star
```

```sql bad
SELECT to_jsonb(o) FROM public.orgs o WHERE o.id = $1;
--              ^ select-star "row"
```

Name the columns. Where the shape does not show, as inside `count(*)` and EXISTS, a star is fine. So
is one in a statement of sqlc, which writes the columns out: see rollout-column.

```sql good
SELECT o.id, o.name
FROM public.orgs o
WHERE EXISTS (SELECT * FROM public.apps a WHERE a.owner_org = o.id);
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract, Relation
from ..facts import RowContext, RowUse, StarUse, Statement
from ..finding import Finding, Severity
from ..rule import Rule
from ..source import Span
from ..wording import contract_relations, in_quotes, listed_here, listing


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for star in statement.of(StarUse):
        relations = contract_relations(star.entries, contract)
        if star.shows and relations:
            names = listing(in_quotes(relation.name) for relation in relations)
            noun = "relation" if len(relations) == 1 else "relations"
            yield _finding(f"* expands to all columns of {noun} {names}", star.span, relations)
    for row in statement.of(RowUse):
        relations = contract_relations((row.entry,) if row.entry else (), contract)
        if row.context is RowContext.OUTPUT and relations:
            name = in_quotes(relations[0].name)
            yield _finding(f"the whole row of relation {name} is returned", row.span, relations)


def _finding(message: str, span: Span, relations: tuple[Relation, ...]) -> Finding:
    return RULE.at(
        span,
        message,
        subject=listing(str(relation.name) for relation in relations),
        label="its shape differs between replicas during a rollout",
        hint="List the columns that the reader needs.",
        related=tuple(listed_here(relation) for relation in relations),
    )


RULE = Rule("select-star", Severity.WARNING, __doc__, queries=check, reads=(StarUse, RowUse))
