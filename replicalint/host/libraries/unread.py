"""Libraries of JavaScript whose SQL is not read: what of them builds or sends it is said.

A query in the making is counted where it begins: what is called on it belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...source import Span
from ..values import Exported, Value
from .library import (
    CallOf,
    CountsUnread,
    Given,
    Gives,
    Interpreter,
    Library,
    LibraryObject,
    Makes,
    Meaning,
    Runs,
    Sends,
)
from .written import annotated, is_of, placed


def said(receiver: Value, name: str | None = None) -> str:
    """What is called, as it is written, on one line."""
    text = " ".join(receiver.span.text.split())
    return text if name is None else f"{text}.{name}"


def begun(interpreter: Interpreter, call: CallOf) -> None:
    """A call that begins a query: `db.selectFrom`."""
    interpreter.not_read(said(call.receiver, call.name), call.span)


def unread(of: str, names: str | Iterable[str]) -> dict[str, tuple[Meaning, ...]]:
    """Methods of a type that begin or send a query, each counted under its own name."""
    names = names.split() if isinstance(names, str) else names
    return {f"{of}.{name}": (Gives(begun),) for name in names}


# --- Knex: https://knexjs.org/guide/query-builder.html --------------------------------------------

_KNEX = "Knex"
_KNEX_QUERIES = (
    "raw select from into table with withRecursive insert update delete del first count min max"
    " sum avg withSchema queryBuilder batchInsert refreshMaterializedView where whereIn truncate"
)


def knex_called(interpreter: Interpreter, callee: Value, given: Given, span: Span) -> Value | None:
    """`knex(config)`, `knex('table')`"""
    if isinstance(callee, Exported):
        is_factory = callee.path in (("default",), ("knex",))
        return LibraryObject(_KNEX, span, _KNEX) if is_factory else None
    if is_of(callee, _KNEX, _KNEX) or annotated(callee) in ((_KNEX,), ("Knex", "Transaction")):
        interpreter.not_read(said(callee), span)
    return None


KNEX = Library(
    name=_KNEX,
    placed=placed,
    packages=frozenset({"knex"}),
    calls={
        **unread(_KNEX, _KNEX_QUERIES),
        f"{_KNEX}.transaction": (Runs(0, (_KNEX,)), Makes(_KNEX)),
        f"{_KNEX}.transactionProvider": (Makes(_KNEX),),
        "SchemaBuilder.*": (CountsUnread(),),
    },
    members={f"{_KNEX}.schema": "SchemaBuilder"},
    types={"Knex.Transaction": _KNEX},
    called=knex_called,
)

# --- TypeORM: https://typeorm.io/docs/working-with-entity-manager/entity-manager-api --------------

_REPOSITORY = (
    "find findBy findOne findOneBy findOneOrFail findOneByOrFail findAndCount findAndCountBy"
    " exists existsBy exist count countBy sum average minimum maximum createQueryBuilder save"
    " insert update upsert delete remove softDelete softRemove restore recover increment decrement"
    " clear findByIds findTrees findRoots findDescendants findAncestors countDescendants"
)
_SOURCES = ("DataSource", "Connection", "EntityManager", "QueryRunner")

TYPEORM = Library(
    name="TypeORM",
    placed=placed,
    packages=frozenset({"typeorm"}),
    calls={
        "DataSource": (Makes("DataSource"),),
        "Repository": (Makes("Repository"),),
        "createConnection": (Makes("DataSource"),),
        "getConnection": (Makes("DataSource"),),
        "getManager": (Makes("EntityManager"),),
        "getRepository": (Makes("Repository"),),
        **{
            f"{source}.{name}": (Makes(made),)
            for source in _SOURCES
            for name, made in (
                ("getRepository", "Repository"),
                ("getTreeRepository", "Repository"),
                ("withRepository", "Repository"),
                ("createQueryRunner", "QueryRunner"),
                ("createEntityManager", "EntityManager"),
            )
        },
        **{f"{of}.query": (Sends(0),) for of in (*_SOURCES, "Repository")},
        **{
            f"{source}.transaction": (Runs(0, ("EntityManager",)), Runs(1, ("EntityManager",)))
            for source in _SOURCES
        },
        **{f"{source}.createQueryBuilder": (Gives(begun),) for source in _SOURCES},
        **unread("Repository", _REPOSITORY),
        **unread("EntityManager", _REPOSITORY),
        **unread("BaseEntity", _REPOSITORY),
        "Repository.extend": (Makes("Repository"),),
    },
    members={
        **{f"{source}.manager": "EntityManager" for source in _SOURCES},
        "Repository.manager": "EntityManager",
    },
    types={"TreeRepository": "Repository", "MongoRepository": ""},
)

# --- Supabase: https://supabase.com/docs/reference/javascript/select ------------------------------

_SUPABASE = "SupabaseClient"

SUPABASE = Library(
    name="Supabase",
    placed=placed,
    packages=frozenset(
        {
            "@supabase/supabase-js",
            "@supabase/ssr",
            "@supabase/postgrest-js",
            "@supabase/auth-helpers-nextjs",
        }
    ),
    calls={
        _SUPABASE: (Makes(_SUPABASE),),
        "PostgrestClient": (Makes(_SUPABASE),),
        "createClient": (Makes(_SUPABASE),),
        "createServerClient": (Makes(_SUPABASE),),
        "createBrowserClient": (Makes(_SUPABASE),),
        "createClientComponentClient": (Makes(_SUPABASE),),
        "createServerComponentClient": (Makes(_SUPABASE),),
        "createRouteHandlerClient": (Makes(_SUPABASE),),
        f"{_SUPABASE}.schema": (Makes(_SUPABASE),),
        **unread(_SUPABASE, "from rpc"),
    },
    types={"PostgrestClient": _SUPABASE},
)

# --- Sequelize: https://sequelize.org/docs/v6/core-concepts/model-querying-basics/ ----------------

_MODEL = (
    "findAll findOne findByPk findOrCreate findOrBuild findCreateFind findAndCountAll count sum min"
    " max aggregate create bulkCreate update upsert destroy restore increment decrement truncate"
)

SEQUELIZE = Library(
    name="Sequelize",
    placed=placed,
    packages=frozenset({"sequelize", "sequelize-typescript", "@sequelize/core"}),
    calls={
        "Sequelize": (Makes("Sequelize"),),
        "default": (Makes("Sequelize"),),
        "Sequelize.define": (Makes("Model"),),
        "Sequelize.model": (Makes("Model"),),
        "Sequelize.query": (Gives(begun),),
        **unread("Model", f"{_MODEL} save reload"),
    },
    types={"ModelStatic": "Model", "ModelCtor": "Model"},
)

# --- MikroORM: https://mikro-orm.io/docs/entity-manager -------------------------------------------

_MANAGER = (
    "find findOne findOneOrFail findAll findAndCount findByCursor count createQueryBuilder qb"
    " execute insert insertMany upsert upsertMany nativeUpdate nativeDelete flush persistAndFlush"
    " removeAndFlush refresh populate raw"
)
_MANAGERS = ("EntityManager", "SqlEntityManager", "EntityRepository")

MIKRO_ORM = Library(
    name="MikroORM",
    placed=placed,
    packages=frozenset({"@mikro-orm/core", "@mikro-orm/postgresql", "@mikro-orm/knex"}),
    calls={
        **{key: value for name in _MANAGERS for key, value in unread(name, _MANAGER).items()},
        "EntityManager.getRepository": (Makes("EntityRepository"),),
        "EntityManager.fork": (Makes("EntityManager"),),
        "EntityManager.transactional": (Runs(0, ("EntityManager",)),),
        "EntityManager.getConnection": (Makes("Connection"),),
        "EntityRepository.getEntityManager": (Makes("EntityManager"),),
        "Connection.execute": (Gives(begun),),
    },
    members={"MikroORM.em": "EntityManager"},
    types={"SqlEntityManager": "EntityManager", "SqlEntityRepository": "EntityRepository"},
)

# --- slonik: https://github.com/gajus/slonik ------------------------------------------------------

_POOL = "any anyFirst exists many manyFirst maybeOne maybeOneFirst one oneFirst query stream"

SLONIK = Library(
    name="slonik",
    placed=placed,
    packages=frozenset({"slonik"}),
    calls={
        "createPool": (Makes("DatabasePool"),),
        **unread("DatabasePool", _POOL),
        "DatabasePool.connect": (Runs(0, ("DatabasePool",)),),
        "DatabasePool.transaction": (Runs(0, ("DatabasePool",)),),
    },
    types={
        "CommonQueryMethods": "DatabasePool",
        "DatabasePoolConnection": "DatabasePool",
        "DatabaseTransactionConnection": "DatabasePool",
    },
)

UNREAD: tuple[Library, ...] = (KNEX, TYPEORM, SUPABASE, SEQUELIZE, MIKRO_ORM, SLONIK)
