"""Reads a column as that of another relation than the program names.

In the select list of a query without joins, Drizzle drops the relation of each column that stands
in a template. PostgreSQL takes the bare name for that of the nearest relation which has such a
column: the comparison below is sent as `"app_id" = "app_id"`, which compares each channel with
itself. The query runs everywhere, and a gate stays open.

```ts bad
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text } from "drizzle-orm/pg-core";

const apps = pgTable("apps", { appId: text("app_id"), name: text("name") });
const channels = pgTable("channels", { appId: text("app_id"), name: text("name") });

export async function read(db: ReturnType<typeof drizzle>) {
  const isServed = sql`EXISTS (
    SELECT 1 FROM ${channels} WHERE ${channels.appId} = ${apps.appId}
    --                                                  ^^^^^^^^^^^^^ correlated-fragment
  )`;
  return db.select({ name: apps.name, isServed }).from(apps);
}
```

Name the relation in the template, or make the condition with the query builder, whose conditions
keep their relations.

```ts good
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text } from "drizzle-orm/pg-core";

const apps = pgTable("apps", { appId: text("app_id"), name: text("name") });
const channels = pgTable("channels", { appId: text("app_id"), name: text("name") });

export async function read(db: ReturnType<typeof drizzle>) {
  const isServed = sql`EXISTS (
    SELECT 1 FROM ${channels} WHERE ${channels.appId} = ${apps}.app_id
  )`;
  return db.select({ name: apps.name, isServed }).from(apps);
}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..contract import Contract
from ..facts import ColumnUse, EntryKind, FromEntry, Statement
from ..finding import Finding, Severity
from ..name import Name
from ..rule import Rule

_HINT = 'Name the relation in the template, as in ${table}."column", or use the query builder.'


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    meant = [use for use in statement.of(ColumnUse) if use.meant and len(use.entries) == 1]
    if not meant:
        return
    names = _names(meant)
    for use in meant:
        entry = use.entries[0]
        if use.meant is None or _is(entry, use.meant):
            continue
        if entry.kind is EntryKind.TABLE or len(names[entry, use.name]) > 1:
            read, written = _column(Name("", entry.alias), use), _column(use.meant, use)
            yield RULE.at(
                use.span,
                f'column reference "{use.name}" refers to "{read}", not to "{written}"',
                subject=use.name,
                label="sent without its relation",
                hint=_HINT,
            )


def _names(uses: Sequence[ColumnUse]) -> Mapping[tuple[FromEntry, str], set[Name]]:
    """By what each column is read as, the relations of which the program names it."""
    found: dict[tuple[FromEntry, str], set[Name]] = {}
    for use in uses:
        if use.meant is not None:
            found.setdefault((use.entries[0], use.name), set()).add(use.meant)
    return found


def _is(entry: FromEntry, meant: Name) -> bool:
    """Whether an entry of FROM is what the program names: by its alias, or by its relation."""
    relation = entry.relation
    if meant.schema and relation is not None and relation.schema != meant.schema:
        return False
    return meant.name in (entry.alias, relation.name if relation is not None else None)


def _column(of: Name, use: ColumnUse) -> str:
    return f"{of}.{Name('', use.name)}"


RULE = Rule("correlated-fragment", Severity.ERROR, __doc__, queries=check, reads=(ColumnUse,))
