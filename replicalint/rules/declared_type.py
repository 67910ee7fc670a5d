"""Declares a column with another type than it has on the replica.

A client decodes what it reads by the type that its schema declares: a timestamp with a time zone
that is declared without one is another moment in time. What decodes alike is fine: `text` for
`varchar` or for an enum, `integer` for `bigint`.

```ts bad
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

const apps = pgTable("apps", {
  appId: text("app_id"),
  createdAt: timestamp("created_at"),
  //                   ^^^^^^^^^^^^ declared-type
});

export async function created(db: ReturnType<typeof drizzle>) {
  return db.select({ createdAt: apps.createdAt }).from(apps);
}
```

Declare the type that the contract lists, or correct the contract where it is the one that is wrong.

```ts good
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

const apps = pgTable("apps", {
  appId: text("app_id"),
  createdAt: timestamp("created_at", { withTimezone: true }),
});

export async function created(db: ReturnType<typeof drizzle>) {
  return db.select({ createdAt: apps.createdAt }).from(apps);
}
```

Only columns that a function of the read path names are compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Column, Contract
from ..facts import DeclaredType, Statement
from ..finding import Finding, Related, Severity
from ..name import Name
from ..pgtype import PgType, built_in
from ..rule import Rule
from ..safe_form import spelled
from ..wording import in_quotes

# Types that a client decodes alike.
_FAMILIES = (
    frozenset(map(built_in, ("text", "varchar", "bpchar", "name"))),
    frozenset(map(built_in, ("int2", "int4", "int8"))),
    frozenset(map(built_in, ("float4", "float8"))),
)
_TEXTS = _FAMILIES[0]


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(DeclaredType):
        column = contract.relations[use.relation].columns[use.column]
        if not _is_alike(use, _sent(column.type, contract), contract):
            name = in_quotes(use.column)
            yield RULE.at(
                use.span,
                f"column {name} of relation {in_quotes(use.relation)} is declared as {use.written}"
                f" and has type {spelled(column.type)} on the replica",
                subject=f"{use.relation}.{use.column}",
                label="decoded as another type",
                related=(Related(column.span, _listed(column)),),
            )


def _listed(column: Column) -> str:
    return f"column {in_quotes(column.name)} on the replica"


def _sent(of: PgType, contract: Contract) -> PgType:
    """The type that a server names to a client: a domain's own is sent as what it is over."""
    definition = contract.types.get(of.name) if not of.is_array else None
    return definition.base if definition is not None and definition.base is not None else of


def _is_alike(use: DeclaredType, actual: PgType, contract: Contract) -> bool:
    """Whether a client decodes both in the same way."""
    if use.type is None:  # as the replica has no such type, only the name can tell
        is_same = actual.name.name == _bare_name(use.written)
        return is_same or (_is_text(actual, contract) and not use.written.endswith("]"))
    if use.type == actual:
        return True
    if use.type.is_array != actual.is_array:
        return False
    if _is_text(use.type.bare, contract) and _is_text(actual.bare, contract):
        return True
    return any({use.type.bare, actual.bare} <= family for family in _FAMILIES)


def _is_text(of: PgType, contract: Contract) -> bool:
    """Whether a client gets text for it: a string or a value of an enum."""
    if of in _TEXTS or of.name.name == "citext":
        return True
    definition = contract.types.get(of.name)
    return definition is not None and bool(definition.labels) and not of.is_array


def _bare_name(written: str) -> str:
    """The name of a type without its schema, its length and its brackets."""
    name = written.partition("(")[0].partition("[")[0].strip()
    try:
        return Name.parse(name).name
    except ValueError:
        return name


RULE = Rule("declared-type", Severity.NOTE, __doc__, queries=check, reads=(DeclaredType,))
