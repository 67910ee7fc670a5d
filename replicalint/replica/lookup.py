"""Looks up all that a statement names, once: what the replica lacks, and what is undecided."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from .. import catalog
from ..contract import Contract
from ..facts import (
    CastUse,
    CoercionUse,
    ColumnUse,
    FunctionUse,
    ObjectKind,
    ObjectUse,
    OperatorUse,
    RelationUse,
    SortingUse,
    Statement,
    TypeUse,
)
from ..name import Name
from ..pgtype import UNKNOWN
from ..source import Span
from ..sqlstate import (
    AMBIGUOUS_FUNCTION,
    CANNOT_COERCE,
    FEATURE_NOT_SUPPORTED,
    INVALID_SCHEMA_NAME,
    UNDEFINED_COLUMN,
    UNDEFINED_FUNCTION,
    UNDEFINED_OBJECT,
    UNDEFINED_TABLE,
)
from .absence import (
    Absence,
    Ambiguous,
    Listed,
    Newer,
    Removed,
    Unknown,
    has_schema,
    version_absence,
)
from .functions import is_ambiguous_call, missing_function
from .objects import is_undecided_object, missing_object
from .operators import missing_operator
from .relations import UNLOGGED, missing_relation
from .sorting import Incomparable, incomparable, is_undecided_sorting
from .types import has_type, missing_type
from .undecided import (
    is_undecided_count,
    is_undecided_function,
    is_undecided_operator,
)
from .writing import WritingCall, reached_functions

Named = RelationUse | ColumnUse | FunctionUse | TypeUse | OperatorUse | CastUse | ObjectUse


class Absent(Struct, frozen=True):
    """Something that a statement names and the replica lacks, and why it does.

    `sqlstate` is what the replica answers, "" where it may answer with one or another.
    """

    use: Named
    why: Absence
    sqlstate: str

    @property
    def span(self) -> Span:
        return self.use.span

    @property
    def is_of_version(self) -> bool:
        """Whether a replica with another version of PostgreSQL has it."""
        return isinstance(self.why, (Newer, Removed))


class Doubt(Enum):
    """Why nobody can tell whether the replica has something."""

    TYPES = "types of operands"
    COUNT = "number of arguments"  # no contract tells what has a default or is VARIADIC
    KIND = "kind of object"  # no contract lists these
    ROWS = "rows that are there"
    WRITES = "body"  # it runs SQL that is not known, or is in a language that is not
    WRITER = "overloads that write"  # and others that fit as well, and do not


class Undecided(Struct, frozen=True):
    """Something that a statement names, of which nobody can tell whether the replica has it."""

    use: FunctionUse | OperatorUse | CastUse | CoercionUse | ObjectUse | SortingUse
    why: Doubt

    @property
    def span(self) -> Span:
        return self.use.span


def lookups(
    statement: Statement, contract: Contract
) -> Iterator[Absent | Undecided | Incomparable | WritingCall]:
    """What the replica lacks of all that a statement names, and what is undecided."""
    for relation in statement.of(RelationUse):
        if why := missing_relation(relation, contract):
            yield Absent(relation, why, _of_relation(relation, why, contract))
    for column in statement.of(ColumnUse):
        if column.of is None or column.of in contract.relations:
            continue
        if why := _missing_column(column.of, column.name, contract.postgres):
            yield Absent(column, why, UNDEFINED_COLUMN)
    for function in statement.of(FunctionUse):
        yield from _function(function, contract)
        if function.name.name in contract.may_write:
            yield from _writing(function, contract)
    for type_ in statement.of(TypeUse):
        if why := missing_type(type_.name, contract):
            yield Absent(type_, why, _answer(type_, UNDEFINED_OBJECT, contract))
    for operator in statement.of(OperatorUse):
        if why := missing_operator(operator, contract):
            state = AMBIGUOUS_FUNCTION if isinstance(why, Ambiguous) else UNDEFINED_FUNCTION
            yield Absent(operator, why, _answer(operator, state, contract))
        elif is_undecided_operator(operator, contract):
            yield Undecided(operator, Doubt.TYPES)
    for cast in statement.of(CastUse):
        yield from _cast(cast, contract)
    for sorting in statement.of(SortingUse):
        found = incomparable(sorting, contract)
        if found is not None and sorting.behind_others:
            yield Undecided(sorting, Doubt.ROWS)
        elif found is not None:
            yield found
        elif is_undecided_sorting(sorting, contract):
            yield Undecided(sorting, Doubt.TYPES)
    for asked in statement.of(CoercionUse):
        if asked.source is None and contract.replication != "physical":
            yield Undecided(asked, Doubt.TYPES)
    for named in statement.of(ObjectUse):
        if why := missing_object(named, contract):
            state = named.refusal or _OBJECT_STATES.get(named.kind, UNDEFINED_OBJECT)
            if named.unlogged and _is_unlogged(why, contract):
                state = named.unlogged
            yield Absent(named, why, _answer(named, state, contract))
        elif is_undecided_object(named, contract):
            yield Undecided(named, Doubt.KIND)


_OBJECT_STATES = {
    ObjectKind.RELATION: UNDEFINED_TABLE,
    ObjectKind.SEQUENCE: UNDEFINED_TABLE,
    ObjectKind.INDEX: UNDEFINED_TABLE,
    ObjectKind.SCHEMA: INVALID_SCHEMA_NAME,
}


def _function(use: FunctionUse, contract: Contract) -> Iterator[Absent | Undecided]:
    if why := missing_function(use, contract):
        yield Absent(use, why, _of_function(use, contract))
        return
    if UNKNOWN in use.arguments and not use.untyped and _is_not_unique(use, contract):
        yield Absent(use, Ambiguous(use.arguments), AMBIGUOUS_FUNCTION)
    if is_undecided_count(use, contract):
        yield Undecided(use, Doubt.COUNT)
    if is_undecided_function(use, contract):
        yield Undecided(use, Doubt.TYPES)


def _writing(use: FunctionUse, contract: Contract) -> Iterator[Undecided | WritingCall]:
    """A call of a function that writes; whether `f` of `'f'::regproc` does, is not asked."""
    if use.from_literal or use.is_star or use.is_unreached:
        return
    reached = reached_functions(use, contract)
    written = [False if one is None else one.writes for one in reached]
    first = reached[0] if reached else None
    if first is not None and all(written):
        yield WritingCall(use, first)
    elif any(written):
        yield Undecided(use, Doubt.WRITER)
    elif any(one and one.writes is None for one in reached):
        yield Undecided(use, Doubt.WRITES)


def _is_not_unique(use: FunctionUse, contract: Contract) -> bool:
    """Whether constants without types leave several functions; a type's name makes a cast."""
    is_cast = len(use.arguments) == 1 and has_type(use.name, contract)
    return not is_cast and is_ambiguous_call(use, contract)


