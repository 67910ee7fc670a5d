"""Which calls reach functions that write, as the contract and its migrations say it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..catalog.overload import choose, declared_arguments
from ..contract import Contract, Function, FunctionBody
from ..facts import FunctionUse
from ..name import Name
from ..pgtype import PgType
from ..source import Span
from .functions import fits_all, forms, named_built_in
from .types import decided


class WritingFunction(Struct, frozen=True):
    """A function that a call reaches, as the contract lists it, as migrations define it, or both.

    `writes` None: nobody can tell it.
    """

    listed: Function | None
    body: FunctionBody | None

    @property
    def name(self) -> Name:
        """Its name, as the contract lists it."""
        function = self.listed or self.body
        assert function is not None
        return function.name

    @property
    def writes(self) -> bool | None:
        if self.listed is not None and self.listed.writes is not None:
            return self.listed.writes
        if self.body is None or (self.body.action is None and self.body.is_seen):
            return False
        return True if self.body.action is not None else None

    @property
    def arguments(self) -> tuple[PgType | None, ...] | None:
        """The types that it takes; None: any."""
        listed = self.listed.arguments if self.listed is not None else None
        return listed or (self.body.arguments if self.body is not None else listed)


class WritingCall(Struct, frozen=True):
    """A call of a function that writes: of several that it may reach, all do, and this is one."""

    use: FunctionUse
    function: WritingFunction

    @property
    def span(self) -> Span:
        return self.use.span


def reached_functions(use: FunctionUse, contract: Contract) -> tuple[WritingFunction | None, ...]:
    """The functions that a call may reach, several where types do not decide; None: PostgreSQL's.

    Follows parse_func.c, func_get_detail: the functions of the replica are candidates together.
    """
    user = contract.user_types
    types = decided(use.arguments, user)
    found = [*_candidates(use, contract)]
    if use.names or use.has_variadic:  # no contract tells the names of arguments
        return tuple(found)
    fitting: list[tuple[tuple[PgType, ...], WritingFunction | None]] = []
    for candidate in found:
        declared = candidate.arguments
        if declared is None or None in declared:
            return tuple(found)
        known = tuple(one for one in declared if one is not None)
        shapes = (one for one in forms(known, len(types)) if len(one) == len(types))
        form = next((one for one in shapes if fits_all(one, types, user)), None)
        if form is not None:
            fitting.append((form, candidate))
    for signature in named_built_in(use.name):
        taken = declared_arguments(signature, len(types))
        if taken is not None and fits_all(taken, types, user):
            fitting.append((taken, None))
    chosen = choose(fitting, types, user)
    return chosen or tuple(one for _, one in fitting)


def _candidates(use: FunctionUse, contract: Contract) -> Iterator[WritingFunction]:
    """The user functions of the name: those that are listed, and on a standby all there are."""
    listed = contract.function(use.name)
    for function in listed:
        bodies = [one for one in contract.bodies if function.is_defined_by(one)]
        yield from (WritingFunction(function, one) for one in bodies or (None,))
    if contract.replication == "physical":
        names = contract.qualified(use.name)
        for body in contract.bodies:
            if body.name in names and not any(one.is_defined_by(body) for one in listed):
                yield WritingFunction(None, body)
