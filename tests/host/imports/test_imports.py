"""Where imports lead: each of a folder says it in the comment behind it."""

import re
from pathlib import Path

import pytest
import yaml

from replicalint.host.module import External
from replicalint.host.repository import SUFFIXES, RepositoryModules
from replicalint.source import Source

FOLDER = Path(__file__).parent
SAYING = re.compile(r"import '(?P<specifier>[^']*)';\s*// (?P<expected>.+)")
IMPORTERS = sorted(
    path.relative_to(FOLDER)
    for path in FOLDER.rglob("*")
    if path.suffix in SUFFIXES - {".py"} and SAYING.search(path.read_text(encoding="utf-8"))
)


def repository(root: Path) -> RepositoryModules:
    """The repository that a folder is."""

    def read(path: str) -> Source | None:
        file = root / path
        return Source(path, file.read_text(encoding="utf-8")) if file.is_file() else None

    def folders(path: str) -> list[str]:
        folder = root / path
        return sorted(one.name for one in folder.iterdir() if one.is_dir())

    def is_file(path: str) -> bool:
        assert not path.startswith(("/", "..")), path
        return (root / path).is_file()

    return RepositoryModules(
        read, is_file, folders, lambda path: yaml.safe_load((root / path).read_text())
    )


def told(found: str | External | None) -> str:
    """What an import leads to, as the comments write it."""
    if isinstance(found, External):
        return f"package {found.package} {found.rest}".rstrip()
    return found or "-"


@pytest.mark.parametrize("importer", IMPORTERS, ids=str)
def test_an_import_leads_where_the_comment_says(importer: Path) -> None:
    modules = repository(FOLDER / importer.parts[0])
    path = "/".join(importer.parts[1:])
    module = modules.module(path)
    assert module is not None
    says = [match.groups() for match in SAYING.finditer(module.source.text)]
    leads = [(one, told(modules.resolve(module, one))) for one, _ in says]
    assert leads == [(one, expected.strip()) for one, expected in says]


def test_what_is_no_code_is_no_module() -> None:
    modules = repository(FOLDER / "paths")
    assert modules.module("src/data.json") is None
    assert modules.module("src/none.ts") is None
