"""What SECURITY.md promises of every command but `verify`, watched by Python's own audit events.

https://docs.python.org/3/library/audit_events.html
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Prints the status of each command, and its events that reach out of the process.
WATCHED = """\
import json, os, subprocess, sys
OUTWARD = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile",
    "pty.spawn", "urllib.", "ftplib.", "http.", "smtplib.", "webbrowser.", "pickle.",
)
CHANGING = (
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate",
    "os.chmod", "os.chown", "os.utime", "shutil.", "tempfile.",
)
is_watching = False
def watch(event, arguments):
    if not is_watching:
        return
    if event.startswith(OUTWARD):
        seen["outward"].append(event)
    elif event.startswith(CHANGING):
        seen["changed"].append(event)
    elif event in ("open", "os.listdir", "os.scandir") and not isinstance(arguments[0], int):
        path = os.path.realpath(arguments[0] or ".")
        writes = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        seen["changed" if writes else "read"].append(os.fsdecode(path))
sys.addaudithook(watch)
from replicalint.cli.command import status_of
import replicalint.api, replicalint.run  # before the watch: what Python loads is its own
came = []
for command in json.loads(sys.argv[1]):
    seen = {"outward": [], "read": [], "changed": []}
    is_watching = True
    is_program = command == ["a program"]
    status = subprocess.call([sys.executable, "--version"]) if is_program else status_of(command)
    is_watching = False
    came.append([status, seen])
sys.stderr.write("\\n" + json.dumps(came))
"""
FILES = {
    "contracts/app.yaml": (
        "replicalint: 1\nname: app\nrelations:\n  public.orders: {columns: {id: bigint}}\n"
        "endpoints:\n  /orders: {queries: [sql/*.sql]}\nmigrations: [migrations/*.sql]\n"
    ),
    "sql/hostile.sql": (
        "SELECT pg_read_file('/etc/passwd'), dblink('host=example.com', 'SELECT 1');\n"
        "COPY public.orders TO PROGRAM 'touch /tmp/owned';\n"
        "\\! touch /tmp/owned\n"
        "\\i /etc/passwd\n"
        "SELECT lo_import('/etc/passwd');\n"
    ),
    "migrations/1_hostile.sql": (
        "CREATE EXTENSION plpython3u;\n"
        "DO $$ import os; os.system('touch /tmp/owned') $$ LANGUAGE plpython3u;\n"
        "CREATE SUBSCRIPTION s CONNECTION 'host=example.com' PUBLICATION p;\n"
    ),
    # Of the names that replicalint loads: none is looked for where it runs.
    "yaml.py": "raise SystemExit(77)\n",
    "click.py": "raise SystemExit(77)\n",
    "sqlglot/__init__.py": "raise SystemExit(77)\n",
    "sitecustomize.py": "raise SystemExit(77)\n",
}
TAGGED = "replicalint: !!python/object/apply:os.system ['touch /tmp/owned']\n"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that a stranger filled, beside one with secrets."""
    root, other = (tmp_path_factory.mktemp(name) for name in ("own", "other"))
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (root / ".git").mkdir()
    (root / ".git" / "config").write_text("[core]\n\tsshCommand = touch /tmp/owned\n")
    (other / ".git").mkdir()
    (other / "secret.sql").write_text("SELECT 1;\n")
    (root / "link.sql").symlink_to(other / "secret.sql")
    (root / "elsewhere").symlink_to(other)
    (root / "tagged.yaml").write_text(TAGGED)
    return root


Watched = dict[tuple[str, ...], tuple[int, dict[str, list[str]]]]


@pytest.fixture(scope="module")
def watched(repository: Path) -> Watched:
    """The exit status of each command, and what it did to the world; one after the other."""
    commands = (*COMMANDS, RUNS_PYTHON, WRITES)
    return dict(zip(commands, seen_of(repository, commands), strict=True))


