"""`replicalint contract diff`: its sides, what it prints, how it ends."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from repositories import HOSTILE, git, put

from replicalint.cli.command import status_of

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "contract-diff.md"
CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orgs:
    columns: {id: uuid, name: text}
  public.apps:
    columns: {id: uuid, owner: uuid}
endpoints:
  /orgs: {queries: [sql/orgs.sql]}
  /apps: {queries: [sql/apps.sql]}
"""
ORGS = "-- name: GetOrg :one\nSELECT o.id,\n    o.name FROM public.orgs AS o WHERE o.id = $1;\n"
APPS = "SELECT a.id FROM public.apps AS a;\n"
WITHOUT_NAME = CONTRACT.replace("{id: uuid, name: text}", "{id: uuid}")
FAULT = 'relation "public.orgs" has no column "name" on the replica'
BROKEN = f"""\
main:contracts/app.yaml -> contracts/app.yaml

breaks readers: 1
  column "name" of relation "public.orgs" removed
    --> main:contracts/app.yaml:5
    sql/orgs.sql:2 GetOrg: {FAULT} [unknown-column]

1 breaking change, 0 additive, 0 neutral: 1 of 2 statements in 2 files breaks
"""
Captured = pytest.CaptureFixture[str]


@pytest.fixture(params=["sha1", "sha256"])
def repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Path:
    """A repository with a contract and its queries on main; the working folder."""
    folder = tmp_path / "repository"
    put(folder, "contracts/app.yaml", CONTRACT)
    put(folder, "sql/orgs.sql", ORGS)
    put(folder, "sql/apps.sql", APPS)
    git(folder, "init", "--quiet", "--initial-branch=main", f"--object-format={request.param}")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Begin")
    monkeypatch.chdir(folder)
    return folder


def diff(*arguments: str) -> int:
    return status_of(["contract", "diff", *arguments])


def test_the_page_shows_what_the_command_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    page = PAGE.read_text(encoding="utf-8")
    (edit,) = re.findall(r"```diff\n(.*?)```", page, re.DOTALL)
    (shown,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    for name in ("contracts", "sql"):
        shutil.copytree(ROOT / name, tmp_path / name)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "Begin")
    contract = tmp_path / "contracts" / "plugin-read-path.yaml"
    text = contract.read_text(encoding="utf-8")
    for line in edit.splitlines():
        assert text.count(f"{line[1:]}\n") == 1
        text = text.replace(f"{line[1:]}\n", "")
    contract.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert diff("--against", "git:main") == 1
    assert capsys.readouterr().out == shown


@pytest.mark.parametrize(
    "sides",
    [
        ("--against", "git:main"),
        ("git:main",),
        ("git:main:contracts/app.yaml",),
        ("git:main:./contracts//app.yaml",),
        ("git:HEAD", "contracts/app.yaml"),
        ("git:main:contracts/app.yaml", "contracts/app.yaml"),
    ],
    ids=" ".join,
)
def test_a_revision_beside_the_working_tree(
    repository: Path, capsys: Captured, sides: tuple[str, ...]
) -> None:
    put(repository, "contracts/app.yaml", WITHOUT_NAME)
    assert diff(*sides) == 1
    ref = "HEAD" if "git:HEAD" in sides else "main"
    assert capsys.readouterr() == (BROKEN.replace("main:", f"{ref}:"), "")


def test_two_revisions_and_the_way_back(repository: Path, capsys: Captured) -> None:
    put(repository, "contracts/app.yaml", WITHOUT_NAME)
    git(repository, "commit", "--quiet", "-am", "Go on")
    assert diff("git:HEAD~1", "git:HEAD") == 1
    assert capsys.readouterr().out == BROKEN.replace(
        "main:contracts/app.yaml -> ", "HEAD~1:contracts/app.yaml -> HEAD:"
    ).replace("--> main:", "--> HEAD~1:")
    assert diff("git:HEAD", "git:HEAD~1") == 0
    assert "additive: 1\n" in capsys.readouterr().out


