"""Contracts as a revision of the repository has them, read from git's objects alone.

Nothing is checked out, and no filter, text conversion or hook is run: `git cat-file` gives the
bytes of an object as they are stored.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct

from ..contract import Contract
from ..contract.load import read_contract
from ..source import Source, visible
from .borders import repository_root
from .contract_search import is_called_contract, is_foreign_text, is_in_folder
from .contracts import SHELF
from .document import MOST_BYTES, read_document
from .git import GitError, git_output
from .reading import InputError, decoded

_COMMIT = re.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?")
_TREE, _LINK, _SUBMODULE = b"040000", b"120000", b"160000"
_NOT_A_FILE = {
    _TREE: "is a folder",
    _LINK: "is a symbolic link",
    _SUBMODULE: "is a submodule",
}


class Revision(Struct, frozen=True):
    """A commit of the repository at `root`, as `ref` names it; people write `asked` before it."""

    root: Path
    ref: str
    commit: str
    asked: str = "git:"

    @staticmethod
    def of(ref: str, folder: Path, asked: str = "git:") -> Revision:
        """The commit that a branch, a tag or another expression of git names.

        Raises InputError, in one line, where there is no such commit: with what to fetch where the
        clone is shallow. `asked` is what people write before a name.
        """
        what = f"{asked}{visible(ref)}"
        root = repository_root(folder)
        if root is None:
            raise InputError([f"{what}: not in a git repository"])
        if not ref or ref.startswith("-") or not ref.isprintable():
            raise InputError([f"{what}: not the name of a revision"])
        try:
            said = git_output(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        except GitError as error:
            raise InputError([f"{what}: {_why_not(ref, root, asked, str(error))}"]) from None
        commit = said.decode("ascii", "replace").strip()
        if not _COMMIT.fullmatch(commit):
            raise InputError([f"{what}: does not name one commit"])
        return Revision(root, ref, commit, asked)

    @property
    def is_shallow(self) -> bool:
        """Whether the clone has only the last commits."""
        return self._git("rev-parse", "--is-shallow-repository").strip() == b"true"

    def printed(self, path: str) -> str:
        """A path as git writes it with its revision: `main:contracts/app.yaml`."""
        return f"{self.ref}:{path}"

    def contract(self, path: str) -> Contract | None:
        """The contract at a path relative to the root; None where there is no such file.

        Raises InputError where it cannot be read, ContractError where it is no contract.
        """
        data = self._data(path)
        if data is None:
            return None
        printed = self.printed(path)
        document = read_document(Source(printed, decoded(data, printed)))
        return read_contract(document.root, document.mistakes)

    def contracts(self, start: Path) -> tuple[str, ...]:
        """The paths of the contracts that a search from a folder finds, as in the working tree.

        Upwards in the nearest folder that has some, else in the folders below.
        """
        here = PurePosixPath(os.path.relpath(start, self.root).replace(os.sep, "/"))
        called = [path for path in self._paths() if is_called_contract(path)]
        for folder in (here, *here.parents):
            near = (path for path in called if is_in_folder(path, folder))
            if own := tuple(str(path) for path in near if not self._is_foreign(path)):
                return own
        below = (path for path in called if here == PurePosixPath(".") or here in path.parents)
        return tuple(str(path) for path in below if not self._is_foreign(path))

    def _paths(self) -> Iterator[PurePosixPath]:
        listed = self._git("ls-tree", "-r", "-z", "--name-only", "--full-tree", self.commit)
        for name in listed.split(b"\0"):
            if name.endswith((b".yaml", b".yml")):
                yield PurePosixPath(name.decode("utf-8", "surrogateescape"))

    def _is_foreign(self, path: PurePosixPath) -> bool:
        """Whether YAML in `contracts/` is somebody else's; what cannot be read is told later."""
        if path.parent.name != SHELF:
            return False
        try:
            data = self._data(str(path))
        except InputError:
            return False
        return data is None or is_foreign_text(data.decode("utf-8-sig", "replace"))

    def _data(self, path: str) -> bytes | None:
        """The bytes of a file; None where the revision has nothing of this name."""
        printed = visible(self.printed(path))
        if not path or path.startswith("/") or ".." in path.split("/") or "\0" in path:
            raise InputError([f"{printed}: not a path in the repository"])
        written = path.encode("utf-8", "surrogateescape")
        arguments = ("ls-tree", "-z", "--full-tree", self.commit, "--", path)
        for entry in self._git(*arguments).split(b"\0"):
            about, _, name = entry.partition(b"\t")
            if name != written:
                continue
            mode, _, rest = about.partition(b" ")
            if mode in _NOT_A_FILE:
                raise InputError([f"{printed}: {_NOT_A_FILE[mode]}"])
            made = rest.split(b" ")[-1].decode("ascii")
            if int(self._git("cat-file", "-s", made)) > MOST_BYTES:
                raise InputError([f"{printed}: larger than {MOST_BYTES} bytes"])
            return self._git("cat-file", "blob", made)
        return None

    def _git(self, *arguments: str) -> bytes:
        try:
            return git_output(self.root, *arguments)
        except GitError as error:
            raise InputError([f"{self.asked}{visible(self.ref)}: {error}"]) from None


def _why_not(ref: str, root: Path, asked: str, said: str) -> str:
    """Why there is no commit of a name, and how to get it."""
    try:
        is_shallow = git_output(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except GitError as error:
        return str(error)
    branch = ref.rpartition("/")[2]
    is_plain = re.fullmatch(r"[\w./-]+", ref) is not None
    remote = f"origin/{branch}"
    if is_plain and not ref.startswith("origin/") and _has(root, f"refs/remotes/{remote}"):
        return f"no such revision (there is {asked}{remote})"
    fetch = f"git fetch --depth=1 origin {branch}:refs/remotes/{remote}"
    if is_shallow:
        how = f"{fetch}, then use {asked}{remote}" if is_plain else "git fetch --unshallow"
        how = f"git fetch --depth=1 origin {ref}" if _COMMIT.fullmatch(ref) else how
        return f"no such revision in this shallow clone: {how}"
    if is_plain and _has_remote(root):
        return f"no such revision: {fetch}, then use {asked}{remote}"
    return "no such revision" if said.startswith("git exited") else f"no such revision ({said})"


def _has(root: Path, ref: str) -> bool:
    try:
        git_output(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    except GitError:
        return False
    return True


def _has_remote(root: Path) -> bool:
    try:
        return bool(git_output(root, "remote").strip())
    except GitError:
        return False
