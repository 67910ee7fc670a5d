"""`check --since` and `--staged`: which files are checked, and what is told of them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from repositories import begin, commit, git, put

from replicalint.cli.command import status_of

CONTRACT = """\
replicalint: 1
name: shop
relations:
  public.orders:
    columns: {id: bigint, note: text, customer: bigint}
  public.customers:
    columns: {id: bigint, name: text}
endpoints:
  /orders: {queries: [sql/orders.sql, "sql/more/*.sql"]}
  /customers: {queries: [sql/customers.sql]}
  /code: {queries: [src/list.ts]}
  /entry: {code: {entry: [src/entry.ts]}}
migrations:
  files: [migrations/*.sql]
"""
APPLIED = '  applied_through: "002"\n'
FILES = {
    "contracts/shop.yaml": CONTRACT + APPLIED,
    "sql/orders.sql": (
        "SELECT o.missing FROM public.orders AS o;\nSELECT o.id FROM public.orders AS o;\n"
    ),
    "sql/customers.sql": "SELECT c.name FROM public.customers AS c;\n",
    "sql/more/a.sql": "SELECT o.note FROM public.orders AS o;\n",
    "src/columns.ts": "export const columns = 'o.id'\nexport const other = 'o.old'\n",
    "src/barrel.ts": "export * from './columns'\n",
    "src/list.ts": (
        "import { Pool } from 'pg'\nimport { columns } from './barrel'\nconst pool = new Pool()\n"
        "export const list = () => pool.query(`SELECT ${columns} FROM public.orders AS o`)\n"
    ),
    "src/entry.ts": "import { one } from './reached'\nexport const main = () => one()\n",
    "src/reached.ts": (
        "import { Pool } from 'pg'\nconst pool = new Pool()\n"
        "export const one = () => pool.query('SELECT o.id FROM public.orders AS o')\n"
        "export const two = () => pool.query('SELECT o.wrong FROM public.orders AS o')\n"
    ),
    "migrations/001.sql": (
        "CREATE TABLE public.orders (id bigint PRIMARY KEY, note text, customer bigint);\n"
    ),
    "migrations/002.sql": "CREATE TABLE public.customers (id bigint PRIMARY KEY, name text);\n",
}
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one fault in sql/orders.sql on main, and a branch of it."""
    folder = begin(tmp_path / "shop")
    for path, text in FILES.items():
        put(folder, path, text)
    commit(folder)
    git(folder, "checkout", "--quiet", "-b", "work")
    monkeypatch.chdir(folder)
    for name in ("GIT_INDEX_FILE", "REPLICALINT_CONTRACT", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    return folder


def found(capsys: Captured, *arguments: str) -> list[str]:
    """The findings of a run, each as `path:line rule`, and its last line."""
    status = status_of(["check", "--format", "concise", *arguments])
    told = capsys.readouterr()
    *findings, last = told.out.splitlines()
    assert status in (0, 1), told.err
    short = []
    for line in findings:
        path, number, _, rest = line.split(":", 3)
        short.append(f"{path}:{number} {rest.partition('[')[2].partition(']')[0]}")
    return [*short, last]


def test_nothing_changed(shop: Path, capsys: Captured) -> None:
    line = "analysed 0 of 0 statements in 0 files, 0 files changed since main: no findings"
    assert found(capsys, "--since", "main") == [line]
    put(shop, "README", "hello")
    assert found(capsys, "--since", "main") == [line.replace("0 files changed", "1 file changed")]
    assert found(capsys, "--staged") == [line.replace("changed since main", "staged")]


def test_a_changed_query(shop: Path, capsys: Captured) -> None:
    put(shop, "sql/customers.sql", "SELECT c.gone FROM public.customers AS c;\n")
    whole = found(capsys)
    assert whole[:2] == ["sql/customers.sql:1 unknown-column", "sql/orders.sql:1 unknown-column"]
    assert found(capsys, "--since", "main") == [
        "sql/customers.sql:1 unknown-column",
        "analysed 1 of 1 statement in 1 file (2 files known, 0 judged), 1 file changed since main: "
        "1 error",
    ]
    assert found(capsys, "--since", "main", "sql/orders.sql")[:-1] == []


def test_new_and_moved_queries(shop: Path, capsys: Captured) -> None:
    put(shop, "sql/more/b.sql", "SELECT o.gone FROM public.orders AS o;\n")
    git(shop, "mv", "sql/more/a.sql", "sql/more/c.sql")
    put(shop, "sql/more/c.sql", "SELECT o.gone FROM public.orders AS o;\n")
    assert found(capsys, "--since", "main")[:-1] == [
        "sql/more/b.sql:1 unknown-column",
        "sql/more/c.sql:1 unknown-column",
    ]


def test_a_changed_contract(shop: Path, capsys: Captured) -> None:
    put(shop, "contracts/shop.yaml", (CONTRACT + APPLIED).replace("name: text}", "label: text}"))
    assert found(capsys, "--since", "main")[:-1] == found(capsys)[:-1]
    git(shop, "checkout", "--quiet", ".")
    put(
        shop,
        "contracts/other.yaml",
        CONTRACT.replace("shop", "other").replace("note: text", "n: text"),
    )
    assert {line for line in found(capsys, "--since", "main") if "more/a.sql" in line}


def test_a_changed_fragment(shop: Path, capsys: Captured) -> None:
    put(shop, "src/columns.ts", "export const columns = 'o.none'\nexport const other = 'o.old'\n")
    assert found(capsys, "--since", "main")[:-1] == ["src/columns.ts:1 unknown-column"]
    put(shop, "src/columns.ts", FILES["src/columns.ts"])
    (shop / "src/barrel.ts").unlink()
    put(shop, "src/barrel/index.ts", "export const columns = 'o.none'\n")
    assert found(capsys, "--since", "main")[:-1] == ["src/barrel/index.ts:1 unknown-column"]


def test_a_fragment_that_is_gone(shop: Path, capsys: Captured) -> None:
    (shop / "src/columns.ts").unlink()
    assert found(capsys, "--since", "main")[:-1] == ["src/list.ts:4 unanalysed"]


def test_what_an_entry_reaches_since(shop: Path, capsys: Captured) -> None:
    assert "src/reached.ts" not in " ".join(found(capsys))
    put(shop, "src/entry.ts", "import { two } from './reached'\nexport const main = () => two()\n")
    assert found(capsys, "--since", "main")[:-1] == ["src/reached.ts:4 unknown-column"]


def test_settings_of_programs(shop: Path, capsys: Captured) -> None:
    put(shop, "tsconfig.json", '{"compilerOptions": {"strict": true}}\n')
    assert found(capsys, "--since", "main")[-1].startswith("analysed 2 of 2 statements in 3 files")


@pytest.mark.parametrize(
    ("path", "text", "is_all"),
    [
        ("pyproject.toml", '[tool.replicalint]\nfail_on = "note"\n', True),
        ("pyproject.toml", '[project]\nname = "shop"\n', False),
        ("replicalint-baseline.txt", "# replicalint baseline 1\n", True),
    ],
    ids=["settings", "project", "baseline"],
)
def test_settings_and_the_baseline(
    shop: Path, capsys: Captured, path: str, text: str, is_all: bool
) -> None:
    put(shop, path, text)
    status_of(["check", "--format", "concise", "--no-baseline", "--since", "main"])
    assert ("sql/orders.sql:1" in capsys.readouterr().out) == is_all


def test_the_contract_and_the_baseline_that_a_project_names(shop: Path, capsys: Captured) -> None:
    git(shop, "mv", "contracts/shop.yaml", "replicas")
    put(shop, "db/.keep", "")
    put(
        shop, "pyproject.toml", '[tool.replicalint]\ncontract = "replicas"\nbaseline = "db/known"\n'
    )
    assert status_of(["baseline", "write", "--baseline", "db/known"]) == 0
    commit(shop)
    git(shop, "branch", "known")
    capsys.readouterr()
    put(shop, "sql/more/a.sql", "SELECT o.wrong FROM public.orders AS o;\n")
    git(shop, "add", ".")
    assert status_of(["check", "--format", "concise", "--staged"]) == 1
    first, known, _ = capsys.readouterr().out.splitlines()
    assert first.startswith("sql/more/a.sql:1:")
    assert known.startswith("db/known, 1 entry: 0 known, 1 new")
    put(shop, "db/known", "# replicalint baseline 1\n")
    status_of(["check", "--format", "concise", "--no-baseline", "--since", "known"])
    assert "sql/orders.sql:1" in capsys.readouterr().out


def test_a_pending_migration_and_the_queries_it_breaks(shop: Path, capsys: Captured) -> None:
    put(shop, "migrations/003.sql", "ALTER TABLE public.orders DROP COLUMN note;\n")
    commit(shop)
    assert found(capsys, "--since", "main")[:-1] == [
        "migrations/003.sql:1 replicated-column-dropped"
    ]
    git(shop, "branch", "pending")
    assert found(capsys, "--since", "pending")[:-1] == []
    put(shop, "sql/customers.sql", "SELECT c.id FROM public.customers AS c;\n")
    assert found(capsys, "--since", "pending")[:-1] == []  # no reader of what goes
    put(shop, "sql/customers.sql", "SELECT o.note FROM public.orders AS o;\n")
    assert found(capsys, "--since", "pending")[:-1] == [
        "migrations/003.sql:1 replicated-column-dropped"
    ]
    git(shop, "checkout", "--quiet", ".")
    put(shop, "migrations/004.sql", "CREATE INDEX i ON public.orders (id);\n")
    assert found(capsys, "--since", "pending")[:-1] == [
        "migrations/003.sql:1 replicated-column-dropped"  # both are to come
    ]


def test_migrations_of_which_nobody_says_what_has_run(shop: Path, capsys: Captured) -> None:
    put(shop, "contracts/shop.yaml", CONTRACT)
    put(shop, "migrations/003.sql", "ALTER TABLE public.customers DROP COLUMN name;\n")
    commit(shop)
    git(shop, "branch", "pending")
    put(shop, "migrations/004.sql", "ALTER TABLE public.orders DROP COLUMN note;\n")
    assert found(capsys, "--since", "pending") == [
        "migrations/004.sql:1 replicated-column-dropped",
        "analysed 1 of 1 statement in 1 file, 1 file changed since pending: 1 error",
    ]


def test_a_migration_makes_a_fault_of_one_that_did_not_change(shop: Path, capsys: Captured) -> None:
    put(shop, "contracts/shop.yaml", CONTRACT)
    put(shop, "migrations/003.sql", "ALTER TABLE public.orders DROP COLUMN note;\n")
    put(shop, "migrations/004.sql", "ALTER TABLE public.orders ADD COLUMN note text;\n")
    commit(shop)
    git(shop, "branch", "both")
    assert not [line for line in found(capsys) if "migrations/" in line]
    (shop / "migrations/004.sql").unlink()
    assert found(capsys, "--since", "both")[:-1] == [
        "migrations/003.sql:1 replicated-column-dropped"
    ]


def test_edited_and_late_migrations(shop: Path, capsys: Captured) -> None:
    put(shop, "migrations/002.sql", f"-- Customers.\n{FILES['migrations/002.sql']}")
    put(shop, "migrations/001_x.sql", "CREATE INDEX i ON public.orders (id);\n")
    assert found(capsys, "--since", "main")[:-1] == [
        "migrations/001_x.sql:1 migration-out-of-order",
        "migrations/002.sql:1 migration-edited",
    ]
    assert not [line for line in found(capsys) if "migrations/" in line]


def test_what_a_change_notes_as_run_is_not_edited(shop: Path, capsys: Captured) -> None:
    put(shop, "migrations/003.sql", "CREATE INDEX i ON public.orders (id);\n")
    commit(shop)
    git(shop, "branch", "pending")
    put(shop, "migrations/003.sql", "CREATE INDEX i ON public.orders (id, note);\n")
    put(shop, "migrations/004.sql", "CREATE INDEX j ON public.orders (id);\n")
    put(shop, "contracts/shop.yaml", CONTRACT + APPLIED.replace("002", "004"))
    assert not [line for line in found(capsys, "--since", "pending") if "migrations/" in line]


def test_a_migration_that_is_renamed_under_its_number(shop: Path, capsys: Captured) -> None:
    tool = CONTRACT + "  tool: goose\n" + APPLIED.replace("002", "2")
    put(shop, "contracts/shop.yaml", tool)
    for number in ("1", "2"):
        old = shop / f"migrations/00{number}.sql"
        put(shop, f"migrations/00{number}_x.sql", f"-- +goose Up\n{old.read_text()}")
        old.unlink()
    commit(shop)
    git(shop, "branch", "goose")
    git(shop, "mv", "migrations/001_x.sql", "migrations/001_y.sql")
    assert found(capsys, "--since", "goose")[:-1] == []
    put(
        shop,
        "migrations/002_x.sql",
        (shop / "migrations/002_x.sql").read_text() + "-- +goose Down\n",
    )
    assert found(capsys, "--since", "goose")[:-1] == []  # what is run is the same


def test_lines_that_changed(shop: Path, capsys: Captured) -> None:
    text = FILES["sql/orders.sql"] + "SELECT o.id,\n  o.gone\nFROM public.orders AS o;\n"
    put(shop, "sql/orders.sql", text)
    assert len(found(capsys, "--since", "main")) == 3
    assert found(capsys, "--since", "main", "--diff-lines") == [
        "sql/orders.sql:4 unknown-column",
        "analysed 3 of 3 statements in 1 file (2 files known, 0 judged), "
        "1 file changed since main, 1 finding on unchanged lines left out: 1 error",
    ]


def test_lines_that_changed_here_and_there(shop: Path, capsys: Captured) -> None:
    text = "SELECT o.no FROM public.orders AS o;\nSELECT 1;\n" * 4
    put(shop, "sql/orders.sql", text)
    commit(shop)
    git(shop, "branch", "faulty")
    lines = text.splitlines()
    lines[2], lines[3] = "SELECT o.no FROM public.orders AS o LIMIT 1;", "SELECT 2;"
    put(shop, "sql/orders.sql", "\n".join(["-- A word.", *lines[:6], *lines[7:]]) + "\n")
    assert found(capsys, "--since", "faulty", "--diff-lines")[:-1] == [
        "sql/orders.sql:4 unknown-column"
    ]


def test_a_fault_on_a_line_that_did_not_change(shop: Path, capsys: Captured) -> None:
    text = "SELECT o.id,\n  o.note\nFROM public.orders AS o;\n"
    put(shop, "sql/orders.sql", text)
    commit(shop)
    git(shop, "branch", "good")
    put(shop, "sql/orders.sql", text.replace("orders AS o", "customers AS o"))
    assert found(capsys, "--since", "good", "--diff-lines")[:-1] == [
        "sql/orders.sql:2 unknown-column"
    ]


def test_what_a_contract_or_a_migration_breaks_has_no_lines(shop: Path, capsys: Captured) -> None:
    put(shop, "contracts/shop.yaml", CONTRACT + APPLIED + "  # A word.\n")
    assert found(capsys, "--since", "main", "--diff-lines")[:-1] == found(capsys)[:-1]
    git(shop, "checkout", "--quiet", ".")
    put(shop, "migrations/003.sql", "ALTER TABLE public.orders DROP COLUMN note;\n")
    commit(shop)
    git(shop, "branch", "pending")
    put(shop, "migrations/003.sql", "ALTER TABLE public.orders DROP COLUMN note;\nSELECT 1;\n")
    assert found(capsys, "--since", "pending", "--diff-lines")[:-1] == [
        "migrations/003.sql:1 replicated-column-dropped"
    ]


def test_what_is_staged(shop: Path, capsys: Captured) -> None:
    put(shop, "sql/customers.sql", "SELECT c.staged FROM public.customers AS c;\n")
    put(shop, "sql/more/new.sql", "SELECT o.staged FROM public.orders AS o;\n")
    git(shop, "add", ".")
    put(shop, "sql/customers.sql", "SELECT c.name FROM public.customers AS c;\n")
    put(shop, "sql/more/untracked.sql", "SELECT o.untracked FROM public.orders AS o;\n")
    put(shop, "contracts/shop.yaml", "not: [a contract")
    assert found(capsys, "--staged") == [
        "sql/customers.sql:1 unknown-column",
        "sql/more/new.sql:1 unknown-column",
        "analysed 2 of 2 statements in 2 files (2 files known, 0 judged), 2 files staged: 2 errors",
    ]
    assert found(capsys, "--staged", "sql/more")[:-1] == ["sql/more/new.sql:1 unknown-column"]
    absolute = str(shop / "sql/customers.sql")
    assert found(capsys, "--staged", absolute)[:-1] == ["sql/customers.sql:1 unknown-column"]


def test_what_is_staged_from_a_folder_below(
    shop: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(shop, "sql/customers.sql", "SELECT c.staged FROM public.customers AS c;\n")
    git(shop, "add", ".")
    monkeypatch.chdir(shop / "sql")
    assert found(capsys, "--staged", "customers.sql")[:-1] == ["sql/customers.sql:1 unknown-column"]
    assert Path.cwd() == shop / "sql"


def test_a_staged_contract_and_a_staged_migration(shop: Path, capsys: Captured) -> None:
    text = (CONTRACT + APPLIED).replace("name: text}", "label: text}")
    put(shop, "contracts/shop.yaml", text)
    git(shop, "add", ".")
    put(shop, "contracts/shop.yaml", CONTRACT + APPLIED)
    assert "sql/customers.sql:1 unknown-column" in found(capsys, "--staged")
    git(shop, "reset", "--quiet", "--hard")
    put(shop, "migrations/003.sql", "ALTER TABLE public.orders DROP COLUMN note;\n")
    git(shop, "add", ".")
    (shop / "migrations/003.sql").unlink()
    assert found(capsys, "--staged")[:-1] == ["migrations/003.sql:1 replicated-column-dropped"]


def test_before_the_first_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    folder = begin(tmp_path / "new")
    for path, text in FILES.items():
        put(folder, path, text)
    monkeypatch.chdir(folder)
    git(folder, "add", ".")
    assert found(capsys, "--staged")[:-1] == ["sql/orders.sql:1 unknown-column"]
    assert status_of(["check", "--since", "HEAD"]) == 2
    assert capsys.readouterr().err == "--since HEAD: no such revision\n"


@pytest.mark.parametrize("asked", [["--staged"], ["--since", "HEAD"]])
def test_without_a_contract_there_is_no_summary(
    shop: Path, capsys: Captured, asked: list[str]
) -> None:
    (shop / "contracts/shop.yaml").unlink()
    git(shop, "add", "--all")
    assert status_of(["check", *asked]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.startswith("no contract found: ")) == ("", True)


def test_a_link_in_the_index(shop: Path, capsys: Captured, tmp_path: Path) -> None:
    put(tmp_path, "secret.sql", "SELECT secret FROM s;\n")
    (shop / "sql/more/link.sql").symlink_to("../customers.sql")
    (shop / "sql/more/out.sql").symlink_to(tmp_path / "secret.sql")
    git(shop, "add", ".")
    assert status_of(["check", "--staged", "--format", "concise"]) == 2
    told = capsys.readouterr()
    assert "leaves the repository through the link" in told.err
    assert "secret" not in told.out


def test_a_file_in_a_stranger_index_stays_in_its_folder(shop: Path, capsys: Captured) -> None:
    made = git(shop, "hash-object", "-w", "sql/customers.sql").strip()
    for path in ("a/../../x.sql", ".git/hooks/pre-commit"):
        with pytest.raises(Exception, match="update-index"):
            git(shop, "update-index", "--add", "--cacheinfo", f"100644,{made},{path}")
    assert found(capsys, "--staged")[:-1] == []


POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 42\n"


def test_pointers_of_git_lfs(shop: Path, capsys: Captured) -> None:
    text = "SELECT o.gone FROM public.orders AS o;\n"
    put(shop, "sql/more/big.sql", POINTER.format("0" * 64))
    git(shop, "add", ".")
    assert status_of(["check", "--staged"]) == 2
    said = "sql/more/big.sql: is a pointer of Git LFS: git lfs pull fetches its text\n"
    assert capsys.readouterr().err == said
    put(shop, "sql/more/big.sql", POINTER.format(hashlib.sha256(text.encode()).hexdigest()))
    git(shop, "add", ".")
    put(shop, "sql/more/big.sql", text)  # as git lfs checks it out
    assert found(capsys, "--staged")[:-1] == ["sql/more/big.sql:1 unknown-column"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--diff-lines",), "--diff-lines requires --since or --staged"),
        (("--staged", "-"), "--since and --staged check files, not standard input"),
    ],
    ids=["lines", "stdin"],
)
def test_options_that_do_not_go_together(
    shop: Path, capsys: Captured, arguments: tuple[str, ...], said: str
) -> None:
    assert status_of(["check", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_submodule_whose_files_a_contract_governs(
    shop: Path, capsys: Captured, tmp_path: Path
) -> None:
    part = begin(tmp_path / "part")
    put(part, "d.sql", "SELECT o.gone FROM public.orders AS o;\n")
    commit(part)
    git(shop, "submodule", "--quiet", "add", str(part), "sql/part")
    text = (CONTRACT + APPLIED).replace('"sql/more/*.sql"', '"sql/*/*.sql"')
    put(shop, "contracts/shop.yaml", text)
    commit(shop)
    git(shop, "branch", "with")
    assert found(capsys, "--since", "with")[:-1] == []
    put(shop, "sql/part/d.sql", "SELECT o.gone, o.lost FROM public.orders AS o;\n")
    assert found(capsys, "--since", "with")[:-1] == ["sql/part/d.sql:1 unknown-column"] * 2


def test_nothing_is_left_behind(shop: Path, capsys: Captured, tmp_path: Path) -> None:
    before = sorted(os.listdir(shop / ".git"))
    put(shop, "sql/customers.sql", "SELECT c.staged FROM public.customers AS c;\n")
    git(shop, "add", ".")
    found(capsys, "--staged", "--diff-lines")
    found(capsys, "--since", "main", "--diff-lines")
    assert sorted(os.listdir(shop / ".git")) == before
    assert git(shop, "status", "--short") == "M  sql/customers.sql\n"
