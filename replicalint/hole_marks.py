"""The marks that stand for holes in the SQL of a program, and what the program has in their place.

`${1:name}` is how such SQL is rendered, and no word of a message: that has `${table}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from .finding import Finding
from .source import Fragment

_MARK = re.compile(r"\$\{[0-9]++:(?:name|raw|csv)\}")
_LONGEST = 40  # characters of a hole in a message


def holes_of(fragment: Fragment) -> Mapping[str, str]:
    """What the program has in the place of each mark of a fragment."""
    if "${" not in fragment.text:
        return {}
    found = (
        (match[0], fragment.span(*match.span()).text) for match in _MARK.finditer(fragment.text)
    )
    return {mark: _short(text) for mark, text in found}


def is_mark(text: str) -> bool:
    """Whether a text is such a mark."""
    return _MARK.fullmatch(text) is not None


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def without_marks(text: str, holes: Mapping[str, str]) -> str:
    """A text with what the program has in the place of each mark."""
    return _MARK.sub(lambda match: holes.get(match[0], match[0]), text) if holes else text


def in_program(finding: Finding, holes: Mapping[str, str]) -> Finding:
    """A finding without marks; what is to be used instead is not known if it holds one."""
    if not holes:
        return finding
    instead, hint = finding.instead, finding.hint
    return replace(
        finding,
        message=without_marks(finding.message, holes),
        subject=without_marks(finding.subject, holes),
        label=without_marks(finding.label, holes),
        instead=None if instead is not None and _MARK.search(instead) else instead,
        hint=None if hint is None else without_marks(hint, holes),
        related=tuple(
            replace(one, message=without_marks(one.message, holes)) for one in finding.related
        ),
    )
