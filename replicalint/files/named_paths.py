"""The paths that a contract writes, and the files that they name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from ..contract import Contract, Endpoint, EntryPoints, Mistake, QueryPattern
from ..contract.selection import is_wild
from ..likeness import Known
from ..source import Span, visible
from .globs import LeavesRepository, expanded, fixed_parts
from .languages import is_code, other_language
from .reading import printed_path


class NamedPath(Struct, frozen=True):
    """A path of a contract and where it is written; `endpoint` None: a migration's.

    `entry` is the number of that of the contract's `migrations` which it is of.
    """

    text: str
    files: str
    span: Span
    key: str
    endpoint: Endpoint | None = None
    pattern: QueryPattern | None = None
    is_except: bool = False
    entry: int = 0
    is_base: bool = False
    is_code: bool = False


def named_paths(contract: Contract) -> Iterator[NamedPath]:
    for endpoint in contract.endpoints:
        for one in endpoint.queries:
            yield NamedPath(one.text, one.files, one.span, one.key, endpoint, one)
        for one in endpoint.excepted:
            yield NamedPath(one.text, one.files, one.span, one.key, endpoint, one, is_except=True)
    for entry, each in enumerate(contract.migrations):
        if each.base is not None:
            span, key = each.keys["base"], f"{each.path}.base"
            yield NamedPath(each.base, each.base, span, key, entry=entry, is_base=True)
        key = f"{each.path}.files" if "files" in each.keys else each.path
        for number, (text, span) in enumerate(zip(each.files, each.file_spans, strict=True)):
            yield NamedPath(text, text, span, f"{key}[{number}]", entry=entry)


def code_paths(points: EntryPoints, endpoint: Endpoint) -> Iterator[NamedPath]:
    """The paths of one beginning of a program."""
    for one in (*points.entries, *points.within):
        yield NamedPath(one.text, one.files, one.span, one.key, endpoint, one, is_code=True)
    for one in points.excepted:
        yield NamedPath(
            one.text, one.files, one.span, one.key, endpoint, one, is_except=True, is_code=True
        )


def files_of(glob: NamedPath, root: Path, mistakes: list[Mistake]) -> tuple[Path, ...]:
    """The files that a path of the contract names; notes where it names none it may."""
    try:
        paths = tuple(expanded(glob.files, root))
    except LeavesRepository as error:
        link = visible(printed_path(error.path, root))
        message = f'"{glob.text}" leaves the repository through the link "{link}"'
        mistakes.append(Mistake(glob.span, glob.key, message))
        return ()
    except OSError as error:
        printed = visible(printed_path(Path(error.filename), root))
        mistakes.append(Mistake(glob.span, glob.key, f'"{printed}" cannot be read'))
        return ()
    if glob.is_code:
        found = tuple(path for path in paths if is_code(path))
        if paths and not found:
            printed = visible(printed_path(paths[0], root))
            which = "which is not TypeScript, JavaScript or Python"
            message = f'"{glob.text}" matches "{printed}", {which}'
            mistakes.append(Mistake(glob.span, glob.key, message))
            return ()
        paths = found
    for path in paths if not glob.is_except else ():
        if glob.endpoint is not None and is_code(path):
            continue
        if language := other_language(path):
            printed = visible(printed_path(path, root))
            message = f'"{glob.text}" matches "{printed}", which is {language}, not SQL'
            printing = _printing_of(path, root) if glob.endpoint is None else None
            mistakes.append(
                Mistake(glob.span, glob.key, message, printing or _only_sql(glob.files))
            )
            return ()
    if not paths:
        message = f'"{glob.files}" matches no file'
        mistakes.append(Mistake(glob.span, glob.key, message, _instead(glob, root)))
    return paths


def _printing_of(path: Path, root: Path) -> str | None:
    from .programs import hint_for

    return hint_for(path, root)


def _printing_below(folder: Path, root: Path) -> str | None:
    from .programs import hint_below

    return hint_below(folder, root)


def _instead(glob: NamedPath, root: Path) -> str | None:
    """How to write a path that names no file, where that can be told."""
    names = glob.pattern.names if glob.pattern is not None else None
    folder = "/".join(fixed_parts(glob.files))
    if glob.endpoint is None and (printing := _printing_below(root / folder, root)):
        return printing
    start = glob.files.removesuffix("/*.sql").rstrip("/")
    if start == folder and _are_below(root, start):
        behind = f"#{names}" if names is not None else ""
        return f'Its files are in folders below: write "{start}/**/*.sql{behind}".'
    if os.path.isdir(root / glob.files):
        behind = f"#{names}" if names is not None else ""
        return f'It is a folder: write "{glob.files.rstrip("/")}/*{_suffix(glob, root)}{behind}".'
    if names is not None and os.path.isfile(root / f"{glob.files}#{names}"):
        escaped = f"{glob.files}#{names}".replace("#", r"\#")
        return f'For a # that is part of the file\'s name, write "{escaped}".'
    for mark in " :/" if names is None else "":
        file, _, name = glob.files.rpartition(mark)
        if name and file and os.path.isfile(root / file):
            selected = f"{file.rstrip()}#{name}".replace('"', "")
            return f'To select statements of a file, write "{selected}".'
    if names is None and glob.endpoint is not None and not set("/.") & set(glob.files):
        return f'A statement is named with its file: "FILE.sql#{glob.files}".'
    if "[" in glob.files and os.path.isfile(root / glob.files):
        behind = f"#{names}" if names is not None else ""
        written = f"{glob.files.replace('[', '[[]')}{behind}"
        return f'For a [ that is part of a name, write "{visible(written)}".'
    if near := _nearest(glob.files, root):
        behind = f"#{names}" if names is not None else ""
        return f'Did you mean "{visible(near)}{behind}"?'
    return None


def _suffix(glob: NamedPath, root: Path) -> str:
    """The ending of the programs in a folder where a contract names programs, or else of SQL."""
    names = sorted(os.listdir(root / glob.files)) if glob.is_code else []
    return next((Path(name).suffix for name in names if is_code(Path(name))), ".sql")


def _nearest(path: str, root: Path) -> str | None:
    """The file of the same folder whose name is most like one that is not there."""
    folder, slash, name = path.rpartition("/")
    where = root / folder
    if is_wild(path) or not where.is_dir() or not where.resolve().is_relative_to(root.resolve()):
        return None
    try:
        names = sorted(one.name for one in os.scandir(where) if one.is_file())
    except OSError:
        return None
    near = Known(names).nearest(name)
    return None if near is None else f"{folder}{slash}{near}"


def _are_below(root: Path, folder: str) -> bool:
    """Whether SQL files are in the folders of a folder, and none in itself."""
    here = os.path.isdir(root / folder) and not any((root / folder).glob("*.sql"))
    try:
        return here and any(expanded(f"{folder}/*/*.sql", root))
    except (LeavesRepository, OSError):
        return False


def _only_sql(glob: str) -> str | None:
    """How to name the SQL files alone, where a glob names all that is in a folder."""
    start, _, last = glob.rpartition("/")
    if last not in ("*", "**"):
        return None
    parts = [start, *(["**"] if last == "**" else []), "*.sql"]
    return f'Write "{"/".join(part for part in parts if part)}".'
