"""What is put together of host files is what the libraries themselves send for them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from host_folder import Folder
from recordings import LIBRARIES, Recording, recordings

from replicalint.host.extract import extraction
from replicalint.source import Form

FOLDERS = (
    *("drizzle", "neon", "node_postgres", "postgres_js", "prisma", "kysely"),
    *("psycopg", "psycopg2", "sqlalchemy", "asyncpg", "django"),
)
RECORDED = [one for library in FOLDERS for one in recordings(library)]
WRITTEN = ("psycopg2", "sqlalchemy", "django")  # their clients write values into the text
TRANSACTIONS = ("BEGIN", "COMMIT", "ROLLBACK")
UNREAD = {
    "node_postgres": {"client.query": [("counted", 8), ("counted", 9)]},
    "prisma": {
        "prisma.app": [("owners", 6), ("owners", 7), ("found", 27)],
        "tx.app": [("archive", 13), ("removed", 18)],
        "(tx ?? prisma).app": [("found", 29)],
    },
    "kysely": {
        "db.selectFrom": [("chained", 8), ("chained", 9)],
        "trx.updateTable": [("Apps.renamed", 24)],
    },
    "django": {"App.objects": [("live", 6), ("live", 7)]},
    "sqlalchemy": {
        "select": [("chained", 7)],
        "session.add": [("mapped", 12)],
        "session.query": [("mapped", 13)],
    },
}
# What a hole that is not known may stand for, and the numbers of parameters behind it.
_HOLE = re.compile(r"\$\{\d+:(csv|name)\}|\$\d+")
# What is put in by psycopg2 is a constant, or rows of them.
_VALUE = r"(?:\$\d+|'[^']*')"
_FILLED = {
    "csv": rf"(?:{_VALUE}(?:,\s?{_VALUE})*|\([^()]*\)(?:,\([^()]*\))*)",
    "name": r'"[^"]*"(?:[.,]"[^"]*")*',
    None: _VALUE,
}


def _extracted(host: Path):
    folder = Folder(host.parent)
    return extraction(folder, host.name)


def _pattern(text: str, is_written: bool) -> re.Pattern[str]:
    """What a rendering may turn out to be; the same text where it has no hole.

    `is_written`: the values of parameters are written into the text.
    """
    if "${" not in text and not is_written:
        return re.compile(re.escape(text))
    parts: list[str] = []
    end = 0
    for match in _HOLE.finditer(text):
        parts += [re.escape(text[end : match.start()]), _FILLED[match[1]]]
        end = match.end()
    return re.compile("".join([*parts, re.escape(text[end:])]))


def _named(recording: Recording) -> str:
    return f"{recording.host.parent.name}/{recording.host.name}"


@pytest.mark.parametrize("recording", RECORDED, ids=_named)
def test_what_is_rendered_is_what_is_sent(recording):
    found = _extracted(recording.host)
    sites = [site for site in found.sites if site.fragments[0].form is Form.STATEMENTS]
    rendered = {fragment.text for site in sites for fragment in site.fragments}
    sent = {
        statement.text
        for call in recording.calls
        for statement in call.statements
        if not statement.is_of_transaction
    }
    is_written = recording.host.parent.name in WRITTEN
    patterns = {text: _pattern(text, is_written) for text in rendered}
    assert [
        text for text in sent if not any(one.fullmatch(text) for one in patterns.values())
    ] == []
    assert [
        text
        for text, pattern in patterns.items()
        if text not in TRANSACTIONS and not any(map(pattern.fullmatch, sent))
    ] == []
    assert [site for site in found.sites if site not in sites] == []
    assert found.unread == ()


@pytest.mark.parametrize("library", UNREAD)
def test_what_is_not_read_is_counted_in_the_functions_that_hold_it(library):
    [host] = (LIBRARIES / library).glob("unread.*")
    found = _extracted(host)
    counted = {
        one.what: [
            (function, span.line) for function, span in zip(one.functions, one.spans, strict=True)
        ]
        for one in found.unread
    }
    assert counted == UNREAD[library]


ALONE = {
    "psycopg/typed.py": [
        ("typed", "SELECT id FROM apps ORDER BY id asc"),
        ("typed", "SELECT id FROM apps ORDER BY id desc"),
        ("optional", "SELECT owner FROM apps"),
        ("untyped", "SELECT count(*) FROM apps"),
        ("untyped", "SELECT count(*) FROM ${1:raw}"),
        ("managed", "SELECT name FROM apps"),
    ],
    "psycopg/others.py": [("remote", "SELECT id FROM apps")],
    "sqlalchemy/unread.py": [("chained", "size > 3")],
    "django/unread.py": [("live", "length(owner) + $1")],
}


@pytest.mark.parametrize("path", ALONE)
def test_what_sends_is_known_by_types_and_imports(path):
    found = _extracted(LIBRARIES / path)
    texts = [(site.function, one.text) for site in found.sites for one in site.fragments]
    assert texts == ALONE[path]


def test_a_cursor_that_may_be_of_another_database_is_not_read():
    found = _extracted(LIBRARIES / "psycopg" / "others.py")
    assert [(one.what, one.functions) for one in found.unread] == [("cursor.execute", ("whose",))]
