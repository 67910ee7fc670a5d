"""Changes a type that replicated columns use, on the primary alone.

DDL does not replicate. The first row with a new label of an enum, or with a value that a domain of
the primary no longer refuses, stops the apply worker of every replica.

```sql bad
ALTER TYPE public.stripe_status ADD VALUE 'paused';
--         ^^^^^^^^^^^^^^^^^^^^ type-change-not-replicated "paused"
```

Add the label on every replica first and then to the contract: the migration may follow. To rename
one, add the new label, move the rows, and leave the old one where it is.

```sql good
ALTER TYPE public.stripe_status ADD VALUE IF NOT EXISTS 'canceled';
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...changes import AlterType
from ...contract import Column, Contract, Relation
from ...finding import Finding, Related, Severity
from ...history import Done, History
from ...name import Name
from ...rule import Rule
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    seen: set[tuple[Name, str | None]] = set()  # labels, from where they are added
    for done in history.run:
        change = done.change
        if not isinstance(change, AlterType) or _is_harmless(change, done, contract):
            continue
        if change.action == "ADD VALUE":
            if (change.name, change.value) in seen:
                continue
            seen.add((change.name, change.value))
        users = tuple(_users(change.name, contract))
        if users:
            yield _finding(change, users, contract)


# A replica does not look whether a domain takes a null (worker.c, slot_store_data).
_RELAXES_A_DOMAIN = "drop constraint"


def _is_harmless(change: AlterType, done: Done, contract: Contract) -> bool:
    """Whether replicas take every value that the primary takes from here on."""
    if change.action == "ALTER DOMAIN":
        return change.clause != _RELAXES_A_DOMAIN
    listed, there = contract.types.get(change.name), done.primary.types.get(change.name)
    if change.action not in ("ADD VALUE", "RENAME VALUE"):
        return False
    if there is not None and change.action == "ADD VALUE" and change.value in there.labels:
        return True  # IF NOT EXISTS
    return listed is not None and change.value in listed.labels


def _users(name: Name, contract: Contract) -> Iterator[tuple[Relation, Column]]:
    """The columns of that type, of an array of it, or of a type that is made of it."""
    types = {name}
    for defined in contract.types.values():
        inner = {defined.base, defined.subtype, *defined.fields.values()}
        if types & {one.name for one in inner if one is not None}:
            types.add(defined.name)
    for relation in contract.relations.values():
        for column in relation.columns.values():
            if column.type.name in types:
                yield relation, column


def _finding(
    change: AlterType, users: tuple[tuple[Relation, Column], ...], contract: Contract
) -> Finding:
    words = (change.action, *(in_quotes(one) for one in (change.old, change.value) if one))
    what = " ".join(words) if change.action != "ALTER DOMAIN" else change.clause.upper()
    if change.old is not None and change.value is not None:
        what = f"{change.action} {in_quotes(change.old)} TO {in_quotes(change.value)}"
    defined = contract.types.get(change.name)
    places = [Related(defined.span, "the type that the replicas have")] if defined else []
    places += [
        Related(column.span, f"relation {in_quotes(relation.name)} has a column of it")
        for relation, column in users
    ]
    return RULE.at(
        change.span,
        f"type {in_quotes(change.name)}, used by replicated columns, changes on the primary alone: "
        f"{what}",
        subject=change.name,
        label="every replica stops at the first value that it does not know",
        hint="Change the type on every replica first, and then in the contract.",
        related=tuple(places),
    )


RULE = Rule(
    "type-change-not-replicated", Severity.ERROR, __doc__, migrations=check, replication="logical"
)
