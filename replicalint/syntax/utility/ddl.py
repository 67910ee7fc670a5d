"""DDL: no part of a read path. It is seen to that it does not break off, and no more.

A migration's DDL is read in full, by `replicalint/ddl/`.
"""

from __future__ import annotations

from .command import Command
from .kind import statement_kind

_EVERYWHERE = (
    "access aggregate collation conversion database domain event extension foreign function group "
    "index language materialized operator policy procedural procedure publication role rule schema "
    "sequence server statistics subscription table tablespace text trigger type user view"
)
# What gram.y has for the second word, where it has a few.
_SECOND = {
    "create": frozenset(
        (
            f"{_EVERYWHERE} assertion cast constraint default global local or recursive temp "
            "temporary transform trusted unique unlogged"
        ).split()
    ),
    "alter": frozenset(f"{_EVERYWHERE} default large routine system".split()),
    "drop": frozenset(f"{_EVERYWHERE} cast owned routine transform".split()),
    "comment": frozenset(("on",)),
    "import": frozenset(("foreign",)),
    "reassign": frozenset(("owned",)),
    "reindex": frozenset("( index table schema database system".split()),
    "security": frozenset(("label",)),
}
# A word that must come later.
_LATER = {"grant": "to", "revoke": "from", "comment": "is", "reassign": "to", "import": "into"}
_CLOSES = {"(": ")", "[": "]"}
_SEPARATES = frozenset("( [ , . :: := =>".split())
_NEVER_LAST = _SEPARATES | frozenset(
    (
        "and as by case check column constraint else foreign from grant in into not or "
        "references select table then to using when where with"
    ).split()
)


def ddl(c: Command) -> None:
    """Any statement that changes what there is."""
    words = statement_kind(c.lexemes).split()
    c.writes.append(c.action(" ".join(words), 0, min(len(words), 2) - 1))
    first, count = c.texts[0], len(c.lexemes)
    if first in _SECOND and c.texts[1] not in _SECOND[first]:
        raise c.error(at=1)
    if count <= len(words) or _LATER.get(first, first) not in c.texts:
        raise c.error(at=count)
    _expect_whole(c)
    c.at = count


def _expect_whole(c: Command) -> None:
    """Every parenthesis is closed; what needs something behind it has it."""
    open_: list[str] = []
    before = ""
    for place, text in enumerate(c.texts[: len(c.lexemes)]):
        closes = text in (")", "]")
        if (closes or text == ",") and before in _SEPARATES and text != _CLOSES.get(before):
            raise c.error(at=place)
        if closes and (not open_ or text != open_.pop()):
            raise c.error(at=place)
        if text in _CLOSES:
            open_.append(_CLOSES[text])
        before = "" if before == "." else text
    if open_ or before in _NEVER_LAST:
        raise c.error(at=len(c.lexemes))
