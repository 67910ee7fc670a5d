"""Which statements of files of queries only read: how a first contract selects them by their names.

queries: ["db/query/*.sql#Get*", "db/query/*.sql#List*"]
except: ["db/query/orders.sql#GetForUpdate"]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase

from msgspec import Struct

from ..border import Border
from ..contract import Contract
from ..extract import fragments
from ..facts import RelationUse
from ..judging import Judged, judged, read_in
from ..rules import RULES
from ..settings.chosen_rules import Rules
from ..source import Source
from ..survey import escaped
from ..syntax.reading import read

_READS = frozenset(("SELECT", "VALUES", "TABLE", "WITH"))
_CHANGING = ("write", "session-state")
_CALLING = "user-function"
_FIRST_WORD = re.compile(r"[A-Z]?[a-z0-9]+(?=[A-Z_-])|[A-Z]+(?=[A-Z][a-z]|[_-])")
_PLAIN = re.compile(r"[\w.-]{1,100}")  # a name that is no pattern


class ReadStatements(Struct, frozen=True):
    """What an endpoint writes under `queries` and `except`, and how many statements that selects.

    `left_out` are the files of which nothing is selected.
    """

    queries: tuple[str, ...]
    excepted: tuple[str, ...]
    count: int
    total: int
    left_out: tuple[str, ...] = ()


class _Statement(Struct, frozen=True):
    path: str
    name: str | None
    is_read: bool


def read_statements(glob: str, sources: Iterable[Source], contract: Contract) -> ReadStatements:
    """What a glob of files is to be, so that the statements that only read are selected."""
    rules = Rules(RULES.only((*_CHANGING, _CALLING)), frozenset(RULES.names))
    every = [one for source in sources for one in _statements(source, contract, rules)]
    if all(one.is_read for one in every):
        return ReadStatements((glob,), (), len(every), len(every))
    names = _names(every)
    written = {name for name, is_read in names.items() if not is_read}
    wild = [*_prefixes(names)]
    excepted = [
        (one.path, one.name)
        for one in every
        if one.name in written and any(fnmatchcase(one.name, pattern) for pattern in wild)
    ]
    single = [
        name
        for name, is_read in names.items()
        if is_read and _PLAIN.fullmatch(name)
        if not any(fnmatchcase(name, pattern) for pattern in wild)
    ]
    whole = [*_read_whole(every)]
    selected = [
        one
        for one in every
        if one.path in whole
        or (one.name in single)
        or (one.is_read and any(fnmatchcase(one.name or "", pattern) for pattern in wild))
    ]
    places = {one.name: one.path for one in every if one.name is not None}
    queries = [
        *(f"{glob}#{pattern}" for pattern in wild),
        *(f"{escaped(places[name])}#{name}" for name in single),
        *map(escaped, whole),
    ]
    paths = dict.fromkeys(one.path for one in every)
    chosen = {one.path for one in selected}
    return ReadStatements(
        tuple(queries),
        tuple(dict.fromkeys(f"{escaped(path)}#{name}" for path, name in excepted)),
        len(selected),
        len(every),
        tuple(path for path in paths if path not in chosen),
    )


def _statements(source: Source, contract: Contract, rules: Rules) -> Iterator[_Statement]:
    border = Border()
    readings = map(read, fragments(source))
    for one in judged(read_in(readings, border), (contract,), rules, border):
        yield _Statement(source.path, one.syntax.name, _is_read(one))


def _is_read(one: Judged) -> bool:
    """Whether a statement only reads; a call of a function that reads no relation may do more."""
    faults = {finding.rule for finding in one.findings}
    if one.syntax.kind.partition(" ")[0] not in _READS or not faults.isdisjoint(_CHANGING):
        return False
    reads = any(statement is not None and statement.of(RelationUse) for statement in one.statements)
    return reads or _CALLING not in faults


def _names(every: Iterable[_Statement]) -> Mapping[str, bool]:
    """The names of statements, and whether all that bear one only read."""
    found: dict[str, bool] = {}
    for one in every:
        if one.name is not None:
            found[one.name] = found.get(one.name, True) and one.is_read
    return found


def _prefixes(names: Mapping[str, bool]) -> Iterator[str]:
    """Patterns of names that mostly read: `Get*`; a single name is no pattern."""
    words: dict[str, list[bool]] = {}
    for name in names:
        if (found := _FIRST_WORD.match(name)) is not None:
            words.setdefault(found[0], [])
    for word, kinds in words.items():
        alike = [name for name in names if name.startswith(word)]
        kinds += [names[name] for name in alike]
        if any(not names[name] and not _PLAIN.fullmatch(name) for name in alike):
            continue
        if sum(kinds) > 1 and sum(kinds) >= 4 * (len(kinds) - sum(kinds)):
            yield f"{word}*"


def _read_whole(every: Sequence[_Statement]) -> Iterator[str]:
    """The files that only read, and in which statements have no name to be selected by."""
    files: dict[str, list[_Statement]] = {}
    for one in every:
        files.setdefault(one.path, []).append(one)
    for path, found in files.items():
        if all(one.is_read for one in found) and any(one.name is None for one in found):
            yield path
