"""Query builders and drivers of JavaScript whose SQL is not read: what of them sends it is said."""

from __future__ import annotations

from ...source import Span
from ..values import Exported, Value
from .library import CountsUnread, Given, Interpreter, Library, LibraryObject, Makes, Runs
from .unread import function_of, said, unread
from .written import annotated, is_of, placed

# --- Knex: https://knexjs.org/guide/query-builder.html --------------------------------------------

_KNEX = "Knex"
_KNEX_QUERIES = (
    "raw select from into table with withRecursive insert update delete del first count min max"
    " sum avg withSchema queryBuilder batchInsert refreshMaterializedView where whereIn truncate"
)


def knex_called(interpreter: Interpreter, callee: Value, given: Given, span: Span) -> Value | None:
    """`knex(config)`, `knex('table')`"""
    if isinstance(callee, Exported):
        is_factory = callee.path in (("default",), ("knex",))
        return LibraryObject(_KNEX, span, _KNEX) if is_factory else None
    if is_of(callee, _KNEX, _KNEX) or annotated(callee) in ((_KNEX,), ("Knex", "Transaction")):
        interpreter.not_read(said(callee) or function_of(span), span)
    return None


KNEX = Library(
    name=_KNEX,
    placed=placed,
    packages=frozenset({"knex"}),
    calls={
        **unread(_KNEX, _KNEX_QUERIES),
        f"{_KNEX}.transaction": (Runs(0, (_KNEX,)), Makes(_KNEX)),
        f"{_KNEX}.transactionProvider": (Makes(_KNEX),),
        "SchemaBuilder.*": (CountsUnread(),),
    },
    members={f"{_KNEX}.schema": "SchemaBuilder"},
    types={"Knex.Transaction": _KNEX},
    called=knex_called,
)

# --- Supabase: https://supabase.com/docs/reference/javascript/select ------------------------------

_SUPABASE = "SupabaseClient"

SUPABASE = Library(
    name="Supabase",
    placed=placed,
    packages=frozenset(
        {
            "@supabase/supabase-js",
            "@supabase/ssr",
            "@supabase/postgrest-js",
            "@supabase/auth-helpers-nextjs",
        }
    ),
    calls={
        _SUPABASE: (Makes(_SUPABASE),),
        "PostgrestClient": (Makes(_SUPABASE),),
        "createClient": (Makes(_SUPABASE),),
        "createServerClient": (Makes(_SUPABASE),),
        "createBrowserClient": (Makes(_SUPABASE),),
        "createClientComponentClient": (Makes(_SUPABASE),),
        "createServerComponentClient": (Makes(_SUPABASE),),
        "createRouteHandlerClient": (Makes(_SUPABASE),),
        f"{_SUPABASE}.schema": (Makes(_SUPABASE),),
        **unread(_SUPABASE, "from rpc"),
    },
    types={"PostgrestClient": _SUPABASE},
)

# --- slonik: https://github.com/gajus/slonik ------------------------------------------------------

_POOL = "any anyFirst exists many manyFirst maybeOne maybeOneFirst one oneFirst query stream"

SLONIK = Library(
    name="slonik",
    placed=placed,
    packages=frozenset({"slonik"}),
    calls={
        "createPool": (Makes("DatabasePool"),),
        **unread("DatabasePool", _POOL),
        "DatabasePool.connect": (Runs(0, ("DatabasePool",)),),
        "DatabasePool.transaction": (Runs(0, ("DatabasePool",)),),
    },
    types={
        "CommonQueryMethods": "DatabasePool",
        "DatabasePoolConnection": "DatabasePool",
        "DatabaseTransactionConnection": "DatabasePool",
    },
)

# --- pg-promise: https://vitaly-t.github.io/pg-promise/Database.html ------------------------------

_DATABASE = (
    "query any one none many manyOrNone oneOrNone result each map multi multiResult"
    " func proc stream"
)


def promise_called(
    interpreter: Interpreter, callee: Value, given: Given, span: Span
) -> Value | None:
    """`pgPromise(options)`, and what that gives, called with a connection."""
    if isinstance(callee, Exported):
        is_main = callee.path == ("default",)
        return LibraryObject("pg-promise", span, "IMain") if is_main else None
    return LibraryObject("pg-promise", span, "IDatabase") if is_of_main(callee) else None


def is_of_main(value: Value) -> bool:
    """Whether a value is what `pgPromise(options)` gives."""
    return is_of(value, "pg-promise", "IMain") or annotated(value) == ("IMain",)


PG_PROMISE = Library(
    name="pg-promise",
    placed=placed,
    packages=frozenset({"pg-promise"}),
    calls={
        **unread("IDatabase", _DATABASE),
        **{
            f"IDatabase.{name}": tuple(Runs(place, ("IDatabase",)) for place in (0, 1))
            for name in ("task", "taskIf", "tx", "txIf")
        },
    },
    types={"ITask": "IDatabase", "IBaseProtocol": "IDatabase"},
    called=promise_called,
)

QUERY_BUILDERS: tuple[Library, ...] = (KNEX, SUPABASE, SLONIK, PG_PROMISE)
