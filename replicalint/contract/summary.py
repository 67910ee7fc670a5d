"""What a contract holds, in a few lines for people."""

from __future__ import annotations

from ..source import visible
from .constraints import CONSTRAINTS
from .migrations import Migrations
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
        *([f"  stated: {stated}"] if (stated := stated_in_words(contract)) else []),
        f"  not replicated: {never_in_words(contract)}",
        f"  endpoints: {', '.join(readers) or 'none'}",
        f"  migrations: {'; '.join(map(migrations_in_words, contract.migrations)) or 'none'}",
    ]
    return "\n".join(visible(line) for line in lines) + "\n"


def migrations_in_words(migrations: Migrations) -> str:
    """`sql/*.sql, of goose, applied through 0042 (42 files)`."""
    count, through = migrations.applied_files, migrations.applied_through
    files = f" ({counted('file', count)})" if count is not None else ""
    return ", ".join(
        (
            *migrations.files,
            *([f"of {migrations.tool}"] if migrations.tool is not None else ()),
            *([f"base {migrations.base}"] if migrations.base is not None else ()),
            *([f"applied through {through}{files}"] if through is not None else ()),
        )
    )


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


def stated_in_words(contract: Contract) -> str:
    """`key of 6 relations, not_null of 1 relation`: what else the contract says of them."""
    written = [key for one in contract.relations.values() for key in one.keys]
    keys = ("replica_identity", *CONSTRAINTS)
    counts = {key: written.count(key) for key in keys}
    return ", ".join(f"{key} of {counted('relation', n)}" for key, n in counts.items() if n)


def never_in_words(contract: Contract) -> str:
    """`5 names or patterns`."""
    if not contract.not_replicated:
        return "none"
    return counted("name or pattern", len(contract.not_replicated), "names or patterns")
