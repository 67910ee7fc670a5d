"""A contract as a table on a terminal: each relation with its columns, then all else it lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..contract import Column, Contract, Function, NotReplicated, Relation, Rollout
from ..name import quoted
from ..report.colours import GUTTER, RESET, TITLE
from ..report.width import width
from ..safe_form import absent_value
from ..source import visible
from .words import (
    check_in_words,
    definition,
    derived_in_words,
    effect,
    migrations_in_words,
    named,
    queries_of,
    replica_in_words,
    roles_of,
    search_path_in_words,
    signature,
    stated,
    type_in,
    wrappers_in_words,
)

_GAP = 2  # columns between the cells of a row
WIDEST = 40  # of a cell that is not the last: a longer one pushes its own row alone
_NARROWEST = 24  # of the last cell, however narrow the terminal is

Row = tuple[str, ...]


def as_table(contract: Contract, columns: int) -> str:
    """The contract in colour, in lines of at most `columns` where the words allow it."""
    head = f"{TITLE}{visible(contract.source.path)}: {visible(contract.name)}{RESET}"
    blocks = [
        "\n".join([head, *rows(_about(contract), columns), *rows(_replica(contract), columns)]),
        *_relations(contract, columns),
        *(
            "\n".join([f"{TITLE}{title}{RESET}", *rows(listed, columns)])
            for title, listed in _lists(contract)
            if listed
        ),
    ]
    return "\n\n".join(blocks) + "\n"


def _about(contract: Contract) -> list[Row]:
    return [(_on_one_line(contract.description),)] if contract.description else []


def _replica(contract: Contract) -> list[Row]:
    said: list[Row] = [
        ("replica", replica_in_words(contract)),
        ("search path", search_path_in_words(contract)),
    ]
    said += [("migrations", migrations_in_words(one)) for one in contract.migrations]
    wrappers = wrappers_in_words(contract.wrappers)
    said += [("wrappers", wrappers)] if wrappers else []
    said += check_in_words(contract.check)
    return said


def _relations(contract: Contract, columns: int) -> Iterator[str]:
    for relation in contract.relations.values():
        said = _on_one_line("; ".join(f"{key}: {value}" for key, value in stated(relation)))
        about = (f"{GUTTER}{line}{RESET}" for line in rows([(said,)] if said else [], columns))
        lines = [f"{TITLE}{visible(str(relation.name))}{RESET}", *about]
        listed = [_column(relation, one) for one in relation.columns.values()]
        yield "\n".join([*lines, *rows(listed, columns)])


def _column(relation: Relation, column: Column) -> Row:
    return quoted(column.name), type_in(relation, column), "\n".join(_remarks(column))


def _remarks(column: Column) -> Iterator[str]:
    """What is to be known of a column, a line each."""
    if column.description:
        yield _on_one_line(column.description)
    if column.rollout is not Rollout.NONE:
        yield f"rollout: {column.rollout.value}, absent: {absent_value(column)}"
    if column.generated:
        yield "generated"
    if column.derived is not None:
        yield _on_one_line(derived_in_words(column.derived))


def _lists(contract: Contract) -> Iterator[tuple[str, list[Row]]]:
    """What the contract lists besides relations, each list with its title."""
    types = [(str(one.name), *_defined(*definition(one))) for one in contract.types.values()]
    yield "types", types
    yield "functions", [_function(one) for one in contract.functions]
    yield "sequences", [(str(name),) for name in contract.sequences]
    yield "extensions", [(name,) for name in contract.extensions]
    yield "not replicated", [*map(_absent, contract.not_replicated)]
    yield "settings", _stated(contract.settings)
    yield "roles", _stated(roles_of(contract))
    yield "registries", [(str(name),) for name in contract.registries]
    yield "endpoints", [(one.name, "\n".join(queries_of(one))) for one in contract.endpoints]


def _stated(names: Iterable[str] | None) -> list[Row]:
    """Names of a list that may be left out: an empty one says that there is none."""
    return [] if names is None else [(name,) for name in names] or [("none",)]


def _function(function: Function) -> Row:
    does = effect(function)
    return (signature(function), does) if does else (signature(function),)


def _defined(kind: str, parts: Sequence[str]) -> Row:
    return kind, ", ".join(parts)


def _absent(entry: NotReplicated) -> Row:
    parts = (f"instead: {entry.instead}" if entry.instead else "", entry.reason or "")
    return named(entry), entry.kind, "\n".join(map(_on_one_line, filter(None, parts)))


def rows(given: Iterable[Row], columns: int, widest: int = WIDEST) -> Iterator[str]:
    """Rows with their cells below one another.

    The last cell may have several lines, and is broken where the terminal's line ends.
    """
    shown = [(*map(_on_one_line, row[:-1]), row[-1]) for row in given]
    length = max(map(len, shown), default=0)
    widths = [_width(shown, number, widest) for number in range(length - 1)]
    for row in shown:
        start = ""
        for cell, wide in zip(row[:-1], widths, strict=False):
            start += " " * _GAP + cell + " " * (wide - width(cell))
        start += " " * _GAP
        rest = max(columns - width(start), _NARROWEST)
        first, *more = _broken(row[-1], rest) or [""]
        yield f"{start}{first}".rstrip()
        yield from (" " * width(start) + line for line in more)


def _width(given: Sequence[Row], number: int, widest: int) -> int:
    found = (width(row[number]) for row in given if number < len(row) - 1)
    return max((one for one in found if one <= widest), default=0)


def _on_one_line(text: str) -> str:
    return visible(" ".join(text.split()))


def _broken(text: str, columns: int) -> list[str]:
    """The text in lines of at most so many columns, but for words that are longer."""
    parts = [_broken_line(line, columns) for line in text.split("\n")]
    return [line for part in parts for line in part]


def _broken_line(text: str, columns: int) -> list[str]:
    lines: list[str] = []
    for word in visible(text).split(" "):
        if lines and width(lines[-1]) + 1 + width(word) <= columns:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
