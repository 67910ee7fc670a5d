"""What the tokens of a statement do not carry."""

from __future__ import annotations

from msgspec import Struct, field

from ...name import Name
from ..typenames import TypeName
from .constructs import Construct


class Marks(Struct):
    """What the tree does not carry. Numbers are those of lexemes."""

    types: dict[int, TypeName] = field(default_factory=dict)
    operators: dict[int, Name] = field(default_factory=dict)
    prefix: set[int] = field(default_factory=set)  # `0 OPERATOR(n) x` stands for `op x`
    lone_operators: list[tuple[Name, int, int]] = field(default_factory=list)
    collations: list[tuple[Name, int, int]] = field(default_factory=list)
    sampling: list[tuple[Name, int, int]] = field(default_factory=list)
    lone_types: list[TypeName] = field(default_factory=list)
    constructs: dict[int, Construct] = field(default_factory=dict)
    results: dict[int, TypeName] = field(default_factory=dict)  # RETURNING type, of constructs
    columns: dict[int, list[tuple[str, TypeName | None]]] = field(default_factory=dict)
    locks: list[tuple[str, int, int]] = field(default_factory=list)
    recent: list[tuple[str, int, str, int, int]] = field(default_factory=list)  # since 16 or later
    has_values_after_with: bool = False  # read as a subquery that the statement does not have
    join_aliases: dict[int, int] = field(default_factory=dict)  # by the first USING column
    extra_names: list[int] = field(default_factory=list)  # that SEARCH and CYCLE give
    collation_calls: set[int] = field(default_factory=set)  # COLLATION FOR (...)
    row_versions: dict[int, dict[str, str]] = field(default_factory=dict)  # by RETURNING: old, new
