"""What a contract holds, in a few lines for people."""

from __future__ import annotations

from ..source import visible
from .model import Contract
from .parts import Rollout


def summary(contract: Contract) -> str:
    """File and name in the first line, then the replica, what it has and who reads it."""
    path = ", ".join(contract.search_path) or "empty"
    server = f"PostgreSQL {contract.postgres}, {contract.replication} replication"
    readers = [endpoint.name for endpoint in contract.endpoints]
    has = [
        relations_in_words(contract),
        *counted_unless_none("type", len(contract.types)),
        *counted_unless_none("function", len(contract.functions)),
        *counted_unless_none("sequence", len(contract.sequences)),
        *counted_unless_none("extension", len(contract.extensions)),
    ]
    lines = [
        f"{contract.source.path}: {contract.name}",
        f"  replica: {server}, search path {path}",
        f"  has: {', '.join(has)}",
        f"  not replicated: {never_in_words(contract)}",
        f"  endpoints: {', '.join(readers) or 'none'}",
        f"  migrations: {', '.join(contract.migrations) or 'none'}",
    ]
    return "\n".join(visible(line) for line in lines) + "\n"


def counted(noun: str, number: int, plural: str = "") -> str:
    """`1 type`, `3 types`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def counted_unless_none(noun: str, number: int) -> list[str]:
    """The count in a list of its own, or nothing."""
    return [counted(noun, number)] if number else []


def relations_in_words(contract: Contract) -> str:
    """`6 relations (41 columns, 1 rolling out)`."""
    columns = [column for r in contract.relations.values() for column in r.columns.values()]
    rolling = sum(column.rollout is not Rollout.NONE for column in columns)
    within = counted("column", len(columns)) + (f", {rolling} in rollout" if rolling else "")
    return f"{counted('relation', len(contract.relations))} ({within})"


def never_in_words(contract: Contract) -> str:
    """`5 names or patterns`."""
    if not contract.not_replicated:
        return "none"
    return counted("name or pattern", len(contract.not_replicated), "names or patterns")
