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
    "node_postgres": {
        "client.query": [("counted", 8), ("counted", 9)],
        "pool.ask": [("unheardOf", 18)],
    },
    "prisma": {
        "prisma.app": [("owners", 6), ("owners", 7), ("found", 27)],
        "tx.app": [("archive", 13), ("removed", 18)],
        "(tx ?? prisma).app": [("found", 29)],
    },
    "kysely": {
        "db.selectFrom": [("chained", 8), ("chained", 9)],
        "trx.updateTable": [("Apps.renamed", 24)],
        "db.upsertInto": [("unheardOf", 29)],
    },
    "sqlalchemy": {
        "select": [("chained", 7)],
        "session.add": [("mapped", 12)],
        "session.query": [("mapped", 13)],
        "session.ask": [("unheard_of", 17)],
        'text("select name from apps").hinted': [("unheard_of", 18)],
    },
    "psycopg": {"cursor.ask": [("unheard_of", 6)], "cursor": [("unheard_of", 7)]},
    "postgres_js": {
        "sql.file": [("files", 6)],
        "sql.explained": [("unheardOf", 10)],
        "sql`..`.hinted": [("unheardOf", 11)],
    },
    "drizzle": {"db.fetch": [("unheardOf", 7)], "client.fetch": [("typed", 11)]},
    "knex": {
        "db": [("byOwner", 11)],
        "db.select": [("owners", 15)],
        "db.raw": [("raw", 24)],
        "trx": [("moved", 30), ("removed", 43)],
        "trx.insert": [("moved", 31)],
        "connection.with": [("recent", 36)],
        "this.knex": [("Apps.all", 50)],
    },
    "typeorm": {
        "apps.find": [("found", 17)],
        "source .getRepository(App).createQueryBuilder": [("built", 21)],
        "manager.update": [("moved", 30)],
        "manager.countBy": [("counted", 35)],
        "App.findOneBy": [("active", 39)],
        "this.apps.save": [("Apps.saved", 46)],
    },
    "supabase": {
        "supabase.from": [("byOwner", 6)],
        "supabase.rpc": [("credits", 16)],
        "supabase.schema('billing').from": [("invoices", 20)],
        "client.from": [("renamed", 24), ("renamed", 25)],
    },
    "sequelize": {
        "Org.findAll": [("named", 14)],
        "App.findByPk": [("byId", 18)],
        "Org.create": [("created", 22)],
        "org.save": [("created", 24)],
        "sequelize.query": [("raw", 28)],
        "App.update": [("moved", 36)],
    },
    "mikro_orm": {
        "em.find": [("found", 6)],
        "em.createQueryBuilder": [("built", 10)],
        "fork.persistAndFlush": [("forked", 15)],
        "inner.nativeUpdate": [("moved", 20)],
        "em.getConnection().execute": [("raw", 25)],
        "orm.em.findOne": [("begun", 29)],
        "this.apps.findAll": [("Apps.all", 36)],
    },
    "slonik": {
        "pool.one": [("byId", 7)],
        "connection.query": [("moved", 12)],
        "connection.oneFirst": [("moved", 13)],
        "connection.any": [("all", 19)],
        "db.exists": [("exists", 23)],
    },
    "pg_promise": {
        "db.any": [("byOwner", 7)],
        "db.oneOrNone": [("one", 11)],
        "t.none": [("moved", 16)],
        "t.many": [("moved", 17)],
        "task.one": [("counted", 22)],
        "this.db.func": [("Apps.credits", 29)],
    },
    "objection": {
        "App.query": [("byOwner", 16), ("renamed", 20), ("moved", 31)],
        "app.$query": [("renamed", 21)],
        "app.$relatedQuery": [("renamed", 22)],
        "App.relatedQuery": [("of", 26)],
    },
    "django": {
        "App.objects": [
            ("live", 7),
            ("live", 8),
            ("read", 12),
            ("read", 13),
            ("read", 14),
            ("written", 18),
            ("Apps.total", 25),
            ("Apps.kept", 28),
        ],
        "App._default_manager": [("written", 19)],
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
    "psycopg/unread.py": [("unheard_of", "SELECT name FROM ${1:raw}")],
    "postgres_js/unread.ts": [
        ("unheardOf", "SELECT owner FROM apps"),
        ("unheardOf", "SELECT name FROM apps WHERE ${1:raw}"),
        ("rows", "SELECT id FROM apps"),
    ],
    "kysely/unread.ts": [
        ("chained", "lower(name)"),
        ("unheardOf", "select ${1:raw} from apps"),
    ],
    "typeorm/unread.ts": [("raw", "SELECT id FROM apps WHERE id = $1")],
    "sqlalchemy/unread.py": [
        ("chained", "size > 3"),
        ("unheard_of", "select id from apps"),
        ("unheard_of", "select name from apps"),
    ],
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
