"""What the entries of contracts reach in programs, as values, and what is wrong with entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from .contract import Endpoint, EntryPoints, Mistake, QueryPattern
from .host.reach import MissingImport, Reached
from .source import visible


class EntryReach(Struct, frozen=True):
    """What one entry of an endpoint reaches."""

    endpoint: Endpoint
    points: EntryPoints
    entry: QueryPattern
    reached: Reached


class CodeReach(Struct, frozen=True):
    """What the entries of a contract reach, what is wrong with them, and what to say of that."""

    entries: tuple[EntryReach, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def functions(self) -> Mapping[str, Mapping[str, frozenset[str | None]]]:
        """The functions of each file that each endpoint reaches, by the endpoint's name."""
        found: dict[str, dict[str, frozenset[str | None]]] = {}
        for one in self.entries:
            for path, names in one.reached.names().items():
                known = found.setdefault(path, {})
                name = one.endpoint.name
                known[name] = known.get(name, frozenset()) | names
        return found


def unfollowed(missing: MissingImport) -> str:
    """Why an import is not followed."""
    if missing.specifier is None:
        return "cannot tell which module this import loads"
    return f'import "{visible(missing.specifier)}" leads to no file'


def vain(points: EntryPoints, found: Sequence[Reached]) -> Iterator[Mistake]:
    """The patterns under `within` and `except` that make no difference."""
    if not found:
        return
    used = frozenset(key for one in found for key in one.within)
    taken = frozenset(key for one in found for key in one.excepted)
    for pattern in points.within:
        if pattern.span.start not in used:
            message = f'"{pattern.text}" matches no file that is reached'
            yield Mistake(pattern.span, pattern.key, message)
    for pattern in points.excepted:
        if pattern.span.start not in taken:
            message = f'"{pattern.text}" takes out nothing: no entry reaches it'
            yield Mistake(pattern.span, pattern.key, message)
