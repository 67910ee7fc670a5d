"""Faults in the code of a small project: each is found, at every place, on its line; the project
itself has none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from code_mutations import KINDS, Kind, mutations, project

from replicalint.cli.command import status_of


@pytest.fixture(autouse=True)
def without_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("REPLICALINT_CONTRACT", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)


class Checkout:
    """The project in a folder, which is put back after each change."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.files = project()
        (folder / ".git").mkdir()
        self.write(self.files)

    def write(self, files: Mapping[str, str]) -> None:
        for path, text in files.items():
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def found(self, changed: Mapping[str, str]) -> set[str]:
        """What a check says of the project with some files changed: `path:line rule`."""
        self.write(changed)
        status_of(("check", "--format", "concise", "--quiet"))
        out, err = self.capsys.readouterr()
        self.write({path: self.files[path] for path in changed})
        assert err == ""
        return {
            f"{':'.join(line.split(':')[:2])} {line.split('[')[1].split(']')[0]}"
            for line in out.splitlines()
            if "[" in line
        }


@pytest.fixture
def checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Checkout:
    monkeypatch.chdir(tmp_path)
    return Checkout(tmp_path, capsys)


def test_the_project_has_no_fault(checkout: Checkout) -> None:
    assert checkout.found({}) == set()


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name.replace(" ", "-") for kind in KINDS])
def test_a_fault_is_found_on_its_line(checkout: Checkout, kind: Kind) -> None:
    every = [*mutations(kind)]
    assert len(every) >= kind.at_least
    missed = [
        mutation.name
        for mutation in every
        if f"{mutation.path}:{mutation.line} {mutation.rule}" not in checkout.found(mutation.files)
    ]
    assert missed == []
