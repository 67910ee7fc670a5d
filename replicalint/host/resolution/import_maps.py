"""Import maps, as Deno has them: in deno.json, deno.jsonc, or a file of their own.

https://html.spec.whatwg.org/multipage/webappapis.html#resolving-an-imports-match
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .jsonc import entries, field, text
from .tree import RepositoryFiles, joined, upwards

_FILES = ("deno.json", "deno.jsonc", "import_map.json")


def mapped(tree: RepositoryFiles, importer: str, specifier: str) -> Iterator[tuple[str, str]]:
    """What the maps above a file say for a specifier, each with the folder it is written in."""
    for folder in upwards(importer):
        for name in _FILES:
            path = joined(folder, name)
            settings = tree.settings(path) if path else None
            if settings is None:
                continue
            yield from _of_map(settings, folder, importer, specifier)
            other = joined(folder, text(settings, "importMap") or "")
            if other:
                inner = other.rpartition("/")[0]
                yield from _of_map(tree.settings(other), inner, importer, specifier)


def _of_map(
    settings: object, folder: str, importer: str, specifier: str
) -> Iterator[tuple[str, str]]:
    scopes = entries(field(settings, "scopes"))
    for scope in sorted(scopes, key=len, reverse=True):
        place = joined(folder, scope)
        if place is not None and (not place or f"{importer}/".startswith(f"{place}/")):
            found = _matched(entries(scopes[scope]), specifier)
            if found is not None:
                yield folder, found
    found = _matched(entries(field(settings, "imports")), specifier)
    if found is not None:
        yield folder, found


def _matched(imports: Mapping[str, object], specifier: str) -> str | None:
    """The address for a specifier: its own, or that of its longest prefix with a slash."""
    own = imports.get(specifier)
    if isinstance(own, str):
        return own
    prefixes = [key for key in imports if key.endswith("/") and specifier.startswith(key)]
    for key in sorted(prefixes, key=len, reverse=True):
        address = imports[key]
        if isinstance(address, str):
            return address + specifier[len(key) :]
    # Deno takes `"pg": "npm:pg@8"` for "pg/lib" as well.
    name, _, rest = specifier.partition("/")
    address = imports.get(name)
    if rest and isinstance(address, str) and address.startswith(("npm:", "jsr:")):
        return f"{address}/{rest}"
    return None
