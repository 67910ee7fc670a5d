"""Statements that hold no query: SET, LISTEN, LOCK, TRUNCATE, COPY of a table, DDL.

Read from the lexemes: sqlglot keeps most of them as opaque text. What they do to a read path
follows utility.c, ClassifyUtilityCommandAsReadOnly.
"""

from __future__ import annotations

from ..facts import RelationUse, SerializableUse, SessionUse, Write
from ..name import Name
from ..syntax.lexer import Kind
from ..syntax.wrapped import Wrapped, closing, find_word, is_temporary
from .analysis import Analysis
from .columns import listed_column
from .items import Item
from .relations import relation_item, resolve_relation

_WRITES = frozenset(
    (
        "truncate create alter drop grant revoke comment security reindex cluster refresh "
        "vacuum analyze analyse import reassign checkpoint"
    ).split()
)
_TRANSACTION = frozenset(
    "begin start commit end rollback abort savepoint release fetch move close show".split()
)
_SESSION = frozenset(["set", "reset", "discard", "listen", "unlisten", "load", "deallocate"])


def utility(a: Analysis, wrapped: Wrapped) -> None:
    """Notes what a statement without a query does."""
    first = a.tree.lexemes[0]
    word = first.text if first.kind is Kind.WORD else ""
    if word in _TRANSACTION:
        _transaction(a, word)
    elif word in _SESSION:
        _session(a, word)
    elif word == "notify":
        a.note(SessionUse("NOTIFY", a.tree.lexeme_span(0)))
    elif word == "lock":
        _lock(a)
    elif word == "truncate":
        _truncate(a)
    elif word == "copy":
        _copy_relation(a)
    elif word in _WRITES:
        _ddl(a, wrapped)
    elif word == "prepare":
        a.note(Write("PREPARE TRANSACTION", a.tree.lexeme_span(0)))
    elif word == "execute":
        a.note(SessionUse("EXECUTE", a.tree.lexeme_span(0)))
    elif word == "do":
        a.gap("body of DO is not analysed", a.tree.lexeme_span(0), is_whole=True)
    else:
        a.gap(f'syntax error at or near "{first.text}"', a.tree.lexeme_span(0), True)


def _transaction(a: Analysis, word: str) -> None:
    words = [x.text for x in a.tree.lexemes if x.kind is Kind.WORD]
    if word in ("commit", "rollback") and "prepared" in words:
        a.note(Write(f"{word.upper()} PREPARED", a.tree.lexeme_span(0)))
    if word in ("begin", "start"):
        _serializable(a, is_default=False)


def _serializable(a: Analysis, *, is_default: bool) -> None:
    """Notes that transactions are to be SERIALIZABLE: a word, or the value of a setting."""
    for number, lexeme in enumerate(a.tree.lexemes):
        if lexeme.text.strip("'").lower() == "serializable":
            a.note(SerializableUse(a.tree.lexeme_span(number), is_default))


# Settings, as gram.y spells them, that say what isolation level a transaction has.
_ISOLATION = {
    "transaction": False,
    "transaction_isolation": False,
    "characteristics": True,
    "default_transaction_isolation": True,
}


def _session(a: Analysis, word: str) -> None:
    setting = next((x.text for x in a.tree.lexemes[1:3] if x.text in _ISOLATION), None)
    if word == "set" and setting is not None:
        _serializable(a, is_default=_ISOLATION[setting])
    second = a.tree.lexemes[1].text if len(a.tree.lexemes) > 1 else ""
    third = a.tree.lexemes[2].text if len(a.tree.lexemes) > 2 else ""
    if word == "set" and second in ("transaction", "constraints"):
        return
    if word == "set" and second == "local" and third != "search_path":
        return
    last = min(len(a.tree.lexemes) - 1, 2 if second in ("local", "session") else 1)
    action = word.upper() if word != "set" else f"SET {a.tree.lexemes[last].text}"
    a.note(SessionUse(action, a.tree.lexeme_span(0, last)))


def _relation_names(a: Analysis, at: int) -> list[tuple[Name, int, int]]:
    """The names of a list that begins at a lexeme: `a, public.b, ONLY c`."""
    names: list[tuple[Name, int, int]] = []
    while at < len(a.tree.lexemes):
        if a.tree.lexemes[at].text in ("table", "only") and a.tree.lexemes[at].kind is Kind.WORD:
            at += 1
            continue
        first = at
        parts = []
        while at < len(a.tree.lexemes) and a.tree.lexemes[at].kind in (Kind.WORD, Kind.QUOTED):
            parts.append(a.tree.lexemes[at].text)
            at += 1
            if at < len(a.tree.lexemes) and a.tree.lexemes[at].text == ".":
                at += 1
            else:
                break
        if not parts:
            break
        names.append((Name(parts[-2] if len(parts) > 1 else "", parts[-1]), first, at - 1))
        if at < len(a.tree.lexemes) and a.tree.lexemes[at].text == "*":
            at += 1
        if at >= len(a.tree.lexemes) or a.tree.lexemes[at].text != ",":
            break
        at += 1
    return names


def _use(a: Analysis, name: Name, first: int, last: int, is_target: bool) -> None:
    resolved = resolve_relation(name, a.contract)
    a.note(RelationUse(name, a.tree.lexeme_span(first, last), resolved, is_target))


# The modes that a hot standby grants (lockfuncs, manual "Hot Standby", User's Overview).
_WEAK_MODES = ("access share", "row share", "row exclusive")


def _lock(a: Analysis) -> None:
    words = " ".join(x.text for x in a.tree.lexemes if x.kind is Kind.WORD)
    weak = next((mode for mode in _WEAK_MODES if f" in {mode} mode" in words), None)
    action = f"LOCK TABLE IN {weak.upper()} MODE" if weak else "LOCK TABLE"
    a.note(Write(action, a.tree.lexeme_span(0)))
    for name, first, last in _relation_names(a, 1):
        _use(a, name, first, last, is_target=False)


def _truncate(a: Analysis) -> None:
    for name, first, last in _relation_names(a, 1):
        _use(a, name, first, last, is_target=True)
        resolved = resolve_relation(name, a.contract)
        a.note(Write("TRUNCATE TABLE", a.tree.lexeme_span(first, last), resolved or name))


def _copy_relation(a: Analysis) -> None:
    for name, first, last in _relation_names(a, 1)[:1]:
        writes = find_word(a.tree.lexemes, "from") > 0
        _use(a, name, first, last, is_target=writes)
        if writes:
            resolved = resolve_relation(name, a.contract)
            a.note(Write("COPY FROM", a.tree.lexeme_span(first, last), resolved or name))
        if not a.is_temporary(name):
            item = relation_item(name, a.contract, name.name)
            _copied_columns(a, item, last + 1, "target" if writes else "copy")


def _copied_columns(a: Analysis, item: Item, at: int, in_clause: str) -> None:
    """`COPY t (a, b)`: the columns between the parentheses."""
    if at < len(a.tree.lexemes) and a.tree.lexemes[at].text == "(":
        for place in range(at + 1, closing(a.tree.lexemes, at), 2):
            listed_column(a, place, item, in_clause)


def _ddl(a: Analysis, wrapped: Wrapped) -> None:
    words = [x.text for x in a.tree.lexemes[:5]]
    last = 1 if len(a.tree.lexemes) > 1 and wrapped.kind != words[0].upper() else 0
    a.note(Write(wrapped.kind, a.tree.lexeme_span(0, last)))
    if words[0] == "create" and is_temporary(a.tree.lexemes):
        a.note(SessionUse("temporary table", a.tree.lexeme_span(0, last)))
