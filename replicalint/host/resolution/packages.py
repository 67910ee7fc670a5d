"""The packages that a repository holds: workspaces of npm, yarn, pnpm, bun and Deno.

What is published of one is built, and stands in no repository: its source is found in its place.
https://nodejs.org/api/packages.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from .jsonc import entries, field, text, texts
from .patterns import best_match, filled
from .tree import RepositoryFiles, joined, upwards

_BUILT = re.compile(r"(?:\./)?(?:dist|build|lib|out|output|\.output|esm|cjs|types)/")
_KINDS = re.compile(r"(?:esm|cjs|es|mjs|types|node|src)/")
_DEEPEST = 6  # folders below which workspaces are looked for, where a pattern has `**`
_MOST = 20_000  # folders that are looked at, each with what is left of a pattern
_CONDITIONS = 100  # targets of one entry that are tried


class Packages:
    """The packages of a repository by name, each group of workspaces read once."""

    def __init__(self, tree: RepositoryFiles) -> None:
        self._tree = tree
        self._of_root: dict[str, dict[str, str]] = {}

    def file(self, importer: str, specifier: str) -> str | None:
        """The file of code that `name/rest` means, where the repository holds that package."""
        name, rest = split(specifier)
        folder = self._folder(importer, name)
        return None if folder is None else self._entry(folder, rest)

    def settings_file(self, importer_folder: str, specifier: str) -> str | None:
        """The file of settings that `name/rest` means, for what extends it."""
        name, rest = split(specifier)
        folder = self._folder(f"{importer_folder}/x".lstrip("/"), name)
        path = joined(folder, rest or "tsconfig.json") if folder is not None else None
        tried = (path, f"{path}.json", f"{path}/tsconfig.json") if path is not None else ()
        return next((one for one in tried if one and self._tree.is_file(one)), None)

    def internal(self, importer: str, specifier: str) -> Iterator[tuple[str, str]]:
        """What `#name` means by the `imports` of the package around, each with its folder."""
        for folder in upwards(importer):
            package = self._package(folder)
            if package is not None:
                for target in _targets(entries(field(package, "imports")), specifier):
                    yield folder, target
                return

    def _package(self, folder: str) -> object:
        return self._tree.settings(joined(folder, "package.json") or "package.json")

    def _folder(self, importer: str, name: str) -> str | None:
        """The folder of a package: a workspace, the one around, or one that is named by a path."""
        for folder in upwards(importer):
            found = self._members(folder).get(name)
            if found is not None:
                return found
            package = self._package(folder)
            if text(package, "name") == name:
                return folder
            for kind in ("dependencies", "devDependencies", "peerDependencies"):
                written = text(package, kind, name) or ""
                scheme, _, path = written.partition(":")
                if scheme in ("file", "link", "portal"):
                    return joined(folder, path)
        return None

    def _members(self, root: str) -> dict[str, str]:
        """The workspaces of a folder, by name."""
        if root not in self._of_root:
            found: dict[str, str] = {}
            for folder in self._workspaces(root):
                for name in ("package.json", "deno.json", "deno.jsonc"):
                    written = text(self._tree.settings(joined(folder, name) or name), "name")
                    if written:
                        found.setdefault(written, folder)
            self._of_root[root] = found
        return self._of_root[root]

    def _workspaces(self, root: str) -> Iterator[str]:
        written = field(self._package(root), "workspaces")
        patterns = [*texts(written), *texts(field(written, "packages"))]
        pnpm = joined(root, "pnpm-workspace.yaml")
        if pnpm and self._tree.is_file(pnpm):
            patterns += texts(field(self._tree.yaml(pnpm), "packages"))
        for name in ("deno.json", "deno.jsonc"):
            workspace = field(self._tree.settings(joined(root, name) or name), "workspace")
            patterns += [*texts(workspace), *texts(field(workspace, "members"))]
        excluded = [_plain(one[1:]) for one in patterns if one.startswith("!")]
        included = [_plain(one) for one in patterns if not one.startswith("!")]
        for folder in dict.fromkeys(self._matching(root, included)):
            if not any(fnmatchcase(folder, joined(root, one) or "") for one in excluded):
                yield folder

    def _matching(self, root: str, patterns: Sequence[str]) -> Iterator[str]:
        """The folders that patterns of workspaces mean: `packages/*`, `apps/**`."""
        waiting = [(root, tuple(one.split("/")), 0) for one in reversed(patterns)]
        seen: set[tuple[str, tuple[str, ...]]] = set()
        while waiting and len(seen) < _MOST:
            folder, parts, depth = waiting.pop()
            if (folder, parts) in seen:
                continue
            seen.add((folder, parts))
            if not parts or parts == (".",):
                yield folder
                continue
            part, rest = parts[0], parts[1:]
            if part == "**":
                waiting.append((folder, rest, depth))
                if depth < _DEEPEST:
                    waiting += [(one, parts, depth + 1) for one in self._below(folder, "*")]
            elif any(mark in part for mark in "*?[{"):
                waiting += [(one, rest, depth) for one in self._below(folder, part)]
            else:
                below = joined(folder, part)
                if below is not None:
                    waiting.append((below, rest, depth))

    def _below(self, folder: str, pattern: str) -> list[str]:
        names = (name for name in self._tree.folders(folder) if fnmatchcase(name, pattern))
        paths = (joined(folder, name) for name in names if name not in ("node_modules", ".git"))
        return [path for path in paths if path]

    def _entry(self, folder: str, rest: str) -> str | None:
        """The file of a package that `rest` means."""
        package = self._package(folder)
        subpath = f"./{rest}" if rest else "."
        for settings in (package, *self._deno(folder)):
            exports = field(settings, "exports")
            is_short = isinstance(exports, str) or not any(
                key.startswith(".") for key in entries(exports)
            )
            written = {".": exports} if is_short else entries(exports)
            for target in _targets(written, subpath):
                file = self._source(folder, target)
                if file:
                    return file
        if rest:
            return self._source(folder, rest) or self._tree.code(joined(folder, f"src/{rest}"))
        for key in ("source", "module", "main", "types", "typings"):
            main = text(package, key)
            file = self._source(folder, main) if main else None
            if file:
                return file
        tried = ("src/index", "index", "src/main", "mod")
        found_files = (self._tree.code(joined(folder, one)) for one in tried)
        return next((one for one in found_files if one), None)

    def _deno(self, folder: str) -> Iterator[object]:
        for name in ("deno.json", "deno.jsonc"):
            yield self._tree.settings(joined(folder, name) or name)

    def _source(self, folder: str, target: str) -> str | None:
        """The file of code behind a target of a package: where that is built, its source."""
        found = self._tree.code(joined(folder, target))
        if found and not found.endswith((".d.ts", ".d.mts", ".d.cts")):
            return found
        for suffix in (".d.ts", ".d.mts", ".d.cts"):
            target = target.removesuffix(suffix)
        built = _BUILT.match(target)
        if built:
            inner = target[built.end() :]
            kind = _KINDS.match(inner)
            names = [inner, inner[kind.end() :]] if kind else [inner]
            for name in names:
                source = self._tree.code(joined(folder, f"src/{name}"))
                source = source or self._tree.code(joined(folder, name))
                if source:
                    return source
        return found


def split(specifier: str) -> tuple[str, str]:
    """The name of a package, and what is meant of it."""
    parts = specifier.split("/")
    length = 2 if specifier.startswith("@") else 1
    return "/".join(parts[:length]), "/".join(parts[length:])


def _plain(pattern: str) -> str:
    return pattern.removeprefix("./").rstrip("/") or "."


def _targets(written: dict[str, object], name: str) -> Iterator[str]:
    """What the entry for a name leads to: of several conditions each, in order."""
    best = best_match(written, name)
    if best is None:
        return
    waiting, star = [written[best[0]]], best[1]
    for _ in range(_CONDITIONS):
        if not waiting:
            return
        one = waiting.pop()
        if isinstance(one, str):
            yield filled(one, star)
        elif isinstance(one, list):
            waiting += reversed(one)
        else:
            waiting += reversed(entries(one).values())
