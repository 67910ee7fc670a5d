"""Reads `migrations`: the files that change the primary, and how much of them has run."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from ..source import Span
from .mistake import Mistakes
from .node import Node, NodeKind
from .patterns import read_file, read_files
from .reading import choice, expected, fields
from .selection import is_wild

# The tools whose files are read.
TOOLS = (
    "sql",
    "atlas",
    "dbmate",
    "diesel",
    "drizzle",
    "flyway",
    "golang-migrate",
    "goose",
    "hasura",
    "liquibase",
    "micrate",
    "mybatis",
    "node-pg-migrate",
    "play",
    "prisma",
    "rambler",
    "refinery",
    "shmig",
    "sql-migrate",
    "sqitch",
    "sqlx",
    "supabase",
    "tern",
    "yoyo",
)

_KEYS = ("files", "tool", "applied_through", "applied_files", "base")
_WHAT = "a list of paths, or a mapping with the key files"


class Migrations(Struct, frozen=True):
    """Files of one tool, and what of them has run on the primary and on every replica.

    `applied_through` is the last that has, as the tool itself records it, and `applied_files` how
    many files stood up to it then; `base` is a dump that stands for what came before the files, of
    which there may be none then.
    `keys` are the places of the keys; `path` is the key path to them.
    """

    files: tuple[str, ...]
    file_spans: tuple[Span, ...]
    span: Span
    path: str = "migrations"
    tool: str | None = None
    applied_through: str | None = None
    applied_files: int | None = None
    base: str | None = None
    keys: Mapping[str, Span] = field(default_factory=lambda: MappingProxyType({}))


def read_migrations(node: Node, mistakes: Mistakes) -> tuple[Migrations, ...]:
    """`[sql/*.sql]`, `{files: [sql/*.sql], ...}`, or a list of such mappings."""
    if node.kind is NodeKind.MAPPING:
        return (_read_mapping(node, mistakes),)
    if node.kind is not NodeKind.LIST:
        expected(node, _WHAT, mistakes)
        return ()
    if any(item.kind is NodeKind.MAPPING for item in node.items):
        return tuple(_read_mapping(item, mistakes) for item in node.items)
    files = read_files(node, mistakes)
    if not files:
        return ()
    return (Migrations(tuple(files), tuple(files.values()), node.span),)


def _read_mapping(node: Node, mistakes: Mistakes) -> Migrations:
    has_base = any(entry.key == "base" for entry in node.entries)
    values = fields(node, _KEYS, mistakes, () if has_base else ("files",))
    files: dict[str, Span] = {}
    if "files" in values:
        files = read_files(values["files"], mistakes)
        if values["files"].kind is NodeKind.LIST and not values["files"].items:
            mistakes.add(values["files"].span, values["files"].path, "expected at least one path")
    through = count = None
    if "applied_through" in values:
        through = _read_through(values["applied_through"], mistakes)
    if "applied_files" in values:
        count = _read_count(values["applied_files"], mistakes)
        if "applied_through" not in values:
            place = values["applied_files"]
            message = 'key "applied_through" is missing: the files up to it are counted'
            mistakes.add(place.span, place.path, message)
    return Migrations(
        tuple(files),
        tuple(files.values()),
        node.span,
        node.path,
        choice(values["tool"], TOOLS, mistakes) if "tool" in values else None,
        through,
        count,
        _read_base(values["base"], mistakes) if "base" in values else None,
        MappingProxyType({entry.key: entry.span for entry in node.entries}),
    )


def _read_through(node: Node, mistakes: Mistakes) -> str | None:
    """A version, the name of a folder, a tag: what YAML takes for a number is meant as written."""
    kinds = (NodeKind.TEXT, NodeKind.INTEGER, NodeKind.NUMBER)
    if node.kind in kinds and node.text.strip() and node.text.isprintable():
        return node.text
    expected(node, "the last migration that has run, as the tool records it", mistakes)
    return None


def _read_count(node: Node, mistakes: Mistakes) -> int | None:
    is_number = node.kind is NodeKind.INTEGER and node.text.isdigit() and len(node.text) < 8
    if is_number and int(node.text) > 0:
        return int(node.text)
    expected(node, "a positive number of files", mistakes)
    return None


def _read_base(node: Node, mistakes: Mistakes) -> str | None:
    path = read_file(node, mistakes)
    if path is not None and is_wild(path):
        expected(node, "the path of one file", mistakes)
        return None
    return path
