"""Which files of a repository are not as a commit has them.

What git has noted of a file (its size, its times) says whether it is as the index has it; where it
is not, its content is looked at, unfiltered. So a file may count as changed that a filter would
show to be the same, and never the other way round.

What git notes, and what of that can be trusted, is asked in one place: so the file is long.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from ..source import visible
from .borders import leads_outside, repository_root
from .git import GitError, git_output, without_filters
from .objects import LINK, SUBMODULE, StoredFile, asked, files_of_commit, files_of_index
from .reading import InputError
from .revisions import Revision

_RAW = ("--raw", "-z", "--no-renames", "--no-abbrev")


class ChangedFiles(Struct, frozen=True):
    """What is changed in the repository at `root` since the commit `base`; None: since nothing.

    All paths are relative to the root. `before` are the files of the base, `same` those that are
    still so, `changed` those that are other or new, `gone` those that are no longer there.
    `within` are submodules, None for one of which nothing is known. `index` is what was staged,
    where that is asked about instead of the working tree.
    """

    root: Path
    ref: str | None
    base: str | None
    before: Mapping[str, StoredFile]
    same: frozenset[str]
    changed: frozenset[str]
    gone: frozenset[str]
    within: Mapping[str, ChangedFiles | None] = {}
    index: Mapping[str, StoredFile] | None = None

    @property
    def count(self) -> int:
        """How many files are other, new or gone."""
        inner = (one.count for one in self.within.values() if one is not None)
        return len(self.changed) + len(self.gone) + sum(inner)

    @property
    def paths(self) -> Iterator[str]:
        """All that are other, new or gone."""
        yield from sorted(self.changed | self.gone)
        for prefix, one in self.within.items():
            for path in one.paths if one is not None else ("",):
                yield f"{prefix}/{path}"

    def is_same(self, path: str) -> bool:
        """Whether a file is as the base has it; what git does not know is not."""
        if path in self.same:
            return True
        for prefix, one in self.within.items():
            if path.startswith(f"{prefix}/"):
                return one is not None and one.is_same(path[len(prefix) + 1 :])
        return False


class Standing(Struct, frozen=True):
    """Files as they are read below a folder, held against what is changed.

    The folder is the repository, or where its index is laid out.
    """

    changes: ChangedFiles
    root: Path

    def is_same(self, path: Path) -> bool:
        """Whether a file, and each link on the way to it, is as the base has it."""
        real = _relative(os.path.realpath(path), os.path.realpath(self.root))
        if real is None or not self.changes.is_same(real):
            return False
        written = self.relative(path)
        if written in (None, real):
            return True
        parts = PurePosixPath(written or "")
        return any(self.changes.is_same(str(one)) for one in (parts, *parts.parents))

    def relative(self, path: Path) -> str | None:
        """A path as git writes it, "." for the root; None for one that is not in the repository."""
        if os.path.abspath(path) == os.path.abspath(self.root):
            return "."
        return _relative(os.path.abspath(path), os.path.abspath(self.root))


def _relative(path: str, root: str) -> str | None:
    if not path.startswith(root.rstrip(os.sep) + os.sep):
        return None
    return path[len(root.rstrip(os.sep)) + 1 :].replace(os.sep, "/")


def changes_since(ref: str, folder: Path) -> ChangedFiles:
    """What the working tree has changed since it, or its branch, left a revision.

    That is the commit from which the revision and HEAD have gone different ways, as for a pull
    request. Files that git does not track count, but for those that it ignores. Raises InputError
    where there is no such commit.
    """
    root, base = _base(ref, folder)
    return _worked(root, ref, base)


def staged_changes(folder: Path, ref: str | None = None) -> ChangedFiles:
    """What the index has changed since HEAD, or since a revision."""
    root = repository_root(folder)
    if root is None:
        raise InputError(["--staged: not in a git repository"])
    base = _base(ref, folder)[1] if ref is not None else _head(root)
    index = _index_of_hook(root)
    staged = files_of_index(root, index)
    intended = {path for path, status in _unstaged(root, index) if status == "A"}
    staged = {path: one for path, one in staged.items() if path not in intended}
    before = files_of_commit(root, base) if base is not None else {}
    same, changed = _compared(before, staged)
    within = {path: None for path in changed if _is_submodule(before, staged, path)}
    gone = frozenset(before.keys() - staged.keys())
    kept = frozenset(changed - within.keys())
    return ChangedFiles(root, ref, base, before, frozenset(same), kept, gone, within, staged)


def _base(ref: str, folder: Path) -> tuple[Path, str]:
    """The commit at which a revision and HEAD have parted."""
    if ref in (
        "",
        "0" * 40,
        "0" * 64,
    ):  # a variable of a CI that is not set; a branch that is pushed first
        said = "names no revision" if ref else "is empty"
        raise InputError([f"--since {ref}".rstrip() + f": {said}: give a branch or a commit"])
    revision = Revision.of(ref, folder, asked="--since ")
    what = f"--since {visible(ref)}"
    if _head(revision.root) is None:
        raise InputError([f"{what}: HEAD has no commit yet"])
    try:
        printed = git_output(revision.root, "merge-base", revision.commit, "HEAD")
    except GitError as error:
        raise InputError([f"{what}: {_without_base(revision, str(error))}"]) from None
    return revision.root, printed.decode("ascii").split()[0]


def _without_base(revision: Revision, said: str) -> str:
    if not said.startswith("git exited"):
        return said
    if revision.is_shallow:
        return (
            "no commit that it has in common with HEAD is in this shallow clone: "
            "git fetch --unshallow"
        )
    return "has no commit in common with HEAD"


def _head(root: Path) -> str | None:
    """The commit that is checked out; None before the first."""
    try:
        printed = git_output(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except GitError as error:
        if str(error).startswith("git exited"):
            return None
        raise InputError([f"git rev-parse: {error}"]) from None
    return printed.decode("ascii").strip()


def _worked(root: Path, ref: str | None, base: str | None) -> ChangedFiles:
    """What the working tree has changed since a commit, with its submodules."""
    _hold_own_tree(root)
    before = files_of_commit(root, base) if base is not None else {}
    tracked = _tracked(root)
    same, changed = _compared(before, tracked)
    for path, _ in _unstaged(root, None):
        old = before.get(path)
        is_same = old is not None and _is_content(root / path, old)
        (same.add if is_same else same.discard)(path)
        (changed.discard if is_same else changed.add)(path)
    printed = asked(root, "ls-files", "-z", "--others", "--exclude-standard")
    others = {os.fsdecode(name) for name in printed.split(b"\0") if name}
    changed |= {path for path in others if not path.endswith("/")}
    gone = {path for path in before if path not in same and not os.path.lexists(root / path)}
    gone -= {path for path, one in before.items() if path in tracked and tracked[path].is_sparse}
    within = {
        path: _submodule(root / path, before.get(path))
        for path, one in tracked.items()
        if one.mode == SUBMODULE
    }
    within |= {path.rstrip("/"): None for path in others if path.endswith("/")}
    changed -= gone | within.keys()
    return ChangedFiles(
        root,
        ref,
        base,
        before,
        frozenset(same - within.keys()),
        frozenset(path for path in changed if os.path.lexists(root / path)),
        frozenset(gone - within.keys()),
        within,
    )


def _hold_own_tree(root: Path) -> None:
    """Raises InputError where git takes another folder for the working tree."""
    top = os.fsdecode(asked(root, "rev-parse", "--show-toplevel")).rstrip("\n")
    if os.path.realpath(top) != os.path.realpath(root):
        raise InputError(["git rev-parse: the repository's working tree is another folder"])


def _tracked(root: Path) -> Mapping[str, StoredFile]:
    """The files of the index; of those that a merge has left several contents, none is known."""
    printed = asked(root, "ls-files", "-z", "-s", "-t")
    found: dict[str, StoredFile] = {}
    for entry in filter(None, printed.split(b"\0")):
        about, _, path = entry.partition(b"\t")
        tag, mode, made, stage = about.decode("ascii").split(" ")
        known = StoredFile(mode, made if stage == "0" else "", tag == "S")
        found[os.fsdecode(path)] = known
    return found


def _compared(
    before: Mapping[str, StoredFile], after: Mapping[str, StoredFile]
) -> tuple[set[str], set[str]]:
    """The paths of what is the same, and of what is other or new."""
    same: set[str] = set()
    changed: set[str] = set()
    for path, one in after.items():
        old = before.get(path)
        is_same = old is not None and (old.mode, old.made) == (one.mode, one.made)
        (same if is_same else changed).add(path)
    return same, changed


def _unstaged(root: Path, index: Path | None) -> Iterator[tuple[str, str]]:
    """The paths that are not as the index has them, each with git's letter for what it is."""
    command = ("diff-files", *_RAW, "--ignore-submodules=all")
    printed = asked(root, *command, settings=_unfiltered(root), index=index)
    fields = [os.fsdecode(one) for one in printed.split(b"\0")]
    for about, path in zip(fields[::2], fields[1::2], strict=False):
        yield path, about.rpartition(" ")[2]


