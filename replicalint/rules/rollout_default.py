"""Reads a column in rollout with a default other than the contract's.

Where the column is absent, `to_jsonb(o) ->> 'column'` is NULL. The contract says under `absent`
which value a reader must assume; without COALESCE, or with another default, the replicas that lag
give another answer than the others. The cast must be to the column's type, or the values differ.

```sql bad
SELECT (to_jsonb(o) ->> 'has_usage_credits')::boolean,
--                       ^^^^^^^^^^^^^^^^^ rollout-default "defaults to NULL"
       COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, true)
--                                ^^^^^^^^^^^^^^^^^ rollout-default "defaults to true"
FROM public.orgs o;
```

```sql good
SELECT COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, false)
FROM public.orgs o;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Column, Contract, Rollout
from ..facts import JsonKeyUse, Statement
from ..finding import Finding, Related, Severity
from ..pgtype import JSONB, TEXT
from ..rule import Rule
from ..safe_form import JSONS, TEXTS, WHY, absent_value, is_same_value, safe_form, spelled
from ..wording import in_quotes


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(JsonKeyUse):
        relation = contract.relations.get(use.entry.relation) if use.entry.relation else None
        column = relation.columns.get(use.key) if relation is not None else None
        if column is None or column.rollout is Rollout.NONE or use.is_test:
            continue
        fault = None if use.is_open else _default_fault(use, column) or _cast_fault(use, column)
        if fault is not None:
            yield _finding(use, column, fault)


def _default_fault(use: JsonKeyUse, column: Column) -> str | None:
    agreed = absent_value(column)
    if not use.coalesced:
        return None if agreed == "NULL" else f"defaults to NULL where it is absent, not to {agreed}"
    if use.default is None:
        return f"defaults to an expression where it is absent, not to {agreed}"
    if is_same_value(use.default, agreed, column.type):
        return None
    return f"defaults to {use.default} where it is absent, not to {agreed}"


def _cast_fault(use: JsonKeyUse, column: Column) -> str | None:
    if use.cast == column.type or (use.cast is None and _is_right_as_it_is(use, column)):
        return None
    kind = use.cast or (TEXT if use.as_text else JSONB)
    return f"is read as {spelled(kind)}, but its type is {spelled(column.type)}"


def _is_right_as_it_is(use: JsonKeyUse, column: Column) -> bool:
    return column.type in (TEXTS if use.as_text else JSONS)


def _finding(use: JsonKeyUse, column: Column, fault: str) -> Finding:
    name = use.entry.relation
    assert name is not None
    return RULE.at(
        use.span,
        f'column "{use.key}" of relation {in_quotes(name)} {fault}',
        subject=f"{name}.{use.key}",
        label=f"the contract says absent: {absent_value(column)}",
        instead=safe_form(column, use.row_name),
        related=(Related(column.span, WHY[column.rollout]),),
    )


RULE = Rule("rollout-default", Severity.ERROR, __doc__, queries=check, reads=(JsonKeyUse,))
