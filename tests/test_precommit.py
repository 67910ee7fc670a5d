"""The hooks, run by the real pre-commit in a scratch repository; their source is this checkout."""

import re
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from workplace import Workplace, copied

ROOT = Path(__file__).parent.parent
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
OWN = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

FILES = {
    ".pre-commit-config.yaml": """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: replicalint
        args: [--format=concise]
        exclude: ^sql/schema/
      - id: replicalint-contract
        args: [--format=concise]
""",
    "contracts/shop.yaml": """\
replicalint: 1
name: shop
relations:
  public.orders:
    columns: {id: bigint, note: text, total: numeric}
endpoints:
  /orders:
    queries: [sql/orders/*.sql]
migrations: [sql/migrations/*.sql]
""",
    "sql/orders/by_id.sql": "SELECT o.note FROM public.orders AS o WHERE o.id = $1;\n",
    "sql/orders/ids.sql": "SELECT o.id FROM public.orders AS o;\n",
    "sql/migrations/1.sql": "ALTER TABLE public.orders ADD COLUMN total numeric;\n",
    "sql/schema/primary.sql": "CREATE TABLE public.orders (id bigint PRIMARY KEY, note text);\n",
}
FINDING = (
    "{place}: error[unknown-column] "
    'relation "public.orders" has no column "{column}" on the replica (42703)'
)
RESULT = re.compile(r"(?P<hook>.+?)\.{3,}(?:\(.*\))?(?P<result>Passed|Failed|Skipped)")


