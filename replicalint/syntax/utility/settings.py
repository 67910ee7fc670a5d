"""SET, RESET, SHOW, and what else is of the session: LISTEN, NOTIFY, DISCARD, LOAD."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ..cursor import IDENTIFIER, NUMBER, PARAMETER, STRING
from ..lexeme import Kind
from ..parameters import is_filled_in
from ..strings import string_value
from .command import Command
from .transactions import modes
from .values import AccessMode, RoleName, Serializable, SettingName, SettingValue

_ASSIGNS = ("to", "=", ".", "from")
# What isolation level a transaction has, and those that follow.
_ISOLATION = {"transaction_isolation": False, "default_transaction_isolation": True}
_NAMES_IN_WORDS = (
    ("time", "zone"),
    ("transaction", "isolation", "level"),
    ("session", "authorization"),
)
_PATHS = ("search_path", "SCHEMA")
# opt_interval: the fields that may follow each.
_FIELDS = {
    "year": ("month",),
    "month": (),
    "day": ("hour", "minute", "second"),
    "hour": ("minute", "second"),
    "minute": ("second",),
    "second": (),
}


def set_(c: Command) -> None:
    """VariableSetStmt and ConstraintsSetStmt."""
    is_local = False
    if _is_scope(c):
        is_local = c.texts[c.at] == "local"
        c.at += 1
    elif c.texts[c.at] == "constraints" and not _is_assigned(c):
        _constraints(c)
        return
    word = c.texts[c.at]
    if word in _SPECIAL and not _is_assigned(c):
        c.at += 1
        _SPECIAL[word](c, is_local)
    else:
        _variable(c, is_local)


def _is_assigned(c: Command) -> bool:
    """Whether the word that stands here is a setting's name, whatever it may be elsewhere."""
    return c.texts[c.at + 1] in _ASSIGNS


def _is_scope(c: Command) -> bool:
    """Whether LOCAL or SESSION stands here and says for how long."""
    word, after = c.texts[c.at], c.texts[c.at + 1]
    if word == "session" and after == "characteristics":
        return c.texts[c.at + 2] in _ASSIGNS
    return word in ("local", "session") and not _is_assigned(c) and after != "authorization"


def _note(c: Command, setting: str, is_local: bool) -> None:
    """What holds for the transaction alone leaves the session as it was, all but a search path."""
    if not is_local or setting in _PATHS:
        c.changes_session(f"SET {setting}")


def _variable(c: Command, is_local: bool) -> None:
    """generic_set, and `var_name FROM CURRENT`."""
    name = _variable_name(c, is_set=True)
    _note(c, name, is_local)
    if c.accept("from"):
        c.expect("current")
        return
    c.one_of("to", "=")
    if c.accept("default"):
        return
    first = c.at
    c.list_of(lambda: _value(c))
    c.settings[-1] = replace(c.settings[-1], values=tuple(_constants(c, first)))
    if name == "transaction_read_only":
        value = c.lexemes[first].text.strip("'")
        c.access.append(AccessMode(*c.span(first, first), value))
    if name in _ISOLATION:
        value = c.lexemes[first].text.strip("'").lower()
        if value == "serializable":
            c.serializable.append(Serializable(*c.span(first, first), _ISOLATION[name]))


def _constants(c: Command, first: int) -> Iterator[SettingValue]:
    """The words and strings from a place on; numbers and what a client puts in are left out."""
    for lexeme in c.lexemes[first : c.at]:
        if lexeme.kind in (Kind.WORD, Kind.QUOTED):
            yield SettingValue(lexeme.text, lexeme.start, lexeme.end)
        elif lexeme.kind is Kind.STRING and not is_filled_in(lexeme.text):
            yield SettingValue(string_value(lexeme.text), lexeme.start, lexeme.end)


def _variable_name(c: Command, *, is_set: bool) -> str:
    """var_name."""
    first = c.at
    parts = [c.name().text]
    while c.accept("."):
        parts.append(c.name().text)
    name = ".".join(parts)
    c.settings.append(SettingName(name, *c.span(first, c.at - 1), is_set))
    return name


def _value(c: Command) -> None:
    """var_value."""
    if not c.setting():
        raise c.error("a value")


def _transaction(c: Command, is_local: bool) -> None:
    """SET TRANSACTION, which is of this transaction in every case."""
    if c.accept("snapshot"):
        c.string()
    else:
        modes(c, is_default=False)


