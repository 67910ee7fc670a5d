"""Programs of a few files: what is found in their SQL, held against marks in comments."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from datetime import date

from marks import Place, adjusted, assert_marked, marks, place

from replicalint.check import Rules
from replicalint.check_code import check_code
from replicalint.contract import Contract
from replicalint.finding import Finding, Report
from replicalint.host.extract import NO_WRAPPERS, Wrappers, extraction
from replicalint.host.extraction import Extraction
from replicalint.host.module import External, Module
from replicalint.host.typescript import SUFFIXES
from replicalint.host.typescript import module as typescript
from replicalint.merging import merged
from replicalint.rules import RULES
from replicalint.source import Source

EVERY = Rules(RULES, frozenset(RULES.names))
_ENDS = ("", ".ts", ".js", "/index.ts", ".py", "/__init__.py")


class Program:
    """The files of a program, by their paths; what is not relative is a package."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files
        self._modules: dict[str, Module | None] = {}

    def module(self, path: str) -> Module | None:
        if path not in self._modules:
            self._modules[path] = self._read(path)
        return self._modules[path]

    def _read(self, path: str) -> Module | None:
        if path not in self.files:
            return None
        source = Source(path, self.files[path])
        if path.endswith(".py"):
            from replicalint.host.python import module as python

            return python(path, source)
        return typescript(path, source) if path.endswith(tuple(SUFFIXES)) else None

    def resolve(self, importer: Module, specifier: str) -> str | External | None:
        if importer.language == "python":
            return self._python(importer, specifier)
        if not specifier.startswith("."):
            parts = specifier.split("/")
            named = 2 if specifier.startswith("@") else 1
            return External("/".join(parts[:named]), "/".join(parts[named:]))
        path = posixpath.normpath(posixpath.join(posixpath.dirname(importer.path), specifier))
        return self._file(path)

    def _python(self, importer: Module, specifier: str) -> str | External | None:
        name = specifier.lstrip(".")
        dots = len(specifier) - len(name)
        above = posixpath.dirname(importer.path) if dots else ""
        for _ in range(dots - 1):
            above = posixpath.dirname(above)
        found = self._file(posixpath.join(above, name.replace(".", "/")))
        package, _, rest = name.partition(".")
        return found if found or dots else External(package, rest.replace(".", "/"))

    def _file(self, path: str) -> str | None:
        return next((path + end for end in _ENDS if path + end in self.files), None)

    def extraction(self, path: str, wrappers: Wrappers = NO_WRAPPERS) -> Extraction:
        """What one file of it holds."""
        return extraction(self, path, wrappers)


def report_on(files: Mapping[str, str], contract: Contract) -> Report:
    """What all rules together find in a program of which all files are read path."""
    program = Program(files)
    extractions = [program.extraction(path) for path in sorted(files) if program.module(path)]
    reports = [check_code(one, (contract,), EVERY, date(2026, 1, 1)) for one in extractions]
    report = merged(reports)
    assert report.internal_errors == ()
    return report


def assert_program_as_marked(files: Mapping[str, str], contract: Contract) -> None:
    """The findings are exactly the marked ones, each in its file."""
    for text in files.values():
        contract = adjusted(text, contract)
    found: dict[str, list[Finding]] = {path: [] for path in files}
    for finding in report_on(files, contract).findings:
        found.setdefault(finding.span.source.path, []).append(finding)
    every = {path: sorted(map(place, some)) for path, some in found.items()}
    expected = {path: sorted(one.place for one in marks(files[path])) for path in files}
    shown = "\n".join(
        f"{path}: {place(one)} {one.message}" for path in found for one in found[path]
    )
    assert every == expected, shown
    for path, text in files.items():
        assert_marked(text, found[path])


__all__ = ["Place", "Program", "assert_program_as_marked", "report_on"]