def _unfiltered(root: Path) -> Sequence[str]:
    try:
        return without_filters(root)
    except GitError as error:
        raise InputError([f"git config: {error}"]) from None


def _is_content(path: Path, stored: StoredFile) -> bool:
    """Whether a file of the working tree holds just what git has stored."""
    if leads_outside(path.parent):
        return False
    try:
        is_link = os.path.islink(path)
        if is_link != (stored.mode == LINK) or stored.mode == SUBMODULE:
            return False
        data = os.fsencode(os.readlink(path)) if is_link else path.read_bytes()
    except OSError:
        return False
    return content_name(data, len(stored.made)) == stored.made


def content_name(data: bytes, digits: int) -> str:
    """The name that git gives a content, by SHA-1 or by SHA-256 as its digits are."""
    made = hashlib.sha1(usedforsecurity=False) if digits == 40 else hashlib.sha256()
    made.update(b"blob %d\0" % len(data))
    made.update(data)
    return made.hexdigest()


def _submodule(folder: Path, before: StoredFile | None) -> ChangedFiles | None:
    """What is changed in a submodule; None where nothing is known of that."""
    if before is None or before.mode != SUBMODULE or repository_root(folder) != folder:
        return None
    try:
        return _worked(folder, None, before.made)
    except InputError:
        return None


def _is_submodule(
    before: Mapping[str, StoredFile], after: Mapping[str, StoredFile], path: str
) -> bool:
    return any(path in one and one[path].mode == SUBMODULE for one in (before, after))


def _index_of_hook(root: Path) -> Path | None:
    """The index that a hook of this repository is to look at: of `git commit FILE` it is another.

    Another repository's hook says nothing about this one.
    """
    named = os.environ.get("GIT_INDEX_FILE")
    if not named:
        return None
    own = os.fsdecode(asked(root, "rev-parse", "--absolute-git-dir")).rstrip("\n")
    path = Path(os.path.realpath(os.path.join(root, named)))
    return path if path.parent == Path(os.path.realpath(own)) and path.is_file() else None
