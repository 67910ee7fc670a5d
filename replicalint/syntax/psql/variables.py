"""What a script sets its variables to: a value, or text of a statement."""

from __future__ import annotations

import re
from functools import cache

from .command import MetaCommand

_ARGUMENT = cache(lambda: re.compile(r"'((?:[^'\\]|''|\\.)*+)'?+|(.)", re.DOTALL))
_ESCAPE = cache(lambda: re.compile(r"\\(.)|''", re.DOTALL))
_CONSTANT = (
    r"\s*+(?:[+-]?\d[\w.]*+|(?:[a-z]++\s++)?+'(?:[^']|'')*+'(?:::[\w ]++)?+"
    r"|true|false|null|all|now\(\)|current_\w++)\s*+"
)
_VALUES = cache(lambda: re.compile(rf"(?i:(?:{_CONSTANT})(?:,(?:{_CONSTANT}))*+)"))


def set_text(text: str, command: MetaCommand) -> tuple[str, bool] | None:
    r"""The variable of `\set name value...`, and whether its value is text of a statement.

    `:name` is replaced by it as it stands. What a program prints, or another variable has, is not
    known, and taken for a value. None where no variable is set.
    """
    if command.name != "set" or not command.arguments:
        return None
    name, *parts = (text[start:end] for start, end in command.arguments)
    value = "".join(map(_unquoted, parts))
    is_known = bool(value) and "`" not in value and ":" not in value.replace("::", "")
    return name, is_known and _VALUES().fullmatch(value.strip().strip("()")) is None


def _unquoted(argument: str) -> str:
    """An argument without its quotes, as psqlscanslash.l takes them away."""
    return "".join(
        _ESCAPE().sub(lambda escape: escape[1] or "'", one[1]) if one[2] is None else one[2]
        for one in _ARGUMENT().finditer(argument)
    )
