"""What runs keep for others: a result is used again where all that it depends on is the same.

Of a file of queries that is: what it holds and its path, the contracts that govern it and what they
select of it, what migrations show of functions, the rules with all settings, the day where one of
its comments ends, and what is installed. Of a program it is the same, with all modules that were
asked for on the way. Of migrations: all of them, in their order, with what else is read of their
folders, all queries that may be their readers, and where changes alone are asked about, what is
changed of them. What is mistaken or has a bug is not kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from .cache.digests import content_digest, digest, digest_without_places
from .cache.documents import document_entry, document_of
from .cache.programs import made_entry, texts_of
from .cache.results import KeptResult, entry, result_of
from .checked import Checked
from .contract import Contract, FunctionBody
from .files.document import Document, read_document
from .files.governing import Governance, Governed
from .files.installed import installed
from .files.languages import is_code
from .files.reading import FileContent, InputError, read_content
from .files.result_store import ResultStore
from .finding import Report
from .run_plan import MigrationTask, Task
from .settings.chosen_rules import Rules
from .source import Source

if TYPE_CHECKING:
    from .host_code import HostCode
    from .kept_programs import KeptPrograms

Bodies = Mapping[str, tuple[FunctionBody, ...]]  # what migrations show of functions, by contract


class KeptResults(Struct, dict=True):
    """The results of runs with the same rules, on a day, by what is installed."""

    store: ResultStore
    rules: Rules
    today: date
    installed: str
    known: dict[int, tuple[Contract, str]] = field(default_factory=dict)
    contents: dict[tuple[Path, Path], str] = field(default_factory=dict)  # of files, with roots
    programs: dict[int, KeptPrograms] = field(default_factory=dict)  # by what they are kept of

    @staticmethod
    def of(store: ResultStore, rules: Rules, today: date) -> KeptResults | None:
        """Those in a store; None where it is not known what is installed."""
        try:
            return KeptResults(store, rules, today, installed(store))
        except OSError:  # no files, as in an archive
            return None

    def document(self, source: Source) -> Document:
        """The document that a text is; its parser is loaded where that is not known."""
        shelf, key = digest(self.installed, "documents"), digest(source)
        written = self.store.get(shelf, key)
        root = None if written is None else document_of(written, source)
        if root is not None:
            return Document(root, ())
        document = read_document(source)
        made = None if document.mistakes else document_entry(document.root)
        if made is not None:
            self.store.put(shelf, key, made)
        return document

    def remember(self, code: HostCode) -> None:
        """Lets programs be told what earlier runs found of the same ones, and tell this one's."""
        if not code.texts:
            from .kept_programs import KeptPrograms

            code.memory = self.programs[id(code)] = KeptPrograms.of(
                code, self.store, self.installed
            )

    def settle(self) -> None:
        """Keeps what depends on all that a run has asked."""
        for programs in self.programs.values():
            programs.settle()

    def of_file(self, task: Task, bodies: Bodies) -> Checked | None:
        """What is known to come of a file."""
        shelf = self._shelf(*[one.contract for one in task.governed])
        if self.store.is_empty(shelf):
            return None
        if task.code is not None:
            programs = self.programs.get(id(task.code))
            content = None if programs is None else programs.closure(task.code.printed(task.path))
        else:
            content = self.contents.get((task.path, task.root)) or self._content(task)
        if content is None:
            return None
        result = self.result(shelf, self._key(task, content, bodies))
        if result is None:
            return None
        return Checked(result.report, functions=result.functions, names=result.names)

    def _content(self, task: Task) -> str | None:
        """The digest of what a file of queries holds; None where it cannot be read."""
        try:
            found = read_content(task.path, task.root, task.most_bytes, task.printed)
        except InputError:
            return None
        return content_digest(found.data)

    def keep_file(self, task: Task, checked: Checked, bodies: Bodies) -> None:
        """Keeps what came of a file; of a program, when all has been asked."""
        shelf = self._shelf(*[one.contract for one in task.governed])
        if checked.content and not checked.mistakes:
            key = self._key(task, checked.content, bodies)
            self.keep(shelf, key, KeptResult(checked.report))
        asked, programs = checked.asked, self.programs.get(id(task.code))
        if task.code is None or programs is None or asked is None:
            return
        programs.take(asked)
        if asked.is_wrong or checked.mistakes:
            return
        found = KeptResult(checked.report, functions=checked.functions, names=checked.names)
        path, written = task.code.printed(task.path), self._written(found)

        def keeping() -> None:
            closure = programs.closure(path)
            if closure is not None and written is not None:
                self.store.put(shelf, self._key(task, closure, bodies), written)

        programs.keep(keeping)

    def of_wrappers(self, contract: Contract, tasks: Sequence[Task]) -> tuple[str, ...] | None:
        """What is known to be said of a contract's wrappers that these programs do not use."""
        key = self._key_of_wrappers(contract, tasks)
        return None if key is None else texts_of(self.store.get(self._shelf(contract), key))

    def keep_wrappers(
        self, contract: Contract, tasks: Sequence[Task], lines: tuple[str, ...]
    ) -> None:
        """Keeps what is said of them, when all has been asked."""

        def keeping() -> None:
            key, written = self._key_of_wrappers(contract, tasks), made_entry(lines)
            if key is not None and written is not None:
                self.store.put(self._shelf(contract), key, written)

        for programs in {id(one.code): self.programs.get(id(one.code)) for one in tasks}.values():
            if programs is not None:
                programs.keep(keeping)

    def _key_of_wrappers(self, contract: Contract, tasks: Sequence[Task]) -> str | None:
        code = tasks[0].code if tasks else None
        programs = self.programs.get(id(code))
        if programs is None or any(one.code is not code for one in tasks):
            return None
        paths = [one.printed for one in tasks]
        closure = programs.closure_of(paths)
        return None if closure is None else digest("wrappers", paths, closure)

    def of_migrations(self, task: MigrationTask, *read: object) -> KeptMigrations | None:
        """What is kept of a contract's migrations, of which this has been read.

        None where nothing is, as it depends on more than that and the queries.
        """
        programs = self.programs.get(id(task.code))
        if task.code is not None and programs is None:
            return None
        queries = {one.path: self._query(task, one) for one in task.queries}
        asked = [
            (_selected(one.how), query and (query.printed, self.contents[one.path, task.root]))
            for one in task.queries
            for query in (queries[one.path],)
        ]
        followed = [
            query.printed
            for one in task.queries
            if is_code(one.path) and (query := queries[one.path]) is not None
        ]
        shelf, key = self._shelf(task.contract), digest("migrations", read, task.since, asked)
        return KeptMigrations(self, shelf, key, queries, programs, tuple(followed))

    def _query(self, task: MigrationTask, query: Governed) -> FileContent | None:
        """What a query holds that may be a reader; None where it cannot be read."""
        try:
            found = read_content(query.path, task.root, task.most_bytes)
        except InputError:
            return None
        self.contents[query.path, task.root] = content_digest(found.data)
        return found

    def result(self, shelf: str, key: str) -> KeptResult | None:
        """The result that is found by a key, where it holds today."""
        written = self.store.get(shelf, key)
        return None if written is None else result_of(written, self.today)

    def keep(self, shelf: str, key: str, result: KeptResult) -> None:
        """Keeps a result of today, if there is no bug in it."""
        written = self._written(result)
        if written is not None:
            self.store.put(shelf, key, written)

    def _written(self, result: KeptResult) -> bytes | None:
        return None if result.report.internal_errors else entry(result, self.today)

    def _shelf(self, *governing: Contract) -> str:
        """Where results are that one change of a contract or of settings makes useless."""
        contracts = tuple(map(self._contract, governing))
        if contracts not in self._shelves:
            self._shelves[contracts] = digest(self.installed, self._applied, contracts)
        return self._shelves[contracts]

    def _key(self, task: Task, content: str, bodies: Bodies) -> str:
        """By what a file's result is found on its shelf."""
        governed = tuple([(one.contract.source.path, _selected(one)) for one in task.governed])
        if governed not in self._governed:
            of_functions = [bodies.get(path, ()) for path, _ in governed]
            self._governed[governed] = digest(governed, of_functions)
        how = self._governed[governed]
        return digest(task.printed, content, how, task.may_be_no_query, task.refusal)

    def _contract(self, contract: Contract) -> str:
        """The digest of a contract's file."""
        if id(contract) not in self.known:
            self.known[id(contract)] = contract, digest(contract.source)
        return self.known[id(contract)][1]

    @cached_property
    def _applied(self) -> str:
        """The digest of the rules, and of what settings say of them."""
        rules = self.rules
        names = rules.every.names, rules.selected.names, rules.known
        return digest_without_places(names, rules.command, rules.project, rules.layers)

    @cached_property
    def _shelves(self) -> dict[tuple[str, ...], str]:
        return {}

    @cached_property
    def _governed(self) -> dict[tuple[object, ...], str]:
        """The digests of how files are governed, by that."""
        return {}


