"""Uses an unqualified column name in a query over several relations.

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

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from ..contract import Contract
from ..facts import ColumnUse, Range, RangeKind, Statement
from ..finding import Finding, Severity
from ..name import quoted
from ..rule import Rule
from ..wording import contract_relations, in_quotes, listed_here


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    tables = _Tables()
    for use in statement.of(ColumnUse):
        if use.qualifier is not None or use.missing is not None or len(use.ranges) != 1:
            continue
        if use.in_clause == "expression":
            yield from _findings(use, tables.of(use.scope), contract)


class _Tables:
    """The tables among the entries that names are looked up in.

    Many names have one scope, and the scope of a join's ON mostly goes on from that of the last:
    each entry is looked at once, and only when it is asked for.
    """

    def __init__(self) -> None:
        self._begun: dict[int, _Begun] = {}  # by the identity of the first entry

    def of(self, scope: Sequence[Range]) -> Iterator[Range]:
        """Those of one scope."""
        if not scope:
            return iter(())
        begun = self._begun.get(id(scope[0]))
        if begun is None or not begun.agrees(scope):
            begun = self._begun[id(scope[0])] = _Begun(scope)
        elif len(scope) > len(begun.scope):
            begun.scope = scope
        return begun.tables(len(scope))


class _Begun(Struct):
    """The longest of the scopes that begin alike, and what was seen of it."""

    scope: Sequence[Range]
    seen: int = 0
    found: list[tuple[int, Range]] = field(default_factory=list)

    def agrees(self, other: Sequence[Range]) -> bool:
        """Whether the shorter begins the longer: they have one first entry, and FROM only grows."""
        last = min(len(self.scope), len(other)) - 1
        return self.scope[last] is other[last]

    def tables(self, count: int) -> Iterator[Range]:
        """Those among the first so many entries."""
        for place, entry in self.found:
            if place >= count:
                return
            yield entry
        while self.seen < count:
            place, entry = self.seen, self.scope[self.seen]
            self.seen += 1
            if entry.kind is RangeKind.TABLE:
                self.found.append((place, entry))
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
    yield RULE.at(
        use.span,
        f'column "{use.name}" is not qualified, and relation {in_quotes(relations[0].name)} '
        "may gain a column of that name",
        subject=use.name,
        label="ambiguous as soon as such a column exists",
        instead=f"{quoted(owner)}.{quoted(use.name)}" if owner else None,
        related=tuple(listed_here(relation) for relation in relations),
    )


RULE = Rule("unqualified-column", Severity.WARNING, __doc__, queries=check, reads=(ColumnUse,))
