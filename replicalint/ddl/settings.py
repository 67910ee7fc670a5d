"""Reads the settings of a function, SET and RESET, and a search path."""

from __future__ import annotations

from collections.abc import Sequence

from ..changes import FunctionSetting
from ..syntax.lexeme import Kind, Lexeme
from ..syntax.strings import string_value
from .cursor import DdlCursor

# The settings whose names are words of their own in SET, by these.
_SPECIAL = {
    ("time", "zone"): "TimeZone",
    ("session", "authorization"): "session_authorization",
    ("transaction", "snapshot"): "transaction_snapshot",
    ("transaction", "isolation", "level"): "transaction_isolation",
    ("xml", "option"): "xmloption",
    ("schema",): "search_path",
    ("names",): "client_encoding",
    ("role",): "role",
    ("catalog",): "catalog",
}
# Settings whose names the server writes with capitals.
_WITH_CAPITALS = {one.lower(): one for one in ("TimeZone", "DateStyle", "IntervalStyle")}


def set_clause(c: DdlCursor) -> FunctionSetting:
    """SET set_rest_more: `search_path = a, b`, `TIME ZONE 'UTC'`, `x FROM CURRENT`, DEFAULT."""
    words = _special_words(c)
    if words and c.texts[c.at + len(words)] not in ("to", "=", "from", "."):
        c.at += len(words)
        is_reset = c.texts[c.at] == "default"
        value = () if is_reset else tuple(_schemas(c.lexemes[c.at]))
        c.step()
        return FunctionSetting(_SPECIAL[words], value, is_reset)
    name = _setting(c)
    is_current = c.texts[c.at] == "from"
    path = read_path(c)
    return FunctionSetting(name, path, path is None and not is_current)


def _setting(c: DdlCursor) -> str:
    """var_name, as the server writes it."""
    name = ".".join(c.parts()[0])
    return _WITH_CAPITALS.get(name.lower(), name)


def _special_words(c: DdlCursor) -> tuple[str, ...]:
    return next((words for words in _SPECIAL if c.is_next(*words)), ())


def reset_clause(c: DdlCursor) -> FunctionSetting:
    """VariableResetStmt."""
    if c.accept("all"):
        return FunctionSetting("", None, is_reset=True)
    words = _special_words(c)
    c.at += len(words)
    name = _SPECIAL[words] if words else _setting(c)
    return FunctionSetting(name, None, is_reset=True)


def read_path(c: DdlCursor) -> tuple[str, ...] | None:
    """The schemas of `TO a, "$user"` or `= 'a', b`; None for FROM CURRENT and DEFAULT."""
    if c.accept_all("from", "current"):
        return None
    if not c.accept_any("to", "="):
        raise c.error()
    if c.accept("default"):
        return None
    path: list[str] = []
    while not c.is_at_end:
        if c.lexemes[c.at].kind is Kind.PARAM:  # of whatever it puts in, nothing is known
            c.name_holes.append(c.lexemes[c.at])
            path.append(c.lexemes[c.at].text)
        c.accept_any("+", "-")
        path += _schemas(c.lexemes[c.at])
        c.at += 1
        if not c.accept(","):
            break
    return tuple(path)


def _schemas(lexeme: Lexeme) -> list[str]:
    """One entry of a path; '' is none at all."""
    text = string_value(lexeme.text) if lexeme.kind is Kind.STRING else lexeme.text
    return [text] if text else []


def kept(settings: Sequence[FunctionSetting]) -> tuple[FunctionSetting, ...]:
    """What a list of settings comes to, each set or taken away in its turn."""
    found: dict[str, FunctionSetting] = {}
    for one in settings:
        if not one.is_reset:
            found[one.name] = one
        elif one.name:
            found.pop(one.name, None)
        else:
            found.clear()
    return tuple(found.values())
