"""The statements of governed queries, for whoever asks who reads what; read when asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial

from msgspec import Struct, field

from .border import Border, at, in_file
from .extract import fragments
from .files.governing import Governed
from .files.languages import is_code
from .history import GovernedStatement
from .name import MAX_BYTES, Name, cut
from .resolve import Session
from .source import Fragment, Source
from .syntax.reading import read

_WORD = re.compile(r"\w+")


class QueryReaders(Struct, dict=True):
    """Finds who names something; a file whose text does not name it is never analysed.

    `source` reads a file; None where it cannot be read, which is told when it is checked itself.
    `fragments` are the SQL in it.
    """

    queries: Sequence[Governed]
    source: Callable[[Governed], Source | None]
    border: Border = field(default_factory=Border)
    fragments: Callable[[Governed, Source], Sequence[Fragment]] = lambda _, one: fragments(one)
    read: dict[int, tuple[GovernedStatement, ...]] = field(default_factory=dict)

    def __call__(self, name: Name) -> tuple[GovernedStatement, ...]:
        return tuple(reader for number in self._naming(name) for reader in self._readers(number))

    def every(self) -> Iterator[GovernedStatement]:
        """All of them, file after file."""
        return (reader for number in self._sources for reader in self._readers(number))

    def _naming(self, name: Name) -> Iterable[int]:
        """The queries whose text has every word of a name."""
        places = [self._places.get(word, frozenset()) for word in words_of(name.name)]
        return sorted(frozenset.intersection(*places)) if places else self._sources

    @cached_property
    def _sources(self) -> Mapping[int, Source]:
        """The files that can be read."""
        read = ((number, self.source(one)) for number, one in enumerate(self.queries))
        return {number: source for number, source in read if source is not None}

    @cached_property
    def _places(self) -> Mapping[str, frozenset[int]]:
        """For each word, the queries that have it."""
        found: dict[str, set[int]] = {}
        for number, source in self._sources.items():
            for word in self._words(self.queries[number], source):
                found.setdefault(word, set()).add(number)
        return {word: frozenset(numbers) for word, numbers in found.items()}

    def _words(self, one: Governed, source: Source) -> Iterable[str]:
        """The words of a file's SQL: a program has its own names for what SQL names."""
        if not is_code(one.path):
            return words_in(source.text)
        return words_in(" ".join(fragment.text for fragment in self.fragments(one, source)))

    def _readers(self, number: int) -> tuple[GovernedStatement, ...]:
        if number not in self.read:
            self.read[number] = tuple(self._statements(self.queries[number], self._sources[number]))
        return self.read[number]

    def _statements(self, one: Governed, source: Source) -> Iterator[GovernedStatement]:
        session = Session(one.how.selected)
        for fragment in self.fragments(one, source):
            for syntax in self.border.each(partial(read, fragment), in_file(source)):
                where = at(syntax.span, syntax.name)
                if self.border.only(partial(session.selects, syntax), where) is False:
                    self.border.only(partial(session.pass_over, syntax), where)
                    continue
                statement = self.border.only(partial(session.resolve, syntax), where)
                if statement is not None:
                    yield GovernedStatement(statement, session.narrowed(syntax).endpoints)


def words_in(text: str) -> set[str]:
    """The words that a text writes names with, in lower case."""
    return {cut(word).lower() for word in set(_WORD.findall(text))}


def words_of(name: str) -> list[str]:
    """The words that whoever writes the name writes, too; of several, the last may be cut."""
    words = _WORD.findall(name)
    may_be_cut = words != [name] and len(name.encode("utf-8", "surrogatepass")) > MAX_BYTES - 4
    return [word.lower() for word in (words[:-1] if may_be_cut else words)]
