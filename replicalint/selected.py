"""Whether the patterns of contracts that name statements, `sql/all.sql#Get*`, name any.

That shows when the files have been read: it is a mistake of the contract all the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct, field

from .border import Border, at, in_file
from .contract import Contract, ContractError, Mistake, QueryPattern, Selection
from .contract.mistake import shown
from .contract.selection import NamePatterns, is_wild
from .extract import fragments
from .files.governing import Governance
from .files.languages import is_code_path
from .likeness import Known
from .source import Source

_MOST_LISTED = 5
_MOST_COMPARED = 200  # patterns whose nearest name is looked for: a contract may have thousands


class File(Struct, frozen=True):
    """A file of queries, and the names of its statements.

    None: they are not known, since the file could not be read, or is a template. `is_without_sql`:
    of a program, of which that is known.
    """

    path: str
    governed: Sequence[Governance]
    names: frozenset[str] | None
    is_without_sql: bool = False


class _Selected(Struct, frozen=True):
    """What one endpoint makes of the names in a file: those that `queries` names, and what is left.

    `names` None: they are not known.
    """

    path: str
    names: frozenset[str] | None
    queried: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()


class _Use(Struct, frozen=True):
    """One pattern of names, and what is selected in its files."""

    pattern: QueryPattern
    is_except: bool
    files: list[_Selected] = field(default_factory=list)


def has_patterns(governed: Iterable[Governance]) -> bool:
    """Whether a contract selects statements of a file by their names."""
    return any(not one.is_whole for each in governed for one in each.selections)


def looked_through(
    source: Source, governed: Sequence[Governance], border: Border
) -> tuple[File, int]:
    """The names in a file that is not checked, and how many statements no endpoint selects."""
    from .resolve import Session
    from .syntax.reading import read

    sessions = [Session(one.selected) for one in governed]
    bugs = len(border.noted)
    names: set[str] = set()
    unselected = 0
    is_read = True
    readings = [read(fragment) for fragment in fragments(source)]
    for reading in readings:
        for syntax in border.each(reading.__iter__, in_file(source)):
            names |= {syntax.name} if syntax.name is not None else set()
            where = at(syntax.span, syntax.name)
            asked = (border.only(partial(one.selects, syntax), where) for one in sessions)
            unselected += all(is_selected is False for is_selected in asked)
            is_read = is_read and not (syntax.problem and syntax.problem.cause)
    is_read = is_read and bugs == len(border.noted)
    return File(source.path, governed, frozenset(names) if is_read else None), unselected


def selection_mistakes(files: Iterable[File], *, is_whole: bool) -> tuple[str, ...]:
    """A line for each pattern of names that selects no statement, or takes none out.

    So is one for each program that is named by its path and holds no SQL.

    `is_whole` says that these are all files that the contracts govern. Else only those patterns
    are looked at that can name no other file.
    """
    files = tuple(files)
    mistakes: dict[str, list[Mistake]] = {}
    hints = _Hints()
    for path, mistake in _without_sql(files):
        mistakes.setdefault(path, []).append(mistake)
    for contract, uses in _uses(files):
        for use in uses:
            is_known = is_whole or not is_wild(use.pattern.files)
            if is_known and all(one.names is not None for one in use.files):
                mistakes.setdefault(contract.source.path, []).extend(_vain(use, hints))
    return tuple(
        str(mistake) for found in mistakes.values() for mistake in ContractError(found).mistakes
    )


def _without_sql(files: Iterable[File]) -> Iterator[tuple[str, Mistake]]:
    """The programs without SQL that a contract names each, with the path of the contract."""
    for file in files:
        for one in file.governed if file.is_without_sql else ():
            for pattern in dict.fromkeys(each for two in one.selections for each in two.queries):
                if pattern.names is None and not is_wild(pattern.files):
                    message = f'"{pattern.text}" holds no SQL'
                    yield one.contract.source.path, Mistake(pattern.span, pattern.key, message)


def _uses(files: Iterable[File]) -> Iterator[tuple[Contract, Collection[_Use]]]:
    """The patterns of names of each contract, with their files."""
    contracts: dict[int, Contract] = {}
    uses: dict[int, dict[int, _Use]] = {}
    for file in files:
        for one in file.governed:
            contracts[id(one.contract)] = one.contract
            known = uses.setdefault(id(one.contract), {})
            for selection in one.selections:
                selected = _selected(file, selection)
                for is_except in (False, True):
                    for pattern in selection.excepted if is_except else selection.queries:
                        if pattern.names is not None:
                            use = known.setdefault(pattern.span.start, _Use(pattern, is_except))
                            use.files.append(selected)
    for key, found in uses.items():
        yield contracts[key], found.values()


def _selected(file: File, selection: Selection) -> _Selected:
    if file.names is None:
        return _Selected(file.path, None)
    queried = file.names if selection.named is None else selection.named.among(file.names)
    return _Selected(file.path, file.names, queried, queried - selection.taken_out.among(queried))


def _vain(use: _Use, hints: _Hints) -> Iterator[Mistake]:
    """The mistake that a pattern is, where it is one."""
    is_named = False
    for one in use.files:
        named = NamePatterns.of([use.pattern.names or ""]).among(one.names or frozenset())
        if not named.isdisjoint(one.queried if use.is_except else one.taken):
            return
        is_named = is_named or bool(named)
    what = "takes out" if use.is_except else "selects"
    message = f'"{use.pattern.text}" {what} no statement'
    if is_named:
        other = "queries selects none" if use.is_except else "except takes out all"
        yield Mistake(use.pattern.span, use.pattern.key, f"{message}: {other} of those it names")
    else:
        yield Mistake(use.pattern.span, use.pattern.key, message, hints.of(use))


class _Names(Struct, frozen=True):
    """The names in some files, for whoever wrote one that is not there.

    `are_functions`: of programs.
    """

    where: str
    are_functions: bool
    listed: Sequence[str]
    by_folded: Mapping[str, str]
    known: Known

    @staticmethod
    def of(files: Sequence[_Selected]) -> _Names:
        names = sorted({name for one in files for name in one.names or ()})
        where = shown(files[0].path) if len(files) == 1 else f"these {len(files)} files"
        are_functions = all(is_code_path(one.path) for one in files)
        return _Names(
            where, are_functions, names, {name.lower(): name for name in names}, Known(names)
        )

    def hint(self, written: str, is_compared: bool) -> str:
        """What was probably meant by a pattern."""
        if not self.listed and self.are_functions:
            return f"No function of {self.where} holds SQL."
        if not self.listed:
            header = 'write "-- name: GetOrg" or the like above it'
            return f"No statement of {self.where} has a name: {header}."
        folded = NamePatterns.of([written.lower()]).among(frozenset(self.by_folded))
        if folded:
            return f"Case matters: perhaps you meant {shown(self.by_folded[min(folded)])}."
        near = self.known.nearest(written.strip("*?")) if is_compared else None
        if near is not None:
            return f"Did you mean {shown(near)}?"
        listed = ", ".join(map(shown, self.listed[:_MOST_LISTED]))
        more = len(self.listed) - _MOST_LISTED
        return f"The names in {self.where} are {listed}{f' and {more} more' if more > 0 else ''}."


class _Hints(Struct):
    """The names in the files of patterns, looked at once however many patterns name the same."""

    found: dict[tuple[str, ...], _Names] = field(default_factory=dict)
    asked: int = 0

    def of(self, use: _Use) -> str:
        paths = tuple(one.path for one in use.files)
        if paths not in self.found:
            self.found[paths] = _Names.of(use.files)
        self.asked += 1
        return self.found[paths].hint(use.pattern.names or "", self.asked <= _MOST_COMPARED)
