"""What of a repository is the same for each of its files: where imports lead, what leads to SQL.

It is found when it is first asked for, and kept while the files of a run are evaluated.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..libraries.library import Library
from ..module import External, Import, Module, Modules
from ..nodes import Declare, FunctionExpression
from .elsewhere import Elsewhere
from .relevance import Relevance

_MOST_IMPORTS = 3  # modules, one behind the other, from a file to the library
_FAR = 2  # imports from a file to a module that it reaches


class Surroundings:
    """The modules of a repository, the libraries that are known, and a contract's own names."""

    def __init__(
        self,
        modules: Modules,
        libraries: Mapping[str, Library],
        sinks: tuple[tuple[str, int], ...] = (),
        tags: frozenset[str] = frozenset(),
    ) -> None:
        self._modules = modules
        self.libraries = libraries
        self.packages = {name: one for one in libraries.values() for name in one.packages}
        self.generated = frozenset[str]().union(*(one.generated for one in libraries.values()))
        self.sinks: dict[str, list[tuple[str, int]]] = {}
        for name, argument in sinks:
            self.sinks.setdefault(name.rpartition(".")[2], []).append((name, argument - 1))
        self.tags: dict[str, list[str]] = {}
        for name in sorted(tags):
            self.tags.setdefault(name.rpartition(".")[2], []).append(name)
        self._own = frozenset((*self.sinks, *self.tags))
        self._targets: dict[tuple[str, str], str | External | None] = {}
        self._imports: dict[str, dict[str, Import]] = {}
        self.elsewhere = Elsewhere(self.function_of)  # what functions do to variables of others
        self._relevances: dict[str, Relevance] = {}
        self._leads: dict[str, bool] = {}
        self._reached: dict[str, tuple[Module, ...]] = {}

    def module(self, path: str) -> Module | None:
        """The file with that path; None where there is none or it is no host code."""
        return self._modules.module(path)

    def resolve(self, importer: Module, specifier: str) -> str | External | None:
        """What an import leads to: a path, a package, or None where it leads nowhere."""
        key = importer.path, specifier
        if key not in self._targets:
            self._targets[key] = self._modules.resolve(importer, specifier)
        return self._targets[key]

    def targets(self, importer: Module, one: Import) -> tuple[str | External, ...]:
        """What an import leads to, and the module that it names: `from . import database`."""
        target = self.resolve(importer, one.specifier)
        found = [] if target is None else [target]
        is_package = target is None or (isinstance(target, str) and target.endswith("__init__.py"))
        if importer.language == "python" and is_package and one.name != "*":
            dot = "" if one.specifier.endswith(".") else "."
            inner = self.resolve(importer, f"{one.specifier}{dot}{one.name}")
            found += [inner] if isinstance(inner, str) else []
        return tuple(found)

    def imports_of(self, module: Module) -> dict[str, Import]:
        """The imports of a module by the names that they get there."""
        found = self._imports.get(module.path)
        if found is None:
            found = {one.local: one for one in module.imports if one.local}
            self._imports[module.path] = found
        return found

    def function_of(self, module: Module, name: str) -> FunctionExpression | None:
        """The function of a module, or of one that it imports, with a name."""
        for _ in range(2):
            for one in module.body:
                if isinstance(one, Declare) and one.name == name:
                    return one.value if isinstance(one.value, FunctionExpression) else None
            imported = self.imports_of(module).get(name)
            target = None if imported is None else self.resolve(module, imported.specifier)
            other = self.module(target) if isinstance(target, str) else None
            if imported is None or other is None:
                return None
            export = other.exports.get(imported.name)
            name = export.local if export is not None and export.local else imported.name
            module = other
        return None

    def relevance(self, module: Module) -> Relevance:
        """What of a module can send SQL."""
        found = self._relevances.get(module.path)
        if found is None:
            found = Relevance(self, module, self._own)
            self._relevances[module.path] = found
        return found

    def reached(self, path: str) -> tuple[Module, ...]:
        """A module, those that it imports, and those that these import."""
        known = self._reached.get(path)
        if known is not None:
            return known
        first = self.module(path)
        near = [] if first is None else [first]
        found = {module.path: module for module in near}
        for _ in range(_FAR):
            targets = [
                target
                for module in near
                for one in module.imports
                for target in self.targets(module, one)
            ]
            paths = [path for path in targets if isinstance(path, str) and path not in found]
            modules = [self.module(path) for path in dict.fromkeys(paths)]
            near = [module for module in modules if module is not None]
            found.update({module.path: module for module in near})
        return self._reached.setdefault(path, tuple(found.values()))

    def leads(self, target: str | External) -> bool:
        """Whether a module is a library's, or comes to one over a few imports."""
        if isinstance(target, External):
            return target.package in self.packages
        if target not in self._leads:
            self._leads[target] = self._comes_to_library(target)
        return self._leads[target]

    def _comes_to_library(self, target: str) -> bool:
        waiting: list[tuple[str | External, int]] = [(target, 0)]
        seen: set[str] = set()
        for one, distance in waiting:
            if isinstance(one, External):
                if one.package in self.packages:
                    return True
            elif one not in seen:
                seen.add(one)
                module = self.module(one)
                if module is None or distance == _MOST_IMPORTS:
                    continue
                for specifier in module.specifiers:
                    inner = self.resolve(module, specifier)
                    if inner is not None:
                        waiting.append((inner, distance + 1))
                if module.language == "python":
                    named = (self.targets(module, each) for each in module.imports)
                    waiting += [(inner, distance + 1) for found in named for inner in found]
                if any(each.name in self.generated for each in module.imports):
                    return True
        return False
