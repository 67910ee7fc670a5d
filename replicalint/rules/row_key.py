"""Reads a key of a row's JSON form that is not a column of the row.

`to_jsonb(o) ->> 'key'` is NULL where there is no such column. That is why it is safe during a
rollout, and why a misspelt key is NULL on every server: no database ever reports it.

```sql bad
SELECT COALESCE((to_jsonb(o) ->> 'has_usage_credit')::boolean, false)
--                                ^^^^^^^^^^^^^^^^ row-key "has_usage_credit"
FROM public.orgs o
WHERE o.id = $1;
```

The same holds for `->`, `#>>`, subscripts, `jsonb_extract_path_text` and `row_to_json`. Write the
column as the contract has it. A column that is yet to come belongs in the contract first, as
`rollout: adding`.

```sql good
SELECT COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, false)
FROM public.orgs o
WHERE o.id = $1;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import JsonKeyUse, Statement
from ..finding import Finding, Severity
from ..likeness import known
from ..rule import Rule
from ..wording import contract_relations, in_quotes, listed_here, perhaps


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(JsonKeyUse):
        if use.entry.columns is not None and use.key not in use.entry.columns:
            yield _finding(use, use.entry.columns, contract)


def _finding(use: JsonKeyUse, columns: tuple[str, ...], contract: Contract) -> Finding:
    relation = use.entry.relation
    title = f"relation {in_quotes(relation)}" if relation else f"row {in_quotes(use.row_name)}"
    relations = contract_relations((use.entry,), contract)
    return RULE.at(
        use.span,
        f'key "{use.key}" is not a column of {title}',
        subject=use.key,
        label="NULL on every server",
        hint=perhaps(known(columns).nearest(use.key)),
        related=tuple(listed_here(one) for one in relations),
    )


RULE = Rule("row-key", Severity.ERROR, __doc__, queries=check, reads=(JsonKeyUse,))
