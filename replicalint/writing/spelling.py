"""Names and functions as a contract writes them."""

from __future__ import annotations

import re

from ..contract import Function
from ..format_type import format_type
from ..name import Name
from ..pgtype import PgType

# A part of a name that a contract takes as it stands.
_PLAIN = re.compile(r"(?:[a-z0-9_$-]|[^\x00-\x7f])+")
_PATTERN = re.compile(r"(?:[a-z0-9_$*-]|[^\x00-\x7f])+")


def written_name(name: Name, folded: Name | None = None) -> str:
    """`public.orgs`, `public."Orgs"`; without quotes where it may be the folded name as well."""
    other = folded or name
    bare = name_part(name.name, other.name)
    return f"{name_part(name.schema, other.schema)}.{bare}" if name.schema else bare


def name_part(text: str, folded: str | None = None) -> str:
    """The name of a column, or a part of a longer name."""
    may_be_folded = folded is not None and folded != text
    is_plain = text.isprintable() and _PLAIN.fullmatch(text)
    return text if may_be_folded or is_plain else _in_quotes(text)


def written_pattern(name: Name) -> str:
    """A name whose last part may hold `*`: `public.usage_*`."""
    is_plain = name.name.isprintable() and _PATTERN.fullmatch(name.name)
    bare = name.name if is_plain else _in_quotes(name.name)
    return f"{name_part(name.schema)}.{bare}"


def _in_quotes(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def written_function(function: Function) -> str:
    """`public.owner_of(text) returns uuid`; a bare name for any arguments."""
    name = function.name
    written = f"{name_part(name.schema)}." if name.schema else ""
    written += name_part(name.name)
    if function.arguments is not None:
        written += f"({', '.join(map(_type, function.arguments))})"
    returns = "" if function.returns is None else f" returns {_type(function.returns)}"
    return written + returns


def _type(of: PgType) -> str:
    return format_type(of, None)
