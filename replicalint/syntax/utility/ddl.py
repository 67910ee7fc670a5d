"""DDL: no part of a read path. It is seen to that it does not break off, and no more.

A migration's DDL is read in full, by `replicalint/ddl/`.
"""

from __future__ import annotations

from ...name import Name
from ..cursor import NotReadable
from ..lexeme import Lexeme
from .command import Command
from .heads import head, is_variable, role
from .values import ColumnName, RelationName

# What stands in none of these outside parentheses, and begins the next statement where nothing
# separates it from this one.
_NEVER_INSIDE = {
    **dict.fromkeys(("alter", "comment", "drop", "reindex"), ("alter", "create", "select")),
    "create": ("alter", "create"),
}
# What takes whole commands.
_HOLDS_OTHERS = ("ALTER DEFAULT PRIVILEGES", "CREATE SCHEMA")
# A word that must come later.
_LATER = {"comment": "is", "import": "into", "security": "is"}
_MARKS = frozenset("( ) [ ] ,".split())
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
    kind = c.kind
    words = kind.split()
    c.writes.append(c.action(" ".join(words), 0, min(len(words), 2) - 1))
    first, count = c.texts[0], len(c.lexemes)
    if first in ("grant", "revoke"):
        _privileges(c, "to" if first == "grant" else "from")
    elif first != "create":
        if first in ("comment", "reindex"):
            _names(c, first)
        head(c, first)
    if count <= len(words) or _LATER.get(first, first) not in c.texts:
        raise c.error(at=count)
    if kind == "ALTER DEFAULT PRIVILEGES" and not {"grant", "revoke"} & {*c.texts}:
        raise c.error(at=count)
    if kind == "CREATE RULE" and c.texts[count - 1] in ("do", "also", "instead"):
        raise c.error(at=count)
    _expect_whole(c, () if kind in _HOLDS_OTHERS else _NEVER_INSIDE.get(first, ()))
    if "atomic" in c.texts:
        _expect_end(c)
    c.at = count


_COMMENTED = (("table",), ("view",), ("materialized", "view"), ("foreign", "table"), ("sequence",))


def _names(c: Command, first: str) -> None:
    """The relation that COMMENT and REINDEX name, and the column; it is not passed."""
    start = c.at
    try:
        if first == "reindex":
            if c.texts[c.at] == "(":
                c.in_parentheses(c.option)
            if c.accept("table"):
                c.accept("concurrently")
                _relation(c)
        elif c.accept_all("on", "column"):
            _column(c)
        elif any(c.accept_all("on", *words) for words in _COMMENTED):
            _relation(c)
    except NotReadable:
        pass  # which the rest of it says
    c.at = start


def _relation(c: Command) -> None:
    if not is_variable(c):
        c.relations.append(c.relation())


def _column(c: Command) -> None:
    """any_name, of which the last part is the column."""
    parts: list[Lexeme] = []
    while not parts or c.accept("."):
        if is_variable(c):
            return
        parts.append(c.any_word() if parts else c.name())
    if len(parts) > 1:
        *owner, column = parts
        name = Name.of([part.text for part in owner])
        c.relations.append(RelationName(name, owner[0].start, owner[-1].end))
        c.columns.append(ColumnName(column.text, column.start, column.end))


def _privileges(c: Command, before_roles: str) -> None:
    """GrantStmt, RevokeStmt and those of roles: what may be done, and by whom."""
    if before_roles == "from" and c.texts[c.at + 1] == "option":
        c.at += 2
        c.expect("for")
    if c.accept("all"):
        c.accept("privileges")
        _columns(c)
    else:
        c.list_of(lambda: _privilege(c))
    if c.accept("on"):
        first = c.at
        while not c.is_at_end and c.texts[c.at] != before_roles:
            c.at += 1
        if c.at == first:
            raise c.error()
    c.expect(before_roles)
    c.list_of(lambda: _grantee(c))
    if not c.is_at_end:
        c.one_of("with", "granted", "cascade", "restrict")


def _privilege(c: Command) -> None:
    """privilege."""
    if c.accept("alter"):
        c.expect("system")
    elif not c.accept_any("select", "references", "create"):
        c.name()
    _columns(c)


def _columns(c: Command) -> None:
    """opt_column_list."""
    if c.texts[c.at] == "(":
        c.in_parentheses(c.name)


def _grantee(c: Command) -> None:
    """grantee."""
    if c.texts[c.at] == "group" and c.texts[c.at + 1] not in (",", ""):
        c.at += 1
    role(c)


def _begins_another(c: Command, place: int) -> bool:
    """Whether a word is that of a command: CREATE, SELECT and TABLE are reserved.

    So ALTER alters no column that is called "table".
    """
    return c.texts[place] != "alter" or c.texts[place + 1] == "table"


def _expect_end(c: Command) -> None:
    """A body of a function, BEGIN ATOMIC, has its END."""
    depth = 0
    for place, text in enumerate(c.texts):
        if text == "case" or (text == "begin" and c.texts[place + 1] == "atomic"):
            depth += 1
        elif text == "end" and depth:
            depth -= 1
    if depth:
        raise c.error(at=len(c.lexemes))


def _expect_whole(c: Command, never_inside: tuple[str, ...]) -> None:
    """Every parenthesis is closed; what needs something behind it has it; nothing else begins."""
    open_: list[str] = []
    before = ""
    body = c.texts.index("atomic") if "atomic" in c.texts else len(c.texts)
    told = _MARKS.union(never_inside)
    for place, text in enumerate(c.texts[: len(c.lexemes)]):
        if text not in told:
            before = "" if before == "." else text
            continue
        closes = text in (")", "]")
        if (closes or text == ",") and before in _SEPARATES and text != _CLOSES.get(before):
            raise c.error(at=place)
        if closes and (not open_ or text != open_.pop()):
            raise c.error(at=place)
        if text in never_inside:
            begins = place > body and before in (";", "atomic")  # one command behind the other
            is_inside = place > 0 and not open_ and before != "." and not begins
            if is_inside and _begins_another(c, place):
                raise c.error(at=place)
        if text in _CLOSES:
            open_.append(_CLOSES[text])
        before = "" if before == "." else text
    if open_ or before in _NEVER_LAST:
        raise c.error(at=len(c.lexemes))
