"""Asks git, as one asks about a stranger's repository: nothing in it is run.

A repository's own settings may name programs: for its hooks, its file system monitor, its pager,
its transports, its filters. None of them is started, nothing is fetched, and no lock is taken.
Whose repository it is, git itself holds against `safe.directory`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from ..source import visible
from .borders import repository_root

_SETTINGS = (
    "core.fsmonitor=",  # also a program's path; before git 2.36 nothing else
    f"core.hooksPath={os.devnull}",
    "core.pager=cat",
    "protocol.allow=never",
    "safe.bareRepository=explicit",  # a folder of the repository that looks like a bare one is none
)
# What a hook's environment says about its own repository is not about the one that is asked.
_KEPT = ("GIT_CONFIG", "GIT_EXEC_PATH", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
_SET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",  # since git 2.44; before, no protocol is allowed
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_LITERAL_PATHSPECS": "1",  # ":x" is a path as well
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_OF_FILTERS = ("clean", "smudge", "process", "required")
_LONGEST = 60.0  # seconds


class GitError(Exception):
    """git has no answer; the text is one line that says why."""


def git_output(
    folder: Path,
    *arguments: str,
    given: bytes = b"",
    settings: Iterable[str] = (),
    index: Path | None = None,
) -> bytes:
    """What a git command that only reads prints, in the repository that a folder is in.

    `given` is its standard input, `settings` are further ones, `index` is another index than the
    repository's. Raises GitError where there is no git, no repository, or the command fails: with
    its last line.
    """
    root = repository_root(folder)
    program = shutil.which("git")
    if program is None or not os.path.isabs(program):
        raise GitError("git is not installed")
    if root is None:
        raise GitError("not in a git repository")
    options = (part for setting in (*_SETTINGS, *settings) for part in ("-c", setting))
    command = [program, "--no-pager", *options, *arguments]
    try:
        ran = subprocess.run(
            command,
            cwd=folder,
            env=_environment(root, index),
            input=given,
            capture_output=True,
            timeout=_LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise GitError(f"git {arguments[0]} took more than {_LONGEST:.0f} s") from None
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise GitError(f"git cannot be run: {(said or 'unknown error').lower()}") from None
    if ran.returncode != 0:
        raise GitError(_complaint(ran.stderr) or f"git exited with {ran.returncode}")
    return ran.stdout


def without_filters(folder: Path) -> tuple[str, ...]:
    """The settings without which git hands files to programs, where it looks at their texts.

    Raises GitError where a filter has a name that no setting can be written for.
    """
    try:
        printed = git_output(
            folder, "config", "--null", "--name-only", "--get-regexp", "^filter\\."
        )
    except GitError:  # it exits with 1 where there are none
        printed = b""
    found: dict[str, None] = {}
    for key in os.fsdecode(printed).split("\0"):
        name = key.partition(".")[2].rpartition(".")[0]
        if "=" in name or "\n" in name:
            raise GitError(f'filter "{visible(name)}" of its settings cannot be switched off')
        if name:
            found.update(dict.fromkeys(f"filter.{name}.{part}" for part in _OF_FILTERS))
    return tuple(f"{key}={'false' if key.endswith('.required') else ''}" for key in found)


def _environment(root: Path, index: Path | None) -> dict[str, str]:
    own = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith("GIT_") or name.upper().startswith(_KEPT)
    }
    # A folder that only looks like a repository does not make git go on to one around it.
    above = os.path.dirname(os.path.realpath(root))
    asked = {} if index is None else {"GIT_INDEX_FILE": str(index)}
    return {**own, **_SET, **asked, "GIT_CEILING_DIRECTORIES": above}


def _complaint(stderr: bytes) -> str:
    """The line in which git says what is wrong."""
    lines = [line for line in stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    fatal = [line for line in lines if line.startswith(("fatal: ", "error: "))]
    line = (fatal or lines or [""])[0]
    return visible(line.removeprefix("fatal: ").removeprefix("error: "))
