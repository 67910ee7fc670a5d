"""The migration tools: one row each, taken from the tool's own sources.

A row says which lines of a file are the tool's, in which order it runs its files, what it records
of each, and whether it runs a file in a transaction of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from . import names, order
from .marked import Before, MarkerLines
from .names import Recorded
from .order import Order


class MigrationTool(Struct, frozen=True):
    """A migration tool.

    `takes` tells its files by their names: it passes over all others. `alone` finds what
    takes a file out of the tool's transaction.
    """

    name: str
    recorded: Recorded = names.stem
    order: Order = order.place
    is_transaction: bool = True
    marks: MarkerLines | None = None
    alone: re.Pattern[str] | None = None
    takes: Callable[[str], bool] | None = None


_TOOLS = (
    # Files that psql is given: a transaction is what their own BEGIN and COMMIT say.
    MigrationTool("sql", is_transaction=False),
    # goose, internal/sqlparser/parser.go, ParseSQLMigration and extractAnnotation: in any case,
    # `--` and blanks anywhere, and nothing else in the line; a line with anything else is an error.
    # provider_collect.go, collectFilesystemSources: by the number before the first `_`.
    MigrationTool(
        "goose",
        names.number,
        order.by_number,
        marks=MarkerLines(
            re.compile(
                r"""
                ^--(?:[ \t]|--)*+\+goose(?:[ \t]|--)*+(?i:(?P<up>up)|(?P<down>down)
                    |(?P<begin>statementbegin)|(?P<end>statementend)|(?P<alone>no[ ]transaction)
                    |(?P<other>envsub[ ](?:on|off)))(?:[ \t\r]|--)*+$
                |^(?P<unknown>[ \t]*+--(?:(?!\+goose)[^\n])*+\+goose[^\n]*+)
                """,
                re.MULTILINE | re.VERBOSE,
            ),
            Before.REFUSE,
            is_once=True,
            up="-- +goose Up",
        ),
        takes=names.is_numbered,
    ),
    # dbmate, pkg/dbmate/migration.go, upRegExp, downRegExp and getMigrationSectionSubstrings: in
    # lower case, at the start of a line, options behind; several sections may follow each other.
    # db.go, FindMigrations: by the names of the files, as characters.
    MigrationTool(
        "dbmate",
        names.digits,
        order.by_name,
        marks=MarkerLines(
            re.compile(
                r"^--[ \t\f]*+migrate:(?:(?P<up>up)|(?P<down>down))(?!\S)(?P<options>[^\n]*+)",
                re.MULTILINE | re.VERBOSE,
            ),
            Before.REFUSE,
            needs_up=True,
            up="-- migrate:up",
        ),
        takes=names.begins_with_digit,
    ),
    # sql-migrate, sqlparse/sqlparse.go, ParseMigration: in this case, at the start of a line, in
    # either order, options behind; what comes before is passed over. migrate.go, Less.
    MigrationTool(
        "sql-migrate",
        names.file,
        order.by_number,
        marks=MarkerLines(
            re.compile(
                r"""
                ^--[ ]\+migrate[ ][ \t]*+(?:(?P<up>Up)|(?P<down>Down)|(?P<begin>StatementBegin)
                    |(?P<end>StatementEnd)|(?P<unknown>(?=[\r\n]|\Z))|(?P<other>\S))
                    (?:(?!\S)(?P<options>[^\n]*+)|(?<=\S)\S*+)
                """,
                re.MULTILINE | re.VERBOSE,
            ),
            Before.PASS,
            up="-- +migrate Up",
        ),
    ),
    # golang-migrate, source/parse.go, Regex: 1_orders.up.sql. database/postgres/postgres.go,
    # runStatement: the whole file is sent as one query, which PostgreSQL runs as one transaction.
    MigrationTool("golang-migrate", names.number, order.by_number, takes=names.is_numbered_up),
    # sqlx, sqlx-core/src/migrate/source.rs, resolve_blocking_with_config: by the number before the
    # first `_`, with or without a way back.
    MigrationTool(
        "sqlx",
        names.number,
        order.by_number,
        alone=re.compile(r"\A-- no-transaction"),
        takes=names.is_numbered,
    ),
    # Flyway, MigrationVersion.java, compareTo: versions by their parts; ResourceNameParser.java:
    # what is repeated comes last, by its description. SqlScriptMetadata.java: x.sql.conf.
    MigrationTool("flyway", names.flyway, order.by_version, takes=names.is_of_flyway),
    # refinery, refinery_core/src/util.rs, find_migration_files: V and U both run, in the order of
    # their versions; U says that it may be applied late.
    MigrationTool(
        "refinery",
        names.flyway,
        order.by_version,
        takes=names.is_of_refinery,
    ),
    # Liquibase, AbstractFormattedChangeLogParser.java: `liquibase.py`. Its files run in the order
    # of the changelogs that include them: `changelogs.py`.
    MigrationTool("liquibase"),
    # Prisma, schema-engine, list_migrations: a folder is a migration; by the names of the folders.
    # The file is sent as one query.
    MigrationTool("prisma", names.folder, order.by_folder),
    # Supabase, pkg/migration/list.go, ListLocalMigrations: by the names of the files. file.go,
    # ExecBatch: one batch, which is one transaction.
    MigrationTool("supabase", names.digits, order.by_name, takes=names.is_numbered),
    # Drizzle, drizzle-orm/src/migrator.ts, readMigrationFiles: in the order of meta/_journal.json;
    # the text is sent in pieces. pg-core/dialect.ts, migrate: in a transaction.
    MigrationTool(
        "drizzle",
        order=order.by_number,
        marks=MarkerLines(
            re.compile(r"(?P<cut>-->[ ]statement-breakpoint)", re.MULTILINE | re.VERBOSE),
            Before.RUN,
        ),
    ),
    # node-pg-migrate, src/sqlMigration.ts, getActions: a comment of one line that begins with the
    # words, in any case; the first of each counts. utils/comparators.ts, compareMigrationFileNames.
    MigrationTool(
        "node-pg-migrate",
        order=order.by_number,
        marks=MarkerLines(
            re.compile(
                r"""
                ^[ \t]*+--[ \t-]*+(?i:(?P<up>up[ \t]++migration)|(?P<down>down[ \t]++migration))
                (?P<options>[^\n]*+)
                """,
                re.MULTILINE | re.VERBOSE,
            ),
            Before.RUN,
            first_counts=True,
            needs_up_to_cut=True,
            up="-- Up Migration",
        ),
    ),
    # tern, migrate/migrate.go, LoadMigrations: one text, anywhere, and what follows is Down to the
    # end; FindMigrations: by the number before the first `_`.
    MigrationTool(
        "tern",
        names.number,
        order.by_number,
        marks=MarkerLines(
            re.compile(
                r"(?P<down>----[ ]create[ ]above[ ]/[ ]drop[ ]below[ ]----)",
                re.MULTILINE | re.VERBOSE,
            ),
            Before.RUN,
            first_counts=True,
        ),
        alone=re.compile(r"^---- tern: disable-tx ----$", re.MULTILINE),
        takes=names.is_numbered,
    ),
    # sqitch, lib/App/Sqitch/Plan.pm: in the order of sqitch.plan. Engine/pg.pm, run_file: psql.
    MigrationTool("sqitch", is_transaction=False),
    # yoyo, migrations.py, read_sql_migration and topological_sort.
    MigrationTool(
        "yoyo",
        order=order.by_name,
        alone=re.compile(
            r"\A(?:[ \t\r]*+(?:--[^\n]*+)?\n)*?"
            r"[ \t]*+--[ \t]*+transactional[ \t]*+:[ \t]*+(?i:false)"
        ),
    ),
    # Atlas, sql/migrate/dir.go, LocalDir.Files: by the names of the files, as characters.
    # cmdapi/migrate.go, txmode: a transaction a file, unless the file says otherwise.
    MigrationTool(
        "atlas",
        names.before_underscore,
        order.by_name,
        alone=re.compile(r"\A(?:--[^\n]*+\n)*?--[ ]?atlas:txmode[ ]++none"),
    ),
    # Hasura, cli/migrate/source: <version>_<name>/up.sql, a fork of golang-migrate.
    MigrationTool("hasura", names.number_of_folder, order.by_number_of_folder),
    # Diesel, migrations_internals/src/lib.rs, version_from_string: <version>_<name>/up.sql, by the
    # version, in which dashes do not count.
    MigrationTool("diesel", names.number_of_folder, order.by_version_of_folder),
    # micrate, src/micrate/migration.cr, statements: as goose was, without options; micrate.cr, up.
    MigrationTool(
        "micrate",
        names.number,
        order.by_number,
        marks=MarkerLines(
            re.compile(
                r"""
                ^--[ ]\+micrate[ ][ \t]*+(?:(?P<up>Up)|(?P<down>Down)|(?P<begin>StatementBegin)
                    |(?P<end>StatementEnd))[ \t\r]*+$
                """,
                re.MULTILINE | re.VERBOSE,
            ),
            Before.PASS,
            up="-- +micrate Up",
        ),
        takes=names.is_numbered,
    ),
    # rambler, migration.go, scan: `-- rambler` and one word, in lower case; service.go, Available:
    # by the names of the files. It executes statement by statement.
    MigrationTool(
        "rambler",
        names.file,
        order.by_name,
        is_transaction=False,
        marks=MarkerLines(
            re.compile(
                r"""
                ^--[ ]rambler(?:[ \t]*+(?:(?P<up>up)|(?P<down>down))[ \t\r]*+$|(?P<unknown>)[^\n]*+)
                """,
                re.MULTILINE | re.VERBOSE,
            ),
            Before.PASS,
            up="-- rambler up",
        ),
    ),
    # shmig, migration_section: `-- ====  UP  ====` and `-- ==== DOWN ====`, nothing else in the
    # line. Each file has its own BEGIN and COMMIT.
    MigrationTool(
        "shmig",
        order=order.by_number,
        is_transaction=False,
        marks=MarkerLines(
            re.compile(
                r"^--[ ]====[ ]{1,2}(?:(?P<up>UP)|(?P<down>DOWN))[ ]{1,2}====[ \t\r]*+$",
                re.MULTILINE | re.VERBOSE,
            ),
            Before.PASS,
            up="-- ====  UP  ====",
        ),
    ),
    # Play, evolutions, Evolutions.scala, upsMarker and downsMarker: `!Ups` or `!Downs` in a line
    # that begins with `--` or `#`; play.evolutions.db.autocommit is on.
    MigrationTool(
        "play",
        names.number,
        order.by_number,
        is_transaction=False,
        marks=MarkerLines(
            re.compile(
                r"^(?:--|\#)[^\n]*?!(?:(?P<up>Up)|(?P<down>Down))s", re.MULTILINE | re.VERBOSE
            ),
            Before.PASS,
            up="-- !Ups",
        ),
    ),
    # MyBatis Migrations, MigrationReader.java, determinePart: `-- //@UNDO` begins its line, and
    # what follows is Down to the end. Change.java, compareTo: by the number of the file's name.
    MigrationTool(
        "mybatis",
        names.number,
        order.by_number,
        marks=MarkerLines(
            re.compile(
                r"^[ \t]*+(?:--|//)[ \t]*+//[ \t]*+@(?P<down>UNDO)", re.MULTILINE | re.VERBOSE
            ),
            Before.RUN,
            first_counts=True,
        ),
    ),
)
TOOLS: Mapping[str, MigrationTool] = {tool.name: tool for tool in _TOOLS}
