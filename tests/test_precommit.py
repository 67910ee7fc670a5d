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
      - id: replicalint-ungoverned
        args: [--format=concise, "--"]
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
    lines = tuple(
        line for line in ran.stdout.splitlines() if re.match(r"(sql|src|contracts)/", line)
    )
    return Outcome(results, lines, ran.stdout)


GOVERNED, UNGOVERNED = (hook["name"] for hook in HOOKS)


def results(governed: str, ungoverned: str) -> dict[str, str]:
    """The results of the hook about what contracts govern, and of that about all other SQL."""
    return {GOVERNED: governed, UNGOVERNED: ungoverned}


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
    assert found.results == results("Failed", "Passed")
    assert found.lines == (FINDING.format(place="sql/orders/ids.sql:1:16", column="price"),)
    assert workplace.git(folder, "rev-parse", "HEAD") == before


def test_of_a_file_that_is_partly_staged_the_staged_part_counts(repository: Repository) -> None:
    ids = repository.folder / "sql/orders/ids.sql"
    good = ids.read_text(encoding="utf-8")
    repository.change("sql/orders/ids.sql", "o.id", "o.id, o.price")
    ids.write_text(good, encoding="utf-8")
    found = repository.hooks()
    assert found.lines == (FINDING.format(place="sql/orders/ids.sql:1:16", column="price"),)
    repository.workplace.git(repository.folder, "add", "--all")
    repository.change("sql/orders/by_id.sql", "o.note", "o.note, o.id")
    ids.write_text(good.replace("o.id", "o.id, o.price"), encoding="utf-8")
    assert repository.hooks().results == results("Passed", "Passed")


def test_a_file_that_moves_is_found_where_it_is_now(repository: Repository) -> None:
    repository.change("sql/orders/ids.sql", "o.id", "o.price")
    repository.workplace.git(repository.folder, "mv", "sql/orders/ids.sql", "sql/orders/all.sql")
    found = repository.hooks()
    assert found.results == results("Failed", "Passed")
    assert found.lines == (FINDING.format(place="sql/orders/all.sql:1:10", column="price"),)
    repository.workplace.git(repository.folder, "mv", "sql/orders/all.sql", "sql/all.sql")
    found = repository.hooks()
    assert found.results == results("Passed", "Failed")
    assert found.lines == (FINDING.format(place="sql/all.sql:1:10", column="price"),)


def test_a_file_that_is_deleted_is_not_missed_but_by_the_contract(repository: Repository) -> None:
    repository.workplace.git(repository.folder, "rm", "--quiet", "sql/orders/ids.sql")
    assert repository.hooks().results == results("Passed", "Skipped")
    repository.workplace.git(repository.folder, "rm", "--quiet", "sql/orders/by_id.sql")
    found = repository.hooks()
    assert found.results == results("Failed", "Skipped")
    assert "- exit code: 2" in found.text
    place = "contracts/shop.yaml:8:15: endpoints./orders.queries[0]"
    assert found.lines == (f'{place}: "sql/orders/*.sql" matches no file',)


def test_a_change_of_the_contract_checks_the_files_it_governs(repository: Repository) -> None:
    repository.change("contracts/shop.yaml", ", note: text", "")
    found = repository.hooks()
    assert found.results == results("Failed", "Skipped")
    assert found.lines == (FINDING.format(place="sql/orders/by_id.sql:1:10", column="note"),)


def test_a_migration_is_no_query(repository: Repository) -> None:
    repository.change("sql/migrations/1.sql", "COLUMN", "COLUMN IF NOT EXISTS")
    assert repository.hooks().results == results("Passed", "Passed")


def test_a_migration_that_takes_a_column_from_the_replicas_fails(repository: Repository) -> None:
    repository.change("sql/migrations/1.sql", "ADD COLUMN total numeric", "DROP COLUMN note")
    found = repository.hooks()
    assert found.results == results("Failed", "Passed")
    assert [line for line in found.lines if "[replicated-column-dropped]" in line] != []


