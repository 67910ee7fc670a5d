"""A repository whose contract has one relation, and the command that is run in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from replicalint.cli.command import status_of

CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orders: {columns: {id: bigint}}
"""
FAULTY = "SELECT o.x FROM public.orders o;\n"

Ended = tuple[int, list[str], list[str]]  # the exit status, the lines of output and of errors


def put(path: Path, text: str) -> Path:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def found(place: str) -> str:
    """What is found in FAULTY, in one line."""
    what = 'error[unknown-column] relation "public.orders" has no column "x" on the replica (42703)'
    return f"{place}: {what}"


def repository_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the contract and a faulty query; the working folder."""
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    put(folder / ".git/config", "[core]\n")
    put(folder / "replicalint.yaml", CONTRACT)
    put(folder / "q.sql", FAULTY)
    monkeypatch.chdir(folder)
    return folder


@dataclass(frozen=True)
class Command:
    """The command in the working folder."""

    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str) -> Ended:
        status = status_of(arguments)
        out, err = self.capsys.readouterr()
        return status, out.splitlines(), err.splitlines()

    def check(self, *arguments: str) -> Ended:
        """`check`, with one line for each finding and nothing else."""
        return self("check", "--format", "concise", "-q", *arguments)
