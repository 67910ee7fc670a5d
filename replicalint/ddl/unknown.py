"""Changes of what is not known by name, as a client puts the name in (`syntax/holes.py`).

Such a change is no change of anything known: it is a gap, and nothing is folded. The name of a
new constraint or of an owner is a gap as well; the change itself is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from ..changes import Change, Key, SetOwner, SetSearchPath, Truncate
from ..facts import Gap
from ..name import Name
from ..source import Span
from ..syntax.holes import Stands, is_unknown
from .cursor import DdlCursor

_Holes = Mapping[str, Gap]
_UNTOLD: Mapping[type[Struct], str] = MappingProxyType({Key: "name", SetOwner: "owner"})


def holes_of(c: DdlCursor) -> _Holes:
    """The gaps of a statement whose names, or parts, a client puts in, by how they are written."""
    if c.is_all_known and not c.name_holes:
        return {}
    found = {one.start: one for one in c.lexemes if is_unknown(one)}
    found |= {one.start: one for one in c.name_holes}
    return {
        one.text: Gap(c.fragment.span(one.start, one.end), Stands.NAME.said(one.text))
        for _, one in sorted(found.items(), reverse=True)
    }


def holes_in(change: Change, holes: _Holes) -> list[Gap]:
    """The gaps for the holes that a change names; none where all its names are known."""
    return [holes[text] for text in dict.fromkeys(_names(change)) if text in holes]


def is_known(change: Change, holes: _Holes) -> bool:
    """Whether all names are known by which it is told what is changed, and how.

    A new constraint may have any name, and an object any owner.
    """
    return not any(name in holes for name in _names(change, _UNTOLD))


def may_be_any(change: Change, holes: _Holes) -> bool:
    """Whether the object that is changed may be any, as its own name is a hole."""
    named = [getattr(change, part, None) for part in ("name", "relation")]
    if isinstance(change, SetSearchPath):
        return True
    if isinstance(change, Truncate):
        named += [name for name, _ in change.relations]
    return any(isinstance(one, Name) and one.name in holes for one in named)


def _names(
    value: object, without: Mapping[type[Struct], str] = MappingProxyType({})
) -> Iterator[str]:
    """The names that a change holds, of objects and of their parts, without some of these."""
    match value:
        case str():
            yield value
        case Span():
            pass
        case Struct():
            left_out = without.get(type(value))
            for part in value.__struct_fields__:
                if part != left_out:
                    yield from _names(getattr(value, part), without)
        case tuple():
            for part in value:
                yield from _names(part, without)