def test_nothing_changes(repository: Path, capsys: Captured) -> None:
    assert diff("--against", "git:main") == 0
    assert capsys.readouterr().out == "no changes\n"
    put(repository, "contracts/app.yaml", f"# A word.\n{CONTRACT}")
    assert diff("--against", "git:main") == 0
    assert capsys.readouterr().out == "no changes but in comments or layout\n"


def test_a_contract_is_added_removed_and_moved_whole(repository: Path, capsys: Captured) -> None:
    other = CONTRACT.replace("name: app", "name: other").replace("public.apps", "public.clients")
    put(repository, "contracts/other.yaml", other)
    assert diff("--against", "git:main") == 0
    assert capsys.readouterr().out == (
        "none -> contracts/other.yaml\n\n"
        "additive: 1\n"
        '  contract "other" added\n'
        "    --> contracts/other.yaml:2\n\n"
        "0 breaking changes, 1 additive, 0 neutral: 0 of 4 statements in 4 files break\n"
    )
    assert status_of(["check"]) == 1
    assert 'relation "public.apps" is not on the replica' in capsys.readouterr().out
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "Go on")
    (repository / "contracts/other.yaml").rename(repository / "contracts/third.yaml")
    assert diff("--against", "git:main") == 0
    assert capsys.readouterr().out == "no changes\n"
    (repository / "contracts/third.yaml").unlink()
    (repository / "contracts/app.yaml").unlink()
    assert diff("--against", "git:main") == 1
    out = capsys.readouterr().out
    assert "main:contracts/app.yaml -> none\n\nno longer governed: 1\n" in out
    assert out.endswith(
        "2 breaking changes, 0 additive, 0 neutral: 0 of 4 statements in 4 files break\n"
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("replica_identity: nothing", "nothing"),
        ("replica_identity: index orgs_idx", "index orgs_idx"),
        ("key: []", "()"),
        ("key: [id]", "(id)"),
        ("not_null: [id, name]", "(id, name)"),
        ("unique: [[name], [id, name]]", "(name), (id, name)"),
        ("unique: []", "none"),
        ("partitioned: true", "yes"),
    ],
)
def test_what_was_left_out_claimed_nothing(
    repository: Path, capsys: Captured, line: str, words: str
) -> None:
    columns = "    columns: {id: uuid, name: text}\n"
    put(repository, "contracts/app.yaml", CONTRACT.replace(columns, f"    {line}\n{columns}"))
    assert diff("--against", "git:main") == 0
    key = line.partition(":")[0]
    out = capsys.readouterr().out
    assert f'\nneutral: 1\n  {key} of "public.orgs" now stated: {words}\n' in out
    assert "hint: Where the replicas had it before, only the contract says more.\n" in out


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("varchar", "varchar(50)", "length of %s now stated: character varying(50)"),
        ("numeric", "'numeric(10,2)'", "precision of %s now stated: numeric(10,2)"),
        ("text", "{type: text, generated: true}", "generated of %s now stated: yes"),
    ],
)
def test_what_was_left_out_of_a_column_claimed_nothing(
    repository: Path, capsys: Captured, before: str, after: str, words: str
) -> None:
    for name, text in (("old.yaml", before), ("new.yaml", after)):
        put(repository, name, CONTRACT.replace("name: text}", f"name: {text}}}"))
    assert diff("old.yaml", "new.yaml") == 0
    said = words % 'column "name" of relation "public.orgs"'
    out = capsys.readouterr().out
    assert f"\nneutral: 1\n  {said}\n" in out
    assert "hint: Where the replicas had it before, only the contract says more." in out


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            "not_null: [id]",
            "not_null: [id, name]",
            'column "name" of relation "public.orgs" required: NOT NULL on the replicas',
        ),
        (
            "unique: []",
            "unique: [[name]]",
            '(name) of relation "public.orgs" unique on the replicas',
        ),
        ("key: [id]", "key: []", 'key of "public.orgs" changed from (id) to ()'),
    ],
)
def test_what_was_stated_and_grows_breaks_replication(
    repository: Path, capsys: Captured, before: str, after: str, message: str
) -> None:
    columns = "    columns: {id: uuid, name: text}\n"
    put(repository, "old.yaml", CONTRACT.replace(columns, f"    {before}\n{columns}"))
    put(repository, "new.yaml", CONTRACT.replace(columns, f"    {after}\n{columns}"))
    assert diff("old.yaml", "new.yaml") == 1
    assert f"breaks replication: 1\n  {message}\n" in capsys.readouterr().out


