"""Migrations that are programs: what prints the SQL that they run.

Nothing of a program is read. Where its tool prints no SQL, a dump of what it has made may stand for
it: the contract's `base`.
"""

from __future__ import annotations

import re

from msgspec import Struct

_DUMP = "pg_dump --schema-only"


class CodeTool(Struct, frozen=True):
    """A tool whose migrations are programs: a word that each has, and the command for its SQL."""

    name: str
    suffixes: tuple[str, ...]
    word: re.Pattern[str]
    command: str = _DUMP


# The commands are those of the tools' own documentation.
CODE_TOOLS = (
    CodeTool(
        "Alembic", ("py",), re.compile(r"\bfrom alembic import\b"), "alembic upgrade head --sql"
    ),
    CodeTool(
        "Django", ("py",), re.compile(r"\bmigrations\.Migration\b"), "manage.py sqlmigrate APP NAME"
    ),
    CodeTool("yoyo", ("py",), re.compile(r"\bfrom yoyo import\b")),
    CodeTool(
        "Rails",
        ("rb",),
        re.compile(r"\bActiveRecord::Migration\b"),
        "bin/rails db:schema:dump, with config.active_record.schema_format = :sql",
    ),
    CodeTool("Sequel", ("rb",), re.compile(r"\bSequel\.migration\b")),
    CodeTool("Ecto", ("exs", "ex"), re.compile(r"\buse Ecto\.Migration\b"), "mix ecto.dump"),
    CodeTool(
        "Laravel",
        ("php",),
        re.compile(r"\bIlluminate\\Database\\Migrations\b"),
        "php artisan migrate --pretend",
    ),
    CodeTool(
        "Doctrine",
        ("php",),
        re.compile(r"\bDoctrine\\Migrations\b"),
        "doctrine-migrations migrate --write-sql",
    ),
    CodeTool(
        "Entity Framework",
        ("cs",),
        re.compile(r"\bMigrationBuilder\b"),
        "dotnet ef migrations script",
    ),
    CodeTool(
        "goose", ("go",), re.compile(r"\bgoose\.(?:AddMigration|AddNamedMigration|NewGoMigration)")
    ),
    CodeTool(
        "Soda",
        ("fizz",),
        re.compile(r"\b(?:(?:create|drop|rename|change|add)_[a-z]|(?:raw|sql|exec)\b)"),
    ),
    CodeTool("Flyway", ("java", "kt"), re.compile(r"\bBaseJavaMigration\b")),
    CodeTool("refinery", ("rs",), re.compile(r"\bfn migration\(\)")),
    CodeTool("TypeORM", ("ts", "js"), re.compile(r"\bMigrationInterface\b")),
    CodeTool(
        "node-pg-migrate",
        ("ts", "js", "mjs", "cjs"),
        re.compile(r"\bpgm\.\w"),
        "node-pg-migrate up --dry-run",
    ),
    CodeTool("Knex", ("ts", "js", "mjs", "cjs"), re.compile(r"\bknex\.schema\b|\(knex\b")),
    CodeTool("Sequelize", ("ts", "js", "cjs"), re.compile(r"\bqueryInterface\b")),
    CodeTool("Kysely", ("ts", "js", "mjs"), re.compile(r"\bdb: Kysely<")),
    CodeTool("MikroORM", ("ts", "js"), re.compile(r"\bthis\.addSql\(")),
)
CODE_SUFFIXES = frozenset(suffix for tool in CODE_TOOLS for suffix in tool.suffixes)


def code_tool(path: str, text: str) -> CodeTool | None:
    """The tool that a program is a migration of; None where it is none."""
    suffix = path.rpartition(".")[2].lower()
    return next(
        (one for one in CODE_TOOLS if suffix in one.suffixes and one.word.search(text)), None
    )


def how_to_print(tool: CodeTool) -> str:
    """What to do about a migration that is a program."""
    if tool.command == _DUMP:
        return f"{tool.name} prints no SQL: give a dump ({_DUMP}) as the base of migrations."
    return f'Give the SQL that "{tool.command}" prints.'
