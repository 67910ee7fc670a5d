"""The libraries that are known, and which of them a package is."""

from __future__ import annotations

from .asyncpg import ASYNCPG
from .django import DJANGO
from .drizzle.preset import DRIZZLE
from .kysely import KYSELY
from .library import Library
from .neon import NEON, VERCEL
from .node_postgres import NODE_POSTGRES, PG_CURSOR
from .object_mappers import OBJECT_MAPPERS
from .other_databases import OTHER_DATABASES
from .postgres_js import POSTGRES_JS
from .prisma import PRISMA
from .psycopg import PSYCOPG
from .query_builders import QUERY_BUILDERS
from .sql_template_tag import SQL_TEMPLATE_TAG
from .sqlalchemy import SQLALCHEMY

LIBRARIES: tuple[Library, ...] = (
    DRIZZLE,
    NODE_POSTGRES,
    PG_CURSOR,
    NEON,
    VERCEL,
    POSTGRES_JS,
    PRISMA,
    SQL_TEMPLATE_TAG,
    KYSELY,
    OTHER_DATABASES,
    PSYCOPG,
    SQLALCHEMY,
    ASYNCPG,
    DJANGO,
    *QUERY_BUILDERS,
    *OBJECT_MAPPERS,
)
BY_NAME = {library.name: library for library in LIBRARIES}
BY_PACKAGE = {package: library for library in LIBRARIES for package in library.packages}
