"""Where imports lead: each of a folder says it in the comment behind it."""

import json
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


def in_memory(files: dict[str, str]) -> RepositoryModules:
    """A repository of texts."""

    def read(path: str) -> Source | None:
        return Source(path, files[path]) if path in files else None

    def folders(folder: str) -> list[str]:
        prefix = f"{folder}/" if folder else ""
        below = (path[len(prefix) :] for path in files if path.startswith(prefix))
        return sorted({path.partition("/")[0] for path in below if "/" in path})

    return RepositoryModules(read, files.__contains__, folders)


def leads(files: dict[str, str], specifier: str) -> str | External | None:
    """Where `main.ts` of a repository comes to by an import."""
    modules = in_memory({"main.ts": "", **files})
    module = modules.module("main.ts")
    assert module is not None
    return modules.resolve(module, specifier)


@pytest.mark.parametrize("main", ["../a", "./.", ".", "x/..", "../b", ""])
def test_a_folder_that_says_it_is_itself_is_its_index(main: str) -> None:
    files = {"a/package.json": f'{{"main": "{main}"}}', "b/package.json": '{"main": "../a/./"}'}
    assert leads(files, "./a") is None
    assert leads({**files, "a/index.ts": ""}, "./a") == "a/index.ts"


def test_folders_that_are_one_another_without_end_are_nothing() -> None:
    files = {f"d{n}/package.json": f'{{"main": "../d{n + 1}"}}' for n in range(3000)}
    assert leads({**files, "d3000/index.ts": ""}, "./d0") is None
    assert leads({**files, "d3000/index.ts": ""}, "./d2998") == "d3000/index.ts"


def test_what_a_star_stands_for_is_no_longer_than_a_path() -> None:
    target = "./x/" + "*" * 5000
    files = {"tsconfig.json": f'{{"compilerOptions": {{"paths": {{"@/*": ["{target}"]}}}}}}'}
    assert leads(files, "@/" + "a" * 5000) is None


def test_patterns_of_workspaces_that_mean_the_same_are_followed_once() -> None:
    asked: list[str] = []

    def folders(folder: str) -> list[str]:
        asked.append(folder)
        return [f"{n}" for n in range(10)] if folder.count("/") < 2 else []

    patterns = ", ".join(['"**/**/**/*"'] * 300 + ['"!*a*a*a"'] * 300)
    files = {"main.ts": "", "package.json": f'{{"workspaces": [{patterns}]}}'}
    modules = RepositoryModules(
        lambda path: Source(path, files[path]) if path in files else None,
        files.__contains__,
        folders,
    )
    module = modules.module("main.ts")
    assert module is not None
    assert modules.resolve(module, "zz") == External("zz")
    assert len(asked) < 10_000


def test_of_many_scopes_of_an_import_map_the_nearest_counts() -> None:
    scopes = {f"./p{n}/": {"db/": f"./p{n}/db/"} for n in range(20_000)}
    scopes |= {"./p7/inner/": {"db/": "./db/"}, "./": {"db/": "./none/"}}
    files = {f"p{n}/a.ts": "" for n in range(300)} | {f"p{n}/db/x.ts": "" for n in range(300)}
    files |= {"deno.json": json.dumps({"scopes": scopes}), "p7/inner/a.ts": "", "db/x.ts": ""}
    modules = in_memory(files)
    found = {path: _resolved(modules, path, "db/x.ts") for path in files if path.endswith("a.ts")}
    assert found.pop("p7/inner/a.ts") == "db/x.ts"
    assert found == {f"p{n}/a.ts": f"p{n}/db/x.ts" for n in range(300)}


def _resolved(modules: RepositoryModules, path: str, specifier: str) -> str | External | None:
    module = modules.module(path)
    assert module is not None
    return modules.resolve(module, specifier)
