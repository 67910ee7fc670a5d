"""What programs run is among what they reach: Python says itself which functions it calls."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from replicalint.host.functions import Functions
from replicalint.host.reach import Beginning, CodePattern, reached_from
from replicalint.host.repository import RepositoryModules
from replicalint.source import Source

PROGRAMS = Path(__file__).parent / "programs"
NAMES = sorted(path.name for path in PROGRAMS.iterdir() if path.is_dir())
RUN = """
import json, pathlib, sys
root = pathlib.Path(sys.argv[1])
seen = set()
def note(frame, event, _):
    code = frame.f_code
    if event == "call" and code.co_filename.startswith(str(root)) and code.co_name != "<module>":
        path = pathlib.Path(code.co_filename).relative_to(root).as_posix()
        seen.add((path, code.co_firstlineno, code.co_name))
sys.dont_write_bytecode = True
sys.path.insert(0, str(root))
sys.setprofile(note)
import main
main.main()
sys.setprofile(None)
print(json.dumps(sorted(seen)))
"""


def called(root: Path) -> list[tuple[str, int, str]]:
    """The functions that a program calls: file, first line, and name."""
    command = [sys.executable, "-c", RUN, str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return [(path, line, name) for path, line, name in json.loads(done.stdout)]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_program_runs_is_reached(name: str) -> None:
    root = PROGRAMS / name

    def read(path: str) -> Source | None:
        file = root / path
        return Source(path, file.read_text(encoding="utf-8")) if file.is_file() else None

    modules = RepositoryModules(read, lambda path: (root / path).is_file())
    entry = CodePattern(1, "main.py".__eq__, "main".__eq__, "main")
    reached = reached_from(Beginning(((entry, ("main.py",)),)), modules).functions
    found = {(place.path, place.name) for place in reached}
    ran = called(root)
    assert ran
    for path, line, function in ran:
        module = modules.module(path)
        assert module is not None
        functions = Functions.of(module)
        text = module.source.text.split("\n")[line - 1]
        start = sum(len(one) + 1 for one in module.source.text.split("\n")[: line - 1])
        start += len(text) - len(text.lstrip()) + text.lstrip().startswith("@")
        if function not in functions.classes:
            assert (path, functions.at(start)) in found, (path, line, function)