class KeptMigrations(Struct, frozen=True):
    """What is kept of the migrations of a contract, and what their queries hold.

    `followed` are those that are `programs`: what they depend on counts as well.
    """

    results: KeptResults
    shelf: str
    base: str
    queries: Mapping[Path, FileContent | None]
    programs: KeptPrograms | None = None
    followed: tuple[str, ...] = ()

    @property
    def key(self) -> str | None:
        """By what a result is found, by all that has been asked so far."""
        if self.programs is None or not self.followed:
            return self.base
        closure = self.programs.closure_of(self.followed)
        return None if closure is None else digest(self.base, closure)

    def known(self) -> KeptResult | None:
        """What is known to come of them."""
        key = self.key
        return None if key is None else self.results.result(self.shelf, key)

    def keep(self, report: Report, bodies: tuple[FunctionBody, ...]) -> None:
        """Keeps what came of them; where programs are among the queries, when all was asked."""

        def keeping() -> None:
            key = self.key
            if key is not None:
                self.results.keep(self.shelf, key, KeptResult(report, bodies))

        if self.programs is None:
            keeping()
        else:
            self.programs.keep(keeping)

    def source(self, query: Governed) -> Source | None:
        """A query as it was read; None where it could not be."""
        found = self.queries[query.path]
        try:
            return None if found is None else found.source()
        except InputError:
            return None


def _selected(one: Governance) -> tuple[object, ...]:
    """What a contract selects of a file."""
    return tuple([each.key for each in one.selections])
