"""Where PostgreSQL does not confirm the linter, and why that is right. The list may only shrink."""

from __future__ import annotations

from dataclasses import dataclass

WORKS = "works"
_ANY = range(15, 100)


@dataclass(frozen=True, order=True)
class Disagreement:
    """A server's answer that the linter's findings do not predict.

    `statement` is the statement's first line, `answer` a SQLSTATE or "works".
    """

    statement: str
    server: str
    answer: str


@dataclass(frozen=True)
class Known:
    """A disagreement over a statement of one source, on servers of these versions."""

    source: str
    disagreement: Disagreement
    reason: str
    versions: range = _ANY

    def concerns(self, source: str, version: int) -> bool:
        return source == self.source and version in self.versions


def _all(
    source: str, statement: str, answer: str, reason: str, versions: range = _ANY
) -> tuple[Known, ...]:
    """The same answer of all three servers."""
    servers = ("primary", "replica", "lagging")
    return tuple(_one(source, statement, one, answer, reason, versions) for one in servers)


def _one(
    source: str, statement: str, server: str, answer: str, reason: str, versions: range = _ANY
) -> Known:
    return Known(source, Disagreement(statement, server, answer), reason, versions)


_NO_CURSOR = "It goes with the DECLARE above it; here each statement is asked by itself."
_NO_TABLE = "It goes with the CREATE TEMP TABLE above it; here each statement is asked by itself."
_BODY = "The body of DO is not looked into, and `unanalysed` says so of a statement that works."
_CLIENTS = "A client may write the value out at each place; here one parameter stands for all."
_BUILT_IN = (
    "No operator of the primary takes these types either, which the linter does not look for."
)
_NO_WRITES = "A function that runs a query as part of another one refuses every write in it."
_NULLS = "The parameters are null here, and a strict function is not called with a null."

KNOWN = (
    _one("rules/unanalysed", "DO $$ BEGIN RAISE NOTICE 'started'; END $$", "primary", WORKS, _BODY),
    _one("statements/do_and_functions", "DO $$ BEGIN PERFORM 1; END $$", "primary", WORKS, _BODY),
    *_all("statements/prepare_and_declare", "FETCH 10 FROM c", "34000", _NO_CURSOR),
    *_all("statements/prepare_and_declare", "CLOSE c", "34000", _NO_CURSOR),
    *(
        known
        for statement in (
            "SELECT p.id, picked.id FROM picked, pg_temp.picked p",
            "INSERT INTO picked (id) SELECT a.owner_org FROM public.apps a",
        )
        for known in _all("statements/temporary_table", statement, "42P01", _NO_TABLE)
    ),
    *(
        known
        for statement in (
            "SELECT o.name FROM public.orgs o WHERE :id::text = 'all' OR o.id = :id",
            "SELECT o.name FROM public.orgs o WHERE %(id)s::text = 'all' OR o.id = %(id)s",
            "SELECT o.name FROM public.orgs o WHERE $1::text = 'all' OR o.id = $1 OR o.name IN "
            "($2:csv)",
        )
        for known in _all("parameters/typed_by_first_use", statement, "42883", _CLIENTS)
    ),
    _one(
        "parameters/types_of_the_driver",
        "SELECT text(v.id) * 2 FROM public.app_versions v",
        "primary",
        "42883",
        _BUILT_IN,
    ),
    *(
        known
        for query in ("DELETE FROM public.orgs", "SELECT o.id FROM public.orgs o FOR UPDATE")
        for known in _all(
            "texts/writes_in_queries",
            f"SELECT query_to_xml('{query}', true, false, '')",
            "0A000",
            _NO_WRITES,
        )
    ),
    _one(
        "functions/procedures",
        "CALL public.run_due_cron_tasks()",
        "primary",
        "42809",
        "The reference's function is no procedure; the replica lacks it all the same.",
    ),
    _one(
        "search-path/other_schema",
        "SELECT o.name FROM orgs o",
        "primary",
        WORKS,
        "The hint names public.orgs, which the primary's sessions reach without its schema.",
    ),
    *(
        _one(
            "writes/functions",
            "SELECT nextval($1), pg_catalog.setval($1, 1), currval($1)",
            server,
            WORKS,
            _NULLS,
        )
        for server in ("replica", "lagging")
    ),
    _one(
        "psql/copy",
        r"\copy (SELECT x'ff') to stdout",
        "primary",
        "42704",
        "The prefix of the bit string is a type of its own to psql, which is nowhere.",
    ),
    *_all(
        "psql/own_statements",
        r"\lo_unlink 16384",
        "42704",
        "There is no large object 16384; a read-only transaction refuses lo_unlink from 16 on.",
        range(15, 16),
    ),
    _one(
        "psql/own_statements",
        r"\lo_unlink 16384",
        "primary",
        "42704",
        "There is no large object 16384.",
        range(16, 100),
    ),
    *_all(
        "writes/functions",
        "SELECT lo_create(0), lo_get(1)",
        "42704",
        "There is no large object 1; a read-only transaction refuses lo_create from 16 on.",
        range(15, 16),
    ),
    _one(
        "writes/functions",
        "SELECT lo_create(0), lo_get(1)",
        "primary",
        "42704",
        "There is no large object 1.",
        range(16, 100),
    ),
    _one(
        "writes/statements",
        "TRUNCATE public.apps, public.channels",
        "primary",
        "0A000",
        "Other tables of the reference refer to these by foreign keys.",
    ),
)
