"""Which contracts are found: upwards, below, and what in `contracts/` is somebody else's YAML."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from replicalint.cli.command import status_of
from replicalint.files.contract_search import contracts_below, discover_contracts
from replicalint.files.git import GitError, git_output
from replicalint.files.listing import listing

CONTRACT = """\
replicalint: 1
name: orders
relations:
  public.orders: {columns: {id: bigint}}
endpoints:
  /orders: {queries: [services/orders/sql/*.sql]}
"""
QUERY = "SELECT o.id FROM public.orders AS o;\n"
FOREIGN = "openapi: 3.1.0\ninfo: {title: Orders, version: '1'}\npaths: {}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A monorepo without git, whose contract is that of one service."""
    put(tmp_path, "services/orders/contracts/orders.yaml", CONTRACT)
    put(tmp_path, "services/orders/sql/orders.sql", QUERY)
    put(tmp_path, "services/web/sql/pages.sql", "SELECT 1;\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def repository(folder: Path) -> Path:
    """The same in git."""
    git(folder, "init", "--quiet")
    return folder


def git(folder: Path, *arguments: str) -> None:
    own = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", "-C", folder, *arguments], check=True, env=own)


def put(root: Path, path: str, text: str) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def test_a_contract_below_is_found_where_none_is_upwards(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of(["check"]) == 0
    assert status_of(["contract", "check"]) == 0
    assert status_of(["check", "services/orders/sql/orders.sql"]) == 0
    said = capsys.readouterr()
    assert said.out.count("analysed 1 of 1 statement in 1 file") == 2
    assert said.err == ""


def test_a_contract_below_governs_what_it_names_and_nothing_else(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(repository, "libraries/sql/a.sql", QUERY)
    contract = repository / "services/orders/contracts/orders.yaml"
    contract.write_text(CONTRACT.replace("[services/orders/sql/", "[libraries/sql/"))
    assert status_of(["check", "libraries/sql/a.sql"]) == 0
    assert status_of(["check", "services/web/sql/pages.sql"]) == 2
    assert capsys.readouterr().err == (
        "services/web/sql/pages.sql: not listed in any contract "
        "(services/orders/contracts/orders.yaml); list it under the endpoints of one, or choose "
        "one with --contract\n"
    )


def test_each_service_has_its_contract(repository: Path) -> None:
    other = put(repository, "services/web/replicalint.yaml", CONTRACT)
    known = repository / "services/orders/contracts/orders.yaml"
    assert contracts_below(repository).files == (known, other)
    assert contracts_below(repository / "services/web").files == (other,)
    assert contracts_below(repository).notes == ()


def test_what_git_ignores_is_no_contract(repository: Path) -> None:
    put(repository, ".gitignore", "build/\n")
    put(repository, "build/contracts/orders.yaml", CONTRACT)
    tracked = put(repository, "node_modules/contracts/tracked.yaml", CONTRACT)
    git(repository, "add", "--force", "node_modules")
    known = repository / "services/orders/contracts/orders.yaml"
    assert contracts_below(repository).files == (tracked, known)
    known.unlink()
    tracked.unlink()  # and still in the index
    assert contracts_below(repository).files == ()


def test_without_git_code_of_others_is_left_out(folder: Path) -> None:
    for other in ("node_modules/a", "vendor", "venv/lib", ".cache", "services/web/node_modules"):
        put(folder, f"{other}/contracts/orders.yaml", CONTRACT)
    put(folder, "module/.git", "gitdir: elsewhere\n")
    put(folder, "module/contracts/orders.yaml", CONTRACT)
    assert contracts_below(folder).files == (folder / "services/orders/contracts/orders.yaml",)


def test_a_contract_below_has_its_own_root_without_git(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contract = folder / "services/orders/contracts/orders.yaml"
    contract.write_text(CONTRACT.replace("services/orders/", ""))
    assert status_of(["check"]) == 0
    assert status_of(["check", "services/orders/sql/orders.sql"]) == 0
    assert capsys.readouterr().out.count("analysed 1 of 1 statement in 1 file") == 2


def test_a_link_to_a_folder_is_not_followed(repository: Path) -> None:
    (repository / "link").symlink_to("services")
    (repository / "services/orders/loop").symlink_to("..")
    assert len(contracts_below(repository).files) == 1


def test_without_any_contract_the_way_on_is_said(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "services/orders/contracts/orders.yaml").unlink()
    for command in (
        ["check"],
        ["contract", "check"],
        ["contract", "applied"],
        ["check", "services"],
    ):
        assert status_of(command) == 2
        assert capsys.readouterr().err == (
            "no contract found: write contracts/NAME.yaml with replicalint init, or choose a "
            "contract with --contract\n"
        )


@pytest.mark.parametrize(
    "text",
    [
        FOREIGN,
        "",
        "# nothing yet\n",
        "- name: a list\n",
        "just text\n",
        "name: ci\non: push\n",
        "models:\n  relations: {}\n  endpoints: {}\n",
        "{{ range .Values }}\nkind: {{ .kind }}\n",
    ],
)
def test_yaml_without_a_key_of_the_format_is_passed_over(
    repository: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put(repository, "services/orders/contracts/api.yaml", text)
    told = (
        "services/orders/contracts/api.yaml: not a replica data contract, passed over (it has none "
        "of its keys)\n"
    )
    for command in (["check"], ["contract", "check"], ["check", "services/orders/sql"]):
        assert status_of(command) == 0
        assert capsys.readouterr().err == told


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("relation: {}\nreplicalint: 1\n", 'unknown key "relation"'),
        ('{"name": "a", "relations": {"a.b": 1}}\n', "expected"),
        ("name: only\n", 'key "relations" is missing'),
        ("replicalint: 1\nname: [\n", "not YAML"),
        ("{ endpoints: {", "not YAML"),
    ],
)
def test_yaml_with_a_key_of_the_format_is_a_contract_with_mistakes(
    repository: Path, text: str, mistake: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put(repository, "services/orders/contracts/broken.yaml", text)
    assert status_of(["check"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("services/orders/contracts/broken.yaml:")
    assert mistake in said


def test_foreign_yaml_hides_no_contract(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The search goes on, upwards and then below."""
    inner = put(repository, "services/web/contracts/a.yaml", FOREIGN)
    put(repository, "services/web/contracts/b.yaml", FOREIGN)
    put(repository, "contracts/top.yaml", FOREIGN)
    found = discover_contracts(inner)
    assert found.files == ()
    assert found.notes == (
        "services/web/contracts/a.yaml and 1 more: not a replica data contract, passed over (it "
        "has none of its keys)",
        "contracts/top.yaml: not a replica data contract, passed over (it has none of its keys)",
    )
    assert status_of(["check"]) == 0
    said = capsys.readouterr()
    assert "analysed 1 of 1 statement" in said.out
    assert len(said.err.splitlines()) == 2


def test_a_file_that_is_called_replicalint_is_never_foreign(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(repository, "replicalint.yaml", FOREIGN)
    assert status_of(["check"]) == 2
    assert 'replicalint.yaml:1:1: unknown key "openapi"' in capsys.readouterr().err


HOSTILE = """\
[core]
    fsmonitor = touch fsmonitor-ran
    hooksPath = hooks
    pager = touch pager-ran
    sshCommand = touch ssh-ran
    excludesFile = .ignored
    worktree = ..
[pager]
    ls-files = true
[alias]
    ls-files = !touch alias-ran
[filter "f"]
    clean = touch filter-ran
    smudge = touch filter-ran
    process = touch filter-ran
[remote "origin"]
    url = ext::touch ext-ran
    promisor = true
    uploadpack = touch upload-ran
[extensions]
    partialClone = origin
"""


def test_git_runs_nothing_of_a_repository(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repository, "add", ".")
    put(repository, ".gitattributes", "* filter=f diff=f\n")
    for hook in ("post-index-change", "pre-commit", "fsmonitor-watchman"):
        for folder in ("hooks", ".git/hooks"):
            put(repository, f"{folder}/{hook}", "#!/bin/sh\ntouch hook-ran\n").chmod(0o755)
    with (repository / ".git/config").open("a") as config:
        config.write(HOSTILE)
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "touch diff-ran")
    contracts_below(repository)
    with pytest.raises(GitError):
        git_output(repository, "fetch", "origin")
    assert [path.name for path in repository.rglob("*-ran")] == []


def test_a_work_tree_elsewhere_is_not_looked_at(repository: Path) -> None:
    put(repository.parent, "contracts/secret.yaml", CONTRACT)
    git(repository, "config", "core.worktree", "../..")
    for path in contracts_below(repository).files:
        assert path.is_relative_to(repository)


def test_a_folder_called_git_does_not_lead_to_a_repository_around(repository: Path) -> None:
    inner = repository / "services/orders"
    (inner / ".git").mkdir()
    with pytest.raises(GitError, match="not a git repository"):
        git_output(inner, "ls-files")
    assert listing(inner).paths == ("contracts/orders.yaml", "sql/orders.sql")


def test_without_git_there_is_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(GitError, match=r"^not in a git repository$"):
        git_output(folder, "ls-files")
    (folder / ".git").mkdir()
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(GitError, match=r"^git is not installed$"):
        git_output(folder, "ls-files")
