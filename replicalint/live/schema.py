"""The schema of a running server as the same value that a dump or migrations make."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from ..contract import Contract
from ..facts import Gap
from ..name import Name
from ..primary import Primary
from ..replay import Fold
from ..source import Fragment, Source
from ..syntax.reading import read
from .failure import ServerError
from .server import Server
from .statements import STATEMENTS

_OLDEST = 15  # that a contract can speak about
# ALTER ROLE and SET write what they keep as SQL does; a file of settings may hold plain words.
_STATE = """
    SELECT pg_is_in_recovery(), CASE WHEN p.reset_val IN ('', '""') THEN quote_literal('')
        WHEN p.reset_val = p.boot_val THEN NULL
        WHEN strpos(p.reset_val, '"') > 0 THEN p.reset_val
        ELSE (SELECT string_agg(quote_ident(lower(btrim(w.word))), ', ' ORDER BY w.place)
            FROM unnest(string_to_array(p.reset_val, ',')) WITH ORDINALITY AS w (word, place)) END
    FROM pg_settings AS p WHERE p.name = 'search_path'
"""
# pg_subscription_rel is of this database alone, and every role may read it.
_SUBSCRIBED = """
    WITH RECURSIVE subscribed AS (
        SELECT srrelid AS oid FROM pg_subscription_rel
        UNION SELECT h.inhparent FROM subscribed JOIN pg_class AS c USING (oid)
            JOIN pg_inherits AS h ON h.inhrelid = c.oid WHERE c.relispartition
    )
    SELECT n.nspname, c.relname
    FROM subscribed JOIN pg_class AS c USING (oid) JOIN pg_namespace AS n ON n.oid = c.relnamespace
    ORDER BY 1, 2
"""


class LiveSchema(Struct, frozen=True):
    """What a server has at one moment.

    `subscribed` are the tables that subscriptions fill, and the partitioned tables that these are
    partitions of. `search_path` is what a new session of the role that asks begins with, None where
    that is PostgreSQL's own default.
    `unread` are the statements of the catalogue that could not be read, with the reasons.
    """

    primary: Primary
    is_in_recovery: bool
    search_path: tuple[str, ...] | None
    subscribed: frozenset[Name]
    unread: tuple[str, ...] = ()


def live_schema(server: Server) -> LiveSchema:
    """Reads a server's catalogue, in one transaction that sees one moment of it.

    The places in the result are those of the statements that would make it, in a source that has
    the server's role as its path. Raises ServerError where the server is older than PostgreSQL 15,
    or stops answering, or does not let the role read its catalogue.
    """
    if server.address.number < _OLDEST:
        says = f"PostgreSQL {server.address.version} is older than {_OLDEST}, the oldest supported"
        raise ServerError(server.role, says)
    with server.at_one_moment():
        state, subscribed = server.rows(_STATE), server.rows(_SUBSCRIBED)
        with server.reading():
            ((is_in_recovery, written_path),) = state
            names = frozenset(Name(str(schema), str(name)) for schema, name in subscribed)
        statements = [*_statements(server)]
    if written_path is not None:
        statements.append(f"SET search_path TO {written_path}")
    text = "".join(f"{one};\n" for one in statements)
    fold, unread = _folded(Source(server.role, text), server.address.number)
    path = fold.path if written_path is not None else None
    return LiveSchema(fold.primary, bool(is_in_recovery), path, names, unread)


def _statements(server: Server) -> Iterator[str]:
    for query in STATEMENTS:
        rows = server.rows(query)
        with server.reading():
            statements = [statement for (statement,) in rows]
        for statement in statements:
            if statement is None:
                server.tell_of_changes()
            yield str(statement)


def _folded(source: Source, version: int) -> tuple[Fold, tuple[str, ...]]:
    fold = Fold.of(replace(Contract(source, ""), postgres=version))
    fold.begin_session()
    unread: list[str] = []
    for syntax in read(Fragment.of(source), has_commands=False):
        step = fold.step(syntax)
        unread += (f"{gap.span.line}: {gap.reason}" for gap in step.statement.of(Gap))
    return fold, tuple(unread)
