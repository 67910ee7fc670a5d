"""What migration tools do with a file that has run and is edited, or that comes too late.

As they do by themselves, without options, by their own sources and pages; a tool that is not here
may do either.
"""

from __future__ import annotations

from collections.abc import Mapping

_REFUSES = "{tool} refuses to run: its checksum is another"
_UNSEEN = "{tool} does not notice: it does not run again"
_OF_EDITS: Mapping[str, str] = {
    # Those that keep a checksum of each file, and compare it before they run others.
    **dict.fromkeys(("flyway", "liquibase", "sqlx", "refinery", "atlas"), _REFUSES),
    "prisma": "{tool} warns of it, and does not run it again",
    # Those that record a name or a number alone.
    **dict.fromkeys(("goose", "dbmate", "golang-migrate", "node-pg-migrate", "tern"), _UNSEEN),
    **dict.fromkeys(("supabase", "drizzle", "diesel", "sql-migrate", "hasura"), _UNSEEN),
}
_ABORTS = "{tool} refuses to run while it is there"
_SKIPS = "{tool} never runs it: it goes on behind the last"
_RUNS = "{tool} runs it behind the others, on a schema that it was not written for"
_OF_LATE: Mapping[str, str] = {
    # goose since 3.3 without --allow-missing, Flyway without outOfOrder, refinery with its
    # abort_missing, node-pg-migrate's checkOrder, supabase without --include-all, Atlas's
    # --exec-order linear.
    **dict.fromkeys(("goose", "flyway", "refinery", "node-pg-migrate"), _ABORTS),
    **dict.fromkeys(("supabase", "atlas"), _ABORTS),
    **dict.fromkeys(("golang-migrate", "drizzle", "tern"), _SKIPS),
    **dict.fromkeys(("dbmate", "prisma", "diesel", "liquibase", "sqlx", "sql-migrate"), _RUNS),
    "hasura": _RUNS,
}


def takes_edits(tool: str) -> str:
    """What becomes of an edited migration that has run."""
    return _OF_EDITS.get(tool, "it does not run again where it has run").format(tool=tool)


def runs_late(tool: str) -> str:
    """What becomes of a new migration among those that have run."""
    unknown = "its tool may refuse it, never run it, or run it behind the others"
    return _OF_LATE.get(tool, unknown).format(tool=tool)
