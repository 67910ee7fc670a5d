"""The wheel and the sdist hold what they must and nothing else; the wheel works anywhere."""

import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAME = f"replicalint-{PROJECT['version']}"
CODE = {".py", ".tsv", ".json", ".typed"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    build(ROOT, folder, "sdist")
    with tarfile.open(folder / f"{NAME}.tar.gz") as sdist:
        sdist.extractall(folder, filter="data")
    build(folder / NAME, folder, "wheel")
    return folder


def build(project: Path, folder: Path, target: str) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory"]
    run([*command, str(folder)], project)


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the installed wheel and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    run([*pip, "--target", str(folder), str(built / f"{NAME}-py3-none-any.whl")], folder)
    return folder


def run(command: list[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs a command in a folder; fails with all that it printed where it ends in an error."""
    ran = subprocess.run(
        command, cwd=folder, env={**os.environ, **variables}, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran


def code() -> set[str]:
    """The files of the package, as paths from the root."""
    files = (ROOT / "replicalint").rglob("*")
    return {path.relative_to(ROOT).as_posix() for path in files if path.suffix in CODE}


def test_the_wheel_holds_the_package_and_its_metadata(built: Path) -> None:
    about = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
    with zipfile.ZipFile(built / f"{NAME}-py3-none-any.whl") as wheel:
        assert set(wheel.namelist()) == code() | {f"{NAME}.dist-info/{name}" for name in about}


def test_the_sdist_holds_what_builds_the_wheel(built: Path) -> None:
    about = {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "PKG-INFO", ".gitignore"}
    with tarfile.open(built / f"{NAME}.tar.gz") as sdist:
        files = {member.name for member in sdist.getmembers() if member.isfile()}
    assert files == {f"{NAME}/{name}" for name in code() | about}


def test_the_wheel_says_what_it_is(built: Path) -> None:
    with zipfile.ZipFile(built / f"{NAME}-py3-none-any.whl") as wheel:
        metadata = wheel.read(f"{NAME}.dist-info/METADATA").decode()
        scripts = wheel.read(f"{NAME}.dist-info/entry_points.txt").decode()
    header, _, description = metadata.partition("\n\n")
    lines = header.splitlines()
    assert description == (ROOT / "README.md").read_text(encoding="utf-8")
    assert scripts == "[console_scripts]\nreplicalint = replicalint.cli:main\n"
    assert [line for line in lines if line.startswith(("Requires-P", "License-E", "Version"))] == [
        f"Version: {PROJECT['version']}",
        "License-Expression: MIT",
        "Requires-Python: >=3.11",
    ]
    required = [line for line in lines if line.startswith("Requires-Dist") and "extra" not in line]
    assert required == [
        "Requires-Dist: click>=8.1",
        "Requires-Dist: msgspec>=0.20",
        "Requires-Dist: pyyaml>=6",
        "Requires-Dist: sqlglot[c]<31,>=30",
    ]


CONTRACT = """\
replicalint: 1
name: shop
replica: {postgres: 16}
relations:
  public.orders: {columns: {id: bigint, note: text}}
"""
QUERY = "SELECT levenshtein(o.note, casefold('A')) FROM public.orders AS o;\n"
FOUND = """\
orders.sql:1:8: error[user-function] function "levenshtein" belongs to extension "fuzzystrmatch", \
which the replica does not have (42883); \
hint: If every replica has the extension, list it in the contract.
orders.sql:1:28: error[newer-than-replica] function "casefold" is new in PostgreSQL 18, \
but the replica runs 16 (42883)
"""
PROGRAM = """\
import replicalint, replicalint.api
contract = replicalint.api.load_contract("replicalint.yaml")
report = replicalint.api.check_text("SELECT o.total FROM public.orders AS o", contract)
print(replicalint.__file__, *(finding.rule for finding in report.findings))
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder outside the checkout with a contract and a query."""
    (tmp_path / "replicalint.yaml").write_text(CONTRACT, encoding="utf-8")
    (tmp_path / "orders.sql").write_text(QUERY, encoding="utf-8")
    return tmp_path


def test_an_installed_wheel_checks_outside_the_checkout(installed: Path, elsewhere: Path) -> None:
    ran = subprocess.run(
        [installed / "bin" / "replicalint", "check", "orders.sql", "--format=concise", "--quiet"],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, FOUND, "")


def test_an_installed_wheel_brings_the_schema(installed: Path, elsewhere: Path) -> None:
    command = [sys.executable, "-m", "replicalint", "contract", "schema"]
    ran = run(command, elsewhere, PYTHONPATH=str(installed))
    schema = ROOT / "replicalint" / "contract" / "contract.schema.json"
    assert ran.stdout == schema.read_text(encoding="utf-8")


def test_an_installed_wheel_knows_its_version(installed: Path, elsewhere: Path) -> None:
    ran = run(
        [sys.executable, "-m", "replicalint", "--version"], elsewhere, PYTHONPATH=str(installed)
    )
    assert ran.stdout == f"replicalint {PROJECT['version']}\n"


def test_other_programs_can_import_an_installed_wheel(installed: Path, elsewhere: Path) -> None:
    ran = run([sys.executable, "-c", PROGRAM], elsewhere, PYTHONPATH=str(installed))
    assert ran.stdout == f"{installed}/replicalint/__init__.py unknown-column\n"
