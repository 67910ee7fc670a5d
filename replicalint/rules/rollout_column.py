"""Reads a column directly while some replicas may not have it.

The contract marks a column `rollout: adding` until every replica has it, and `rollout: removing`
from when the first may have lost it. A query that names the column fails with 42703 on each replica
without it.

```sql bad
SELECT o.has_usage_credits FROM public.orgs o WHERE o.id = $1;
--       ^^^^^^^^^^^^^^^^^ rollout-column
```

In a statement of sqlc, `*` and `sqlc.embed` read the column as well: its generator writes them out
as lists of columns, with those of the schema that it knows.

```sql bad
-- name: GetOrg :one
SELECT * FROM public.orgs WHERE id = $1;
--     ^ rollout-column
```

Read it through the JSON form of the row: that parses where the column is absent and gives NULL
there, which COALESCE replaces by what the contract says under `absent`.

```sql good
SELECT COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, false)
FROM public.orgs o
WHERE o.id = $1;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Column, Contract
from ..facts import AliasList, ArmsUse, ColumnUse, Statement
from ..finding import Finding, Related, Severity
from ..name import Name
from ..rule import Rule
from ..safe_form import WHY, safe_form
from ..shapes import relations_in_rollout
from ..sqlstate import INVALID_COLUMN_REFERENCE, SYNTAX_ERROR, UNDEFINED_COLUMN, UNDEFINED_FUNCTION
from ..wording import in_quotes


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    changing = relations_in_rollout(contract)
    for use in statement.of(ColumnUse):
        if use.of in changing:
            column = _rolling_out(use.name, use.of, contract)
            if column is not None:
                yield _finding(use, column)
    for aliases in statement.of(AliasList):
        yield from _by_place(aliases, contract)
    for arms in statement.of(ArmsUse):
        if arms.first == arms.second:
            yield from _in_one_arm(arms, contract)


def _by_place(aliases: AliasList, contract: Contract) -> Iterator[Finding]:
    """`FROM orgs AS o(a, b)` names columns by their place, whatever stands there on a replica."""
    columns = [_rolling_out(name, of, contract) for name, of in aliases.columns]
    certain = columns.count(None)
    for place, (column, span) in enumerate(zip(columns, aliases.spans, strict=False)):
        if column is None:
            continue
        of = aliases.columns[place][1]
        is_too_many = len(aliases.spans) > certain
        yield RULE.at(
            span,
            f'alias "{span.text}" stands for column "{column.name}" of relation'
            f" {in_quotes(of or '')}, which may be absent on a replica",
            subject=f"{of}.{column.name}",
            sqlstate=INVALID_COLUMN_REFERENCE if is_too_many else "",
            label="a replica without it answers 42P10" if is_too_many else "",
            hint=None if is_too_many else "Without the column, the alias stands for the next one.",
            related=(Related(column.span, WHY[column.rollout]),),
        )


def _in_one_arm(arms: ArmsUse, contract: Contract) -> Iterator[Finding]:
    """`SELECT * FROM orgs UNION ...`: the arms are not as wide as each other without the column."""
    for of, name in arms.starred:
        column = _rolling_out(name, of, contract)
        if column is not None:
            yield RULE.at(
                arms.span,
                f'* adds column "{name}" of relation {in_quotes(of)} to one branch of'
                f" {arms.construct}, but it may be absent on a replica",
                subject=f"{of}.{name}",
                sqlstate=SYNTAX_ERROR,
                label="a replica without it answers 42601",
                hint="List the columns explicitly.",
                related=(Related(column.span, WHY[column.rollout]),),
            )


def _rolling_out(name: str, of: Name | None, contract: Contract) -> Column | None:
    relation = contract.relations.get(of) if of is not None else None
    return relation.in_rollout.get(name) if relation is not None else None


def _finding(use: ColumnUse, column: Column) -> Finding:
    assert use.of is not None
    # has_usage_credits(o): PostgreSQL looks for a function, and then for a column
    sqlstate = UNDEFINED_FUNCTION if use.in_clause == "call" else UNDEFINED_COLUMN
    can_be_read = use.in_clause not in ("target", "copy", "star", "text")
    safe = safe_form(column, use.entries[0].alias)
    return RULE.at(
        use.span,
        f'column "{use.name}" of relation {in_quotes(use.of)} may be absent on a replica',
        subject=f"{use.of}.{use.name}",
        sqlstate=sqlstate,
        label=f"a replica without it answers {sqlstate}",
        instead=safe if can_be_read else None,
        hint=_written_out(safe) if use.in_clause == "star" else None,
        related=(Related(column.span, WHY[column.rollout]),),
    )


def _written_out(safe: str | None) -> str:
    """What to do about a `*` that sqlc makes a list of, with this column in it."""
    instead = f"with {safe} for this one" if safe else "without this one"
    return f"sqlc writes every column out here: list them in the query, {instead}."


RULE = Rule(
    "rollout-column",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(ColumnUse, AliasList, ArmsUse),
    sqlstate=UNDEFINED_COLUMN,
)
