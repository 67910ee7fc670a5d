"""The primary's schema as one value: what pg_class, pg_proc and their neighbours say."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from ..name import Name
from .relations import Table


class Primary(Struct, frozen=True):
    """The schema at one moment of a history. Each change makes another value.

    `unknown` are the objects of which a change is not known from here: a called function or dynamic
    SQL may have changed them, each with why.
    """

    tables: Mapping[Name, Table] = field(default_factory=lambda: MappingProxyType({}))
    unknown: Mapping[Name, str] = field(default_factory=lambda: MappingProxyType({}))
