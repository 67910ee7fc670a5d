"""What a contract says, in words that the table and the Markdown share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..contract import (
    CheckSettings,
    Column,
    Contract,
    Derived,
    Endpoint,
    Function,
    Migrations,
    NotReplicated,
    QueryPattern,
    Relation,
    SqlWrappers,
    TypeDef,
)
from ..counting import counted
from ..format_type import format_type
from ..name import quoted


def type_of(column: Column) -> str:
    """The type as PostgreSQL prints it."""
    return format_type(column.type, column.modifier)


def type_in(relation: Relation, column: Column) -> str:
    """The same, with `not null` where the replica's column surely is."""
    return f"{type_of(column)} not null" if relation.requires(column.name) else type_of(column)


def replica_in_words(contract: Contract) -> str:
    """`PostgreSQL 15 or newer as a subscriber of logical replication`."""
    kinds = {"logical": "a subscriber of logical replication", "physical": "a hot standby"}
    return f"PostgreSQL {contract.postgres} or newer as {kinds[contract.replication]}"


def search_path_in_words(contract: Contract) -> str:
    """The schemas that bare names are looked up in, or `empty`."""
    return ", ".join(map(quoted, contract.search_path)) or "empty"


def stated(relation: Relation) -> Iterator[tuple[str, str]]:
    """What the contract says of the table besides its columns: key and value; left out is left out.

    `("primary key", "id")`, `("unique", "(code), (org_id, name)")`, `("partitioned", "no")`.
    """
    if relation.replica_identity is not None:
        yield "replica identity", relation.replica_identity
    if relation.key is not None:
        yield "primary key", _listed(relation.key)
    if relation.unique is not None:
        sets = (f"({_listed(columns)})" for columns in relation.unique)
        yield "unique", ", ".join(sets) or "none"
    if relation.partitioned is not None:
        yield "partitioned", "yes" if relation.partitioned else "no"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(quoted, names)) or "none"


def definition(of: TypeDef) -> tuple[str, tuple[str, ...]]:
    """What a type is, and its labels, fields, or what it is over: `("enum", ("open", "paid"))`."""
    if of.labels:
        return "enum", of.labels
    if of.fields:
        fields = of.fields.items()
        return "composite", tuple(f"{quoted(n)} {format_type(kind, None)}" for n, kind in fields)
    if of.base is not None:
        return "domain", (format_type(of.base, None),)
    if of.subtype is not None:
        return "range", (format_type(of.subtype, None),)
    return "type", ()


def signature(function: Function) -> str:
    """`public.owner_of(text) returns uuid`; without parentheses where the arguments are open."""
    name = str(function.name)
    if function.arguments is not None:
        name += f"({', '.join(format_type(one, None) for one in function.arguments)})"
    returns = function.returns
    return name if returns is None else f"{name} returns {format_type(returns, None)}"


def roles_of(contract: Contract) -> list[str] | None:
    """The roles as SQL writes their names; None where the contract lists none at all."""
    return None if contract.roles is None else [*map(quoted, contract.roles)]


def effect(function: Function) -> str:
    """What the contract says that a function does, "" where it says nothing."""
    if function.writes is None:
        return ""
    return "writes" if function.writes else "does not write"


def named(entry: NotReplicated) -> str:
    """The name of what is not replicated; a pattern as the contract writes it."""
    name = entry.name
    return f"{quoted(name.schema)}.{name.name}" if entry.is_pattern else str(name)


def derived_in_words(derived: Derived) -> str:
    """Where a signal comes from, what refreshes it, and how old it may be."""
    sources = ", ".join(map(str, derived.from_))
    stale = f", at most {derived.at_most} old" if derived.at_most else ""
    return f"derived from {sources} by {derived.refreshed_by}{stale}"


def queries_of(
    endpoint: Endpoint, listed: Callable[[Iterable[str]], str] = ", ".join
) -> Iterator[str]:
    """The paths of an endpoint as the contract writes them, and where its programs begin."""
    if endpoint.queries:
        excepted = listed(one.text for one in endpoint.excepted)
        queries = listed(one.text for one in endpoint.queries)
        yield f"{queries} except {excepted}" if excepted else queries
    for one in endpoint.code:
        within = f" within {_texts(one.within, listed)}" if one.within else ""
        excepted = f" except {_texts(one.excepted, listed)}" if one.excepted else ""
        yield f"what {_texts(one.entries, listed)} reaches{within}{excepted}"


def _texts(patterns: Iterable[QueryPattern], listed: Callable[[Iterable[str]], str]) -> str:
    return listed(one.text for one in patterns)


def wrappers_in_words(wrappers: SqlWrappers) -> str:
    """`db.run(1), q`: the functions that take SQL, each with the number of its argument."""
    sinks = (f"{one.function}({one.argument})" for one in wrappers.sinks)
    return ", ".join([*sinks, *(f"{one.name}`...`" for one in wrappers.tags)])


def check_in_words(check: CheckSettings) -> Iterator[tuple[str, str]]:
    """What a contract says of how its files are checked, by key: `ignore`, `write, undecided`."""
    if check.select is not None:
        yield "select", ", ".join(one.rule for one in check.select)
    if check.ignore:
        yield "ignore", ", ".join(one.rule for one in check.ignore)
    if check.severity:
        yield "severity", ", ".join(f"{one.rule}: {one.severity}" for one in check.severity)
    if check.exclude:
        yield "exclude", ", ".join(one.pattern.text for one in check.exclude)
    if check.per_file:
        yield "per file", ", ".join(one.pattern.text for one in check.per_file)


def migrations_in_words(migrations: Migrations) -> str:
    """`sql/*.sql, of goose, applied through 0042 (42 files)`."""
    count, through = migrations.applied_files, migrations.applied_through
    files = f" ({counted(count, 'file')})" if count is not None else ""
    return ", ".join(
        (
            *migrations.files,
            *([f"of {migrations.tool}"] if migrations.tool is not None else ()),
            *([f"base {migrations.base}"] if migrations.base is not None else ()),
            *([f"applied through {through}{files}"] if through is not None else ()),
        )
    )
