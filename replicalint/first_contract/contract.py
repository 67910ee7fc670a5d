"""The first contract of a repository, from what is found in it: nothing is asked and nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from ..contract import Contract, ContractError, Endpoint, Migrations, QueryPattern
from ..files.reading import InputError, printed_path, read_source
from ..pulling import Pulled, PullError, Wanted, contract_of
from ..schema import ReadSchema
from ..schema_files import read_all_applied, read_dumps, read_migrated
from ..source import Source, Span, visible
from ..survey import (
    Origin,
    PassedOver,
    QueryFiles,
    Survey,
    escaped,
    shared_folders,
    survey,
)
from .read_only import ReadStatements, read_statements
from .repository import repository_below

_MOST_TOLD = 10  # folders of queries
_MOST_QUERIES = 1_000  # files that are read to see which statements only read

NOWHERE = Span(Source("", ""), 0, 0)
LOOKED_FOR = (
    "a dump of a replica (replica.sql), structure.sql or schema.sql, sqlc.yaml, and the migrations "
    "of Prisma, Supabase and other tools in SQL"
)
_READERS = (
    "DECIDE: who reads what on a replica? These are all statements found that only read. Keep "
    "those that the read path runs, and give each reader a name."
)
_MIGRATIONS = (
    "DECIDE: which have run, on the primary and on every replica? All are taken to have. If not, "
    "name the last that has: replicalint contract applied NAME"
)
_ANOTHER = "list it under migrations, too, if it is of the same database, else run init in it"
_ENDPOINTS = """\
DECIDE: who reads what on a replica? Each reader has a name here, and the files of its queries.
Until there is one, only migrations are checked.

  endpoints:
    /orders:
      queries: [sql/orders/*.sql]   # or statements by their names: "sql/orders.sql#Get*"
"""
_CODE = """\
      code: {entry: FILE#FUNCTION}  # where a program begins, or queries: [src/*.ts]
"""


class FirstContract(Struct, frozen=True):
    """A contract, comments by key path, and what there is to say about how it was made.

    Each line says of a path what it is. `notes` are what could not be read or is not sure.
    `renewed_by` are the options with which `contract pull` reads the same again.
    """

    contract: Contract
    comments: Mapping[str, str]
    taken: tuple[str, ...]
    passed_over: tuple[str, ...]
    notes: tuple[str, ...]
    renewed_by: tuple[str, ...]


class NothingFound(Exception):
    """No schema in a folder: each of `lines` says of a path why it is none."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(self.lines))


def first_contract(folder: Path, root: Path, name: str) -> FirstContract:
    """The contract of what is below a folder.

    `root` is what its paths are relative to. Raises NothingFound where no schema can be read.
    """
    composer = _Composer(folder, root, name)
    return composer.composed(survey(repository_below(folder)))


def _unread_said(lines: Sequence[str]) -> str:
    """What is said of the tables where something of the schema could not be read."""
    more = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
    dump = "A dump by pg_dump --schema-only has everything."
    return f"What is listed may be incomplete: {lines[0]}{more}. {dump}"


class _Composer(Struct):
    folder: Path
    root: Path
    name: str
    taken: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def empty(self) -> Contract:
        return Contract(Source("", ""), self.name)

    def composed(self, found: Survey) -> FirstContract:
        origin, schema, pulled = self.pulled(found)
        self.taken.append(f"{self.printed(origin.path)}: {origin.what}{_more(origin)}")
        self.notes += (*schema.unread, *pulled.notes)
        comments = dict(pulled.comments)
        if schema.unread:
            before = comments.get("relations", "DECIDE: are these all tables of the replicas?")
            comments["relations"] = f"{before} {_unread_said(schema.unread)}"
        migrations = self.migrations(found.origins, origin) or schema.migrations
        contract = replace(pulled.contract, migrations=migrations)
        if migrations:
            comments["migrations"] = _MIGRATIONS
        queries = self.against(origin, found.queries)
        endpoints = self.endpoints(queries, contract, comments)
        if found.has_senders and not endpoints:
            comments["endpoints"] += _CODE
        self.pass_over(found.passed_over)
        for program in found.programs:
            dump = f"{self.printed(origin.path)} stands for them"
            hint = dump if origin.folder is None else program.hint
            self.pass_over([PassedOver(program.path, f"{program.what}: {hint}")])
        return FirstContract(
            replace(contract, endpoints=endpoints),
            comments,
            tuple(self.taken),
            tuple(self.passed_over),
            tuple(dict.fromkeys(self.notes)),
            self.renewed_by(origin),
        )

    def renewed_by(self, origin: Origin) -> tuple[str, ...]:
        if origin.is_replica:  # what its tables are is asked of the replica itself
            return ("--replica", "DSN")
        option = "--schema" if origin.folder is None else "--migrations"
        paths = origin.files if origin.folder is None else (origin.folder,)
        return (option, *(printed_path(self.folder / path, self.root) for path in paths))

    def pulled(self, found: Survey) -> tuple[Origin, ReadSchema, Pulled]:
        """What the first origin gives that gives tables."""
        taken: tuple[Origin, ReadSchema, Pulled] | None = None
        for origin in found.origins:
            if taken is not None:
                if origin.folder is None:
                    why = f"{origin.what}: {self.printed(taken[0].path)} comes first"
                    self.pass_over([PassedOver(origin.path, why)])
                continue
            try:
                schema = self.read(origin)
                wanted = Wanted(self.name, is_replica=origin.is_replica)
                pulled = contract_of(schema.primary, wanted)
            except (InputError, ContractError, PullError) as error:
                why = f"{origin.what}, cannot be used: {error.mistakes[0]}"
                self.pass_over([PassedOver(origin.path, why)])
                continue
            if pulled.contract.relations:
                taken = origin, schema, pulled
            else:
                self.pass_over([PassedOver(origin.path, f"{origin.what}, leaves no table")])
        if taken is None:
            self.pass_over(found.passed_over)
            self.pass_over(
                PassedOver(one.path, f"{one.what}: {one.hint}") for one in found.programs
            )
            raise NothingFound(self.passed_over)
        return taken

    def read(self, origin: Origin) -> ReadSchema:
        if origin.folder is not None:
            contract = self.listing_only(origin)
            return read_migrated(self.folder / origin.folder, contract, self.root)
        return read_dumps([self.folder / path for path in origin.files], self.empty)

    def listing_only(self, origin: Origin) -> Contract:
        """A contract of migrations and nothing else."""
        listed = Migrations((self.below(origin.glob),), (NOWHERE,), NOWHERE, tool=origin.tool)
        return replace(self.empty, migrations=(listed,))

    def migrations(self, origins: Sequence[Origin], taken: Origin) -> tuple[Migrations, ...]:
        """The nearest folder of migrations that can be read, where the schema is that of a dump."""
        found: tuple[Migrations, ...] = ()
        folders = (one for one in origins if one.folder is not None and one is not taken)
        for origin in sorted(folders, key=lambda one: -shared_folders(one.path, taken.path)):
            if found or taken.folder is not None:
                self.pass_over([PassedOver(origin.path, f"{origin.what}: {_ANOTHER}")])
                continue
            try:
                found = read_all_applied(self.listing_only(origin), self.root)
            except (InputError, ContractError) as error:
                why = f"{origin.what}, cannot be used: {error.mistakes[0]}"
                self.pass_over([PassedOver(origin.path, why)])
                continue
            self.taken.append(f"{self.printed(origin.path)}: {origin.what}")
        return found

    def against(self, origin: Origin, queries: Iterable[QueryFiles]) -> Sequence[QueryFiles]:
        """Those that sqlc does not hold against another schema than the one that is taken."""
        every = list(queries)
        is_of_sqlc = any(one.schema == origin.path for one in every)
        others = [one for one in every if is_of_sqlc and one.schema != origin.path]
        why = "queries of another schema of sqlc: give them a contract of their own"
        self.pass_over(PassedOver(one.folder, why) for one in others)
        return [one for one in every if one not in others]

    def endpoints(
        self, queries: Iterable[QueryFiles], contract: Contract, comments: dict[str, str]
    ) -> tuple[Endpoint, ...]:
        """An endpoint for each group of query files, of the statements that only read."""
        found: list[Endpoint] = []
        lines: list[str] = []
        for one in queries:
            name = self.printed(one.folder) if one.folder else "queries"
            parts = {
                glob: read_statements(self.below(glob), self.sources(paths), contract)
                for glob, paths in one.globs.items()
            }
            reads = [read for read in parts.values() if read.count]
            for glob, read in parts.items():
                if not read.count:
                    why = "no statement"
                    if read.total:  # statements without names are chosen by their files alone
                        why = "no file, and no statement with a name, that only reads"
                    self.pass_over([PassedOver(glob, why)])
            if reads:
                lines.append(f"{name}: queries, {_counted(reads)}")
                queries_of = tuple(_pattern(text, name) for read in reads for text in read.queries)
                excepted = tuple(_pattern(text, name) for read in reads for text in read.excepted)
                found.append(Endpoint(name, queries_of, None, NOWHERE, None, excepted))
        self.taken += lines[:_MOST_TOLD]
        if len(lines) > _MOST_TOLD:
            self.taken.append(f"and {len(lines) - _MOST_TOLD} more folders of queries")
        comments["endpoints"] = _READERS if found else _ENDPOINTS
        return tuple(found)

    def sources(self, paths: Sequence[str]) -> Iterator[Source]:
        for path in paths[:_MOST_QUERIES]:
            try:
                yield read_source(self.folder / path, self.root)
            except InputError as error:
                self.notes += error.mistakes

    def pass_over(self, every: Iterable[PassedOver]) -> None:
        """Notes what is not taken: of many that are so for one reason, the first."""
        reasons: dict[str, list[str]] = {}
        for one in every:
            reasons.setdefault(one.why, []).append(one.path)
        for why, paths in reasons.items():
            more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
            self.passed_over.append(f"{self.printed(paths[0])}{more}: {why}")

    def below(self, path: str) -> str:
        """A path of the folder as the contract writes it."""
        start = printed_path(self.folder, self.root)
        return path if start == "." else f"{escaped(start)}/{path}"

    def printed(self, path: str) -> str:
        return visible(printed_path(self.folder / path, self.root))


def _more(origin: Origin) -> str:
    more = len(origin.files) - 1
    return f", with {more} more files" if origin.folder is None and more > 0 else ""


def _counted(reads: Sequence[ReadStatements]) -> str:
    count, total = sum(read.count for read in reads), sum(read.total for read in reads)
    if count == total:
        return f"{count} statement{'s' if count > 1 else ''}"
    return f"{count} of {total} statements, those that only read"


def _pattern(text: str, path: str) -> QueryPattern:
    files, is_selecting, names = text.replace(r"\#", "\0").partition("#")
    return QueryPattern(
        text, files.replace("\0", "#"), names if is_selecting else None, NOWHERE, path
    )