def test_yaml_of_others_is_no_contract(repository: Path, capsys: Captured) -> None:
    put(repository, "contracts/api.yaml", "openapi: 3.1.0\n")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "Go on")
    (repository / "contracts/api.yaml").unlink()
    assert diff("--against", "git:main") == 0


def test_a_path_that_is_written_otherwise_governs_no_less(
    repository: Path, capsys: Captured
) -> None:
    text = CONTRACT.replace("[sql/apps.sql]", "['sql/a*.sql']")
    put(repository, "contracts/app.yaml", text)
    assert diff("--against", "git:main") == 0
    text = CONTRACT.replace("[sql/apps.sql]", "[sql/orgs.sql]")
    put(repository, "contracts/app.yaml", text)
    assert diff("--against", "git:main") == 1
    assert '"sql/apps.sql" removed under queries of endpoint "/apps"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("side", "line"),
    [
        ("git:nowhere", "git:nowhere: no such revision"),
        ("git:--upload-pack=x", "git:--upload-pack=x: not the name of a revision"),
        ("git:", "git:: not the name of a revision"),
        ("git::contracts/app.yaml", "git:: not the name of a revision"),
        ("git:main..main", "git:main..main: no such revision"),
        ("git:^main", "git:^main: does not name one commit"),
        ("git:main\x1b[2J", r"git:main\x1b[2J: not the name of a revision"),
        ("git:main:contracts/none.yaml", "main:contracts/none.yaml: no such file"),
        ("git:main:contracts", "main:contracts: is a folder"),
        ("git:main:../x.yaml", "main:../x.yaml: not a path in the repository"),
        ("git:main:", "main:: not a path in the repository"),
        ("git:main:link.yaml", "main:link.yaml: is a symbolic link"),
        ("git:main:bad.yaml", 'main:bad.yaml:1:1: key "replicalint" is missing'),
        ("git:main:sql/orgs.sql", "main:sql/orgs.sql:4:1: not YAML: "),
        ("nowhere.yaml", "nowhere.yaml: no such file or directory"),
        ("main", "main: no such file (A revision is written git:main.)"),
    ],
)
def test_a_side_that_is_not_there(repository: Path, capsys: Captured, side: str, line: str) -> None:
    (repository / "link.yaml").symlink_to("/etc/passwd")
    put(repository, "bad.yaml", "name: bad\nrelations: {}\n")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "Go on")
    assert diff(side) == 2
    out, err = capsys.readouterr()
    assert (out, err.startswith(line)) == ("", True), err
    assert err.count("\n") == 1


def test_a_shallow_clone_says_what_to_fetch(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    git(repository, "checkout", "--quiet", "-b", "feature/x")
    put(repository, "contracts/app.yaml", WITHOUT_NAME)
    git(repository, "commit", "--quiet", "-am", "Go on")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository}", str(clone))
    monkeypatch.chdir(clone)
    assert diff("--against", "git:main") == 2
    fetch = "git fetch --depth=1 origin main:refs/remotes/origin/main"
    assert capsys.readouterr().err == (
        f"git:main: no such revision in this shallow clone: {fetch}, then use git:origin/main\n"
    )
    git(clone, *fetch.split()[1:])
    assert diff("--against", "git:main") == 2
    assert capsys.readouterr().err == ("git:main: no such revision (there is git:origin/main)\n")
    assert diff("--against", "git:origin/main") == 1
    assert capsys.readouterr().out == BROKEN.replace("main:", "origin/main:")