@dataclass(frozen=True)
class Repository:
    """A repository that uses the hooks."""

    folder: Path
    workplace: Workplace

    def change(self, path: str, old: str, new: str) -> None:
        """Changes a file and stages the change."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        self.workplace.git(self.folder, "add", path)

    def hooks(self, *arguments: str) -> "Outcome":
        """What `pre-commit run` says."""
        return outcome(self.workplace.run(self.folder, "pre-commit", "run", *arguments))


@dataclass(frozen=True)
class Outcome:
    """The result of each hook by its name, and the lines that they printed about the SQL."""

    results: dict[str, str]
    lines: tuple[str, ...]
    text: str


def outcome(ran: subprocess.CompletedProcess[str]) -> Outcome:
    found = [match for line in ran.stdout.splitlines() if (match := RESULT.fullmatch(line))]
    assert found, ran.stdout
    results = {match["hook"]: match["result"] for match in found}
    assert (ran.returncode == 0) == ("Failed" not in results.values()), ran.stdout
    lines = tuple(line for line in ran.stdout.splitlines() if re.match(r"(sql|contracts)/", line))
    return Outcome(results, lines, ran.stdout)


def results(files: str, contract: str) -> dict[str, str]:
    """The results of the hook about files and of the hook about the contract."""
    return dict(zip((hook["name"] for hook in HOOKS[:2]), (files, contract), strict=True))


@pytest.fixture(scope="module")
def workplace(package_index: None, tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    return Workplace(tmp_path_factory.mktemp("pre-commit"))


@pytest.fixture(scope="module")
def source(workplace: Workplace, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """This checkout as a repository, and its newest commit."""
    folder = copied(tmp_path_factory.mktemp("source"))
    return {"repository": str(folder), "revision": workplace.commit_all(folder)}


@pytest.fixture
def repository(workplace: Workplace, source: dict[str, str], tmp_path: Path) -> Repository:
    """A clean repository with a contract, two queries, a migration and a schema, committed."""
    for path, text in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        is_template = path.startswith(".")
        file.write_text(text.format(**source) if is_template else text, encoding="utf-8")
    workplace.commit_all(tmp_path)
    return Repository(tmp_path, workplace)


def test_a_clean_repository_passes(repository: Repository) -> None:
    assert repository.hooks("--all-files").results == results("Passed", "Passed")


def test_a_commit_of_a_query_that_cannot_run_is_refused(repository: Repository) -> None:
    workplace, folder = repository.workplace, repository.folder
    before = workplace.git(folder, "rev-parse", "HEAD")
    assert workplace.run(folder, "pre-commit", "install").returncode == 0
    repository.change("sql/orders/ids.sql", "o.id", "o.id, o.price")
    found = outcome(workplace.run(folder, "git", "commit", "--message", "price"))
    assert found.results == results("Failed", "Skipped")
    assert found.lines == (FINDING.format(place="sql/orders/ids.sql:1:16", column="price"),)
    assert workplace.git(folder, "rev-parse", "HEAD") == before


def test_a_change_of_the_contract_checks_the_files_it_governs(repository: Repository) -> None:
    repository.change("contracts/shop.yaml", ", note: text", "")
    found = repository.hooks()
    assert found.results == results("Skipped", "Failed")
    assert found.lines == (FINDING.format(place="sql/orders/by_id.sql:1:10", column="note"),)


def test_a_mistake_in_the_contract_fails(repository: Repository) -> None:
    repository.change("contracts/shop.yaml", "sql/orders/*.sql", "sql/order/*.sql")
    found = repository.hooks()
    assert found.results == results("Skipped", "Failed")
    assert "- exit code: 2" in found.text
    assert found.lines == (
        'contracts/shop.yaml:8:15: endpoints./orders.queries[0]: "sql/order/*.sql" matches no file',
    )


def test_a_migration_is_no_query(repository: Repository) -> None:
    repository.change("sql/migrations/1.sql", "COLUMN", "COLUMN IF NOT EXISTS")
    assert repository.hooks().results == results("Passed", "Passed")


def test_a_migration_that_takes_a_column_from_the_replicas_fails(repository: Repository) -> None:
    repository.change("sql/migrations/1.sql", "ADD COLUMN total numeric", "DROP COLUMN note")
    found = repository.hooks()
    assert found.results == results("Failed", "Failed")
    assert any("[replicated-column-dropped]" in line for line in found.lines)


def test_a_file_that_no_reader_runs_can_be_excluded(repository: Repository) -> None:
    repository.change("sql/schema/primary.sql", "note", "remark")
    assert repository.hooks().results == results("Skipped", "Skipped")


def test_a_program_is_checked_where_a_part_of_its_statement_changes(repository: Repository) -> None:
    files = {
        "contracts/shop.yaml": FILES["contracts/shop.yaml"].replace(
            "sql/orders/*.sql", "src/orders.ts"
        ),
        "src/orders.ts": "import { Pool } from 'pg'\n"
        "import { COLUMNS } from './columns'\n"
        "const pool = new Pool()\n"
        "export const orders = () => pool.query(`SELECT ${COLUMNS} FROM public.orders AS o`)\n",
        "src/columns.ts": "export const COLUMNS = 'o.id, o.note'\n",
    }
    for path, text in files.items():
        (repository.folder / path).parent.mkdir(exist_ok=True)
        (repository.folder / path).write_text(text, encoding="utf-8")
    repository.change(".pre-commit-config.yaml", "id: replicalint-contract", "id: replicalint-code")
    repository.workplace.git(repository.folder, "add", "--all")
    code = HOOKS[2]["name"]
    assert repository.hooks("replicalint-code").results == {code: "Passed"}
    repository.workplace.git(repository.folder, "commit", "--quiet", "--message", "code")
    repository.change("src/columns.ts", "o.note", "o.price")
    found = repository.hooks("replicalint-code")
    assert found.results == {code: "Failed"}
    assert FINDING.format(place="src/columns.ts:1:33", column="price") in found.text


SHIPPED, ENDED, OPEN = (), ("--format=concise", "--"), ("--format=concise",)


@pytest.mark.parametrize("arguments", [SHIPPED, ENDED, OPEN], ids=["shipped", "ended", "open"])
def test_the_name_of_a_file_is_no_option(
    repository: Repository, arguments: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept = tmp_path_factory.mktemp("outside") / "kept.sql"
    kept.write_text("SELECT 1;\n", encoding="utf-8")
    own = f"args: {list(arguments)}" if arguments else ""
    repository.change(".pre-commit-config.yaml", "args: [--format=concise]", own)
    names = ("--contract=db/lenient.sql", f"--output={kept}", "--fail-on=never.sql", "-q.sql")
    for name in names:
        file = repository.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("SELECT o.price FROM public.orders AS o;\n", encoding="utf-8")
    repository.workplace.git(repository.folder, "add", "--all")
    found = repository.hooks("replicalint")
    assert found.results == {HOOKS[0]["name"]: "Failed"}
    for name in names:
        refused = f"{name}: could be an option or a file: write ./{name} for the file"
        assert (refused in found.text) == (arguments == OPEN)
        assert (f"{name}:1:" in found.text) == (arguments != OPEN)
    assert f"- exit code: {2 if arguments == OPEN else 1}" in found.text
    assert kept.read_text(encoding="utf-8") == "SELECT 1;\n"


def test_the_own_hooks_install_what_pyproject_names() -> None:
    (repository,) = OWN["repos"]
    installed = {hook["id"]: hook["additional_dependencies"] for hook in repository["hooks"]}
    needed = PROJECT["dependencies"]
    ruff, mypy, types = PROJECT["optional-dependencies"]["lint"]
    code = PROJECT["optional-dependencies"]["code"]
    assert {hook["id"]: hook.get("additional_dependencies") for hook in HOOKS} == {
        "replicalint": None,
        "replicalint-contract": None,
        "replicalint-code": code,
    }
    assert installed == {
        "replicalint": needed,
        "replicalint-contract": needed,
        "replicalint-code": [*needed, *code],
        "ruff-check": [ruff],
        "ruff-format": [ruff],
        "mypy": [*needed[:3], mypy, types],
    }


def test_this_repository_passes_its_own_hooks(workplace: Workplace, tmp_path: Path) -> None:
    folder = copied(tmp_path)
    workplace.commit_all(folder)
    for hook in HOOKS:
        ran = workplace.run(folder, "pre-commit", "run", "--all-files", hook["id"])
        assert outcome(ran).results == {hook["name"]: "Passed"}, ran.stdout
