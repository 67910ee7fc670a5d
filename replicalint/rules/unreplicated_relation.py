"""Reads a relation that the replica does not have.

Logical replication copies the rows of published tables and nothing else. Views, materialised views,
foreign tables and sequences stay on the primary, and so do unpublished, unlogged and temporary
tables. The query works on the primary, and each replica answers 42P01.

```sql bad
SELECT b.available_credits FROM public.usage_credit_balances b WHERE b.org_id = $1;
--                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation
```

Read what the contract lists. Where a view or a function computes something, let the primary store
the result in a column of a replicated table.

```sql good
SELECT COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, false)
FROM public.orgs o
WHERE o.id = $1;
```

An alias that a program puts into a template is sent as its name alone: of
``sql`FROM ${alias(orgs, "o")}` `` the server gets `FROM "o"`, which is no relation.

On a hot standby (`replication: physical`) the whole database is there, except for unlogged and
temporary tables: only what the contract lists under `not_replicated` is reported. A catalogue
relation that came with a later PostgreSQL is a `newer-than-replica`, a bare name under an empty
search path an `unqualified-relation`.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ..contract import Contract
from ..facts import RelationUse, Statement
from ..finding import Finding, Severity
from ..name import Name
from ..replica import Absent, OffSearchPath
from ..rule import Rule
from ..sqlstate import UNDEFINED_TABLE
from ..wording import absence_finding, in_quotes


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for absent in statement.of(Absent):
        is_elsewhere = absent.is_of_version or isinstance(absent.why, OffSearchPath)
        if not isinstance(absent.use, RelationUse) or is_elsewhere:
            continue
        found = absence_finding(RULE, absent, contract)
        yield (
            found if absent.use.meant is None else _alone(found, absent.use.name, absent.use.meant)
        )


def _alone(found: Finding, alias: Name, relation: Name) -> Finding:
    """The finding about an alias that a program puts in as if it were its relation."""
    return replace(
        found,
        message=f"relation {in_quotes(alias)} is not on the replica:"
        f" it is an alias of {in_quotes(relation)}, and sent without it",
        hint=f"Name both in the template: FROM {relation} AS {alias}.",
        instead=None,
    )


RULE = Rule(
    "unreplicated-relation",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(Absent,),
    sqlstate=UNDEFINED_TABLE,
)