def test_each_finding_of_many_files_is_printed_once(repository: Repository) -> None:
    bad = "SELECT o.price FROM public.orders AS o;\n"
    long = f"sql/{'far/' * 100}"  # so pre-commit gives the names to several processes
    names = [f"sql/orders/{number}.sql" for number in range(300)]
    names += [f"{long}{number}.sql" for number in range(400)]
    for name in names:
        file = repository.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(bad if name.endswith("7.sql") else "SELECT 1;\n", encoding="utf-8")
    repository.workplace.git(repository.folder, "add", "--all")
    found = repository.hooks("--all-files")
    assert found.results == results("Failed", "Failed")
    assert sorted(line for line in found.lines if "error[" in line) == sorted(
        FINDING.format(place=f"{name}:1:10", column="price")
        for name in names
        if name.endswith("7.sql")
    )


def test_without_a_contract_one_line_says_how_to_begin(repository: Repository) -> None:
    repository.workplace.git(repository.folder, "rm", "--quiet", "contracts/shop.yaml")
    found = repository.hooks("replicalint")
    assert found.results == {GOVERNED: "Failed"}
    assert [line for line in found.text.splitlines() if line and not line.startswith("- ")][1:] == [
        "no contract found: write contracts/NAME.yaml with replicalint init, or choose a contract "
        "with --contract"
    ]


def test_what_the_baseline_knows_passes_and_what_comes_later_fails(repository: Repository) -> None:
    workplace, folder = repository.workplace, repository.folder
    repository.change("sql/orders/ids.sql", "o.id", "o.price")
    assert workplace.run(folder, "replicalint", "baseline", "write").returncode == 0
    workplace.git(folder, "add", "--all")
    assert repository.hooks("--all-files").results == results("Passed", "Passed")
    repository.change("sql/orders/by_id.sql", "o.note", "o.remark")
    found = repository.hooks()
    assert found.results == results("Failed", "Passed")
    assert [line for line in found.lines if "error" in line] == [
        FINDING.format(place="sql/orders/by_id.sql:1:10", column="remark")
    ]


def test_a_dump_gives_one_line(repository: Repository) -> None:
    dump = "-- PostgreSQL database dump\n" + FILES["sql/schema/primary.sql"]
    (repository.folder / "sql/schema/primary.sql").write_text(dump, encoding="utf-8")
    repository.workplace.git(repository.folder, "add", "--all")
    found = repository.hooks("--verbose")
    assert found.results == results("Passed", "Passed")
    line = "sql/schema/primary.sql: not governed: list it under migrations: or exclude it"
    assert found.lines == (line,)


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
    repository.workplace.commit_all(repository.folder)
    assert repository.hooks("--all-files").results == results("Passed", "Passed")
    repository.change("src/columns.ts", "o.note", "o.price")
    found = repository.hooks()
    assert found.results == results("Failed", "Skipped")
    (line,) = found.lines
    assert line.startswith(FINDING.format(place="src/columns.ts:1:33", column="price"))


SHIPPED, ENDED, OPEN = (), ("--format=concise", "--"), ("--format=concise",)


@pytest.mark.parametrize("arguments", [SHIPPED, ENDED, OPEN], ids=["shipped", "ended", "open"])
def test_the_name_of_a_file_is_no_option(
    repository: Repository, arguments: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept = tmp_path_factory.mktemp("outside") / "kept.sql"
    kept.write_text("SELECT 1;\n", encoding="utf-8")
    own = f"args: {list(arguments)}" if arguments else ""
    repository.change(".pre-commit-config.yaml", 'args: [--format=concise, "--"]', own)
    names = ("--contract=db/lenient.sql", f"--output={kept}", "--fail-on=never.sql", "-q.sql")
    for name in names:
        file = repository.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("SELECT o.price FROM public.orders AS o;\n", encoding="utf-8")
    repository.workplace.git(repository.folder, "add", "--all")
    found = repository.hooks("replicalint-ungoverned")
    assert found.results == {UNGOVERNED: "Failed"}
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
        "replicalint": code,
        "replicalint-ungoverned": code,
    }
    assert installed == {
        "replicalint": [*needed, *code],
        "replicalint-ungoverned": [*needed, *code],
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
