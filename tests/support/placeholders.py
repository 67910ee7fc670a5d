"""Statements as a server takes them: parameters of every style as $1, sqlc's stars as lists."""

from __future__ import annotations

from collections.abc import Iterator

from replicalint.contract import Contract
from replicalint.facts import Statement
from replicalint.live.parameters import Prepared, numbered
from replicalint.resolve import Session
from replicalint.source import Fragment, Source
from replicalint.syntax.reading import read


def sent(sql: str, contract: Contract, name: str = "x.sql") -> Iterator[tuple[Statement, str]]:
    """The statements of a text, each with what a server is asked.

    Those of which the client fills in a part are left out: no server can be asked about them.
    """
    session = Session(contract)
    for syntax in read(Fragment.of(Source(name, sql))):
        statement = session.resolve(syntax)
        found = numbered(syntax, statement)
        if isinstance(found, Prepared):
            yield statement, found.text
