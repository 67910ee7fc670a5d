"""Which calls stand behind a condition that asks the server what it has, or what it is.

`CASE WHEN to_regclass('public.t') IS NOT NULL THEN query_to_xml('TABLE public.t', ...) END` is how
people read a table that may not be there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from sqlglot import exp

from ..analysis import Analysis

# Who asks the server what it has, or what it is, before something is read there.
_ASKING = frozenset(
    """to_regclass to_regproc to_regprocedure to_regtype to_regnamespace to_regrole to_regoper
    to_regoperator to_regcollation pg_is_in_recovery pg_class pg_tables pg_views pg_matviews
    pg_proc pg_type pg_namespace pg_attribute pg_sequences pg_roles pg_extension pg_database
    information_schema""".split()
)


# What tells whether the server is in recovery; calls of others need no second look.
# A standby has received log: one that reads archives alone is not thought of.
ASKING_RECOVERY = frozenset(
    (
        "pg_is_in_recovery",
        "pg_last_wal_replay_lsn",
        "pg_last_wal_receive_lsn",
        "current_setting",
    )
)


def is_asked_first(a: Analysis, node: exp.Expr) -> bool:
    """Whether a call stands behind such a condition; what stands around calls is asked once."""
    if a.asking is None:
        a.asking = [place for place, one in enumerate(a.tree.lexemes) if one.text in _ASKING]
    found = False
    path: list[exp.Expr] = []
    inner, outer = node, node.parent
    while a.asking and outer is not None:
        if id(inner) in a.asked:
            found = a.asked[id(inner)]
            break
        a.work.step()
        path.append(inner)
        if any(_asks(a, condition) for condition in _conditions(inner, outer)):
            found = True
            break
        inner, outer = outer, outer.parent
    a.asked.update(dict.fromkeys(map(id, path), found))
    return found


def _conditions(inner: exp.Expr, outer: exp.Expr) -> Iterator[exp.Expr]:
    """What decides, of the node around another one, whether that is evaluated."""
    match outer:
        case exp.If() if inner is not outer.this:
            yield outer.this
        case exp.Case():
            yield from (one.this for one in outer.args["ifs"] if one is not inner)
        case exp.And() | exp.Or():
            yield outer.expression if inner is outer.this else outer.this
        case exp.Select() if inner.arg_key == "expressions" and outer.args.get("where"):
            yield outer.args["where"]


def _asks(a: Analysis, condition: exp.Expr) -> bool:
    """Whether one of the words that ask stands in a condition."""
    a.work.step()
    ends = a.tree.ends(condition)
    if ends is None or not a.asking:
        return False
    place = bisect_left(a.asking, ends[0])
    return place < len(a.asking) and a.asking[place] <= ends[1]
