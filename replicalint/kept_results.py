"""What runs keep for others: a result is used again where all that it depends on is the same.

Of a file of queries that is: what it holds and its path, the contracts that govern it and what they
select of it, what migrations show of functions, the rules with all settings, the day where one of
its comments ends, and what is installed. What is mistaken or has a bug is not kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct, field

from .cache.digests import content_digest, digest, digest_without_places
from .cache.documents import document_entry, document_of
from .cache.results import KeptResult, entry, result_of
from .checked import Checked
from .contract import Contract, FunctionBody
from .files.document import Document, read_document
from .files.installed import installed
from .files.reading import InputError, read_content
from .files.result_store import ResultStore
from .run_plan import Task
from .settings.chosen_rules import Rules
from .source import Source

Bodies = Mapping[str, tuple[FunctionBody, ...]]  # what migrations show of functions, by contract


class KeptResults(Struct, dict=True):
    """The results of runs with the same rules, on a day."""

    store: ResultStore
    rules: Rules
    today: date
    known: dict[int, tuple[Contract, str]] = field(default_factory=dict)

    def document(self, source: Source) -> Document:
        """The document that a text is; its parser is loaded where that is not known."""
        shelf, key = digest(self._installed, "documents"), digest(source)
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
        shelf = self._shelf(task)
        if task.code is not None or self.store.is_empty(shelf):
            return None
        try:
            found = read_content(task.path, task.root, task.most_bytes, task.printed)
        except InputError:
            return None
        content = content_digest(found.data)
        written = self.store.get(shelf, self._key(task, content, bodies))
        result = None if written is None else result_of(written, self.today)
        return None if result is None else Checked(result.report)

    def keep_file(self, task: Task, checked: Checked, bodies: Bodies) -> None:
        """Keeps what came of a file of queries."""
        if checked.content and not (checked.mistakes or checked.report.internal_errors):
            written = entry(KeptResult(checked.report), self.today)
            if written is not None:
                key = self._key(task, checked.content, bodies)
                self.store.put(self._shelf(task), key, written)

    def _shelf(self, task: Task) -> str:
        """Where results are that one change of a contract or of settings makes useless."""
        contracts = tuple([self._contract(one.contract) for one in task.governed])
        if contracts not in self._shelves:
            self._shelves[contracts] = digest(self._installed, self._applied, contracts)
        return self._shelves[contracts]

    def _key(self, task: Task, content: str, bodies: Bodies) -> str:
        """By what a file's result is found on its shelf."""
        governed = tuple(
            [
                (one.contract.source.path, tuple([each.key for each in one.selections]))
                for one in task.governed
            ]
        )
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
    def _installed(self) -> str:
        return installed(self.store)

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
