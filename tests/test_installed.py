"""What is installed: told by the content of its files, wherever they lie and whenever they came."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from replicalint.files.installed import installed
from replicalint.files.result_store import ResultStore

FILES = {
    "replicalint/check.py": "one",
    "replicalint/catalog/types.json": "{}",
    "sqlglot/parser.so": "two",
    "yaml/__init__.py": "",
    "0123__mypyc.cpython-311.so": "three",
    "other__mypyc/a.py": "four",
    "unrelated/a.py": "five",
    "sqlglot/__pycache__/parser.pyc": "six",
}


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Writes what is missing of an installation, and tells its digest."""

    def digest_of(name: str) -> str:
        folder = tmp_path / name
        for path, text in FILES.items():
            if not (folder / path).exists():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(text)

        def find(package: str) -> ModuleSpec | None:
            spec = ModuleSpec(package, None, is_package=True)
            spec.submodule_search_locations = [str(folder / package)]
            return spec if (folder / package).exists() else None

        monkeypatch.setattr("replicalint.files.installed.find_spec", find)
        store = ResultStore(tmp_path / "kept")
        found = installed(store)
        store.write()
        assert installed(ResultStore(tmp_path / "kept")) == found
        return found

    return digest_of


def test_the_same_files_elsewhere_and_at_another_time_are_the_same(
    tmp_path: Path, told: Callable[[str], str]
) -> None:
    first = told("first")
    os.utime(tmp_path / "first/replicalint/check.py", (1, 1))
    assert told("first") == first == told("second")


@pytest.mark.parametrize(
    ("path", "counts"), [(path, number < 5) for number, path in enumerate(FILES)]
)
def test_other_content_is_another_where_it_takes_part(
    path: str, counts: bool, tmp_path: Path, told: Callable[[str], str]
) -> None:
    first = told("first")
    (tmp_path / "first" / path).write_text("another")
    assert (told("first") != first) is counts


@pytest.mark.parametrize("path", ["replicalint/new.py", "sqlglot/new/new.so", "4567__mypyc.a.so"])
def test_a_new_file_is_another(path: str, tmp_path: Path, told: Callable[[str], str]) -> None:
    first = told("first")
    (tmp_path / "first" / path).parent.mkdir(exist_ok=True)
    (tmp_path / "first" / path).write_text("")
    assert told("first") != first


def test_a_file_by_another_name_is_another(tmp_path: Path, told: Callable[[str], str]) -> None:
    first = told("first")
    (tmp_path / "second/replicalint").mkdir(parents=True)
    (tmp_path / "second/replicalint/checked.py").write_text("one")
    assert told("second") != first
