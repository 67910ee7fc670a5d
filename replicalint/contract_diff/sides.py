"""The two sides of a comparison of contracts: where they are read from, and which belong together.

A side is a file, a revision of the repository, with a path or with all its contracts, the replica
as it runs, or the schema that a folder of migrations leaves.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from pathlib import Path, PurePosixPath

from msgspec import Struct, field

from ..contract import Contract
from ..files.borders import repository_root
from ..files.contract_search import NO_CONTRACT, contracts_from
from ..files.contracts import contract_root, load_contract
from ..files.reading import InputError, printed_path
from ..files.revisions import Revision
from ..source import visible


class SideKind(Enum):
    """What a side is read from."""

    FILE = "file"
    REVISION = "git"
    LIVE = "live"
    MIGRATIONS = "migrations"


class Side(Struct, frozen=True):
    """One side: `text` is the path of a file or a folder, or the name of a revision.

    `path` is that of a revision's contract, where one is named.
    """

    kind: SideKind
    text: str
    path: str | None = None

    @staticmethod
    def of(written: str) -> Side:
        """`git:REF[:PATH]`, `live`, `migrations:FOLDER`, else the path of a file."""
        if written == SideKind.LIVE.value:
            return Side(SideKind.LIVE, written)
        word, colon, rest = written.partition(":")
        if colon and word == SideKind.MIGRATIONS.value:
            return Side(SideKind.MIGRATIONS, rest)
        if colon and word == SideKind.REVISION.value:
            ref, colon, path = rest.partition(":")
            path = str(PurePosixPath(path)) if path else path  # as git has it, without "./"
            return Side(SideKind.REVISION, ref, path if colon else None)
        return Side(SideKind.FILE, written)

    @property
    def has_all(self) -> bool:
        """Whether it is a revision with all of its contracts."""
        return self.kind is SideKind.REVISION and self.path is None

    @property
    def is_schema(self) -> bool:
        """Whether it is a schema, which says a part of what a contract does."""
        return self.kind in (SideKind.LIVE, SideKind.MIGRATIONS)


class Tracked(Struct, frozen=True):
    """A contract, what its paths are relative to, and where it comes from.

    `has_places` says that its spans are places which somebody can look up; `file` is the file that
    it is read from, where it is one.
    """

    contract: Contract
    root: Path
    title: str
    has_places: bool = True
    file: Path | None = None


class Compared(Struct, frozen=True):
    """Two contracts that belong together; None for one that is not there."""

    old: Tracked | None
    new: Tracked | None

    @property
    def root(self) -> Path:
        """What the paths of both are relative to: the repository that the command runs in.

        Where neither is of that one, the new contract's.
        """
        roots = [one.root for one in (self.new, self.old) if one is not None]
        here = repository_root(Path.cwd())
        return here if here in roots else roots[0]


# What becomes of a contract where the replicas are as a schema is.
Pull = Callable[[Side, Tracked], Tracked]


def compared(
    old: Side, new: Side | None, chosen: Path | None, pull: Pull
) -> tuple[tuple[Compared, ...], tuple[str, ...]]:
    """The contracts of both sides, paired, and lines about what was passed over.

    `new` None is the working tree: the `chosen` contract, or all that a run finds. A replica is
    always held against the contract, on whichever side it is named. Raises InputError or
    ContractError where a side cannot be read.
    """
    if new is not None and old.is_schema and new.is_schema:
        raise InputError(["one side must be a contract: a schema alone governs nothing"])
    reader = _Reader(chosen)
    schema = old if old.is_schema else new
    if schema is None or not schema.is_schema:
        pairs = reader.paired(old, new)
    else:
        found = reader.tracked(new if schema is old else old, None).values()
        both = [(one, pull(schema, one)) for one in found]
        is_old = schema is old and schema.kind is not SideKind.LIVE
        pairs = [Compared(b, a) if is_old else Compared(a, b) for a, b in both]
    if not pairs:
        raise InputError([NO_CONTRACT])
    return tuple(pairs), tuple(dict.fromkeys(reader.notes))


class _Reader(Struct, frozen=True):
    """Reads sides; `chosen` is the contract of the run, where one is."""

    chosen: Path | None
    notes: list[str] = field(default_factory=list)

    def paired(self, old: Side, new: Side | None) -> list[Compared]:
        """The contracts of both sides by their paths, then by their names."""
        before, after = self.tracked(old, new), self.tracked(new, old)
        is_single = all(one is None or not one.has_all for one in (old, new))
        if len(before) == len(after) == 1 and is_single:
            return [Compared(*before.values(), *after.values())]
        found = [Compared(before[path], after[path]) for path in before if path in after]
        come = [one for path, one in after.items() if path not in before]
        for one in (one for path, one in before.items() if path not in after):
            name = one.contract.name
            moved = next((other for other in come if other.contract.name == name), None)
            if moved is not None:
                come.remove(moved)
            found.append(Compared(one, moved))
        return [*found, *(Compared(None, one) for one in come)]

    def tracked(self, side: Side | None, other: Side | None) -> Mapping[str, Tracked]:
        """The contracts of a side, by their paths in the repository.

        A revision without a path has the contract of the other side's path, or all that there are.
        """
        if side is None:
            return self._working_tree(other)
        if side.kind is SideKind.FILE:
            if not os.path.lexists(side.text) and not side.text.endswith((".yaml", ".yml")):
                text = visible(side.text)
                raise InputError([f"{text}: no such file (A revision is written git:{text}.)"])
            return {side.text: _of_file(Path(side.text))}
        revision = Revision.of(side.text, Path.cwd())
        if side.path is not None:
            if (one := _at(revision, side.path)) is None:
                raise InputError([f"{visible(revision.printed(side.path))}: no such file"])
            return {side.path: one}
        return self._of_revision(revision, other)

    def _of_revision(self, revision: Revision, other: Side | None) -> Mapping[str, Tracked]:
        if other is not None and not other.has_all:
            path = other.path or _in_repository(Path(other.text), revision)
            paths: Iterable[str] = (path,)
        elif self.chosen is not None:
            paths = (_in_repository(self.chosen, revision),)
        else:
            here = self._files() if other is None else ()
            known = (_in_repository(path, revision) for path in here)
            paths = dict.fromkeys((*known, *revision.contracts(Path.cwd())))
        read = ((path, _at(revision, path)) for path in paths)
        return {path: one for path, one in read if one is not None}

    def _working_tree(self, other: Side | None) -> Mapping[str, Tracked]:
        """The contracts of the run; of one that a revision names, the file of that path."""
        if other is not None and other.path is not None and self.chosen is None:
            root = repository_root(Path.cwd())
            assert root is not None  # or the revision could not have been read
            path = root / other.path
            return {other.path: _of_file(path)} if os.path.lexists(path) else {}
        files = self._files()
        if other is not None and other.kind is SideKind.FILE and len(files) > 1:
            names = ", ".join(visible(printed_path(path, contract_root(path))) for path in files)
            raise InputError([f"several contracts ({names}): name the new one, too"])
        found = ((path, _of_file(path)) for path in files)
        return {printed_path(path, one.root): one for path, one in found}

    def _files(self) -> tuple[Path, ...]:
        """The contracts of the run; none where there are none, which a side may still have."""
        try:
            found = contracts_from(Path.cwd(), self.chosen)
        except InputError as error:
            if error.mistakes[-1:] != (NO_CONTRACT,):
                raise
            return ()
        self.notes.extend(found.notes)
        return found.files


def _of_file(path: Path) -> Tracked:
    contract = load_contract(path)
    return Tracked(contract, contract_root(path), contract.source.path, file=path)


def _at(revision: Revision, path: str) -> Tracked | None:
    contract = revision.contract(path)
    if contract is None:
        return None
    return Tracked(contract, revision.root, contract.source.path)


def _in_repository(path: Path, revision: Revision) -> str:
    """The path of a file as a revision writes it."""
    return os.path.relpath(path, revision.root).replace(os.sep, "/")
