"""Digests of modules with all that they lead to, over whichever circles.

Two modules have the same one where everything is the same that is reached from them: each module in
itself, and which leads to which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct, field

from .digests import digest


class Link(Struct, frozen=True):
    """A module: what it is in itself, as a digest with its path, and the paths that it leads to."""

    own: str
    targets: tuple[str, ...] = ()


class Closures(Struct):
    """The digests of modules by their paths; `link` gives a module, None where it is not known.

    Of what leads to one that is not known, there is no digest. Modules that lead to one another
    have one together (Tarjan 1972, without recursion).
    """

    link: Callable[[str], Link | None]
    known: dict[str, str | None] = field(default_factory=dict)

    def digest(self, start: str) -> str | None:
        """That of a module with all that it leads to."""
        if start not in self.known:
            _Walk(self.link, self.known).through(start)
        return self.known[start]


class _Walk(Struct):
    """One way through what is not known yet."""

    link: Callable[[str], Link | None]
    known: dict[str, str | None]
    links: dict[str, Link | None] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)  # in the order of entering
    lowest: dict[str, int] = field(default_factory=dict)  # that is led to
    open: list[str] = field(default_factory=list)
    ways: list[tuple[str, Iterator[str]]] = field(default_factory=list)

    def through(self, start: str) -> None:
        self._enter(start)
        while self.ways:
            path, targets = self.ways[-1]
            inner = next(targets, None)
            if inner is None:
                self._leave(path)
            elif inner in self.known:
                continue
            elif inner in self.numbers:
                self.lowest[path] = min(self.lowest[path], self.numbers[inner])
            else:
                self._enter(inner)

    def _enter(self, path: str) -> None:
        link = self.links[path] = self.link(path)
        self.numbers[path] = self.lowest[path] = len(self.numbers)
        self.open.append(path)
        self.ways.append((path, iter(() if link is None else link.targets)))

    def _leave(self, path: str) -> None:
        self.ways.pop()
        if self.ways:
            above = self.ways[-1][0]
            self.lowest[above] = min(self.lowest[above], self.lowest[path])
        if self.lowest[path] == self.numbers[path]:
            circle = [self.open.pop()]
            while circle[-1] != path:
                circle.append(self.open.pop())
            found = self._together(circle)
            self.known.update((one, found) for one in circle)

    def _together(self, circle: list[str]) -> str | None:
        """The digest of modules that lead to one another, and to others that have theirs."""
        links = [link for one in circle if (link := self.links[one]) is not None]
        own = frozenset(circle)
        beyond = {to: self.known[to] for link in links for to in link.targets if to not in own}
        if len(links) < len(circle) or None in beyond.values():
            return None
        return digest(sorted(link.own for link in links), sorted(map(str, beyond.values())))
