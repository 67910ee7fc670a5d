"""Which function a call reaches, where its name and the number of its arguments do not say.

The expression that it stands in is analysed once more, as a query of the table that it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from .. import catalog
from ..catalog.overload import choose, declared_arguments
from ..changes import Dependency
from ..contract import Contract, Function
from ..facts import FunctionUse
from ..name import Name
from ..pgtype import PgType
from ..primary import Primary, PrimarySession, Routine
from ..resolve import resolve
from ..source import Fragment, Source
from ..syntax.reading import read


class Calls(Struct, frozen=True, dict=True):
    """The calls of a schema's expressions."""

    primary: Primary

    def reached(self, call: Dependency, source: str) -> tuple[Routine, ...]:
        """The functions that a call may reach in an expression over what FROM `source` gives.

        Several where its arguments' types do not decide, none where it is the catalogue's.
        """
        overloads = [*self._overloads(call)]
        possible = [one for one in overloads if len(one.arguments) == call.count]
        if not possible:  # some may be left out; the catalogue's functions have no defaults here
            is_of_catalogue = not call.name.schema and catalog.functions(call.name.name)
            return () if is_of_catalogue else tuple(overloads)
        contract = self._session.along(call.path).contract
        text = f"SELECT ({call.text}) FROM {source}"
        found: dict[str, Routine] = {}
        is_seen = False
        for syntax in read(Fragment.of(Source("", text)), has_commands=False):
            for use in resolve(syntax, contract).of(FunctionUse):
                if use.name == call.name and len(use.arguments) == call.count:
                    is_seen = True
                    found |= {one.signature: one for one in _chosen(use, possible, contract)}
        return tuple(found.values() if is_seen else possible)

    def _overloads(self, call: Dependency) -> Iterator[Routine]:
        """The functions of the name, each that no other one shadows along the search path."""
        seen: set[tuple[PgType | None, ...]] = set()
        for schema in (call.name.schema,) if call.name.schema else call.path:
            for routine in self.primary.routines_named(Name(schema, call.name.name)):
                if routine.arguments not in seen:
                    seen.add(routine.arguments)
                    yield routine

    @cached_property
    def _session(self) -> PrimarySession:
        """A session that knows the functions of the schema: what calls inside calls give."""
        functions = tuple(
            Function(one.name, arguments, one.span, one.returns)
            for overloads in self.primary.routines.values()
            for one in overloads
            if len(arguments := _known(one.arguments)) == len(one.arguments)
        )
        postgres = self.primary.postgres
        known = Contract(Source("", ""), "", functions=functions, postgres=postgres)
        return PrimarySession(known, Primary()).on(self.primary)


def _known(arguments: tuple[PgType | None, ...]) -> tuple[PgType, ...]:
    return tuple(one for one in arguments if one is not None)


def _chosen(
    use: FunctionUse, possible: Sequence[Routine], contract: Contract
) -> tuple[Routine, ...]:
    """What overload resolution takes of a schema's functions, and the catalogue's of the name."""
    candidates: list[tuple[tuple[PgType, ...], Routine | None]] = [
        (_known(one.arguments), one) for one in possible if None not in one.arguments
    ]
    for signature in catalog.functions(use.name.name) if not use.name.schema else ():
        types = declared_arguments(signature, len(use.arguments))
        if types is not None:
            candidates.insert(0, (types, None))  # pg_catalog comes first
    shadowing = dict(reversed(candidates))
    chosen = choose(shadowing.items(), use.arguments, contract.user_types)
    return tuple(one for one in chosen if one is not None)
