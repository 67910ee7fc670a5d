"""Statements as a server takes them: parameters of every style as $1, sqlc's stars as lists."""

from __future__ import annotations

from collections.abc import Iterator

from replicalint.contract import Contract
from replicalint.facts import Gap, Statement
from replicalint.live.parameters import Prepared, numbered
from replicalint.resolve import Session
from replicalint.source import Fragment, Source
from replicalint.syntax.reading import read


def sent(sql: str, contract: Contract, name: str = "x.sql") -> Iterator[tuple[Statement, str]]:
    """The statements of a text, each with what a server is asked.

    Those of which the client fills in a part are left out: no server can be asked about them, nor
    about what psql does itself and what only it can know.
    """
    session = Session(contract)
    for syntax in read(Fragment.of(Source(name, sql))):
        statement = session.resolve(syntax)
        if syntax.is_described or any(map(_is_of_psql, statement.of(Gap))):
            continue
        found = numbered(syntax, statement)
        if syntax.problem is not None:
            yield statement, syntax.text
        elif isinstance(found, Prepared):
            yield statement, found.text


def _is_of_psql(gap: Gap) -> bool:
    return (gap.runs_unseen and gap.cause is None) or "\\" in gap.span.text
