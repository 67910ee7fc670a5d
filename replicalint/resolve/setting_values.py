"""What settings name by their values: roles, tablespaces, a text search configuration (guc.c)."""

from __future__ import annotations

from ..facts import ObjectKind, ObjectUse
from ..name import Name, cut, parse_parts
from ..source import Span
from ..sqlstate import INVALID_PARAMETER_VALUE, UNDEFINED_OBJECT
from .analysis import Analysis

_ROLES = ("role", "session_authorization")
_CONFIGURATION = "default_text_search_config"
_TABLESPACES = {"default_tablespace": INVALID_PARAMETER_VALUE, "temp_tablespaces": UNDEFINED_OBJECT}


def note_value(a: Analysis, setting: str, text: str, span: Span) -> None:
    """Notes what a setting, by its folded name, names by one constant of its value."""
    if setting in _ROLES:
        if text not in ("none", "default"):
            _note(a, ObjectKind.ROLE, Name("", text), span, INVALID_PARAMETER_VALUE)
    elif setting == _CONFIGURATION:
        try:
            name = Name.of(parse_parts(text))
        except ValueError:
            return  # refused everywhere
        _note(a, ObjectKind.TEXT_SEARCH_CONFIGURATION, name, span, INVALID_PARAMETER_VALUE)
    elif setting in _TABLESPACES and text and "," not in text:
        _note(a, ObjectKind.TABLESPACE, Name("", cut(text)), span, _TABLESPACES[setting])


def _note(a: Analysis, kind: ObjectKind, name: Name, span: Span, refusal: str) -> None:
    a.note(ObjectUse(kind, name, span, refusal=refusal))
