"""Whatever stands in files: what is said of them is the same bytes, whether it was known or not.

That what is kept of a report is read back as it was, `tests/test_fuzz.py` holds of each of its
texts. Here they go through the command; `bench/kept.py` does so with as many as one likes.
"""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kept_mutants import lay_out, told
from mutants import mutant
from test_fuzz import CONTRACT_TEXT, TEXTS, directives, fuzzed, seeds, soup

from replicalint.cli.command import status_of
from replicalint.report.formats import FORMATS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a contract."""
    made = tmp_path_factory.mktemp("repository")
    (made / "replicalint.yaml").write_text(CONTRACT_TEXT, encoding="utf-8")
    return made


@pytest.fixture(autouse=True)
def keeping(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Results are kept."""
    monkeypatch.setenv("REPLICALINT_CACHE_DIR", str(tmp_path_factory.mktemp("kept")))
    monkeypatch.delenv("REPLICALINT_NO_CACHE")


@fuzzed
@given(st.binary(max_size=500) | directives.map(str.encode) | soup.map(str.encode) | seeds)
def test_a_file_is_told_of_as_before(folder: Path, content: bytes | int) -> None:
    query = folder / "query.sql"
    text = mutant(TEXTS, Random(content)).encode() if isinstance(content, int) else content
    query.write_bytes(text)
    arguments = "check", "--contract", str(folder / "replicalint.yaml"), str(query)
    said: list[tuple[int, str, str]] = []
    for manner in ((), (), ("--no-cache",)):
        with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
            status = status_of((*arguments, *manner))
        said.append((status, out.getvalue(), err.getvalue()))
    assert said[0] == said[1] == said[2]


@pytest.mark.parametrize("seed", [1, 2])
def test_many_files_are_told_of_as_before(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Queries, migrations and programs together, in every format."""
    lay_out(tmp_path / "repository", Random(seed), statements=60, of_programs=60)
    monkeypatch.chdir(tmp_path / "repository")
    cold, warm, anew = told(tmp_path)
    assert cold == warm == anew
    assert cold.status == 1 and cold.reports.keys() == FORMATS.keys()
