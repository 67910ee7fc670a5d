"""Records what libraries send for the host files under tests/host/libraries, by running them.

    python tools/record.py [--check] [--cache FOLDER] [LIBRARY ...]

A library's folder holds host files as programs have them, in TypeScript or Python. What of them is
called is said in comments, one expression a line, evaluated in the module's own scope and order:

    // call: list('a1', true)
    # call: fetch('a1', flag=True)

What each call sends is written beside the file, to `queries.ts.emitted`: each statement with the
line of the host file that sent it, as far as a stack tells, and how many parameters it was sent
with. The header names the library and its version; all versions are pinned in tools/record, from
where npm and pip install them to the cache. Nothing is sent to a server: what sends is replaced, or
answered with no rows. With `--check` nothing is written, and exit status 1 says what differs.

The same versions give the same files, byte by byte.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NotRequired, TypedDict

TOOL = Path(__file__).parent / "record"
LIBRARIES = Path(__file__).parent.parent / "tests" / "host" / "libraries"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "replicalint-record"
_CALL = re.compile(r"^[ \t]*(?://|#) call: (.+)$", re.MULTILINE)
_PINNED = re.compile(r"^([\w.\-]+)(?:\[[\w,]+\])?==(\S+)$", re.MULTILINE)
_SUFFIXES = (".ts", ".tsx", ".mts", ".cts", ".js", ".mjs", ".py")

# The packages that a recording names, by the folder of its host files.
PACKAGES = {
    "drizzle": ("drizzle-orm", "pg"),
    "kysely": ("kysely", "pg"),
    "neon": ("@neondatabase/serverless", "@vercel/postgres"),
    "node_postgres": ("pg", "pg-cursor", "pg-query-stream"),
    "postgres_js": ("postgres",),
    "prisma": ("@prisma/client",),
    "asyncpg": ("asyncpg",),
    "django": ("Django", "psycopg"),
    "psycopg": ("psycopg",),
    "psycopg2": ("psycopg2-binary",),
    "sqlalchemy": ("SQLAlchemy", "psycopg2-binary"),
}


class Sent(TypedDict):
    """A statement, and `file:line` or "?"."""

    text: str
    parameters: int
    line: str


class Call(TypedDict):
    """An expression, "" for what loading the module sends."""

    expression: str
    sent: list[Sent]
    raises: NotRequired[str | None]


class Recorded(TypedDict):
    """A host file, its name relative to the library's folder."""

    name: str
    calls: list[Call]


def host_files(folder: Path) -> list[Path]:
    """The files of a library's folder that say what is called."""
    files = (path for path in folder.rglob("*") if path.suffix in _SUFFIXES)
    return sorted(path for path in files if _CALL.search(path.read_text()))


def recorded_libraries() -> list[str]:
    """The folders of the libraries that are run: of others, calls are only counted."""
    folders = (path for path in LIBRARIES.iterdir() if path.is_dir())
    return sorted(path.name for path in folders if host_files(path))


def calls(text: str) -> list[str]:
    """The calls that a host file says are made of it."""
    return _CALL.findall(text)


def driven(path: Path) -> str:
    """The text of a host file, and behind it what calls it."""
    text = path.read_text()
    if path.suffix == ".py":
        lines = "".join(f"    ({call!r}, lambda: {call}),\n" for call in calls(text))
        return f"{text}\nRECORDED_CALLS = [\n{lines}]\n"
    lines = "".join(f"  [{json.dumps(call)}, () => ({call})],\n" for call in calls(text))
    return f"{text}\nexport const $calls = [\n{lines}]\n"


def emitted(header: str, recorded: Recorded) -> str:
    """The text of a recording."""
    lines = [header]
    for call in recorded["calls"]:
        lines += ["", call["expression"] or "(module)"]
        for sent in call["sent"]:
            file, _, line = sent["line"].rpartition(":")
            place = line if file in (recorded["name"], "") else sent["line"]
            lines.append(f"  line {place}, {counted(sent['parameters'])}")
            lines += [f"  | {line}" for line in sent["text"].split("\n")]
        if raises := call.get("raises"):
            lines.append(f"  raises {raises}")
    return "\n".join(lines) + "\n"


def counted(parameters: int) -> str:
    """How many parameters."""
    return "1 parameter" if parameters == 1 else f"{parameters} parameters"


