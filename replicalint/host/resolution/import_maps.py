"""Import maps, as Deno has them: in deno.json, deno.jsonc, or a file of their own.

https://html.spec.whatwg.org/multipage/webappapis.html#resolving-an-imports-match
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .jsonc import entries, field, text
from .tree import RepositoryFiles, joined, upwards

_Scopes = dict[str, list[tuple[int, object]]]
_FILES = ("deno.json", "deno.jsonc", "import_map.json")


class ImportMaps:
    """The import maps of a repository; each is read once."""

    def __init__(self, tree: RepositoryFiles) -> None:
        self._tree = tree
        self._scopes: dict[tuple[str, str], _Scopes] = {}

    def mapped(self, importer: str, specifier: str) -> Iterator[tuple[str, str]]:
        """What the maps above a file say for a specifier, each with the folder it is written in."""
        for folder in upwards(importer):
            for name in _FILES:
                path = joined(folder, name)
                settings = self._tree.settings(path) if path else None
                if path is None or settings is None:
                    continue
                yield from self._of_map(path, folder, importer, specifier)
                other = joined(folder, text(settings, "importMap") or "")
                if other:
                    inner = other.rpartition("/")[0]
                    yield from self._of_map(other, inner, importer, specifier)

    def _of_map(
        self, path: str, folder: str, importer: str, specifier: str
    ) -> Iterator[tuple[str, str]]:
        settings = self._tree.settings(path)
        scopes = self._scopes.get((path, folder))
        if scopes is None:
            scopes = self._scopes[path, folder] = _scopes(settings, folder)
        around = (scopes.get(place, ()) for place in ("", *_prefixes(f"{importer}/")))
        for _, imports in sorted((one for each in around for one in each), key=_number):
            found = _matched(entries(imports), specifier)
            if found is not None:
                yield folder, found
        imports = field(settings, "imports")
        found = _matched(imports if isinstance(imports, dict) else {}, specifier)
        if found is not None:
            yield folder, found


def _scopes(settings: object, folder: str) -> _Scopes:
    """The imports of a map's scopes by the folders of these, each with a number: longest first."""
    written = entries(field(settings, "scopes"))
    found: _Scopes = {}
    for number, scope in enumerate(sorted(written, key=len, reverse=True)):
        place = joined(folder, scope)
        if place is not None:
            found.setdefault(place, []).append((number, written[scope]))
    return found


def _number(numbered: tuple[int, object]) -> int:
    return numbered[0]


def _prefixes(path: str) -> Iterator[str]:
    """What stands before each slash of a path."""
    place = path.find("/")
    while place >= 0:
        yield path[:place]
        place = path.find("/", place + 1)


def _matched(imports: Mapping[str, object], specifier: str) -> str | None:
    """The address for a specifier: its own, or that of its longest prefix with a slash."""
    own = imports.get(specifier)
    if isinstance(own, str):
        return own
    for prefix in reversed([*_prefixes(specifier)]):
        address = imports.get(f"{prefix}/")
        if isinstance(address, str):
            return address + specifier[len(prefix) + 1 :]
    # Deno takes `"pg": "npm:pg@8"` for "pg/lib" as well.
    name, _, rest = specifier.partition("/")
    address = imports.get(name)
    if rest and isinstance(address, str) and address.startswith(("npm:", "jsr:")):
        return f"{address}/{rest}"
    return None