def test_a_commit_that_a_shallow_clone_leaves_out(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    git(repository, "config", "uploadpack.allowAnySHA1InWant", "true")
    first = subprocess.run(
        ["git", "rev-parse", "main"], capture_output=True, text=True, check=True
    ).stdout.strip()
    put(repository, "contracts/app.yaml", WITHOUT_NAME)
    git(repository, "commit", "--quiet", "-am", "Go on")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository}", str(clone))
    monkeypatch.chdir(clone)
    for ref, fetch in (
        ("HEAD~1", "git fetch --unshallow"),
        (first, f"git fetch --depth=1 origin {first}"),
    ):
        assert diff("--against", f"git:{ref}") == 2
        said = f"git:{ref}: no such revision in this shallow clone: {fetch}\n"
        assert capsys.readouterr().err == said
    git(clone, "fetch", "--depth=1", "origin", first)
    assert diff("--against", f"git:{first}") == 1
    assert capsys.readouterr().out == BROKEN.replace("main:", f"{first}:")


@pytest.mark.parametrize("path", [":a.yaml", ":/a.yaml", ":(top)a.yaml", "*.yaml", "-a.yaml"])
def test_a_path_is_no_pattern_of_git(repository: Path, capsys: Captured, path: str) -> None:
    put(repository, path, CONTRACT)
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "Go on")
    put(repository, path, WITHOUT_NAME)
    assert diff(f"git:main:{path}") == 1
    assert capsys.readouterr().out == BROKEN.replace("contracts/app.yaml", path)


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    put(tmp_path, "contracts/app.yaml", CONTRACT)
    monkeypatch.chdir(tmp_path)
    assert diff("git:main") == 2
    assert capsys.readouterr().err == "git:main: not in a git repository\n"
    (tmp_path / ".git").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert diff("git:main") == 2
    assert capsys.readouterr().err == "git:main: git is not installed\n"


