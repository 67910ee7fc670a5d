"""What was checked: the statements of a run, for the counts and for reports about all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, repeat
from operator import attrgetter
from struct import Struct as Packed

from msgspec import Struct


class StatementSummary(Struct, frozen=True):
    """One statement of the run, for the counts and for JSON's `statements`.

    It keeps lines rather than a span, which would keep the whole file in memory. `unseen` is why
    nothing of it was seen.
    """

    path: str
    line: int
    end_line: int
    name: str | None
    endpoint: str | None
    is_analysed: bool
    unseen: str | None = None


class FileStatements(Struct, frozen=True, array_like=True):
    """Statements of one file, in their order, in little memory: a report keeps those of each file.

    `lines` are the first and the last of each, as 32-bit numbers. `names` and `endpoints` have one
    for each, or are the one that all have. `unanalysed` are the numbers of those of which a part
    was not analysed, from 0, with why nothing of them was seen.
    """

    path: str
    lines: bytes
    names: tuple[str | None, ...] | str | None
    endpoints: tuple[str | None, ...] | str | None
    unanalysed: tuple[tuple[int, str | None], ...] = ()

    def __len__(self) -> int:
        return len(self.lines) // _LINES.size

    def __iter__(self) -> Iterator[StatementSummary]:
        names, endpoints = (
            values if isinstance(values, tuple) else repeat(values)
            for values in (self.names, self.endpoints)
        )
        unseen = dict(self.unanalysed)
        each = zip(_LINES.iter_unpack(self.lines), names, endpoints, strict=False)
        for number, ((line, end_line), name, endpoint) in enumerate(each):
            is_analysed, why = number not in unseen, unseen.get(number)
            yield StatementSummary(self.path, line, end_line, name, endpoint, is_analysed, why)

    @property
    def reasons(self) -> tuple[str | None, ...]:
        """Why nothing of them was seen, each once; None of those of which something was."""
        seen = (None,) if len(self.unanalysed) < len(self) else ()
        return tuple(dict.fromkeys((*(why for _, why in self.unanalysed), *seen)))


_LINES = Packed("<II")


def in_files(statements: Iterable[StatementSummary]) -> tuple[FileStatements, ...]:
    """Statements as reports keep them; those of a file come one after the other."""
    kept: list[FileStatements] = []
    for path, of_file in groupby(statements, key=attrgetter("path")):
        while some := [*islice(of_file, _MOST_TOGETHER)]:
            kept.append(_together(path, some))
    return tuple(kept)


_MOST_TOGETHER = 1000  # so that no more are in memory one by one


def _together(path: str, statements: Sequence[StatementSummary]) -> FileStatements:
    return FileStatements(
        path,
        b"".join(_LINES.pack(one.line, one.end_line) for one in statements),
        _told_once([one.name for one in statements]),
        _told_once([one.endpoint for one in statements]),
        tuple((n, one.unseen) for n, one in enumerate(statements) if not one.is_analysed),
    )


def _told_once(values: Sequence[str | None]) -> tuple[str | None, ...] | str | None:
    return tuple(values) if any(one != values[0] for one in values) else values[0]
