"""What the rules find in a migration of the tests.

The first lines of a text may hold a query that the contract governs: `-- read by: SELECT ...`. What
stands above `-- applied` has run, in files with `-- next file` between them; `-- applied: 3` says
in the contract that these are three. A line `-- was: SELECT ...` says what its file was in the
revision since which changes are asked about; `-- next file, which is new`: it had no such file. The
contract has no derived columns then: what keeps them
fresh is in other files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from marks import REFERENCE
from msgspec.structs import replace

from replicalint.check import Rules
from replicalint.check_migrations import check_migrations
from replicalint.contract import Contract, Migrations
from replicalint.edited_migrations import MigrationsSince
from replicalint.finding import Finding
from replicalint.history import GovernedStatement
from replicalint.name import Name
from replicalint.resolve import statements
from replicalint.rules import RULES
from replicalint.source import Fragment, Source, Span

_READER = re.compile(r"^-- read by: (.+)$", re.MULTILINE)
_APPLIED = re.compile(r"^-- applied(?:: (?P<files>[0-9]+))?$", re.MULTILINE)
_NEXT = re.compile(r"^-- next file.*$", re.MULTILINE)
_WAS = re.compile(r"^-- was: (.+)$", re.MULTILINE)
_ALL = Rules(RULES, frozenset(RULES.names))


def findings(sql: str, contract: Contract = REFERENCE) -> tuple[Finding, ...]:
    """What all rules together find in a migration that comes alone."""

    def readers(name: Name) -> tuple[GovernedStatement, ...]:
        found = []
        for query in _READER.findall(sql):
            fragment = Fragment.of(Source("query.sql", query))
            found += [
                GovernedStatement(s, contract.endpoints[:1]) for s in statements(fragment, contract)
            ]
        return tuple(found)

    source = Source("migration.sql", sql)
    sources, is_dated = [source], _APPLIED.search(sql) is not None
    if is_dated:
        sources = [*_files(sql)]
        contract = _dated(contract, sql, len(sources) - 1)
    report = check_migrations(
        sources,
        {one.path for one in sources},
        contract,
        _ALL,
        date(2026, 1, 1),
        readers=readers,
        is_complete=is_dated,
        since=_since(sql, sources),
    ).report
    assert report.internal_errors == ()
    return report.findings


def _files(sql: str) -> Iterator[Source]:
    """The files of a text, each at its own lines."""
    end = _APPLIED.search(sql)
    assert end is not None
    starts = [0, *(one.end() for one in _NEXT.finditer(sql, 0, end.start())), end.end()]
    for number, (start, stop) in enumerate(zip(starts, [*starts[1:], len(sql)], strict=True)):
        yield Source(f"{number + 1}.sql", re.sub("[^\n]", " ", sql[:start]) + sql[start:stop])


def _since(sql: str, files: Sequence[Source]) -> MigrationsSince | None:
    """What is changed in files, where they say so."""
    was = {one.path: "\n".join(_WAS.findall(one.text)) for one in files}
    old = tuple(Source(path, text) for path, text in was.items() if text)
    starts = enumerate(_NEXT.findall(sql), start=2)
    new = [f"{number}.sql" for number, line in starts if line.endswith(", which is new")]
    if not (old or new):
        return None
    through = str(len(files) - 1)
    return MigrationsSince(frozenset((*new, *(one.path for one in old))), old, {}, (through,))


def _dated(contract: Contract, sql: str, files: int) -> Contract:
    """The contract of which so many migrations have run."""
    end = _APPLIED.search(sql)
    assert end is not None
    place = contract.keys.get("migrations", Span(contract.source, 0, 1))
    count = int(end["files"]) if end["files"] else None
    keys = {"applied_through": place, "applied_files": place}
    entry = Migrations(
        ("*.sql",), (place,), place, "migrations", None, str(files), count, None, keys
    )
    relations = {
        name: replace(
            one,
            columns={key: replace(each, derived=None) for key, each in one.columns.items()},
        )
        for name, one in contract.relations.items()
    }
    return replace(contract, migrations=(entry,), relations=relations, same_names=None)
