"""Digests of values: the same for equal ones, and for others another.

Each part says what it is and how long it is, so that no two values are written alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import date
from enum import Enum
from hashlib import blake2b

from msgspec import Struct

from ..source import Span

_BYTES = 20  # two of a million results have the same digest by no chance that counts


def content_digest(data: bytes) -> str:
    """The digest of what a file holds."""
    return blake2b(data, digest_size=_BYTES).hexdigest()


def digest(*values: object) -> str:
    """The digest of values, with the places that they stand at."""
    return content_digest(b"".join(map(_written, values)))


def digest_without_places(*values: object) -> str:
    """The same where it does not matter at which places they stand."""
    return content_digest(b"".join(_written(one, has_places=False) for one in values))


def _written(value: object, *, has_places: bool = True) -> bytes:
    """A value as bytes; TypeError for one that is not known to be told by what is written."""
    match value:
        case None | bool() | int() | date():
            return _part(type(value).__name__, str(value).encode())
        case str():
            return _part("str", value.encode("utf-8", "surrogatepass"))
        case bytes():
            return _part("bytes", value)
        case Enum():
            return _part(type(value).__name__, value.name.encode())
        case Span() if not has_places:
            return b""
        case Struct():
            fields = (getattr(value, name) for name in value.__struct_fields__)
            parts = [_written(one, has_places=has_places) for one in fields]
        case tuple() | list():
            parts = [_written(one, has_places=has_places) for one in value]
        case Set():
            parts = sorted(_written(one, has_places=has_places) for one in value)
        case Mapping():
            pairs = value.items()
            parts = [_written(pair, has_places=has_places) for pair in pairs]
        case _:
            raise TypeError(f"no digest of {type(value).__name__}")
    return _part(f"{type(value).__name__}:{len(parts)}", b"".join(parts))


def _part(kind: str, written: bytes) -> bytes:
    return b"%s %d %s" % (kind.encode(), len(written), written)
