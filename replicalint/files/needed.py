"""Which of many stored files a run may read: the others need not be brought from git."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from ..contract import Contract, ContractError
from ..contract.load import read_contract
from ..extract.changelogs import is_changelog
from ..extract.indexes import index_paths
from ..source import Source
from .baselines import BASELINE
from .document import MOST_BYTES, read_document
from .governing import Naming
from .languages import is_code_path
from .named_paths import NamedPath
from .objects import LINK, StoredFile, contents
from .project import PROJECT, named_by_projects
from .reading import InputError, decoded

_SETTINGS = frozenset((PROJECT, BASELINE, ".gitignore"))
_YAML = (".yaml", ".yml")
_OF_PROGRAMS = (".json", ".jsonc")
_OWN = b"replicalint"


def needed(
    root: Path, files: Mapping[str, StoredFile], paths: Iterable[str]
) -> Mapping[str, StoredFile]:
    """What contracts and projects name, what stands beside migrations, programs where contracts
    govern some.

    `paths` are files and folders that are needed beside that, relative to the root. What a link
    leads to is needed as well.
    """
    links = _links(root, files)
    given = frozenset((*paths, *links.values(), *named_by_projects(root, files)))
    contracts = [*_contracts(root, files, links, given)]
    namings = [Naming.of(one, root) for one in contracts]
    named = {path: [*_names(path, namings)] for path in files}
    has_programs = any(endpoint.code for one in contracts for endpoint in one.endpoints) or any(
        is_code_path(path) for path, found in named.items() if found
    )
    migrations = [path for path, found in named.items() if any(not one.endpoint for one in found)]
    folders = {PurePosixPath(path).parent for path in migrations}
    above = {folder for one in folders for folder in [one, *one.parents][:3]}
    indexes = {one for path in migrations for one in index_paths(path)}
    return {
        path: one
        for path, one in files.items()
        if named[path]
        or path in links
        or path in indexes
        or PurePosixPath(path).parent in folders
        or (is_changelog(PurePosixPath(path).name) and PurePosixPath(path).parent in above)
        or (has_programs and (is_code_path(path) or path.endswith(_OF_PROGRAMS)))
        or path.endswith(_YAML)
        or PurePosixPath(path).name in _SETTINGS
        or not given.isdisjoint((path, *map(str, PurePosixPath(path).parents)))
    }


def _links(root: Path, files: Mapping[str, StoredFile]) -> Mapping[str, str]:
    """Where the links among the files lead, as paths relative to the root."""
    made = {path: one.made for path, one in files.items() if one.mode == LINK}
    targets = dict(contents(root, made.values(), MOST_BYTES))
    return {
        path: posixpath.normpath(
            posixpath.join(posixpath.dirname(path), os.fsdecode(targets[one] or b""))
        )
        for path, one in made.items()
    }


def _contracts(
    root: Path, files: Mapping[str, StoredFile], links: Mapping[str, str], given: frozenset[str]
) -> Iterator[Contract]:
    """The contracts among the files; what is none, the run tells."""
    # Settings may name a contract wherever it is: it says by itself that it is one.
    called = (path for path in files if path in given or path.endswith(_YAML))
    stored = (files.get(links.get(path, path)) for path in called)
    for _, data in contents(root, (one.made for one in stored if one is not None), MOST_BYTES):
        if data is None or _OWN not in data:
            continue
        try:
            document = read_document(Source("", decoded(data, "")))
            yield read_contract(document.root, document.mistakes)
        except (ContractError, InputError):
            continue


def _names(path: str, namings: Sequence[Naming]) -> Iterator[NamedPath]:
    return (one for naming in namings for one in naming.naming(path))
