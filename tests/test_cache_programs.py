"""Results on programs that are kept between runs: what they depend on, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, NoReturn

import pytest
import shop_programs
from shop_programs import TEXTS, write

import replicalint.check_migrations
import replicalint.host.repository
from replicalint.check_migrations import JudgedMigrations
from replicalint.checked import Checked
from replicalint.cli.command import status_of
from replicalint.host.extract import Extractor
from replicalint.host.repository import RepositoryModules
from replicalint.report.formats import FORMATS
from replicalint.run import Checker
from replicalint.run_plan import Task

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 6, 15)
Check = Callable[..., "Done"]
# Those that are named, and those that are reached.
PROGRAMS = sorted(
    "__init__ base names report source one alone columns handler orgs swapped".split()
)


class Done(tuple[bool, list[str], list[str]]):
    """Whether migrations were judged, which programs were checked, and which files were parsed."""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository, which is the working folder; results are kept beside it."""
    folder = tmp_path / "repository"
    shop_programs.begin(folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("REPLICALINT_CACHE_DIR", str(tmp_path / "kept"))
    for variable in ("REPLICALINT_CONTRACT", "REPLICALINT_NO_CACHE", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("replicalint.clock.utc_day", lambda: TODAY)
    return folder


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> Check:
    """Runs `check`, and says what of it was not known."""
    judged: list[object] = []
    checked: list[str] = []
    parsed: list[str] = []
    program, check_migrations = Checker.program, replicalint.check_migrations.check_migrations
    module_of = replicalint.host.repository.module_of

    def noting_program(checker: Checker, task: Task, code: Any) -> Checked:
        checked.append(task.path.stem)
        return program(checker, task, code)

    def noting_migrations(*arguments: Any, **named: Any) -> JudgedMigrations:
        judged.append(arguments)
        return check_migrations(*arguments, **named)

    def noting_module(path: str, source: Any) -> Any:
        parsed.append(path)
        return module_of(path, source)

    monkeypatch.setattr(Checker, "program", noting_program)
    monkeypatch.setattr("replicalint.check_migrations.check_migrations", noting_migrations)
    monkeypatch.setattr("replicalint.host.repository.module_of", noting_module)

    def run(*arguments: str, status: int = 1) -> Done:
        for each in (judged, checked, parsed):
            each.clear()
        assert status_of(["check", "--quiet", *arguments]) == status
        return Done((bool(judged), sorted(checked), parsed[:]))

    return run


def test_what_is_known_is_neither_checked_nor_parsed(repository: Path, check: Check) -> None:
    cold = check()
    assert cold[:2] == (True, PROGRAMS)
    assert cold[2]
    assert check() == (False, [], [])
    assert check("--no-cache") == cold
    assert check("src/orgs.ts") == (False, [], [])


def at_same_time(path: str, text: str) -> None:
    """Writes other text of the same length, and sets the time back."""
    state = os.stat(path)
    assert len(text) == state.st_size
    Path(path).write_text(text)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def first(path: str) -> str:
    """The text with which a file begins."""
    (text, *_) = TEXTS[path]
    assert text is not None
    return text


def put(path: str, number: int) -> Callable[[], None]:
    return lambda: write(Path(), path, TEXTS[path][number])


def turned_elsewhere() -> None:
    """A folder becomes a link to another that holds the same names."""
    shutil.copytree("lib", "elsewhere")
    write(Path(), "elsewhere/source.ts", "export const source = 'appz'\n")
    shutil.rmtree("lib")
    Path("lib").symlink_to("elsewhere")


def linked_to_the_same() -> None:
    shutil.move("lib", "elsewhere")
    Path("lib").symlink_to("elsewhere")


# What is changed between two runs, whether the migrations are judged again, and which programs are
# checked. The migrations have all programs as readers that the contract governs.
CHANGES: dict[str, tuple[Callable[[], object], bool, list[str]]] = {
    "nothing": (lambda: None, False, []),
    "the time of a file": (lambda: os.utime("src/columns.ts", (1, 1)), False, []),
    "the same bytes once more": (put("src/columns.ts", 0), False, []),
    "other bytes of the same size and time": (
        lambda: at_same_time("src/columns.ts", "export const columns = 'id, nmae'\n"),
        True,
        ["columns", "handler", "orgs"],
    ),
    "an imported constant": (put("src/columns.ts", 1), True, ["columns", "handler", "orgs"]),
    "an imported constant of Python": (put("jobs/base.py", 1), True, ["base", "report"]),
    "a module that is imported by the name of its package": (
        put("jobs/names.py", 1),
        True,
        ["names", "report"],
    ),
    "a barrel": (put("src/columns.ts", 2), True, ["handler", "orgs", "other"]),
    "a wrapper": (put("src/run.ts", 1), True, ["orgs"]),
    "a file that nothing imports": (put("src/other.ts", 1), False, []),
    "a file that shadows an import": (put("src/columns.tsx", 1), False, []),
    "a package that shadows a module": (put("jobs/names/__init__.py", 1), True, ["report"]),
    "the file goes that an import led to": (put("src/columns.ts", 3), True, ["handler", "orgs"]),
    "a package goes that modules are in": (put("jobs/__init__.py", 1), True, ["report"]),
    "settings of TypeScript lead elsewhere": (put("tsconfig.json", 1), True, ["handler"]),
    "settings of TypeScript swap two names": (put("tsconfig.json", 2), True, ["swapped"]),
    "settings of TypeScript go": (put("tsconfig.json", 4), True, ["handler", "swapped"]),
    "the root is no workspace any more": (put("package.json", 1), True, ["handler"]),
    "a workspace begins with another file": (
        put("packages/limits/package.json", 1),
        True,
        ["handler", "two"],
    ),
    "a link turned elsewhere": (turned_elsewhere, True, ["handler", "source"]),
    "a link to the same": (linked_to_the_same, False, []),
    "a program": (put("src/orgs.ts", 1), True, ["orgs"]),
    "one more program": (
        lambda: shutil.copy("jobs/report.py", "jobs/again.py"),
        True,
        ["again"],
    ),
    "the contract": (put("replicalint.yaml", 1), True, PROGRAMS),
    "a migration": (put("migrations/1.sql", 1), True, []),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_program_is_checked_again_where_its_result_may_be_another(
    change: str, repository: Path, check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    changing, is_judged, expected = CHANGES[change]
    check()
    changing()
    capsys.readouterr()
    assert check()[:2] == (is_judged, expected)
    printed = [capsys.readouterr()]
    assert check() == (False, [], [])
    printed.append(capsys.readouterr())
    check("--no-cache")
    assert printed == [capsys.readouterr()] * 2


def test_settings_that_cannot_be_read_are_told_each_time(
    repository: Path, check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    check()
    write(repository, "package.json", "{")
    for _ in range(2):
        assert check()[1] == [one for one in PROGRAMS if one != "one"]
        assert "package.json: cannot be read as JSON" in capsys.readouterr().err
    write(repository, "package.json", first("package.json"))
    assert check() == (False, [], [])


def test_a_bug_is_not_kept(repository: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> NoReturn:
        raise KeyError("a bug")

    with monkeypatch.context() as patched:
        patched.setattr(Extractor, "extraction", failing)
        for _ in range(2):
            assert check(status=2)[1] == PROGRAMS
    assert check()[:2] == (True, PROGRAMS)
    assert check() == (False, [], [])


def test_the_day_counts_where_a_comment_of_a_program_ends(
    repository: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    check()
    for day, expected in ((20, []), (21, ["alone"]), (21, [])):
        monkeypatch.setattr("replicalint.clock.utc_day", lambda day=day: date(2026, 6, day))
        assert check() == (False, expected, ["src/alone.ts"] if expected else [])


def test_what_several_contracts_reach_of_a_file_is_told_as_without_results(
    repository: Path, check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    program = (
        "import { Pool } from 'pg'\n"
        "export async function far() {\n"
        "  await import('./gone')\n  return new Pool().query('select id from apps')\n}\n"
        "export async function near() { return new Pool().query('select nmae from apps') }\n"
    )
    write(repository, "src/both.ts", program)
    write(repository, "replicalint.yaml", None)
    head, _ = shop_programs.CONTRACT.split("  /apps")
    told = []
    for before in ("far", "near"):
        for name, entry in (("a", before), ("b", "near")):
            text = f"{head}  /both: {{code: {{entry: 'src/both.ts#{entry}'}}}}\n"
            text = text.replace("name: shop", f"name: {name}")
            write(repository, f"contracts/{name}.yaml", text)
        for more in ((), (), ("--no-cache",)):
            check(*more)
            told.append(capsys.readouterr())
    assert told[0] == told[1] == told[2]
    assert told[3] == told[4] == told[5]
    assert 'import "./gone" leads to no file' in told[0].err


@pytest.mark.parametrize(
    ("endpoint", "said"),
    [
        ("/none: {queries: [src/columns.ts]}", '"src/columns.ts" holds no SQL'),
        ("/none: {queries: ['src/orgs.ts#none']}", '"src/orgs.ts#none" selects no statement'),
        ("/none: {code: {entry: src/columns.ts}}", '"src/columns.ts" reaches no SQL'),
    ],
)
def test_what_only_the_whole_run_shows_is_said_of_what_is_known(
    endpoint: str,
    said: str,
    repository: Path,
    check: Check,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = shop_programs.CONTRACT.replace("endpoints:\n", f"endpoints:\n  {endpoint}\n")
    write(repository, "replicalint.yaml", text)
    told = []
    for more in ((), (), ("--no-cache",)):
        check(*more, status=2)
        told.append(capsys.readouterr())
        assert said in told[-1].err
    assert told[0] == told[1] == told[2]


def test_wrappers_without_use_are_told_of_what_is_known(
    repository: Path, check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    wrappers = shop_programs.WRAPPERS.replace("run(1)", "none(1)")
    write(repository, "replicalint.yaml", shop_programs.CONTRACT + wrappers)
    told = []
    for more in ((), (), ("--no-cache",)):
        parsed = check(*more, status=2)[2]
        told.append(capsys.readouterr())
        assert 'wrappers.sinks[0]: "none(1)" matches no call' in told[-1].err
        assert bool(parsed) is (len(told) != 2)
    assert told[0] == told[1] == told[2]


def test_edits_at_random_are_seen_as_without_results(repository: Path, tmp_path: Path) -> None:
    """After each edit the reports with what is known, and without it, are the same bytes."""
    random = Random(20260615)
    paths = [path for path in TEXTS if len(TEXTS[path]) > 1]
    hits = 0
    for step in range(120):
        for _ in range(random.choice((1, 1, 1, 2, 4))):
            path = random.choice(paths)
            write(repository, path, random.choice(TEXTS[path]))
        asked = random.choice(([], [], [], ["src"], ["jobs", "migrations"], ["src/orgs.ts"]))
        known = reports(tmp_path, *asked)
        assert known == reports(tmp_path, "--no-cache", *asked), (step, asked)
        hits += known[0] == 1
    assert hits > 40


# -- the programs of all tests --------------------------------------------------------------


@pytest.fixture(scope="module")
def every_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of all tests, with those of tests in them, of the reference contract."""
    folder = tmp_path_factory.mktemp("every")
    ignored = shutil.ignore_patterns("*.yaml", "__pycache__", "broken")
    shutil.copytree(ROOT / "tests/host", folder / "host", ignore=ignored)
    contract = (ROOT / "contracts/plugin-read-path.yaml").read_text()
    start = contract.index("endpoints:")
    head = contract[:start].replace("migrations:", "x-migrations:")
    entries = "host/reach/files/*/*/*"
    (folder / "replicalint.yaml").write_text(
        f"{head}endpoints:\n"
        "  /all: {queries: ['host/**/*.ts', 'host/**/*.py']}\n"
        f"  /reached: {{code: {{entry: ['{entries}.ts', '{entries}.py']}}}}\n"
    )
    (folder / ".git").mkdir()
    return folder


def test_reports_on_all_programs_are_the_same_in_every_format(
    every_program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, check: Check
) -> None:
    monkeypatch.chdir(every_program)
    monkeypatch.setenv("REPLICALINT_CACHE_DIR", str(tmp_path / "kept"))
    monkeypatch.delenv("REPLICALINT_NO_CACHE")
    for number, more in enumerate(((), (), ("--no-cache",))):
        outputs = [f"--output={name}={tmp_path / name}{number}" for name in FORMATS]
        done = check(*more, *outputs)
        assert number != 1 or done == (False, [], [])
    for name in FORMATS:
        cold, warm, anew = (tmp_path / f"{name}{number}" for number in range(3))
        assert cold.read_bytes() == warm.read_bytes() == anew.read_bytes() != b""


# What a check asks the file system, by whichever call; the paths are printed.
ASKING = """\
import json, os, sys
asked = set()

def noted(path):
    try:
        asked.add(os.path.normpath(os.path.join(os.getcwd(), os.fsdecode(path))))
    except (TypeError, ValueError):
        pass

def noting(call):
    def calling(path, *arguments, **named):
        noted(path)
        return call(path, *arguments, **named)
    return calling

for name in ("stat", "lstat", "readlink", "access"):
    setattr(os, name, noting(getattr(os, name)))
sys.addaudithook(
    lambda event, arguments: noted(arguments[0])
    if event in ("open", "os.listdir", "os.scandir") else None
)
import replicalint.cli.check
from replicalint.cli.command import status_of
sys.modules["replicalint.cli.check"].processes_for = lambda _: 1  # what another asks is not seen
status = status_of(["check", "--quiet", "--output=" + sys.argv[1]])
root = os.getcwd() + os.sep
print(json.dumps([status, sorted(path for path in asked if path.startswith(root))]))
"""


def asked_of(root: Path, tmp_path: Path) -> set[Path]:
    """What a check asks about below a root."""
    ran = subprocess.run(
        [sys.executable, "-c", ASKING, str(tmp_path / "report")],
        cwd=root,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "REPLICALINT_CACHE_DIR": str(tmp_path / "kept"),
            "REPLICALINT_NO_CACHE": "",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    status, paths = json.loads(ran.stdout.splitlines()[-1])
    assert status == 1
    return {Path(path).relative_to(root) for path in paths}


def test_all_that_a_check_of_programs_asks_is_asked_again(
    every_program: Path, tmp_path: Path
) -> None:
    """No answer of the file system gets into a result by a door that is not looked through."""
    cold, warm = (asked_of(every_program, tmp_path) for _ in range(2))
    cold.discard(Path("<unknown>"))  # Python looks for the line of what it cannot parse
    assert sorted(cold - warm) == []
    assert len(cold) > 500


def test_each_answer_of_the_file_system_counts(repository: Path, tmp_path: Path) -> None:
    """Whatever a check asks about is changed, made or removed: a result shows it all the same."""
    asked = [one for one in asked_of(repository, tmp_path) if one.suffix in _TOLD_BY_CONTENT]
    for path in Random(7).sample(sorted(asked), _MOST_CHANGED):
        before = path.read_text() if path.is_file() else None
        text = "{}" if path.suffix == ".json" else shop_programs.ANYTHING
        for changed in (text, before):
            write(repository, path.as_posix(), changed)
            assert reports(tmp_path) == reports(tmp_path, "--no-cache"), path
        if path.parent != Path() and not any(path.parent.iterdir()):
            path.parent.rmdir()


_TOLD_BY_CONTENT = frozenset((".ts", ".tsx", ".json", ".py"))
_MOST_CHANGED = 40


def reports(tmp_path: Path, *arguments: str) -> tuple[int, bytes]:
    """The status of a check, and its report."""
    output = tmp_path / "report"
    output.unlink(missing_ok=True)
    status = status_of(["check", "--quiet", f"--output=json={output}", *arguments])
    return status, output.read_bytes() if output.exists() else b""


def test_what_is_found_of_a_program_hangs_on_what_it_leads_to(every_program: Path) -> None:
    """Whatever is asked for a file is led to by it, also where others were followed before."""
    files = {
        path.relative_to(every_program).as_posix()
        for path in every_program.rglob("*")
        if path.suffix in (".ts", ".py", ".tsx")
    }
    shared = _Asking(every_program)
    for path in sorted(files):
        shared.extractor.extraction(path)
    for path in sorted(files):
        alone = _Asking(every_program)
        alone.extractor.extraction(path)
        asked = alone.modules.asked()
        assert asked.keys() <= shared.led_to(path), path
        for module, answers in asked.items():
            assert answers.items() <= shared.everything[module].items(), path


class _Asking:
    """The modules of a folder, with an extractor that asks for them."""

    def __init__(self, root: Path) -> None:
        from replicalint.host_code import HostCode

        self.modules = HostCode(root).repository_modules()
        self.extractor = Extractor(self.modules)

    @property
    def everything(self) -> dict[str, dict[str, Any]]:
        """All that was asked."""
        if not hasattr(self, "_everything"):
            self._everything = self.modules.asked()
        return self._everything

    def led_to(self, path: str) -> set[str]:
        """A file and those that it leads to."""
        found, waiting = {path}, [path]
        while waiting:
            for target in self.everything.get(waiting.pop(), {}).values():
                if isinstance(target, str) and target not in found:
                    found.add(target)
                    waiting.append(target)
        return found


def test_where_imports_lead_is_found_by_the_path_alone(every_program: Path) -> None:
    """The language that a module says it is in is that of its name."""
    from replicalint.host_code import HostCode

    modules = HostCode(every_program).repository_modules()
    assert isinstance(modules, RepositoryModules)
    for path in sorted(every_program.rglob("*")):
        module = modules.module(path.relative_to(every_program).as_posix())
        if module is not None:
            assert (module.language == "python") is (path.suffix == ".py")
