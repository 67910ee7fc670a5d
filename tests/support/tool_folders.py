"""The folders of tests/migrations: a small real layout of each migration tool.

`expected.sql` says by hand what the tool runs, in its order. All tell the same story, so that one
contract describes what is left.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from replicalint.extract.indexes import index_paths
from replicalint.extract.migration import Migration
from replicalint.extract.migrations import migrations
from replicalint.source import Source

ROOT = Path(__file__).parent.parent / "migrations"
FOLDERS = sorted(path.name for path in ROOT.iterdir() if path.is_dir())
TOLD = frozenset(("diesel", "refinery", "sqlx"))  # nothing tells all files of these tools


def texts(tool: str) -> dict[str, str]:
    """The files of a tool's folder, by path."""
    root = ROOT / tool
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != "expected.sql"
    }


def expected(tool: str) -> str:
    """What the tool runs."""
    return (ROOT / tool / "expected.sql").read_text(encoding="utf-8")


def replayed(tool: str, files: Mapping[str, str]) -> tuple[Migration, ...]:
    """The migrations in files, in the order of their tool, which is told only where it must be."""
    sources = [Source(path, text) for path, text in files.items() if path.endswith(".sql")]
    beside = {name for source in sources for name in index_paths(source.path)}
    indexes = {name: files[name] for name in beside if name in files}
    return migrations(sources, tool if tool in TOLD else None, indexes)


def one_more(tool: str, up: str, down: str) -> tuple[str, dict[str, str]]:
    """A new file of a tool that runs `up` after all others: its path, and all that is written."""
    path, text = _NEXT[tool]
    written = {path: text.format(up=up, down=down)}
    if tool == "drizzle":
        journal = json.loads(texts(tool)[_JOURNAL])
        journal["entries"].append({"idx": 7, "tag": "0007_next"})
        written[_JOURNAL] = json.dumps(journal)
    if tool == "sqitch":
        line = "next 2026-02-01T00:00:00Z Ann <ann@example.com> # next"
        written[_PLAN] = f"{texts(tool)[_PLAN]}{line}\n"
    return path, written


_JOURNAL = "drizzle/meta/_journal.json"
_PLAN = "sqitch.plan"
_PLAIN = "{up}\n"
_NEXT = {
    "atlas": ("migrations/20270101000000_next.sql", _PLAIN),
    "dbmate": (
        "db/migrations/20270101000000_next.sql",
        "-- migrate:up\n{up}\n\n-- migrate:down\n{down}\n",
    ),
    "diesel": ("migrations/2027-01-01-000000_next/up.sql", _PLAIN),
    "drizzle": ("drizzle/0007_next.sql", _PLAIN),
    "flyway": ("sql/V11__next.sql", _PLAIN),
    "golang-migrate": ("migrations/101_next.up.sql", _PLAIN),
    "goose": ("db/101_next.sql", "-- +goose Up\n{up}\n\n-- +goose Down\n{down}\n"),
    "hasura": ("migrations/default/101_next/up.sql", _PLAIN),
    "liquibase": (
        "changelog/3.sql",
        "-- liquibase formatted sql\n\n-- changeset ann:8\n{up}\n-- rollback {down}\n",
    ),
    "micrate": (
        "db/migrations/101_next.sql",
        "-- +micrate Down\n{down}\n\n-- +micrate Up\n{up}\n",
    ),
    "mybatis": ("scripts/101_next.sql", "-- // next\n{up}\n\n-- //@UNDO\n{down}\n"),
    "node-pg-migrate": (
        "migrations/101_next.sql",
        "-- Down Migration\n{down}\n\n-- Up Migration\n{up}\n",
    ),
    "play": ("conf/evolutions/default/14.sql", "# --- !Downs\n{down}\n\n# --- !Ups\n{up}\n"),
    "prisma": ("prisma/migrations/20270101000000_next/migration.sql", _PLAIN),
    "rambler": (
        "migrations/20270101000000_next.sql",
        "-- rambler down\n{down}\n\n-- rambler up\n{up}\n",
    ),
    "refinery": ("migrations/U101__next.sql", _PLAIN),
    "shmig": (
        "migrations/10001-next.sql",
        "-- ==== DOWN ====\n{down}\n\n-- ====  UP  ====\n{up}\n",
    ),
    "sql": ("migrations/101_next.sql", "BEGIN;\n{up}\nCOMMIT;\n"),
    "sql-migrate": (
        "migrations/101-next.sql",
        "-- +migrate Down\n{down}\n\n-- +migrate Up\n{up}\n",
    ),
    "sqitch": ("deploy/next.sql", "-- Deploy shop:next to pg\n\nBEGIN;\n\n{up}\n\nCOMMIT;\n"),
    "sqlx": ("migrations/101_next.sql", _PLAIN),
    "supabase": ("supabase/migrations/20270101000000_next.sql", _PLAIN),
    "tern": (
        "migrations/101_next.sql",
        "{up}\n\n---- create above / drop below ----\n\n{down}\n",
    ),
    "yoyo": ("migrations/a_next.sql", "--\n-- depends: index_code\n\n{up}\n"),
}
