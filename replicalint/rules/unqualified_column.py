"""Names a column without its relation where several relations are read.

A bare column name works while one relation has it. When a column of that name arrives in another
relation of the same FROM, the replica that has it answers 42702, "column reference is ambiguous",
and the query that ran for years fails on one replica after the other.

```sql bad
SELECT customer_id FROM public.orgs o JOIN public.apps a ON a.owner_org = o.id;
--     ^^^^^^^^^^^ unqualified-column
```

Write the alias before the column.

```sql good
SELECT o.customer_id FROM public.orgs o JOIN public.apps a ON a.owner_org = o.id;
```

A query of one relation, the columns of USING and the output names in ORDER BY are fine. So is a
bare name where the other entries of FROM say themselves what columns they have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..contract import Contract
from ..facts import ColumnUse, Range, RangeKind, Statement
from ..finding import Finding, Severity
from ..name import quoted
from ..rule import Rule
from ..wording import contract_relations, in_quotes, listed_here


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    tables: dict[int, _Tables] = {}
    for use in statement.columns:
        if use.qualifier is not None or use.missing is not None or len(use.ranges) != 1:
            continue
        if use.in_clause == "expression":
            of_scope = tables.setdefault(id(use.scope), _Tables(use.scope))
            yield from _findings(use, of_scope, contract)


class _Tables:
    """The tables among the entries that many names are looked up in, looked for only once."""

    def __init__(self, scope: Iterable[Range]) -> None:
        self._found: list[Range] = []
        self._rest = iter(scope)

    def __iter__(self) -> Iterator[Range]:
        yield from self._found
        for entry in self._rest:
            if entry.kind is RangeKind.TABLE:
                self._found.append(entry)
                yield entry


def _findings(use: ColumnUse, tables: Iterable[Range], contract: Contract) -> Iterator[Finding]:
    """A column of another entry can only arrive where that entry is a contract's relation."""
    others = (
        entry
        for entry in tables
        if entry != use.ranges[0] and use.name not in (entry.columns or ())  # else merged by a join
    )
    relations = contract_relations(others, contract)
    if not relations:
        return
    owner = use.ranges[0].alias
    yield Finding(
        RULE.name,
        RULE.severity,
        f'column "{use.name}" is not qualified, and relation {in_quotes(relations[0].name)} '
        "may get one of that name",
        use.span,
        use.name,
        label="ambiguous once such a column arrives",
        instead=f"{quoted(owner)}.{quoted(use.name)}" if owner else None,
        related=tuple(listed_here(relation) for relation in relations),
    )


RULE = Rule("unqualified-column", Severity.WARNING, check, __doc__)
