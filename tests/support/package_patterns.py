"""Every pattern of the package, and how it is used: from its text and its loaded modules."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from msgspec import Struct

PACKAGE = Path(__file__).parents[2] / "replicalint"
MAKERS = frozenset("glob sre_compile sre_parse".split())  # of patterns from texts
SEARCHING = frozenset("search finditer findall sub subn split scanner".split())
MATCHING = frozenset(("match", "fullmatch"))
# What is no pattern: names of types and flags, and what makes text into a part of one.
_HARMLESS = frozenset(("Pattern", "Match", "error", "escape", "purge", "RegexFlag"))


@dataclass(frozen=True)
class Used:
    """A pattern, where it is written, and whether a match of it may begin anywhere."""

    place: str
    pattern: re.Pattern[str]
    is_searched: bool


class Unresolved(Exception):
    """A use of `re` whose pattern cannot be told without running the code around it."""


def of_package() -> dict[str, Path]:
    """The modules of the package, by their names."""
    paths = {path.relative_to(PACKAGE.parent): path for path in sorted(PACKAGE.rglob("*.py"))}
    return {
        ".".join(inner.with_suffix("").parts).removesuffix(".__init__"): path
        for inner, path in paths.items()
    }


def of_file(name: str, path: Path) -> tuple[Used, ...]:
    """The patterns of one module; raises Unresolved where one is not to be seen."""
    return of_module(path.read_text(encoding="utf-8"), _names(name), name)


def _names(module: str) -> Mapping[str, object]:
    """What the names of a module mean. Of one whose driver is not installed, none is known."""
    if module.endswith("__main__"):
        return {}
    try:
        return vars(importlib.import_module(module))
    except ModuleNotFoundError as error:
        if error.name == "psycopg":
            return {}
        raise


def of_module(text: str, names: Mapping[str, object], place: str) -> tuple[Used, ...]:
    """Those that a module's text writes, which must be all that its names hold.

    What is compiled is taken to be searched where a use is not seen to be a match.
    """
    tree = ast.parse(text)
    written = tuple(_Reader(tree, names, place).patterns())
    seen = {(used.pattern.pattern, used.pattern.flags) for used in written}
    for name, value in names.items():
        for pattern in _held(value):
            if (pattern.pattern, pattern.flags) not in seen and not _is_imported(name, tree):
                raise Unresolved(f"{place}: {name} holds {pattern.pattern!r}")
    return written


def _is_imported(name: str, tree: ast.Module) -> bool:
    imports = (node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom)))
    return any(name == (one.asname or one.name) for node in imports for one in node.names)


def _held(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """The patterns in a value, at any depth that is written by hand."""
    if isinstance(value, re.Pattern):
        yield value
    if depth > 4:
        return
    inner: Iterator[object] = iter(())
    if isinstance(value, (tuple, list, set, frozenset)):
        inner = iter(value)
    elif isinstance(value, Mapping):
        inner = iter((*value.keys(), *value.values()))
    elif isinstance(value, type) and value.__module__.startswith("replicalint"):
        inner = iter(tuple(vars(value).values()))
    elif isinstance(value, Struct):
        inner = (getattr(value, name, None) for name in value.__struct_fields__)
    for part in inner:
        yield from _held(part, depth + 1)


@dataclass
class _Reader:
    """Finds the uses of `re` in the syntax of one module."""

    tree: ast.Module
    names: Mapping[str, object]
    place: str

    def __post_init__(self) -> None:
        self.modules: set[str] = set()
        self.functions: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                self._import(node)
            elif isinstance(node, ast.ImportFrom):
                self._import_from(node)

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    def _import(self, node: ast.Import) -> None:
        for one in node.names:
            if one.name in MAKERS:
                raise Unresolved(f"{self._at(node)}: {one.name} makes patterns of text")
            if one.name == "re":
                self.modules.add(one.asname or one.name)

    def _import_from(self, node: ast.ImportFrom) -> None:
        if node.module in MAKERS:
            raise Unresolved(f"{self._at(node)}: {node.module} makes patterns of text")
        if node.module == "re":
            self.functions |= {one.asname or one.name: one.name for one in node.names}

    def _at(self, node: ast.AST) -> str:
        return f"{self.place}:{getattr(node, 'lineno', 0)}"

    def patterns(self) -> Iterator[Used]:
        if not self.modules and not self.functions:
            return
        for node in ast.walk(self.tree):
            function = self._function(node)
            if function is None or function in _HARMLESS or function.isupper():
                continue
            if function not in {"compile", *SEARCHING, *MATCHING}:
                raise Unresolved(f"{self._at(node)}: re.{function}")
            yield self._used(node, function)

    def _function(self, node: ast.AST) -> str | None:
        """The name of what is taken from `re`, if this is that."""
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            return node.attr if node.value.id in self.modules else None
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            if node.id in self.modules and not isinstance(self.parents[node], ast.Attribute):
                raise Unresolved(f"{self._at(node)}: re itself is given away")
            return self.functions.get(node.id)
        return None

    def _used(self, node: ast.AST, function: str) -> Used:
        call = self.parents[node]
        if not isinstance(call, ast.Call) or call.func is not node:
            raise Unresolved(f"{self._at(node)}: re.{function} is given away")
        if any(isinstance(one, ast.Starred) for one in call.args):
            raise Unresolved(f"{self._at(node)}: arguments of re.{function}")
        keywords = {one.arg: one.value for one in call.keywords}
        pattern = self._value(call.args[0] if call.args else keywords.get("pattern"), node)
        place = {"compile": 1, "split": 3, "sub": 4, "subn": 4}.get(function, 2)
        written = call.args[place] if len(call.args) > place else keywords.get("flags")
        flags = self._value(written, node) if written is not None else 0
        if not isinstance(pattern, str) or not isinstance(flags, int):
            raise Unresolved(f"{self._at(node)}: re.{function} of {pattern!r}")
        is_searched = self._is_searched(call) if function == "compile" else function in SEARCHING
        return Used(self._at(node), re.compile(pattern, flags), is_searched)

    def _value(self, node: ast.expr | None, near: ast.AST) -> object:
        """The value of an expression of constants and names of the module."""
        local = self._local_names(near)
        if node is None or any(isinstance(n, ast.Name) and n.id in local for n in ast.walk(node)):
            raise Unresolved(f"{self._at(near)}: the pattern is made at run time")
        expression = ast.fix_missing_locations(ast.Expression(node))
        try:
            return eval(compile(expression, self.place, "eval"), dict(self.names))
        except Exception as error:
            raise Unresolved(f"{self._at(near)}: {error}") from None

    def _function_around(self, node: ast.AST) -> ast.AST | None:
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
        while node in self.parents and not isinstance(node, kinds):
            node = self.parents[node]
        return node if isinstance(node, kinds) else None

    def _local_names(self, node: ast.AST) -> set[str]:
        names: set[str] = set()
        function = self._function_around(node)
        while function is not None:
            for inner in ast.walk(function):
                if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                    names.add(inner.id)
                elif isinstance(inner, ast.arg):
                    names.add(inner.arg)
            function = self._function_around(self.parents[function])
        return names

    def _is_searched(self, call: ast.Call) -> bool:
        """Whether some use of what is compiled here is not seen to be a match."""
        later = self._later(call)
        parent = self.parents[later or call]
        if isinstance(parent, ast.Attribute) and later is None:  # re.compile(...).match(...)
            return parent.attr not in MATCHING
        if not isinstance(parent, (ast.Assign, ast.AnnAssign)):
            return True
        targets = parent.targets if isinstance(parent, ast.Assign) else [parent.target]
        if len(targets) != 1 or not isinstance(targets[0], ast.Name):
            return True
        name = targets[0].id
        uses: list[ast.AST] = [
            node
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
        ]
        if later is not None:  # a function that gives the pattern: each use has to call it
            if not all(self._is_called(use) for use in uses):
                return True
            uses = [self.parents[use] for use in uses]
        # What has no underscore, or no use here, may be used elsewhere.
        return not (uses and name.startswith("_") and all(map(self._is_match, uses)))

    def _later(self, call: ast.Call) -> ast.Call | None:
        """The `cache(lambda: re.compile(...))` around a call, if that is there."""
        around = self.parents.get(self.parents[call])
        if not isinstance(self.parents[call], ast.Lambda) or not isinstance(around, ast.Call):
            return None
        is_cached = isinstance(around.func, ast.Name) and self.names.get(around.func.id) is cache
        return around if is_cached else None

    def _is_called(self, use: ast.AST) -> bool:
        parent = self.parents[use]
        return isinstance(parent, ast.Call) and parent.func is use

    def _is_match(self, use: ast.AST) -> bool:
        parent = self.parents[use]
        if not isinstance(parent, ast.Attribute):
            return False
        return parent.attr in MATCHING or parent.attr in ("pattern", "flags", "groups")
