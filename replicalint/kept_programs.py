"""What runs keep of programs: what entries reach, the names of functions, and by what results on
files are found again.

All that is found of programs is found by two questions: what a file holds, and where an import
leads. So a result depends on its file and on all that was asked for on the way: of each module with
these bytes it is kept which imports were asked for. A result is known where the same questions,
asked again, have the same answers, for the file and for all that it leads to: where imports lead is
found out anew from the repository as it is, and what the files hold is compared by digests. That a
file would lead elsewhere, since another has come, is seen by that as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct, field

from .cache.closures import Closures, Link
from .cache.digests import digest
from .cache.programs import (
    NamesEntry,
    ReachedEntry,
    ReachEntry,
    made_entry,
    names_of,
    reach_of,
    sorted_names,
    texts_of,
)
from .code_reach import CodeReach, EntryReach
from .contract import Contract, Endpoint, EntryPoints, Mistake
from .files.named_paths import code_paths
from .files.result_store import ResultStore
from .host.reach import FunctionPlace, Reached
from .host.repository import Answer, RepositoryModules
from .host_code import AskedModules, FunctionNames, HostCode


class _Question(Struct):
    """What was asked before anything was checked: by what it is told from others, and the files
    that what is found begins with. None: that is not known.

    What is found is found again by it and, where it `is_after` them, by all questions before.
    """

    what: str
    starts: Sequence[str] | None
    is_after: bool
    found: bytes | None = None


class KeptPrograms(Struct):
    """What is kept of the programs below a root.

    `modules` says where imports lead, and `contents` what files held, as far as that was asked in
    this run; None: it has changed since.
    """

    code: HostCode
    store: ResultStore
    shelf: str
    modules: dict[str, dict[str, Answer]] = field(default_factory=dict)
    contents: dict[str, str | None] = field(default_factory=dict)
    questions: list[_Question] = field(default_factory=list)
    before: str | None = ""  # the digest of the questions so far
    waiting: list[Callable[[], None]] = field(default_factory=list)
    closures: Closures | None = None
    again: RepositoryModules | None = None
    is_wrong: bool = False

    @staticmethod
    def of(code: HostCode, store: ResultStore, installed: str) -> KeptPrograms:
        """Those of programs that are not looked at yet."""
        return KeptPrograms(code, store, digest(installed, "programs"))

    # -- what was asked --------------------------------------------------------------------

    def take(self, asked: AskedModules) -> None:
        """Notes what was asked, by whichever process."""
        for path, answers in asked.modules.items():
            self.modules.setdefault(path, {}).update(answers)
            self.closures = None
        for path, content in asked.contents.items():
            same = self.contents.get(path, content) == content
            self.contents[path] = content if same else None

    def _take_own(self) -> None:
        asked = self.code.asked()
        self.is_wrong = self.is_wrong or asked.is_wrong
        self.take(asked)

    def closure(self, path: str) -> str | None:
        """The digest of a file with all that results on it depend on; None where that is not
        known."""
        self._take_own()
        if self.closures is None:
            self.closures = Closures(self._link)
        return self.closures.digest(path)

    def closure_of(self, paths: Iterable[str]) -> str | None:
        """The same of several."""
        each = [self.closure(path) for path in paths]
        return None if None in each else digest(*each)

    def _link(self, path: str) -> Link | None:
        """A module with what it leads to; None where that may be something else."""
        content = self._content(path)
        asked, known = self.modules.get(path), self._known(path, content)
        if asked is None and known is None:  # what is found of others does not depend on it
            return Link(digest("not asked", path))
        if content is None:
            return None
        answers: dict[str, Answer] = {**(asked or {})}
        if self.again is None:
            self.again = self.code.repository_modules()
        for specifier in known or ():
            if specifier not in answers:
                answers[specifier] = self.again.leads_to(path, specifier)
        if self.again.notes:  # these are told each time
            return None
        own = digest("module", path, content, sorted(answers.items()))
        return Link(own, tuple(found for found in answers.values() if isinstance(found, str)))

    def _content(self, path: str) -> str | None:
        if path not in self.contents:
            self.code.source(path)
            self.take(self.code.asked())
        return self.contents.get(path)

    def _known(self, path: str, content: str | None) -> tuple[str, ...] | None:
        """The imports of a module with this content that runs have asked for."""
        if content is None:
            return None
        return texts_of(self.store.get(self.shelf, digest("asked", path, content)))

    # -- what is found before anything is checked ------------------------------------------

    def reach(self, contract: Contract) -> CodeReach | None:
        """What the entries of a contract reach, where that is known."""
        files = _entry_files(contract, self.code)
        starts = None if files is None else [path for paths in files for path in paths]
        key = self._asking("reach", starts, (contract.source, files), is_after=True)
        written = None if key is None else reach_of(self.store.get(self.shelf, key))
        return None if written is None else _reach(written, contract)

    def found_reach(self, contract: Contract, found: CodeReach) -> None:
        """Notes what they reach."""
        if not found.mistakes:
            self.questions[-1].found = made_entry(_reach_entry(found, contract))

    def names(self, path: str, has_default: bool) -> FunctionNames | None:
        """The names of a file's functions, where they are known."""
        key = self._asking("names", [path], (path, has_default), is_after=False)
        written = None if key is None else names_of(self.store.get(self.shelf, key))
        return None if written is None else FunctionNames(written.every, written.default)

    def found_names(self, path: str, has_default: bool, found: FunctionNames) -> None:
        """Notes these names."""
        self.questions[-1].found = made_entry(NamesEntry(found.every, found.default))

    def _asking(
        self, kind: str, starts: Sequence[str] | None, what: object, *, is_after: bool
    ) -> str | None:
        """Notes a question; by what its answer is found."""
        question = _Question(digest(kind, what), starts, is_after)
        self.questions.append(question)
        key, self.before = self._key(question, self.before)
        return key

    def _key(self, question: _Question, before: str | None) -> tuple[str | None, str | None]:
        """By what an answer is found, and the digest of the questions with this one."""
        closure = None if question.starts is None else self.closure_of(question.starts)
        key = None if closure is None else digest(question.what, closure)
        after = None if before is None or key is None else digest(before, key)
        return after if question.is_after else key, after

    # -- what is kept ----------------------------------------------------------------------

    def keep(self, keeping: Callable[[], None]) -> None:
        """Has something kept when all has been asked."""
        self.waiting.append(keeping)

    def settle(self) -> None:
        """Keeps what was found, by all that was asked."""
        self._take_own()
        if not (self.modules or self.waiting):  # all was known
            return
        for path, answers in self.modules.items():
            content = self.contents.get(path)
            known = self._known(path, content)
            asked = tuple(sorted({*answers, *(known or ())}))
            written = None if content is None or asked == known else made_entry(asked)
            if content is not None and written is not None:
                self.store.put(self.shelf, digest("asked", path, content), written)
        if self.is_wrong:
            return
        self.closures = None
        before: str | None = ""
        for question in self.questions:
            key, before = self._key(question, before)
            if question.found is not None and key is not None:
                self.store.put(self.shelf, key, question.found)
        for keeping in self.waiting:
            keeping()
        self.waiting.clear()


