"""Windows: window_clause and window_specification."""

from __future__ import annotations

from ..cursor import COLUMN_WORD, END
from ..holes import Stands
from . import tokens
from .lists import expr_list, sort_clause
from .names import col_id
from .precedence import OPERAND
from .reader import Reader

_BEGINS_FRAME = frozenset(("range", "rows", "groups"))
# After a column these go on with it, and none of them begins a bound.
_GOES_ON = frozenset(". [ :: * / % ^ < > = <= >= <> != is isnull notnull and or in".split())


def window_specification(r: Reader) -> None:
    """window_specification."""
    r.open()
    text = r.texts[r.at]
    is_name = END < r.roles[r.at] <= COLUMN_WORD
    if is_name and text != "partition" and text not in _BEGINS_FRAME:
        col_id(r)
    elif r.is_hole(r.at):
        r.hole(Stands.TEXT)
        r.tokens.pop()
    if r.texts[r.at] == "partition":
        if r.texts[r.at + 1] != "by":
            raise r.error(at=r.at + 1)
        r.emit(tokens.PARTITION_BY, r.at)
        r.at += 2
        expr_list(r)
    sort_clause(r)
    if r.texts[r.at] in _BEGINS_FRAME:
        _frame_clause(r)
    r.close()


# frame_bound, in the order in which rows come.
_UNBOUNDED_PRECEDING, _PRECEDING, _CURRENT_ROW, _FOLLOWING, _UNBOUNDED_FOLLOWING = range(5)


def _frame_clause(r: Reader) -> None:
    """opt_frame_clause: frame_extent opt_window_exclusion_clause."""
    r.pass_any(_BEGINS_FRAME)
    place = r.at
    if r.texts[r.at] == "between" and _is_between(r):
        r.pass_keyword("between")
        place = r.at
        start = _frame_bound(r)
        r.expect_keyword("and")
        end_place = r.at
        end = _frame_bound(r)
    else:
        start, end, end_place = _frame_bound(r), _CURRENT_ROW, place
    _refuse_frame(r, start, end, place, end_place)
    if r.accept("exclude") and not (r.accept("ties") or r.accept("group")):
        word = r.accept_any("current", "no")
        if not word:
            raise r.error()
        r.expect("row" if word == "current" else "others")


def _is_between(r: Reader) -> bool:
    """BETWEEN of frame_extent, and not a column of that name: `ROWS between.a PRECEDING`."""
    return r.texts[r.at + 1] not in _GOES_ON


def _frame_bound(r: Reader) -> int:
    """frame_bound."""
    text, after = r.texts[r.at], r.texts[r.at + 1]
    if text == "unbounded" and after in ("preceding", "following"):
        r.expect_keyword(text, after)
        return _UNBOUNDED_PRECEDING if after == "preceding" else _UNBOUNDED_FOLLOWING
    if text == "current" and after == "row":
        r.expect_keyword(text, after)
        return _CURRENT_ROW
    r.grammar.a_expr_alone(r, OPERAND)
    word = r.texts[r.at]
    if not r.pass_any(("preceding", "following")):
        raise r.error()
    return _PRECEDING if word == "preceding" else _FOLLOWING


def _refuse_frame(r: Reader, start: int, end: int, place: int, end_place: int) -> None:
    """frame_extent."""
    if start == _UNBOUNDED_FOLLOWING:
        raise r.refuse("frame start cannot be UNBOUNDED FOLLOWING", place)
    if end == _UNBOUNDED_PRECEDING:
        raise r.refuse("frame end cannot be UNBOUNDED PRECEDING", end_place)
    if start == _CURRENT_ROW and end == _PRECEDING:
        reason = "frame starting from current row cannot have preceding rows"
        raise r.refuse(reason, end_place)
    if start == _FOLLOWING and end == _CURRENT_ROW:
        reason = "frame starting from following row cannot end with current row"
        raise r.refuse(reason, end_place)
    if start == _FOLLOWING and end == _PRECEDING:
        reason = "frame starting from following row cannot have preceding rows"
        raise r.refuse(reason, end_place)
