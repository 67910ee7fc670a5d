"""What runs keep for others: a result is used again where all that it depends on is the same.

Of a file of queries that is: what it holds and its path, the contracts that govern it and what they
select of it, what migrations show of functions, the rules with all settings, the day where one of
its comments ends, and what is installed. Of migrations: all of them, in their order, with what else
is read of their folders, and all queries that may be their readers. Programs are checked each time,
and migrations whose readers are: what their SQL depends on, only following it tells. What is
mistaken or has a bug is not kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field

from .cache.digests import content_digest, digest, digest_without_places
from .cache.documents import document_entry, document_of
from .cache.results import KeptResult, entry, result_of
from .checked import Checked
from .contract import Contract, FunctionBody
from .files.document import Document, read_document
from .files.governing import Governance, Governed
from .files.installed import installed
from .files.reading import FileContent, InputError, read_content
from .files.result_store import ResultStore
from .finding import Report
from .run_plan import MigrationTask, Task
from .settings.chosen_rules import Rules
from .source import Source

Bodies = Mapping[str, tuple[FunctionBody, ...]]  # what migrations show of functions, by contract


class KeptResults(Struct, dict=True):
    """The results of runs with the same rules, on a day, by what is installed."""

    store: ResultStore
    rules: Rules
    today: date
    installed: str
    known: dict[int, tuple[Contract, str]] = field(default_factory=dict)
    contents: dict[tuple[Path, Path], str] = field(default_factory=dict)  # of files, with roots

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

    def of_file(self, task: Task, bodies: Bodies) -> Checked | None:
        """What is known to come of a file."""
        shelf = self._shelf(*[one.contract for one in task.governed])
        if task.code is not None or self.store.is_empty(shelf):
            return None
        content = self.contents.get((task.path, task.root))
        if content is None:
            try:
                found = read_content(task.path, task.root, task.most_bytes, task.printed)
            except InputError:
                return None
            content = content_digest(found.data)
        result = self.result(shelf, self._key(task, content, bodies))
        return None if result is None else Checked(result.report)

    def keep_file(self, task: Task, checked: Checked, bodies: Bodies) -> None:
        """Keeps what came of a file of queries."""
        if checked.content and not checked.mistakes:
            shelf = self._shelf(*[one.contract for one in task.governed])
            key = self._key(task, checked.content, bodies)
            self.keep(shelf, key, KeptResult(checked.report))

    def of_migrations(self, task: MigrationTask, *read: object) -> KeptMigrations | None:
        """What is kept of a contract's migrations, of which this has been read.

        None where nothing is, as it depends on more than that and the queries.
        """
        if task.code is not None or task.since is not None:
            return None
        queries = {one.path: self._query(task, one) for one in task.queries}
        asked = [
            (_selected(one.how), query and (query.printed, self.contents[one.path, task.root]))
            for one in task.queries
            for query in (queries[one.path],)
        ]
        shelf = self._shelf(task.contract)
        return KeptMigrations(self, shelf, digest("migrations", read, asked), queries)

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
        written = None if result.report.internal_errors else entry(result, self.today)
        if written is not None:
            self.store.put(shelf, key, written)

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
    """What is kept of the migrations of a contract, and what their queries hold."""

    results: KeptResults
    shelf: str
    key: str
    queries: Mapping[Path, FileContent | None]

    def known(self) -> KeptResult | None:
        """What is known to come of them."""
        return self.results.result(self.shelf, self.key)

    def keep(self, report: Report, bodies: tuple[FunctionBody, ...]) -> None:
        """Keeps what came of them."""
        self.results.keep(self.shelf, self.key, KeptResult(report, bodies))

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