def seen_of(
    repository: Path, commands: Sequence[tuple[str, ...]], **variables: str
) -> list[tuple[int, dict[str, list[str]]]]:
    variables |= {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(
        [sys.executable, "-P", "-c", WATCHED, json.dumps(commands)],
        cwd=repository,
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    last = ran.stderr.splitlines()[-1]
    assert last.startswith("["), ran.stderr
    found: list[tuple[int, dict[str, list[str]]]] = json.loads(last)
    return found


COMMANDS = (
    ("check",),
    ("check", "--format", "json"),
    ("check", "--format", "concise", "--statistics"),
    ("check", "sql", "migrations"),
    ("check", "link.sql", "elsewhere", "elsewhere/secret.sql", ".git/config"),
    ("check", "--contract", "tagged.yaml"),
    ("show", "sql/hostile.sql"),
    ("show", "migrations/1_hostile.sql"),
    ("contract", "check"),
    ("contract", "check", "tagged.yaml"),
    ("contract", "show"),
    ("contract", "show", "tagged.yaml"),
    ("contract", "show", "--check", "link.sql"),
    ("plan", "migrations/1_hostile.sql"),
    ("contract", "pull", "--migrations", "migrations", "--dry-run"),
    ("contract", "pull", "--schema", "migrations/1_hostile.sql", "--dry-run"),
    ("contract", "diff", "contracts/app.yaml", "migrations:migrations"),
    ("uses",),
    ("uses", "--unused"),
    ("contract", "schema"),
    ("rules",),
    ("explain", "select-star"),
    *(("completion", shell) for shell in ("bash", "zsh", "fish")),
)
RUNS_PYTHON, WRITES = ("a program",), ("check", "--output", "report.txt")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_runs_nothing_and_reaches_nobody(
    repository: Path, watched: Watched, command: tuple[str, ...]
) -> None:
    status, seen = watched[command]
    assert status in (0, 1, 2)
    assert seen["outward"] == []
    assert seen["changed"] == []
    assert outside(repository, seen["read"]) == []


def test_the_watch_sees_what_is_read(repository: Path, watched: Watched) -> None:
    for command in (("check",), ("check", "--format", "json"), ("show", "sql/hostile.sql")):
        assert str(repository / "sql/hostile.sql") in watched[command][1]["read"]


def test_the_watch_sees_a_program_that_is_run(watched: Watched) -> None:
    assert watched[RUNS_PYTHON][1]["outward"] == ["subprocess.Popen"]


def test_the_report_is_all_that_is_written(repository: Path, watched: Watched) -> None:
    _, seen = watched[WRITES]
    written, renamed = seen["changed"]
    assert (Path(written).parent, renamed) == (repository.resolve(), "os.rename")
    assert {path.name for path in repository.iterdir() if path.is_file()} == {
        *(name for name in FILES if "/" not in name),
        *("link.sql", "tagged.yaml", "report.txt"),
    }


def test_results_are_kept_in_their_folder_and_nowhere_else(
    repository: Path, tmp_path: Path
) -> None:
    kept = tmp_path.resolve() / "kept"
    variables = {"REPLICALINT_CACHE_DIR": str(kept), "REPLICALINT_NO_CACHE": ""}
    first, second = seen_of(repository, [("check",)] * 2, **variables)
    assert first[0] == second[0] == 1
    events = {"os.mkdir", "os.rename"}
    written = [path for path in first[1]["changed"] if path not in events]
    assert written and all(path.startswith(f"{kept}/") for path in written)
    assert second[1]["changed"] == first[1]["outward"] == second[1]["outward"] == []
    for _, seen in (first, second):
        found = outside(repository, seen["read"])
        assert all(path == str(kept) or path.startswith(f"{kept}/") for path in found)


def outside(repository: Path, paths: list[str]) -> list[str]:
    """What was opened and is neither the repository's nor Python's own."""
    python = (sys.prefix, sys.base_prefix, *filter(os.path.isdir, sys.path[1:]))
    own = [str(repository), str(ROOT / "replicalint"), *map(os.path.realpath, python)]
    return [
        path
        for path in paths
        if path != str(ROOT)  # where Python looks for what it has not loaded yet
        and not any(path == one or path.startswith(one + "/") for one in own)
    ]
