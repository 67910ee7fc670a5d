"""What a file of SQL is, told by what stands in it: a dump, definitions, queries; and whose."""

from __future__ import annotations

import re

# pg_dump 15 to 18, pg_dump.c: its heading, and what it sets first. Tools that take the heading out
# leave the settings.
_DUMP = re.compile(
    r"^(?:-- PostgreSQL database dump|SET statement_timeout = 0;|SET default_table_access_method\b"
    r"|SELECT pg_catalog\.set_config\('search_path', ''|\\restrict )",
    re.MULTILINE,
)
_OTHERS = (
    (
        "MySQL",
        re.compile(
            r"^-- (?:MySQL|MariaDB) dump|\bENGINE ?= ?(?:InnoDB|MyISAM)\b"
            r"|\bAUTO_INCREMENT\b|\bCREATE TABLE (?:IF NOT EXISTS )?`",
            re.I | re.M,
        ),
    ),
    (
        "SQLite",
        re.compile(r"^PRAGMA \w|\bAUTOINCREMENT\b|\bWITHOUT ROWID\b|\bstrftime\(", re.I | re.M),
    ),
    (
        "SQL Server",
        re.compile(r"^GO\r?$|\[dbo\]\.|\bIDENTITY ?\(1, ?1\)|\bNVARCHAR\b", re.I | re.M),
    ),
    ("Oracle", re.compile(r"\bVARCHAR2\b|\bNUMBER\(\d+(?:, ?\d+)?\)", re.I)),
    ("ClickHouse", re.compile(r"\bENGINE ?= ?\w*MergeTree\b", re.I)),
)
_TABLE = re.compile(r"^[ \t]*CREATE[ \t]+(?:UNLOGGED[ \t]+)?TABLE\b", re.IGNORECASE | re.MULTILINE)
_SUBSCRIPTION = re.compile(r"^CREATE SUBSCRIPTION ", re.MULTILINE)
_COMMENT = re.compile(r"\s+|--[^\n]*\n?|/\*.*?(?:\*/|\Z)|\\[^\n]*\n?", re.DOTALL)
_WORD = re.compile(r"[A-Za-z]+")
_QUERY = frozenset(("select", "with", "values", "insert", "update", "delete", "merge"))


def is_dump(head: str) -> bool:
    """Whether the first lines are those of pg_dump."""
    return _DUMP.search(head) is not None


def has_tables(text: str) -> bool:
    """Whether a text creates a table."""
    return _TABLE.search(text) is not None


def tables_in(text: str) -> int:
    """How many tables a text creates."""
    return sum(1 for _ in _TABLE.finditer(text))


def has_subscription(text: str) -> bool:
    """Whether a text makes a subscription: it is the schema of a logical replica."""
    return _SUBSCRIPTION.search(text) is not None


def other_system(text: str) -> str | None:
    """The database system that a text is for, where that is not PostgreSQL."""
    return next((name for name, form in _OTHERS if form.search(text)), None)


def is_query(head: str) -> bool:
    """Whether a file begins with a statement that reads or writes rows."""
    place = 0
    while (found := _COMMENT.match(head, place)) is not None:
        place = found.end()
    word = _WORD.match(head, place)
    return word is not None and word[0].lower() in _QUERY
