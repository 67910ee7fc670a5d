"""The columns that USING and NATURAL make one of two: they are compared, and become one type.

Follows parse_clause.c: up to 15 the type is looked for first (buildMergedJoinVar), from 16 on the
operator is (transformJoinUsingClause).
"""

from __future__ import annotations

from msgspec.structs import replace

from .. import catalog
from ..catalog.overload import mismatch
from ..facts import MismatchUse
from ..name import Name
from ..pgtype import UNKNOWN
from ..source import Span
from ..sqlstate import CANNOT_COERCE, INTERNAL_ERROR
from .analysis import Analysis
from .compared_rows import Comparing, compare_whole
from .entries import Entry, plain_type
from .types import chosen_operator

_OPERATOR_FIRST = 16
_EQUALS = Name("", "=")


def note_merged(a: Analysis, name: str, left: Entry, right: Entry, span: Span) -> None:
    """Notes what keeps a column of both sides from being one."""
    of_left, of_right = left.type_of(name), right.type_of(name)
    first, second = plain_type(of_left), plain_type(of_right)
    if first is None or second is None or UNKNOWN in (first, second):
        return
    if first == second and catalog.can_always_be_compared(first):
        return
    if any(len(found or ()) != 1 for found in (left.find(name), right.find(name))):
        return
    a.work.step()
    chosen = chosen_operator(a, "=", first, second)
    if a.contract.postgres < _OPERATOR_FIRST or chosen.is_one:
        wrong = mismatch((first, second), a.contract.user_types)
        if wrong is not None:
            found = MismatchUse("JOIN/USING", wrong.first, wrong.second, wrong.sqlstate, span)
            if wrong.sqlstate == CANNOT_COERCE:  # "failed to find conversion function"
                found = replace(found, sqlstate=INTERNAL_ERROR)
            a.note(found)
            return
    if chosen.is_one:
        compare_whole(a, Comparing(_EQUALS, span), of_left, of_right)
    else:
        a.operator_use(_EQUALS, span, of_left, of_right)
