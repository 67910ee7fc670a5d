"""The statements of governed queries, for migrations that may break them; read when asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from .check import view
from .files import Governed
from .history import Reader
from .name import Name
from .parse import statements
from .source import Fragment, Source


@dataclass
class QueryReaders:
    """Finds who names something; a file whose text does not name it is never analysed.

    `source` reads a file; None where it cannot be read, which is told when it is checked itself.
    """

    queries: Sequence[Governed]
    source: Callable[[Governed], Source | None]
    sources: dict[int, Source | None] = field(default_factory=dict)
    read: dict[int, tuple[Reader, ...]] = field(default_factory=dict)

    def __call__(self, name: Name) -> tuple[Reader, ...]:
        return tuple(
            reader
            for number in range(len(self.queries))
            if (source := self._source(number)) and name.name.lower() in source.text.lower()
            for reader in self._readers(number, source)
        )

    def _source(self, number: int) -> Source | None:
        if number not in self.sources:
            self.sources[number] = self.source(self.queries[number])
        return self.sources[number]

    def _readers(self, number: int, source: Source) -> tuple[Reader, ...]:
        if number not in self.read:
            one = self.queries[number]
            fragment = Fragment(source, 0, len(source.text))
            found = statements(fragment, view(one.contract, one.endpoints))
            self.read[number] = tuple(Reader(s, one.endpoints) for s in found)
        return self.read[number]
