"""What the replica must have besides the tables: what they depend on, as pg_depend lists it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct, field

from .. import catalog
from ..changes import Dependency
from ..contract import Contract, Function, TypeDef
from ..name import Name
from ..pgtype import PgType
from ..primary import DefinedType, Primary, Routine, Table, TableIndex, matching
from ..source import Span

# The operator classes for types of every server that an extension adds. A type that comes with an
# extension brings those of its own.
_CLASSES = {
    "gin_trgm_ops": "pg_trgm",
    "gist_trgm_ops": "pg_trgm",
    "gin__int_ops": "intarray",
    "gist__int_ops": "intarray",
    "gist__intbig_ops": "intarray",
}
# The types of every server that an access method has a default operator class for without an
# extension (pg_opclass); GIN has one for all arrays, GiST for all ranges. The others' are here.
_WITH_CLASS = {
    "gist": frozenset(("box", "circle", "point", "polygon", "tsquery", "tsvector")),
    "gin": frozenset(("jsonb", "tsvector")),
}
_CLASSES_OF = {"gist": "btree_gist", "gin": "btree_gin"}


class Needs(Struct, dict=True):
    """What has been found that tables need, while it is gathered.

    `known` are types that an existing contract tells of; `unmade` are the types and functions that
    nothing of the schema makes, by "types.NAME" and "functions.NAME"; `of_extensions` the types of
    extensions that are written with a schema, which a contract names without.
    """

    primary: Primary
    relations: frozenset[Name]  # whose row types come with them
    known: Mapping[Name, TypeDef] = MappingProxyType({})
    types: dict[Name, TypeDef] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)  # by signature
    sequences: dict[Name, Span] = field(default_factory=dict)
    extensions: dict[str, Span] = field(default_factory=dict)
    unmade: dict[str, Span] = field(default_factory=dict)
    of_extensions: dict[Name, Name] = field(default_factory=dict)

    def take_table(self, table: Table, columns: Collection[str]) -> None:
        """What a table with these columns needs."""
        for column in map(table.columns.__getitem__, columns):
            if column.type is not None:
                self._take_type(column.type, column.span)
            if column.draws_from is not None:
                self._take_sequence(column.draws_from)
            self._take_all(column.needs, column.span)
        for constraint in table.constraints.values():
            if constraint.needs and {*constraint.columns} <= {*columns}:
                self._take_all(constraint.needs, constraint.span)
        for index in table.indexes.values():
            if {*index.uses} <= {*columns}:
                self._take_all(index.needs, index.span)
                self._take_classes(index, table)
        if table.of_type is not None:
            self._take_type(PgType(table.of_type), table.span)
        self._take_all(table.needs, table.span)
        self._take_identities(table, columns)

    def take_listed(self, contract: Contract) -> None:
        """What a contract lists and the schema has, whether or not a table needs it."""
        for name, defined in contract.types.items():
            for one in (name, defined.folded):
                if one is not None and one in self.primary.types:
                    self._take_type(PgType(one), defined.span)
        for function in contract.functions:
            for overloads in self._called(function.name):
                for routine in matching(overloads, function.arguments):
                    self._take_routine(routine)
        for name in contract.sequences:
            self._take_sequence(name)
        for extension, span in contract.extensions.items():
            if extension in self.primary.extensions:
                self._take_extension(extension, span)

    def _called(self, name: Name) -> Iterator[tuple[Routine, ...]]:
        """The functions of a name, which is in any schema where it is written without one."""
        if name.schema:
            yield self.primary.routines_named(name)
            return
        yield from (x for one, x in self.primary.routines.items() if one.name == name.name)

    def take_known(self, contract: Contract) -> None:
        """What a contract says that the replica has, where the schema does not tell of it."""
        for function in contract.functions:
            self.functions.setdefault(_signature(function), function)
        self.sequences = {**contract.sequences, **self.sequences}
        self.extensions = {**contract.extensions, **self.extensions}

    def _take_identities(self, table: Table, columns: Collection[str]) -> None:
        for name in self.primary.owners.get(table.name, ()):
            sequence = self.primary.sequences[name]
            owner = sequence.owner_column
            if sequence.is_identity and owner is not None and owner[1] in columns:
                self._take_sequence(name)

    def _take_all(self, needs: Iterable[Dependency], span: Span) -> None:
        """What expressions and indexes depend on."""
        for need in needs:
            match need.kind:
                case "function":
                    self._take_function(need, span)
                case "type":
                    self._take_type(PgType(need.name), span)
                case "sequence":
                    self._take_sequence(need.name)
                case "extension":
                    self._take_extension(need.name.name, span)
                case "operator class" if need.name.name in _CLASSES:
                    self._take_extension(_CLASSES[need.name.name], span)

    def _take_sequence(self, name: Name) -> None:
        sequence = self.primary.sequences.get(name)
        if sequence is not None:
            self.sequences[name] = sequence.span

    def _take_extension(self, name: str, span: Span) -> None:
        """An extension, at the place that creates it."""
        found = self.primary.extensions.get(name)
        self.extensions[name] = found.span if found is not None else span

    # -- indexes ---------------------------------------------------------------------------

    def _take_classes(self, index: TableIndex, table: Table) -> None:
        """The extensions of an index's access method, and of the operator classes it chooses."""
        method, *ways = index.ways
        if catalog.has_object("access method", method) is None:
            for owner in catalog.extensions_with_object("access method", method)[:1]:
                self._take_extension(owner, index.span)
        if method not in _CLASSES_OF:
            return
        ways += [""] * (len(index.keys) - len(ways))
        for key, way in zip(index.keys, ways, strict=False):
            column = table.columns.get(key)
            type_ = column.type if column is not None else None
            if type_ is not None and not way and not self._has_class(method, type_):
                self._take_extension(_CLASSES_OF[method], index.span)

    def _has_class(self, method: str, type_: PgType) -> bool:
        """Whether an access method indexes a type without an extension for that."""
        if type_.is_array and method == "gin":
            return True
        if not type_.is_built_in:
            defined = self.primary.types.get(type_.name)
            return defined is None or defined.kind != "enum"
        info = catalog.type_info(type_.bare)
        is_range = method == "gist" and info is not None and info.kind in "rm"
        return is_range or type_.name.name in _WITH_CLASS[method]

    # -- functions -------------------------------------------------------------------------

    def _take_function(self, need: Dependency, span: Span) -> None:
        overloads = self.primary.routines_named(need.name)
        found = [one for one in overloads if one.arguments == need.arguments]
        for routine in found or overloads:
            self._take_routine(routine)
        if not overloads:
            self.functions.setdefault(str(need.name), Function(need.name, None, span))
            self.unmade.setdefault(f"functions.{need.name}", span)

    def _take_routine(self, routine: Routine) -> None:
        """A function with the types that it takes and gives, and what a bound body calls."""
        if routine.signature in self.functions:
            return
        returns = routine.returns
        is_written = all(one is not None and not _is_pseudo(one) for one in routine.arguments)
        self.functions[routine.signature] = Function(
            routine.name,
            tuple(one for one in routine.arguments if one is not None) if is_written else None,
            routine.span,
            None if returns is None or _is_pseudo(returns) else returns,
        )
        for one in (*routine.arguments, *routine.others, returns):
            if one is not None:
                self._take_type(one, routine.span)
        for name in sorted(routine.functions):
            for called in self.primary.routines_named(name):
                self._take_routine(called)

    # -- types -----------------------------------------------------------------------------

    def _take_type(self, type_: PgType, span: Span) -> None:
        """A type, with those that it is made of."""
        waiting = [(type_.bare, span)]
        while waiting:
            waiting += [(one.bare, place) for one, place in self._take(*waiting.pop())]

    def _take(self, type_: PgType, span: Span) -> Iterator[tuple[PgType, Span]]:
        name = type_.name
        if type_.is_built_in or name.schema == "information_schema" or name in self.relations:
            return
        if name in self.types or self._is_of_extension(name, span):
            return
        defined = self.primary.types.get(name) or self._ranges.get(name)
        if defined is not None:
            if defined.name not in self.types:
                self.types[defined.name] = listed = _definition(defined)
                if defined.multirange not in (None, listed.multirange):
                    self.types[defined.multirange] = TypeDef(defined.multirange, defined.span)
                self._take_all((one for _, one in defined.needs), defined.span)
                yield from ((one, defined.span) for one in _made_of(defined))
        elif (table := self.primary.tables.get(name)) is not None:
            self.types[name] = _row_type(table)
            for column in table.columns.values():
                if column.type is not None:
                    yield column.type, column.span
        elif name in self.known:
            self.types[name] = known = self.known[name]
            made_of = (*known.fields.values(), known.base, known.subtype)
            yield from ((one, known.span) for one in made_of if one is not None)
        else:
            self.types[name] = TypeDef(name, span)
            self.unmade[f"types.{name}"] = span

    def _is_of_extension(self, name: Name, span: Span) -> bool:
        """Whether an extension brings the type; one that is not installed here is needed, too."""
        if name in self.primary.types or name in self.primary.tables:
            return False
        owners = catalog.extensions_with_type(name.name)
        installed = [one for one in owners if one in self.primary.extensions]
        for owner in installed[:1] or owners[:1]:
            self._take_extension(owner, span)
            if name.schema:
                self.of_extensions[name] = Name("", name.name)
        return bool(owners)

    @cached_property
    def _ranges(self) -> Mapping[Name | None, DefinedType]:
        """The range types by the names of the multirange types that they bring."""
        ranges = (one for one in self.primary.types.values() if one.kind == "range")
        return {one.multirange or _definition(one).multirange: one for one in ranges}


def _signature(function: Function) -> str:
    arguments = function.arguments
    return f"{function.name}({'...' if arguments is None else ', '.join(map(str, arguments))})"


def _is_pseudo(type_: PgType) -> bool:
    """Whether a contract cannot name a type: anyelement, record, void, trigger."""
    info = catalog.type_info(type_.bare)
    return info is not None and info.kind == "p"


def _definition(defined: DefinedType) -> TypeDef:
    fields = {one.name: one.type for one in defined.attributes if one.type is not None}
    return TypeDef(
        defined.name,
        defined.span,
        labels=defined.labels,
        fields=MappingProxyType(fields),
        base=defined.base if defined.kind == "domain" else None,
        subtype=defined.base if defined.kind == "range" else None,
    )


def _row_type(table: Table) -> TypeDef:
    fields = {one.name: one.type for one in table.columns.values() if one.type is not None}
    return TypeDef(table.name, table.span, fields=MappingProxyType(fields))


def _made_of(defined: DefinedType) -> Iterator[PgType]:
    if defined.base is not None:
        yield defined.base
    yield from (one.type for one in defined.attributes if one.type is not None)
