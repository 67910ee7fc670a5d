"""How grave it is that a query depends on which columns a relation has.

As long as every replica has the same ones, that is a matter of style: a note. While a column is in
rollout, replicas differ now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from .contract import Contract, answered_once
from .facts import FromEntry, RelationUse, Statement
from .finding import Severity
from .name import Name
from .rule import Otherwise

IN_ROLLOUT = Otherwise(Severity.WARNING, "where a relation has a column in rollout")


def in_rollout(statement: Statement, contract: Contract) -> frozenset[Name]:
    """The relations of a statement of which some replicas lack a column."""
    changing = relations_in_rollout(contract)
    read = (use.resolved for use in statement.of(RelationUse)) if changing else ()
    return frozenset(one for one in read if one is not None and one in changing)


@answered_once
def relations_in_rollout(contract: Contract) -> Collection[Name | None]:
    """The relations of a contract of which some replicas lack a column."""
    return frozenset(name for name, one in contract.relations.items() if one.in_rollout)


def changes(entries: Iterable[FromEntry], changing: frozenset[Name]) -> bool:
    """Whether an entry of FROM reads a relation of which replicas differ now."""
    return bool(changing) and any(entry.relation in changing for entry in entries)


def weight(is_changing: bool) -> Severity:
    """A warning where replicas differ now, and else a note."""
    return IN_ROLLOUT.severity if is_changing else Severity.NOTE
