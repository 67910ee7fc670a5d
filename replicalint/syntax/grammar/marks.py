"""What the tokens of a statement do not carry."""

from __future__ import annotations

from msgspec import Struct, field

from ...name import Name
from ..holes import Stands
from ..typenames import TypeName
from .constructs import Construct


class RowWrite(Struct, frozen=True):
    """What writes rows: INSERT, UPDATE, DELETE, ON CONFLICT DO UPDATE, or WHEN of MERGE.

    Where parts of it stand that have no place in the tree, in numbers of lexemes: its WITH begins
    at `first`, its `verb`, where its `relation` begins. Ranges are half-open, and empty where a
    part does not stand there.
    """

    action: str
    first: int
    verb: int
    relation: int
    source: tuple[int, int] = (0, 0)  # FROM, USING
    values: tuple[tuple[int, int], ...] = ()  # of each assignment
    conflict: tuple[int, int] = (0, 0)  # from ON CONFLICT to what is done


class GroupingSet(Struct, frozen=True):
    """An element of GROUP BY or of GROUPING SETS: where it stands, in numbers of lexemes, both ends
    included, and the sets in it."""

    first: int
    last: int
    sets: tuple[GroupingSet, ...] = ()  # of GROUPING SETS
    has_empty: bool = False  # CUBE and ROLLUP: nothing of them is in every set


class Marks(Struct):
    """What the tree does not carry. Numbers are those of lexemes."""

    holes: dict[int, Stands] = field(default_factory=dict)
    elsewhere: set[int] = field(default_factory=set)  # holes for what stands before a part
    types: dict[int, TypeName] = field(default_factory=dict)
    operators: dict[int, Name] = field(default_factory=dict)
    prefix: set[int] = field(default_factory=set)  # `0 OPERATOR(n) x` stands for `op x`
    lone_operators: list[tuple[Name, int, int]] = field(default_factory=list)
    collations: list[tuple[Name, int, int]] = field(default_factory=list)
    sampling: list[tuple[Name, int, int]] = field(default_factory=list)
    lone_types: list[TypeName] = field(default_factory=list)
    constructs: dict[int, Construct] = field(default_factory=dict)
    forms: dict[int, tuple[str, ...]] = field(default_factory=dict)  # the words of a construct
    results: dict[int, TypeName] = field(default_factory=dict)  # RETURNING type, of constructs
    columns: dict[int, list[tuple[str, TypeName | None]]] = field(default_factory=dict)
    locks: list[tuple[str, int, int]] = field(default_factory=list)
    recent: list[tuple[str, int, str, int, int]] = field(default_factory=list)  # since 16 or later
    # A parameter where PostgreSQL takes a constant alone, and one that it takes there.
    stand_ins: dict[int, str] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)  # `VALUES :rows`, which a client makes rows of
    typed_parameters: dict[int, int] = field(default_factory=dict)  # `date $1`, by the type
    has_values_after_with: bool = False  # read as a subquery that the statement does not have
    join_aliases: dict[int, int] = field(default_factory=dict)  # by the first USING column
    extra_names: list[int] = field(default_factory=list)  # that SEARCH and CYCLE give
    cycles: list[list[int]] = field(default_factory=list)  # the columns of each CYCLE
    local_zones: set[int] = field(default_factory=set)  # AT LOCAL
    collation_calls: set[int] = field(default_factory=set)  # COLLATION FOR (...)
    writes: list[RowWrite] = field(default_factory=list)  # inner ones before those around them
    predicates: dict[int, str] = field(default_factory=dict)  # IS UNKNOWN and its like, by IS
    # Elements of GROUP BY that are CUBE, ROLLUP or GROUPING SETS.
    grouping_sets: list[GroupingSet] = field(default_factory=list)
    untold: set[str] = field(default_factory=set)  # words that the tree is the same without
    row_versions: dict[int, dict[str, str]] = field(default_factory=dict)  # by RETURNING: old, new
