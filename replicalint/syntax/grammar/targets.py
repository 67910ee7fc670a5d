"""Select lists: target_list and target_el."""

from __future__ import annotations

from ..cursor import END, IDENTIFIER, RESERVED_WORD
from ..holes import Stands
from . import tokens
from .expressions import AFTER_TARGET, a_expr
from .holes import begins_operand, behind, is_behind_text, may_be_label
from .names import col_label, is_bare_label, star
from .precedence import LABELLED
from .reader import Reader


def target_list(r: Reader) -> None:
    """target_list."""
    _target_el(r)
    while r.pass_comma():
        _target_el(r)


def _target_el(r: Reader) -> None:
    """target_el."""
    if r.has_holes:
        _beside_text(r, -1)
    elif r.texts[r.at] == "*":
        star(r)
    else:
        a_expr(r, LABELLED)
        _label(r)


def _beside_text(r: Reader, text: int) -> None:
    """The same where text may stand before it and behind it; `text` does before it, if given.

    Such text may be DISTINCT, an operator or other columns: it is one more target.
    """
    if r.is_hole(r.at) and is_before_target(r, r.at + 1):
        text = _text_as_target(r)
        r.emit(tokens.COMMA, text)
    if r.texts[r.at] == "*":
        star(r)
    else:
        if text >= 0:
            behind(r, LABELLED, text)
        else:
            a_expr(r, LABELLED)
        if not _is_behind_text(r):
            _label(r)
    while r.is_hole(r.at) or _is_behind_text(r):
        if not r.is_hole(r.at):
            r.at -= 1  # what was read as a value is text before another one
        r.emit(tokens.COMMA, r.at)
        number = _text_as_target(r)
        if is_before_target(r, r.at):
            r.emit(tokens.COMMA, number)
            _beside_text(r, number)
            return
        if may_be_label(r, r.at, AFTER_TARGET):
            col_label(r)
        elif r.texts[r.at] not in ("select", "values"):  # the text may end with UNION
            _label(r)


def _is_behind_text(r: Reader) -> bool:
    """Whether a target stands behind what may be text, and is neither of its label nor its list."""
    return is_behind_text(r) and is_before_target(r, r.at)


def _text_as_target(r: Reader) -> int:
    """Passes text and writes it as a constant; its number."""
    r.hole(Stands.TEXT)
    return r.at - 1


def is_before_target(r: Reader, place: int) -> bool:
    """Whether behind text stands a target, and no label of the text."""
    if r.texts[place] == "*":
        return r.texts[place + 1] in AFTER_TARGET or r.roles[place + 1] == END
    return begins_operand(r, place) and not (
        may_be_label(r, place, AFTER_TARGET) or r.texts[place] == "("
    )


def _label(r: Reader) -> None:
    role = r.roles[r.at]
    if role == IDENTIFIER:
        r.identifier(r.at)
        r.at += 1
    elif r.pass_keyword("as") or (END < role <= RESERVED_WORD and is_bare_label(r.texts[r.at])):
        col_label(r)
