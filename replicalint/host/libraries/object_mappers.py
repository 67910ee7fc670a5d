"""Object mappers of JavaScript: the SQL that they make of models is not read, and that is said."""

from __future__ import annotations

from ...source import Span
from ..values import NotKnown, Value
from .library import Given, Gives, Interpreter, Library, Makes, Runs, Sends
from .unread import begun, called, unread
from .written import placed

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

# --- Sequelize: https://sequelize.org/docs/v6/core-concepts/model-querying-basics/ ----------------

_MODEL = (
    "findAll findOne findByPk findOrCreate findOrBuild findCreateFind findAndCountAll count sum min"
    " max aggregate create bulkCreate update upsert destroy restore increment decrement truncate"
)
_ONE_ROW = "findOne findByPk create"  # what gives an object of the model

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
        **{f"Model.{name}": (Gives(begun), Makes("Model")) for name in _ONE_ROW.split()},
        "Model.build": (Makes("Model"),),
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

# --- Objection: https://vincit.github.io/objection.js/api/model/static-methods.html ---------------
_OBJECTION = "query $query $relatedQuery relatedQuery fetchGraph $fetchGraph knexQuery"


def objection_method(
    interpreter: Interpreter, receiver: Value, name: str, given: Given, span: Span
) -> Value | None:
    """`app.$query()`: no more than that name says that a row is one of a model."""
    if isinstance(receiver, NotKnown) and name.startswith("$") and name in _OBJECTION.split():
        interpreter.not_read(called(span, name), span)
    return None


OBJECTION = Library(
    name="Objection",
    placed=placed,
    packages=frozenset({"objection"}),
    calls=unread("Model", _OBJECTION),
    method=objection_method,
)

OBJECT_MAPPERS: tuple[Library, ...] = (TYPEORM, SEQUELIZE, MIKRO_ORM, OBJECTION)
