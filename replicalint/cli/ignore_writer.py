"""Puts comments that suppress findings into the files of a repository, and takes back the others.

A comment is put where it may stand, and the files are checked again: one that suppresses nothing,
or changes anything else, is taken back.
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from .destination import destination
from .output import Undelivered

if TYPE_CHECKING:
    from ..checked import Checked
    from ..finding import Finding, Report
    from ..new_ignores import Edited, NewComment, NewIgnore


Tried = Mapping[str, tuple["NewComment", ...]]  # by the fingerprint of the finding


class UnusableWithComments(Exception):
    """Files that a comment has made unusable."""


class IgnoreWriter(Struct):
    """The files of a repository, and the comments that are put into them.

    `left` has the places that have not been tried, by fingerprint.
    """

    root: Path
    ignore: NewIgnore
    check: Callable[[], Checked]
    files: dict[str, _File] = field(default_factory=dict)
    left: dict[str, list[tuple[NewComment, ...]]] = field(default_factory=dict)
    mistakes: dict[str, None] = field(default_factory=dict)

    def targets(self, report: Report) -> dict[str, Finding]:
        """The findings that are to be suppressed, by fingerprint."""
        from ..fingerprint import fingerprinted, fingerprints

        found = fingerprinted(report).findings
        pairs = zip(fingerprints(found), found, strict=True)
        return {mark: one for mark, one in pairs if one.rule == self.ignore.rule}

    def run(self, report: Report) -> Report:
        """Puts comments into files until no finding is left that one suppresses."""
        first, standing = findings_beside(report, self.ignore.rule), self.targets(report)
        self.left = {mark: [*self.comments(one)] for mark, one in standing.items()}
        while tried := self.tried(standing):
            report = self.with_(tried.values())
            done = {mark: each for mark, each in tried.items() if mark not in self.targets(report)}
            kept = {*self.harmless(done, first, report, are_all=len(done) == len(tried))}
            for path, comments in _by_path(kept).items():
                self.files[path].edited = self.files[path].edited.with_(comments)
            if not kept.issuperset(chain.from_iterable(tried.values())):
                report = self.with_(())
            standing = self.targets(report)
        return report

    def with_(self, tried: Iterable[Iterable[NewComment]]) -> Report:
        """What is found with what is kept, and what is tried beside it."""
        self.write(chain.from_iterable(tried))
        return self.checked()

    def harmless(
        self, done: Tried, first: Counter[tuple[str, ...]], report: Report, *, are_all: bool
    ) -> Iterable[NewComment]:
        """Of the comments that suppressed what they are for, those that change nothing else: all
        of them, or where together they do, each that does not.

        The report is that of all that were tried, and `are_all` says that none of these failed.
        """
        rule, together = self.ignore.rule, [*chain.from_iterable(done.values())]
        if not done or findings_beside(report, rule) == first:
            return together
        if not are_all and findings_beside(self.with_(done.values()), rule) == first:
            return together
        kept: list[NewComment] = []
        for mark, each in done.items() if len(done) > 1 else ():
            found = self.with_([kept, each])
            if mark not in self.targets(found) and findings_beside(found, rule) == first:
                kept += each
        return kept

    def checked(self) -> Report:
        checked = self.check()
        if checked.mistakes or checked.report.internal_errors:
            raise UnusableWithComments
        return checked.report

    def tried(self, standing: Iterable[str]) -> Tried:
        """The next places for each finding, where any are left that change nothing else."""
        found: dict[str, tuple[NewComment, ...]] = {}
        waiting = [mark for mark in standing if self.left.get(mark)]
        while waiting:
            asked = {mark: self.left[mark].pop(0) for mark in waiting}
            safe = self.safe({*chain.from_iterable(asked.values())})
            found |= {mark: each for mark, each in asked.items() if safe.issuperset(each)}
            waiting = [mark for mark in asked if mark not in found and self.left[mark]]
        return found

    def safe(self, comments: Collection[NewComment]) -> frozenset[NewComment]:
        """Those comments with which nothing else of their files would be other."""
        by_path = _by_path(comments)
        safe: list[NewComment] = []
        for path, each in by_path.items():
            edited = self.files[path].edited
            if edited.with_(each).is_safe:
                safe += each
            else:
                safe += [one for one in each if edited.with_([one]).is_safe]
        return frozenset(safe)

    def comments(self, finding: Finding) -> Iterator[tuple[NewComment, ...]]:
        """The comments that may suppress a finding, the best first, in the files as they were."""
        from ..new_ignores import NewComment, places

        spans = [finding.span, *(one.span for one in finding.related)]
        spans += [finding.statement] if finding.statement is not None else []
        files = {span.source.path: self.file(span.source.path) for span in spans}
        texts = {path: one.edited.text for path, one in files.items() if one is not None}
        for together in places(finding, texts):
            yield tuple(NewComment(one, self.ignore.in_file(one.path)) for one in together)

    def file(self, path: str) -> _File | None:
        """A file as it was at first; None where it cannot be changed."""
        from ..new_ignores import takes_comments

        if path not in self.files and takes_comments(path):
            try:
                self.files[path] = _File.read(self.root, path)
            except Undelivered as failure:
                self.mistakes[str(failure)] = None
        return self.files.get(path)

    def write(self, comments: Iterable[NewComment]) -> None:
        """Writes all files with what is kept, and what is tried beside it."""
        by_path = _by_path(comments)
        for path, file in self.files.items():
            file.write(file.edited.with_(by_path.get(path, ())))

    @property
    def has_written(self) -> bool:
        return any(file.edited.comments for file in self.files.values())

    def restore(self) -> None:
        for file in self.files.values():
            file.put(file.data)


def _by_path(comments: Iterable[NewComment]) -> dict[str, list[NewComment]]:
    found: dict[str, list[NewComment]] = {}
    for comment in comments:
        found.setdefault(comment.place.path, []).append(comment)
    return found


class _File(Struct):
    """A file: where it is, its bytes at first, and the comments that it is to have."""

    path: Path
    data: bytes
    edited: Edited

    @classmethod
    def read(cls, root: Path, path: str) -> _File:
        """Raises Undelivered where the file cannot be read or replaced."""
        from ..files.reading import InputError, read_data
        from ..new_ignores import Edited

        place = root / path
        destination(place)
        try:
            data = read_data(place, root)
            text = data.decode("utf-8-sig")
        except (InputError, UnicodeDecodeError) as error:
            raise Undelivered(str(error)) from None
        return cls(place, data, Edited(path, text))

    def write(self, edited: Edited) -> None:
        bom = codecs.BOM_UTF8 if self.data.startswith(codecs.BOM_UTF8) else b""
        self.put(bom + edited.new_text.encode("utf-8"))

    def put(self, data: bytes) -> None:
        if self.path.read_bytes() != data:
            destination(self.path).replace(data)


def findings_beside(report: Report, rule: str) -> Counter[tuple[str, ...]]:
    """What is found but for a rule's findings, and which statements there are."""
    found = Counter(
        (one.rule, one.span.source.path, one.subject) for one in report.findings if one.rule != rule
    )
    return found + Counter(
        ("", one.path, one.name or "", str(one.is_analysed)) for one in report.statements
    )
