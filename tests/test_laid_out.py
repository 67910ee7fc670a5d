"""Stored files in a folder of their own: files/laid_out.py and files/needed.py."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from repositories import begin, commit, git, put

from replicalint.files.laid_out import laid_out
from replicalint.files.needed import needed
from replicalint.files.objects import StoredFile, files_of_commit
from replicalint.files.reading import InputError

CONTRACT = """\
replicalint: 1
name: app
relations:
  public.a: {columns: {id: bigint}}
endpoints:
  /a: {queries: ["sql/*.sql"]}
migrations: ["db/migrations/*.sql"]
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = begin(tmp_path / "repository")
    put(folder, "contracts/app.yaml", CONTRACT)
    for path in (
        *("sql/a.sql", "sql/deep/b.sql", "other/c.sql", "db/migrations/1.sql", "db/changelog.xml"),
        *("db/migrations/meta/_journal.json", "db/migrations/2.rb", "src/a.ts", "package.json"),
        *("pyproject.toml", "README.md", "db/x/y.sql"),
    ):
        put(folder, path, f"{path}\n")
    commit(folder)
    return folder


def below(folder: Path) -> list[str]:
    found = (one for one in folder.rglob("*") if not one.is_dir() or one.is_symlink())
    return sorted(str(one.relative_to(folder)) for one in found if ".git" not in one.parts)


def files(repository: Path) -> dict[str, StoredFile]:
    return dict(files_of_commit(repository, "HEAD"))


NEEDED = [
    "contracts/app.yaml",
    "db/changelog.xml",
    "db/migrations/1.sql",
    "db/migrations/2.rb",
    "db/migrations/meta/_journal.json",
    "pyproject.toml",
    "sql/a.sql",
]


def test_what_a_run_may_read(repository: Path) -> None:
    with laid_out(repository, files(repository)) as index:
        assert below(index.root) == NEEDED
        assert (index.root / "sql/a.sql").read_text() == "sql/a.sql\n"
        assert index.missing == ()
        place = index.root
    assert not place.exists()
    found = needed(repository, files(repository), ["other", "sql/deep/b.sql"])
    assert {"other/c.sql", "sql/deep/b.sql"} < set(found)
    assert set(needed(repository, files(repository), ["."])) == set(files(repository))


def test_programs_are_needed_where_a_contract_names_some(repository: Path) -> None:
    put(repository, "config/mine.yaml", CONTRACT.replace("sql/*.sql", "src/*.ts#get"))
    commit(repository)
    found = set(needed(repository, files(repository), ()))
    assert {"src/a.ts", "package.json"} < found


def test_what_links_lead_to(repository: Path) -> None:
    (repository / "sql/link.sql").symlink_to("../other/c.sql")
    (repository / "contracts/link.yaml").symlink_to("../there/contract.yml")
    put(repository, "there/contract.yml", CONTRACT.replace("sql/*.sql", "db/x/*.sql"))
    commit(repository)
    with laid_out(repository, files(repository)) as index:
        assert {"other/c.sql", "sql/link.sql", "db/x/y.sql"} <= {*below(index.root)}
        assert (index.root / "sql/link.sql").read_text() == "other/c.sql\n"


def test_a_hostile_index_writes_nothing_elsewhere(repository: Path, tmp_path: Path) -> None:
    made = files(repository)["sql/a.sql"]
    paths = [
        *("../evil.sql", "/tmp/evil.sql", "a/../../evil.sql", ".git/config", "a/.GIT/hooks/x"),
        *("", "a//b.sql", "./c.sql", "nul\0.sql"),
    ]
    hostile = dict.fromkeys(paths, made)
    before = below(tmp_path)
    with laid_out(repository, hostile, ["."]) as index:
        assert below(index.root) == []
    assert below(tmp_path) == before


def test_a_file_behind_a_link_is_refused(repository: Path, tmp_path: Path) -> None:
    (repository / "out").symlink_to(tmp_path)
    commit(repository)
    every = {**files(repository), "out/evil.sql": files(repository)["sql/a.sql"]}
    said = r"^out: cannot be laid out: file exists$"
    with pytest.raises(InputError, match=said), laid_out(repository, every, ["."]):
        pass
    assert not (tmp_path / "evil.sql").exists()


def test_contents_that_are_not_in_the_clone(repository: Path) -> None:
    made = files(repository)["sql/a.sql"].made
    os.remove(repository / ".git/objects" / made[:2] / made[2:])
    with laid_out(repository, files(repository)) as index:
        assert index.missing == ("sql/a.sql",)
    sparse = {path: StoredFile(one.mode, one.made, True) for path, one in files(repository).items()}
    with laid_out(repository, sparse) as index:
        assert index.missing == ()


def test_bytes_are_as_they_are_stored(repository: Path) -> None:
    git(repository, "config", "core.autocrlf", "true")
    put(repository, ".gitattributes", "*.sql text eol=crlf\n")
    data = "größe\n".encode("utf-16")
    (repository / "sql/a.sql").write_bytes(b"SELECT 1;\n")
    (repository / "sql/b.dat").write_bytes(data)
    commit(repository)
    with laid_out(repository, files(repository), ["sql"]) as index:
        assert (index.root / "sql/a.sql").read_bytes() == b"SELECT 1;\n"
        assert (index.root / "sql/b.dat").read_bytes() == data
