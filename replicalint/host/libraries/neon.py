"""@neondatabase/serverless and @vercel/postgres: node-postgres's interface, and their own tags.

https://github.com/neondatabase/serverless, https://vercel.com/docs/storage/vercel-postgres/sdk
"""

from __future__ import annotations

from ...source import Chunk, Span
from ..values import Closure, Exported, Hole, Value
from .library import (
    Given,
    Interpreter,
    Library,
    LibraryObject,
    Makes,
    Tags,
    TemplateThing,
)
from .node_postgres import clients
from .written import RawThing, begins_statement, has_type, putting, written_parts

_NAME = "Neon"
_QUERY = "NeonQueryFunction"


put = putting(("NeonQueryPromise", "SqlTemplate", "UnsafeRawSql"))


def _is_tag(value: Value) -> bool:
    """Whether a value is what `neon(url)` gives."""
    return has_type(value, (_QUERY,))


def called(interpreter: Interpreter, callee: Value, given: Given, span: Span) -> Value | None:
    """`neon(url)`, and `sql('select 1', values)` of versions before 1.0."""
    if isinstance(callee, Exported) and callee.path == ("neon",):
        return LibraryObject(_NAME, span, _QUERY)
    text = given.get(0)
    if _is_tag(callee) and text is not None:
        interpreter.send(text, span, _NAME, given.get(1))
    return None


def tagged(
    interpreter: Interpreter, tag: Value, template: tuple[Chunk | Hole, ...], span: Span
) -> Value | None:
    """A template: a statement where it begins as one, and nothing else holds it."""
    if not _is_tag(tag):
        return None
    return TemplateThing(_NAME, span, template, begins_statement(template))


def method(
    interpreter: Interpreter, receiver: Value, name: str, given: Given, span: Span
) -> Value | None:
    """A method of the tag."""
    first = given.get(0)
    if not _is_tag(receiver) or first is None:
        return None
    if name == "unsafe":
        return RawThing(_NAME, span, first)
    if name == "query":
        interpreter.send(first, span, _NAME, given.get(1))
    elif name == "transaction" and isinstance(first, Closure):
        return interpreter.call(first, (LibraryObject(_NAME, span, _QUERY),), span)
    return None


NEON = Library(
    name=_NAME,
    packages=frozenset({"@neondatabase/serverless"}),
    calls=clients("Pool", "Client"),
    types={"PoolClient": "Client", "ClientBase": "Client"},
    called=called,
    tagged=tagged,
    method=method,
    parts=written_parts(put),
    is_statement=lambda thing: isinstance(thing, TemplateThing) and thing.sends,
    is_fragment=lambda thing: isinstance(thing, TemplateThing) and not thing.sends,
)

_POOL, _CLIENT = "VercelPool", "VercelClient"
_VERCEL_TAG = (Tags(sends=True),)

VERCEL = Library(
    name="Vercel Postgres",
    packages=frozenset({"@vercel/postgres"}),
    calls={
        **clients(_POOL, _CLIENT),
        "createPool": (Makes(_POOL),),
        "createClient": (Makes(_CLIENT),),
        **clients("db", _CLIENT),
        **clients("sql", _CLIENT),
        "sql": _VERCEL_TAG,  # which is a pool as well, as `db` is
        "db.sql": _VERCEL_TAG,
        f"{_POOL}.sql": _VERCEL_TAG,
        f"{_CLIENT}.sql": _VERCEL_TAG,
    },
    types={"VercelPoolClient": _CLIENT},
)
