"""This checkout as others get it, and where programs use it with nothing of the user's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Workplace:
    """Where git and pre-commit run, with nothing of the user's own."""

    cache: Path
    programs: Path = Path(sys.executable).parent  # found before all others

    def run(
        self, folder: Path, *command: str, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        own = ("GIT_", "GITHUB_", "REPLICALINT_", "VIRTUAL_ENV", "PYTHON")
        person = {"NAME": "nobody", "EMAIL": "nobody@localhost"}
        return subprocess.run(
            command,
            cwd=folder,
            env={
                **{key: value for key, value in os.environ.items() if not key.startswith(own)},
                **{f"GIT_AUTHOR_{key}": value for key, value in person.items()},
                **{f"GIT_COMMITTER_{key}": value for key, value in person.items()},
                "GIT_CONFIG_GLOBAL": os.devnull,
                "PRE_COMMIT_HOME": str(self.cache),
                "XDG_CACHE_HOME": str(self.cache),
                "PATH": f"{self.programs}{os.pathsep}{os.environ['PATH']}",
                **variables,
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def git(self, folder: Path, *arguments: str) -> str:
        ran = self.run(folder, "git", *arguments)
        assert ran.returncode == 0, ran.stdout
        return ran.stdout.strip()

    def commit_all(self, folder: Path) -> str:
        """Makes a folder a repository that holds what it holds; gives the commit."""
        self.git(folder, "init", "--quiet")
        self.git(folder, "add", "--all")
        self.git(folder, "commit", "--quiet", "--message", "all")
        return self.git(folder, "rev-parse", "HEAD")


def copied(folder: Path) -> Path:
    """A copy of this checkout without what git and the tools keep in it."""
    left_out = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "dist", "build")
    return Path(shutil.copytree(ROOT, folder / "replicalint", ignore=left_out))
