"""Texts as scalars of YAML: without quotes only where every reader takes them for the same text."""

from __future__ import annotations

import re

# Words that some version of YAML takes for null, a boolean or a merge (1.1: yaml.org/type).
_WORDS = frozenset("null true false yes no on off y n".split())
_FIRST = re.compile(r"[^\W\d]|/")
_AMOUNTS = re.compile(r"[0-9]+ [a-z]+(?: [0-9]+ [a-z]+)*")  # 1 hour 30 minutes
_NOT_PLAIN = re.compile(r":(?:\s|$)|\s#|\s$")
_NOT_IN_FLOW = re.compile(r"[,\[\]{}:?]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def scalar(text: str, *, in_flow: bool = False, in_json: bool = False) -> str:
    """A text as YAML 1.1 and 1.2 read it back; `in_json`: as JSON does as well."""
    if in_json:
        return in_double_quotes(text)
    if _is_plain(text) and not (in_flow and _NOT_IN_FLOW.search(text)):
        return text
    if text.isprintable() and ('"' in text or "\\" in text):
        return "'" + text.replace("'", "''") + "'"
    return in_double_quotes(text)


def in_double_quotes(text: str) -> str:
    """A text in double quotes, with the escapes that YAML and JSON share."""
    return f'"{"".join(map(_escaped, text))}"'


def _is_plain(text: str) -> bool:
    if text.lower() in _WORDS or not text.isprintable() or _NOT_PLAIN.search(text):
        return False
    return _FIRST.match(text) is not None or _AMOUNTS.fullmatch(text) is not None


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    is_plain = character.isprintable() or ord(character) > 0xFFFF
    return character if is_plain else f"\\u{ord(character):04x}"