def _entry_files(contract: Contract, code: HostCode) -> list[tuple[str, ...]] | None:
    """The files of each entry of a contract; None where a path of one is mistaken."""
    mistakes: list[Mistake] = []
    found: list[tuple[str, ...]] = []
    for _, endpoint, _, points in _points(contract):
        entries = {entry.span.start for entry in points.entries}
        for path in code_paths(points, endpoint):
            files = code.files_of(path, mistakes)
            if path.span.start in entries:
                found.append(files)
    return None if mistakes else found


def _points(contract: Contract) -> Iterator[tuple[int, Endpoint, int, EntryPoints]]:
    """Where the programs of a contract begin, with the numbers by which that is found."""
    for number, endpoint in enumerate(contract.endpoints):
        for place, points in enumerate(endpoint.code):
            yield number, endpoint, place, points


def _reach_entry(found: CodeReach, contract: Contract) -> ReachEntry:
    """What is reached, as it is kept."""
    places = {
        id(entry): (number, place, nth)
        for number, _, place, points in _points(contract)
        for nth, entry in enumerate(points.entries)
    }
    entries = [
        ReachedEntry(
            *places[id(one.entry)],
            tuple((path, sorted_names(names)) for path, names in one.reached.names().items()),
        )
        for one in found.entries
    ]
    return ReachEntry(tuple(entries), found.notes)


def _reach(written: ReachEntry, contract: Contract) -> CodeReach | None:
    """What is reached, without the ways; None where the contract has no such entry."""
    entries: list[EntryReach] = []
    for one in written.entries:
        try:
            endpoint = contract.endpoints[one.endpoint]
            points = endpoint.code[one.points]
            entry = points.entries[one.entry]
        except IndexError:
            return None
        places = [FunctionPlace(path, name) for path, names in one.files for name in names]
        reached = Reached.without_ways(places)
        entries.append(EntryReach(endpoint, points, entry, reached))
    return CodeReach(tuple(entries), (), written.notes)