def _cast(use: CastUse, contract: Contract) -> Iterator[Absent | Undecided]:
    if use.source is not None and use.since is not None:
        yield Absent(use, Newer(use.since), CANNOT_COERCE)
    elif contract.replication != "physical":  # a hot standby has the casts of its primary
        if use.source is not None:
            yield Absent(use, Unknown(), CANNOT_COERCE)
        else:
            yield Undecided(use, Doubt.TYPES)


def _missing_column(of: Name, name: str, version: int) -> Newer | Removed | None:
    """Of a column of a catalogue relation that the replica does have."""
    relation = catalog.relation(of.schema, of.name)
    if relation is None or not catalog.is_in(relation, version):
        return None
    named = tuple(column for column in relation.columns if column.name == name)
    return version_absence(named, version)


def _of_relation(use: RelationUse, why: Absence, contract: Contract) -> str:
    if use.is_of_command and use.name.schema and not has_schema(use.name.schema, contract):
        return INVALID_SCHEMA_NAME
    return FEATURE_NOT_SUPPORTED if _is_unlogged(why, contract) else UNDEFINED_TABLE


def _is_unlogged(why: Absence, contract: Contract) -> bool:
    """An unlogged table, or its sequence, is known to a hot standby, which cannot read it."""
    is_known = isinstance(why, Listed) and why.entry.kind in UNLOGGED
    return is_known and contract.replication == "physical"


def _of_function(use: FunctionUse, contract: Contract) -> str:
    if use.since is not None:
        return ""  # part of the grammar: a missing function or a syntax error
    return _answer(use, use.refusal, contract)


_QUIET_ABOUT_SCHEMAS = 16


def _answer(
    use: FunctionUse | TypeUse | OperatorUse | ObjectUse, state: str, contract: Contract
) -> str:
    """The SQLSTATE for a name that is unknown: PostgreSQL looks for its schema first.

    From 16 on it does not say so of a schema that a constant names (regproc.c).
    """
    from_literal = not isinstance(use, TypeUse) and use.from_literal
    is_told = not from_literal or contract.postgres < _QUIET_ABOUT_SCHEMAS
    if use.name.schema and is_told and not has_schema(use.name.schema, contract):
        return INVALID_SCHEMA_NAME
    return state
