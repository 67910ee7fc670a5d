"""Changes the type of a column that the replicas have with its old type.

The primary sends values as text, and each replica reads them as its own column's type. The first
value that does not fit stops its apply worker; values that do fit may mean something else. A column
that is made with another type than the replicas have is found where they do not take all of its
values, and an enum that is made anew where it has labels that they lack.

```sql bad
ALTER TABLE public.orgs ALTER COLUMN customer_id TYPE bigint USING customer_id::bigint;
--                                   ^^^^^^^^^^^ replicated-column-retyped "int8"
```

Add a column of the new type and remove the old one later. A type that is wider goes to every
replica first and then into the contract: the migration may follow.

```sql good
ALTER TABLE public.apps ALTER COLUMN name TYPE text;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contract import Contract
from ...finding import Finding, Related, Severity
from ...history import History, Retyping, losses
from ...history.affected import readers_of_column
from ...history.made import place_of
from ...rule import Rule
from ...wording import in_quotes, listing, read_here


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for retyping in losses(history, contract).retypings:
        yield _finding(retyping, history)


def _finding(retyping: Retyping, history: History) -> Finding:
    relation, column = retyping.relation.name, retyping.column
    title = f'column "{column.name}" of relation {in_quotes(relation)}'
    to, on_replicas = f"{retyping.type or 'another'}", f"{column.type}"
    if retyping.is_same_type and column.modifier is not None:
        to, on_replicas = f"{to}{retyping.modifier or ''}", f"{on_replicas}{column.modifier}"
    what = f"changes its type to {to} while replicas have {on_replicas}"
    if retyping.is_same_type and column.modifier is None:  # the contract does not say
        what = f"changes the length or precision of {column.type}, which replicas may not have"
    if retyping.is_made:
        on_replicas = f"{column.type}{column.modifier or ''}"
        to = f"{retyping.type}{retyping.modifier or ''}"
        what = f"is of type {to} while replicas have {on_replicas}"
    if retyping.labels:
        labels = listing(f'"{one}"' for one in retyping.labels)
        noun, them = ("labels", "them") if len(retyping.labels) > 1 else ("label", "it")
        what = f"gets an enum with {noun} {labels}, but replicas do not have {them}"
    return RULE.at(
        place_of(retyping.done, column.name),
        f"{title} {what}",
        subject=f"{relation}.{column.name}",
        label="a replica stops at the first value that does not fit its type",
        hint="Change it on every replica first and then in the contract, or add a new column.",
        related=(
            Related(column.span, f"its type on the replicas is {on_replicas}"),
            *map(read_here, readers_of_column(history, relation, column.name)),
        ),
    )


RULE = Rule(
    "replicated-column-retyped", Severity.ERROR, __doc__, migrations=check, replication="logical"
)
