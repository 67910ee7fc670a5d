"""Repositories of git, made as the tests need them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

# A repository's own settings that have git run programs; each leaves a file where it ran.
HOSTILE = """
[core]
    fsmonitor = touch fsmonitor-ran
    hooksPath = hooks
    pager = touch pager-ran
    sshCommand = touch ssh-ran
    alternateRefsCommand = touch alternate-ran
[diff]
    external = touch external-ran
[diff "f"]
    textconv = touch textconv-ran
    command = touch command-ran
[filter "f"]
    clean = touch clean-ran
    smudge = touch smudge-ran
    process = touch process-ran
    required = true
[alias]
    rev-parse = !touch alias-ran
    cat-file = !touch alias-ran
    diff-files = !touch alias-ran
[remote "origin"]
    url = ext::touch transport-ran
    promisor = true
    uploadpack = touch upload-ran
"""


def git(folder: Path, *arguments: str) -> str:
    """What git prints; it must not fail."""
    own = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    settings = (
        *("user.name=a", "user.email=a@example.org", "commit.gpgsign=false"),
        "protocol.file.allow=always",
    )
    options = (part for setting in settings for part in ("-c", setting))
    command = ["git", "-C", str(folder), *options, *arguments]
    ran = subprocess.run(command, check=True, env=own, capture_output=True, text=True)
    return ran.stdout


def put(root: Path, path: str, text: str) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def begin(folder: Path, *, form: str = "sha1") -> Path:
    """A new repository on the branch main, without a commit."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main", f"--object-format={form}")
    return folder


def commit(folder: Path, message: str = "Go on") -> None:
    """A commit of all that there is."""
    git(folder, "add", "--all", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", message)
