"""Which programs depend on which files: an import leads from one to the next.

What a file imports is taken from its text alone, so none of them need be parsed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

Following = Callable[[str], Iterable[str]]  # the files that a file may import


class ImportGraph(Struct, frozen=True):
    """The files that some files lead to, each with those that import it."""

    importers: Mapping[str, frozenset[str]]

    @staticmethod
    def of(starts: Iterable[str], following: Following) -> ImportGraph:
        """What is reached from some files, over any number of imports."""
        importers: dict[str, set[str]] = {}
        waiting = [*starts]
        for path in waiting:
            importers.setdefault(path, set())
        seen = {*waiting}
        while waiting:
            path = waiting.pop()
            for target in following(path):
                importers.setdefault(target, set()).add(path)
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)
        return ImportGraph({path: frozenset(each) for path, each in importers.items()})

    def depending(self, paths: Iterable[str]) -> frozenset[str]:
        """These files, as far as they are reached, and all that lead to one of them."""
        return frozenset(self._depending(paths))

    def _depending(self, paths: Iterable[str]) -> Iterator[str]:
        waiting = [path for path in paths if path in self.importers]
        seen = {*waiting}
        while waiting:
            path = waiting.pop()
            yield path
            more = self.importers[path] - seen
            seen |= more
            waiting += more
