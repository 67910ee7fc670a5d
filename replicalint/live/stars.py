"""The stars of a statement as sqlc writes them out, for servers that never see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from ..facts import ColumnUse, StarUse, Statement
from ..name import quoted


class WrittenStar(Struct, frozen=True):
    """What is sent in place of a star, and where that ends in the file."""

    text: str
    end: int


def written_stars(statement: Statement) -> Mapping[int, WrittenStar]:
    """The stars of a statement that sqlc makes lists of, by where each begins in the file.

    Of what has unknown columns in the same star, its own `t.*` stays.
    """
    lists: dict[tuple[int, int], list[str]] = {}
    for use in statement.of(ColumnUse):
        if use.in_clause == "star":
            lists.setdefault((use.span.start, use.span.end), []).append(_column(use))
    for star in statement.of(StarUse):
        if (known := lists.get((star.span.start, star.span.end))) is not None:
            known += _others(star)
    return {start: WrittenStar(", ".join(names), end) for (start, end), names in lists.items()}


def _column(use: ColumnUse) -> str:
    name = quoted(use.name)
    return name if use.qualifier is None else f"{quoted(use.qualifier)}.{name}"


def _others(star: StarUse) -> Iterator[str]:
    return (f"{quoted(entry.alias)}.*" for entry in star.entries if entry.alias)
