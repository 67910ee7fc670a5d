"""The variables of a module that get another value than that they are declared with.

What a function gives them is there when another function is called, or is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..module import Module

_GLOBAL = re.compile(r"\bglobal\b([^\n;#]*+)")
_NAME = re.compile(r"\w++")
_GIVEN = re.compile(
    r"(?<![\w$.#])([A-Za-z_$][\w$]*+)\s*+"
    r"(?:=(?![=>])|\+\+|--|(?:[-+*/%^]|\*\*)=|(?:\|\||&&|\?\?)=)"
)
_DECLARED = re.compile(r"\b(?:let|var|const)\s\Z")
# Made where it is first asked for, and known there: `if (!pool) pool = new Pool()`, `pool ??= ..`.
_FIRST = re.compile(r"\bif\s?\(!?([A-Za-z_$][\w$]{0,60}+)[^(){}\n]{0,40}+\)\s?\{?")
_FIRST_OF_PYTHON = re.compile(r"\bif (?:not )?([A-Za-z_]\w{0,60}+)(?: is None)?:")
_MADE = re.compile(r"\s*+([A-Za-z_$][\w$]*+)\s*+=(?![=>])")
_MADE_ONCE = ("??=", "||=")
_NONE = frozenset[str]()


def given_again(module: Module) -> frozenset[str]:
    """The names of those variables, but for those that are made where they are asked for."""
    text = module.source.text
    if module.language == "python":
        lists = (one[1] for one in _GLOBAL.finditer(text))
        found = {name for names in lists for name in _NAME.findall(names)}
        return frozenset(found.difference(_made_first(_FIRST_OF_PYTHON, text))) if found else _NONE
    given: set[str] = set()
    once: set[str] = set()
    for one in _GIVEN.finditer(text):
        if one[0].endswith(_MADE_ONCE):
            once.add(one[1])
        elif not _DECLARED.search(text, max(one.start() - 8, 0), one.start()):
            given.add(one[1])
    return frozenset(given.difference(once, _made_first(_FIRST, text)))


def _made_first(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """The names that are given a value right behind the test whether they have one."""
    for one in pattern.finditer(text):
        made = _MADE.match(text, one.end())
        if made is not None and made[1] == one[1]:
            yield one[1]