class Installed:
    """The packages at their versions, in a folder that is made once for each set of them."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def _folder(self, pinned: Path) -> tuple[Path, bool]:
        name = f"{pinned.stem}-{sha256(pinned.read_bytes()).hexdigest()[:12]}"
        folder = self._cache / name
        return folder, (folder / "complete").exists()

    def packages(self) -> Path:
        """A folder with node_modules, and the programs that run host files with them."""
        folder, is_complete = self._folder(TOOL / "package.json")
        folder.mkdir(parents=True, exist_ok=True)
        for path in (*TOOL.glob("*.mjs"), TOOL / "package.json"):
            shutil.copy(path, folder)
        if not is_complete:
            options = ("--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts")
            subprocess.run(("npm", "install", "--silent", *options), cwd=folder, check=True)
            (folder / "complete").touch()
        return folder

    def python(self) -> Path:
        """An interpreter with the packages."""
        requirements = TOOL / "requirements.txt"
        folder, is_complete = self._folder(requirements)
        python = folder / "bin" / "python"
        if not is_complete:
            venv.create(folder, with_pip=True, clear=True)
            pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
            subprocess.run((*pip, "-r", requirements), check=True)
            (folder / "complete").touch()
        return python


def copied(library: str, names: list[str], folder: Path) -> Path:
    """The library's folder where the packages are found, with what calls its host files."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(LIBRARIES / library, folder)
    for name in names:
        (folder / name).write_text(driven(LIBRARIES / library / name))
    return folder


def run_packages(library: str, names: list[str], root: Path) -> list[Recorded]:
    """What the TypeScript and JavaScript files of a library's folder send."""
    folder = copied(library, names, root / "files" / library)
    stand_in = root / "files" / "node_modules" / "postgres"
    stand_in.mkdir(parents=True, exist_ok=True)
    (stand_in / "package.json").write_text('{"type": "module", "main": "index.js"}')
    (stand_in / "index.js").write_text("export { default } from '../../../postgres_js.mjs'\n")
    environment = dict(os.environ, CHECKPOINT_DISABLE="1", PRISMA_HIDE_UPDATE_MESSAGE="1")
    if (schema := folder / "schema.prisma").exists():
        # Generating needs no engine, and yet asks for the path of one.
        environment["PRISMA_SCHEMA_ENGINE_BINARY"] = shutil.which("node") or "node"
        prisma = (root / "node_modules" / ".bin" / "prisma", "generate", "--schema", schema)
        subprocess.run(prisma, cwd=root, env=environment, check=True, capture_output=True)
    return run(("node", "--import", "tsx", root / "run.mjs"), names, folder, environment)


def run(
    command: tuple[str | Path, ...], names: list[str], folder: Path, environment: dict[str, str]
) -> list[Recorded]:
    """What a program says of host files, which is given a folder, their names, and where to say."""
    plan, output = folder / "plan.json", folder / "recorded.json"
    plan.write_text(json.dumps(names))
    cwd = Path(command[-1]).parent
    subprocess.run((*command, folder, plan, output), cwd=cwd, env=environment, check=True)
    found: list[Recorded] = json.loads(output.read_text())
    return found


def versions(library: str) -> str:
    """The header of a recording: the packages of a library with their versions."""
    pinned = dict(json.loads((TOOL / "package.json").read_text())["dependencies"])
    pinned |= dict(_PINNED.findall((TOOL / "requirements.txt").read_text()))
    return ", ".join(f"{package} {pinned[package]}" for package in PACKAGES[library])


def recordings(library: str, installed: Installed) -> Iterator[tuple[Path, str]]:
    """The recordings of a library: where each belongs, and its text."""
    folder = LIBRARIES / library
    names = [path.relative_to(folder).as_posix() for path in host_files(folder)]
    scripts = [name for name in names if name.endswith(".py")]
    others = [name for name in names if not name.endswith(".py")]
    found: list[Recorded] = []
    if others:
        found += run_packages(library, others, installed.packages())
    if scripts:
        python = installed.python()
        copy = copied(library, scripts, python.parents[1] / "files" / library)
        found += run((python, TOOL / "run.py"), scripts, copy, dict(os.environ))
    for recorded in found:
        path = folder / f"{recorded['name']}.emitted"
        yield path, emitted(versions(library), recorded)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("libraries", nargs="*", metavar="LIBRARY")
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where packages are installed")
    options = parser.parse_args()
    installed = Installed(options.cache.resolve())
    known = recorded_libraries()
    differing = 0
    for library in options.libraries or known:
        for path, text in recordings(library, installed):
            if path.exists() and path.read_text() == text:
                continue
            name = path.relative_to(LIBRARIES)
            differing += 1
            if options.check:
                print(f"{name}: differs from what is sent")
            else:
                path.write_text(text)
                print(f"{name}: recorded")
    return 1 if options.check and differing else 0


if __name__ == "__main__":
    sys.exit(main())
