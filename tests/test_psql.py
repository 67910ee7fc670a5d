"""What psql sends of a script is what is read of it.

psql runs each case of `cases/psql`, once with all variables on and once with all off, and the
server's log says what it got. Programs cannot be found, so none is run.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from marks import TESTS
from pglast import Error
from pglast.parser import scan
from replication import System
from servers import Cluster, Database

from replicalint.source import Fragment, Source
from replicalint.syntax.lexeme import Kind
from replicalint.syntax.reading import read
from replicalint.syntax.statement import Syntax

CASES = sorted((TESTS / "cases" / "psql").glob("*.sql"))
# The first psql that knows the commands of a case.
SINCE = {"extended_protocol": 18}
VARIABLES = ("all", "by_name", "is_new", "quiet", "wide", "with_name")
# What is read is not what is sent, but does the same: large objects go by calls of functions, and
# \password sends one that it has encrypted.
DOES_THE_SAME = ("selectlo_unlink(", "selectlo_creat(", "selectlo_get(", "alteruser")
# What psql sends by itself, beside its questions to the catalogue.
BY_ITSELF = (
    *("begin", "commit", "rollback", "selectcurrent_user", "setclient_encoding"),
    "showpassword_encryption",
)

_ENTRY = re.compile(r"^[0-9A-Z]{5} (?P<what>[A-Z]+:  .*(?:\n\t.*)*)", re.MULTILINE)
_SENT = re.compile(r"(?:LOG:  (?:statement|execute \S+): |STATEMENT:  )(?P<sql>.*)", re.DOTALL)
_COMMENTS = ("SQL_COMMENT", "C_COMMENT")


@pytest.fixture(scope="module")
def scripts(system: System) -> Database:
    """A database with the table that the cases copy rows into, and those that they connect to."""
    database = system.clusters[0].create("scripts")
    database.run("CREATE TABLE public.orgs (id uuid, name text)")
    database.run("CREATE ROLE scripts_reader LOGIN SUPERUSER")
    for name in ("app", "other", "third"):
        system.clusters[0].create(f"scripts_{name}")
    return Database(database.dsn.replace("postgres", "scripts_reader"), database.log)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_what_is_sent_is_read_and_what_is_read_is_sent(
    system: System, scripts: Database, tmp_path: Path, case: Path
) -> None:
    if system.version < SINCE.get(case.stem, 0):
        return
    sql = case.read_text(encoding="utf-8")
    script = tmp_path / case.name
    script.write_text(sql, encoding="utf-8")
    script.with_name("two words.sql").touch()  # that a case includes
    syntaxes = [*read(Fragment.of(Source(case.name, sql)))]
    whole = [one for one in syntaxes if one.problem is None]
    found = {_joined(_words(one)) for one in whole}
    run = {_joined(_words(one)) for one in whole if not one.is_described}
    apart = [_words(one) for one in syntaxes if one.problem is not None]
    sent = {
        statement
        for value in ("on", "off")
        for statement in _sent(system.clusters[0], scripts, script, value)
    }
    refused = {one for one in sent - found if not _is_told(one, apart)}
    assert sorted(_of_script(refused, sql)) == []
    assert sorted(one for one in run - sent if not one.startswith(DOES_THE_SAME)) == []


def _sent(cluster: Cluster, database: Database, script: Path, value: str) -> Iterator[str]:
    """The statements that the server gets, without blanks."""
    start = cluster.log.stat().st_size
    variables = [word for name in VARIABLES for word in ("--set", f"{name}={value}")]
    command = [cluster.programs.bin / "psql", "--no-psqlrc", "--quiet", *variables]
    subprocess.run(
        [*command, "--dbname", database.dsn, "--file", script],
        cwd=script.parent,
        env={"PATH": "/nowhere", "EDITOR": "true", "PGOPTIONS": "-c log_statement=all"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        start_new_session=True,  # no terminal to ask for a password
        timeout=60,
        check=False,
    )
    log = cluster.log.read_bytes()[start:].decode(errors="replace")
    for entry in _ENTRY.finditer(log):
        logged = _SENT.fullmatch(entry["what"])
        if logged is not None:
            yield from _statements(logged["sql"].replace("\n\t", "\n"))


def _statements(request: str) -> Iterator[str]:
    """The statements of one request, without comments and blanks; all of it where it has none."""
    try:
        tokens = [token for token in scan(request) if token.name not in _COMMENTS]
    except Error:
        yield _joined(request)
        return
    words: list[str] = []
    for token in tokens:
        if token.name == "ASCII_59":
            yield _joined(words)
            words = []
        else:
            words.append(request[token.start : token.end + 1])
    if words:
        yield _joined(words)


def _is_told(statement: str, apart: Iterable[Sequence[str]]) -> bool:
    """Whether a statement is made of one of which it was said that it is not known."""
    return any(_is_made_of(statement, words) for words in apart)


def _is_made_of(statement: str, words: Sequence[str]) -> bool:
    """Whether a statement is some of the words, in their order."""
    at = 0
    for word in map(_joined, words):
        at += len(word) if statement.startswith(word, at) else 0
    return at == len(statement)


def _of_script(statements: Iterable[str], sql: str) -> Iterator[str]:
    """Those that neither psql asks the catalogue by itself nor \\gexec makes of a result."""
    written = _joined(sql)
    for one in statements:
        is_own = "pg_catalog." in one or one.startswith((*BY_ITSELF, *DOES_THE_SAME))
        if not is_own and f"'{one}'" not in written:
            yield one


def _words(syntax: Syntax) -> list[str]:
    """What the statement is made of, as psql sends it."""
    text = syntax.fragment.text
    return [
        one.text if one.kind is Kind.PUNCTUATION else text[one.start : one.end]
        for one in syntax.lexemes
    ]


def _joined(words: Iterable[str]) -> str:
    """A text without blanks and capitals: psql writes some words of \\copy anew."""
    return "".join("".join(words).lower().split())
