"""Looks through a repository for what says which tables its replicas have, and who reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from ..extract.names import is_way_back
from .dumps import Rank, dumps
from .folders import folders_of_migrations, sql_migrations
from .found import Origin, PassedOver, QueryFiles, Repository, Survey, Unreadable
from .paths import (
    by_depth,
    can_be_listed,
    folder_of,
    is_of_tests,
    is_vendored,
    name_of,
)
from .programs import prisma_models, programs
from .queries import folders_of_queries, of_paths
from .senders import senders
from .sqlc import NAMES, SqlcPackage, packages

MOST_LOOKED_INTO = 5_000  # SQL files


def survey(repository: Repository) -> Survey:
    """The origins of a schema in order, the best first, and the files of queries.

    A dump of a replica; a dump of the primary or definitions of its tables; sqlc's schema; the
    migrations of Prisma, of Supabase, of other tools; a file that may hold definitions.
    """
    paths = [one for one in repository.paths if not is_vendored(one)]
    repository = replace(repository, paths=paths)
    named = (one for one in repository.paths if one.endswith(".sql") and can_be_listed(one))
    every = sorted(named, key=by_depth)
    sql = every[:MOST_LOOKED_INTO]
    folders = folders_of_migrations(sql)
    of_migrations = {path for files in folders.values() for path in files}
    others = [path for path in sql if path not in of_migrations]
    ranked, passed_over = dumps(repository, others)
    of_sqlc, told = _of_sqlc(repository)
    migrations, not_migrations = sql_migrations(repository, folders)
    origins = [
        *(one for rank, one in ranked if rank is not Rank.MAYBE),
        *(one for package in of_sqlc if (one := _schema(package, sql, migrations)) is not None),
        *migrations,
        *(one for rank, one in ranked if rank is Rank.MAYBE),
    ]
    has_prisma = any(path.endswith("/migration.sql") for path in of_migrations)
    queries = [*_queries(of_sqlc, sql, migrations)]
    if not queries:
        schemas = {path for one in origins for path in one.files}
        left = [one for one in others if not is_way_back(name_of(one))]
        queries = [*folders_of_queries(repository, left, schemas)]
    sending = tuple(senders(repository))
    return Survey(
        tuple(_each_once(origins)),
        tuple(queries),
        (*programs(repository), *(() if has_prisma else prisma_models(repository))),
        (*passed_over, *told, *not_migrations, *_cut_off(every), *sending),
        bool(sending),
    )


def _of_sqlc(repository: Repository) -> tuple[list[SqlcPackage], list[PassedOver]]:
    """What sqlc's files say, but for those of tests and of other systems."""
    found: list[SqlcPackage] = []
    told: list[PassedOver] = []
    for path in sorted((one for one in repository.paths if name_of(one) in NAMES), key=by_depth):
        document = repository.document(path)
        if is_of_tests(path):
            told.append(PassedOver(path, "is in a folder for tests or examples"))
        elif isinstance(document, Unreadable):
            told.append(PassedOver(path, document.why))
        else:
            every = [*packages(path, document)]
            found += [one for one in every if one.engine == "postgresql"]
            others = [one.engine for one in every if one.engine != "postgresql"]
            told += [
                PassedOver(path, f"what it lists for {engine}") for engine in dict.fromkeys(others)
            ]
    return found, told


def _schema(
    package: SqlcPackage, sql: Sequence[str], migrations: Iterable[Origin]
) -> Origin | None:
    """The schema that sqlc is told of: a folder of migrations, or files one after the other."""
    known = {one.folder: one for one in migrations}
    if len(package.schema) == 1 and package.schema[0] in known:
        return known[package.schema[0]]
    files = [path for named in package.schema for path in _named(named, sql)]
    return Origin("sqlc's schema", tuple(dict.fromkeys(files))) if files else None


def _queries(
    of_sqlc: Iterable[SqlcPackage], sql: Sequence[str], migrations: Sequence[Origin]
) -> Iterator[QueryFiles]:
    """The queries that sqlc is told of; those of one folder and one schema together."""
    named: dict[str | None, list[str]] = {}
    for package in of_sqlc:
        schema = _schema(package, sql, migrations)
        named.setdefault(None if schema is None else schema.path, []).extend(package.queries)
    for path, queries in named.items():
        yield from (replace(one, schema=path) for one in of_paths(queries, sql))


def _named(path: str, sql: Sequence[str]) -> list[str]:
    """The SQL files of sqlc's `schema`, in its order (internal/sql/sqlpath, Glob)."""
    if path in sql:
        return [path]
    return sorted(one for one in sql if folder_of(one) == path and not is_way_back(name_of(one)))


def _each_once(origins: Iterable[Origin]) -> Iterator[Origin]:
    seen: set[str] = set()
    for one in origins:
        if one.path not in seen:
            seen.add(one.path)
            yield one


def _cut_off(every: Sequence[str]) -> Iterator[PassedOver]:
    if len(every) > MOST_LOOKED_INTO:
        more = len(every) - MOST_LOOKED_INTO
        yield PassedOver(every[MOST_LOOKED_INTO], f"not looked into, nor {more - 1} more SQL files")
