"""Converts a row to JSON by a name that is not in FROM.

`to_jsonb(o) ->> 'column'` parses on a replica that lacks the column, but the name of the row has to
be there: PostgreSQL takes an unknown one for a column and answers 42703.

```sql bad
SELECT COALESCE((to_jsonb(org) ->> 'has_usage_credits')::boolean, false)
--                        ^^^ row-alias "org"
FROM public.orgs o
WHERE o.id = $1;
```

Use the alias that FROM gives the relation.

```sql good
SELECT COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, false)
FROM public.orgs o
WHERE o.id = $1;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import RowUse, Statement
from ..finding import Finding, Severity
from ..likeness import Known
from ..rule import Rule
from ..sqlstate import UNDEFINED_COLUMN, UNDEFINED_TABLE
from ..wording import contract_relations, in_quotes, listed_here, listing, nearby


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(RowUse):
        if use.entry is None:
            yield _finding(use, contract)


def _finding(use: RowUse, contract: Contract) -> Finding:
    relations = contract_relations(nearby(use.scope), contract)
    # `x.*` names an entry of FROM, `x` alone could be a column.
    is_star = use.span.text.endswith("*")
    missing = f'missing FROM-clause entry for table "{use.name}"'
    unknown = f'column or FROM-clause entry "{use.name}" does not exist'
    return RULE.at(
        use.span,
        missing if is_star else unknown,
        subject=use.name,
        sqlstate=UNDEFINED_TABLE if is_star else UNDEFINED_COLUMN,
        hint=_hint(use),
        related=(listed_here(relations[0]),) if len(relations) == 1 else (),
    )


def _hint(use: RowUse) -> str | None:
    entries = nearby(use.scope)
    for entry in entries:
        if entry.relation is not None and entry.relation.name == use.name:
            return f'Perhaps you meant to reference the table alias "{entry.alias}".'
    aliases = tuple(dict.fromkeys(entry.alias for entry in entries if entry.alias))
    if not aliases:
        return None
    near = Known(aliases).nearest(use.name)
    return f"The FROM clause has {in_quotes(near) if near else listing(map(in_quotes, aliases))}."


RULE = Rule(
    "row-alias", Severity.ERROR, __doc__, queries=check, reads=(RowUse,), sqlstate=UNDEFINED_COLUMN
)