def test_a_work_tree_and_a_folder_of_a_repository(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    tree = tmp_path / "tree"
    git(repository, "worktree", "add", "--quiet", str(tree), "-b", "other")
    put(tree, "contracts/app.yaml", WITHOUT_NAME)
    monkeypatch.chdir(tree / "sql")
    assert diff("--against", "git:main") == 1
    assert capsys.readouterr().out == BROKEN


def test_nothing_of_a_repository_runs(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    put(repository, ".gitattributes", "* filter=f diff=f working-tree-encoding=UTF-16\n")
    put(repository, "contracts/app.yaml", WITHOUT_NAME)
    made = subprocess.run(
        ["git", "hash-object", "-w", "--no-filters", "contracts/app.yaml"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    was = subprocess.run(
        ["git", "rev-parse", "main:contracts/app.yaml"], capture_output=True, text=True, check=True
    ).stdout.strip()
    git(repository, "replace", was, made)
    for folder in ("hooks", ".git/hooks"):
        for hook in ("post-index-change", "post-checkout", "reference-transaction"):
            put(repository, f"{folder}/{hook}", "#!/bin/sh\ntouch hook-ran\n").chmod(0o755)
    with (repository / ".git/config").open("a") as config:
        config.write(HOSTILE)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"):
        monkeypatch.setenv(name, "/nowhere")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "touch diff-ran")
    assert diff("--against", "git:main") == 1
    assert capsys.readouterr().out == BROKEN
    assert diff("git:missing") == 2
    ran = [path.name for path in (repository, *repository.rglob("*")) if "-ran" in path.name]
    assert ran == []


def test_an_object_that_is_not_there_is_not_fetched(repository: Path, capsys: Captured) -> None:
    made = subprocess.run(
        ["git", "rev-parse", "main:contracts/app.yaml"], capture_output=True, text=True, check=True
    ).stdout.strip()
    file = repository / ".git" / "objects" / made[:2] / made[2:]
    file.chmod(0o600)
    file.unlink()
    with (repository / ".git/config").open("a") as config:
        config.write(HOSTILE)
    assert diff("--against", "git:main") == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("git:main: ")
    assert [path.name for path in repository.rglob("*-ran")] == []


def test_json_has_the_documented_shape(repository: Path, capsys: Captured) -> None:
    put(repository, "contracts/app.yaml", WITHOUT_NAME)
    assert diff("--against", "git:main", "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    text = (ROOT / "docs" / "contract-diff.schema.json").read_text(encoding="utf-8")
    Draft202012Validator(json.loads(text)).validate(found)
    (contract,) = found["contracts"]
    assert contract["changes"] == [
        {
            "class": "breaks readers",
            "verb": "removed",
            "key": "relations.public.orgs.columns.name",
            "message": 'column "name" of relation "public.orgs" removed',
            "hint": None,
            "old": {"path": "main:contracts/app.yaml", "line": 5, "column": 25},
            "new": None,
            "statements": [
                {
                    "path": "sql/orgs.sql",
                    "line": 2,
                    "name": "GetOrg",
                    "rule": "unknown-column",
                    "message": FAULT,
                }
            ],
        }
    ]


def test_markdown_keeps_what_comes_from_the_input_as_code(
    repository: Path, capsys: Captured
) -> None:
    evil = "'\"a`b <img src=x> @team #1 | [x](http://x)\"'"
    put(repository, "contracts/app.yaml", CONTRACT.replace("name: text}", f"{evil}: text}}"))
    assert diff("--against", "git:main", "--format", "markdown") == 1
    out = capsys.readouterr().out
    for active in ("<img", "@team", "[x](", " #1"):
        assert active not in re.sub(r"`[^`]*`|&#\d+;", "", out), out
    assert out.startswith("### Contract `app`: 1 breaking change\n")


def test_a_statement_of_a_terminal_escape_is_shown_spelt_out(
    repository: Path, capsys: Captured
) -> None:
    text = CONTRACT.replace("/orgs:", '"/o\\e[2Jrgs":')
    put(repository, "contracts/app.yaml", text)
    assert diff("--against", "git:main") == 0
    assert "\x1b[2J" not in capsys.readouterr().out


def test_a_report_goes_to_a_file(repository: Path, capsys: Captured) -> None:
    put(repository, "contracts/app.yaml", WITHOUT_NAME)
    assert diff("--against", "git:main", "--output", "diff.txt") == 1
    assert (repository / "diff.txt").read_text(encoding="utf-8") == BROKEN
    assert capsys.readouterr() == ("", "")
    for name in ("contracts/app.yaml", "sql/orgs.sql"):
        before = (repository / name).read_bytes()
        assert diff("--against", "git:main", "--output", name) == 2
        assert capsys.readouterr().err == f"{name}: is an input of this run\n"
        assert (repository / name).read_bytes() == before


def test_a_migration_that_only_the_old_contract_knows_is_a_note(
    repository: Path, capsys: Captured
) -> None:
    migrations = "migrations: {files: [db/*.sql], applied_through: '%s'}\n"
    put(repository, "db/1_a.sql", "CREATE TABLE public.orgs (id uuid, name text);\n")
    put(repository, "contracts/app.yaml", CONTRACT + migrations % "0_gone")
    git(repository, "commit", "--quiet", "-am", "Go on")
    put(repository, "contracts/app.yaml", CONTRACT + migrations % "1_a")
    assert diff("--against", "git:main") == 0
    out, err = capsys.readouterr()
    assert 'the last migration that has run is "1_a", was "0_gone"' in out
    assert err.startswith("main:contracts/app.yaml:")
    assert err.count("\n") == 1
    assert diff("contracts/app.yaml", "git:main:contracts/app.yaml") == 2


def test_the_migrations_of_a_folder_beside_a_contract(repository: Path, capsys: Captured) -> None:
    put(
        repository,
        "db/1.sql",
        "CREATE TABLE public.orgs (id uuid);\nCREATE TABLE public.apps (id uuid, owner uuid);\n",
    )
    assert diff("contracts/app.yaml", "migrations:db") == 1
    assert capsys.readouterr().out == BROKEN.replace(
        "main:contracts/app.yaml -> contracts/app.yaml", "contracts/app.yaml -> migrations:db"
    ).replace("--> main:", "--> ")
    assert diff("migrations:db", "contracts/app.yaml") == 0
    assert 'column "name" of relation "public.orgs" added' in capsys.readouterr().out
    assert diff("migrations:nowhere", "contracts/app.yaml") == 2