def _session(c: Command, is_local: bool) -> None:
    """SET SESSION CHARACTERISTICS and SET SESSION AUTHORIZATION."""
    if c.accept("characteristics"):
        _note(c, "SESSION CHARACTERISTICS", is_local)
        c.expect("as", "transaction")
        modes(c, is_default=True)
        return
    c.expect("authorization")
    _note(c, "SESSION AUTHORIZATION", is_local)
    if not c.accept("default"):
        _role_name(c)


def _time_zone(c: Command, is_local: bool) -> None:
    """TIME ZONE zone_value."""
    c.expect("zone")
    _note(c, "TIME ZONE", is_local)
    if c.accept("interval"):
        _interval(c)
    elif c.roles[c.at] in (STRING, PARAMETER, IDENTIFIER):
        c.at += 1
    elif not (c.accept_any("default", "local") or c.number()):
        raise c.error("a time zone")


def _interval(c: Command) -> None:
    """ConstInterval: Sconst opt_interval, or a precision and Sconst."""
    if c.accept("("):
        _precision(c)
        c.string()
        return
    c.string()
    field = c.accept_any(*_FIELDS)
    if field and c.accept("to"):
        field = c.one_of(*_FIELDS[field])
    if field == "second" and c.accept("("):
        _precision(c)


def _precision(c: Command) -> None:
    if c.roles[c.at] != NUMBER:
        raise c.error("a number")
    c.at += 1
    c.expect(")")


def _role(c: Command, is_local: bool) -> None:
    _note(c, "ROLE", is_local)
    if not c.accept("none"):
        _role_name(c)


def _role_name(c: Command) -> None:
    """NonReservedWord_or_Sconst."""
    place = c.at
    if c.roles[place] in (STRING, PARAMETER):
        c.at += 1
    else:
        c.non_reserved_word()
    lexeme = c.lexemes[place]
    if lexeme.kind in (Kind.WORD, Kind.QUOTED):
        c.roles_named.append(RoleName(lexeme.text, lexeme.start, lexeme.end))
    elif lexeme.kind is Kind.STRING and not is_filled_in(lexeme.text):
        c.roles_named.append(RoleName(string_value(lexeme.text), lexeme.start, lexeme.end))


def _schema(c: Command, is_local: bool) -> None:
    _note(c, "SCHEMA", is_local)
    c.string()


def _catalog(c: Command, is_local: bool) -> None:
    _note(c, "CATALOG", is_local)
    c.string()


def _names(c: Command, is_local: bool) -> None:
    """NAMES opt_encoding."""
    _note(c, "NAMES", is_local)
    if not c.is_at_end and not c.accept("default"):
        c.string()


def _xml_option(c: Command, is_local: bool) -> None:
    c.expect("option")
    _note(c, "XML OPTION", is_local)
    c.one_of("document", "content")


_SPECIAL = {
    "transaction": _transaction,
    "session": _session,
    "time": _time_zone,
    "role": _role,
    "schema": _schema,
    "catalog": _catalog,
    "names": _names,
    "xml": _xml_option,
}


def _constraints(c: Command) -> None:
    """SET CONSTRAINTS, of this transaction."""
    c.at += 1
    if not c.accept("all"):
        c.list_of(c.relation)
    c.one_of("deferred", "immediate")


def reset(c: Command) -> None:
    """VariableResetStmt."""
    _setting_name(c, is_set=True)
    c.session.append(c.action("RESET", 0, 1))


def show(c: Command) -> None:
    """VariableShowStmt."""
    _setting_name(c, is_set=False)


def _setting_name(c: Command, *, is_set: bool) -> None:
    """What RESET and SHOW take."""
    for words in _NAMES_IN_WORDS:
        if c.accept_all(*words):
            return
    if not c.accept("all"):
        _variable_name(c, is_set=is_set)


def discard(c: Command) -> None:
    """DiscardStmt."""
    c.one_of("all", "temp", "temporary", "plans", "sequences")
    c.changes_session("DISCARD")


def load(c: Command) -> None:
    """LoadStmt."""
    c.string()
    c.changes_session("LOAD")


def listen(c: Command) -> None:
    """ListenStmt."""
    c.name()
    c.changes_session("LISTEN")


def unlisten(c: Command) -> None:
    """UnlistenStmt."""
    if not c.accept("*"):
        c.name()
    c.changes_session("UNLISTEN")


def notify(c: Command) -> None:
    """NotifyStmt."""
    c.session.append(c.action("NOTIFY", 0, 0))
    c.name()
    if c.accept(","):
        c.string()
