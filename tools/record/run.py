"""Runs the host files of a folder, and writes as JSON what each of their calls sends.

    python run.py FOLDER PLAN OUTPUT

`recorders/LIBRARY.py`, of the folder's name, is imported first: it replaces what sends.
"""

from __future__ import annotations

import importlib
import inspect
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import sent


def finished(value: object) -> None:
    """Waits for what a call returns, and reads a generator to its end."""
    if inspect.isawaitable(value):

        async def wait() -> object:
            return await value

        sent.run(wait())
    if inspect.isgenerator(value):
        list(value)


def main() -> None:
    folder, plan, output = map(Path, sys.argv[1:])
    sent.watch(folder)
    importlib.import_module(f"recorders.{folder.name}")
    sys.path.insert(0, str(folder))
    files = []
    for name in json.loads(plan.read_text()):
        module = importlib.import_module(name.removesuffix(".py").replace("/", "."))
        calls: list[dict[str, object]] = []
        if loading := sent.taken():
            calls.append({"expression": "", "sent": loading})
        for expression, call in module.RECORDED_CALLS:
            raises = None
            try:
                finished(call())
            except Exception as error:  # whatever a host file raises is what is recorded
                raises = f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0]}"
            calls.append({"expression": expression, "sent": sent.taken(), "raises": raises})
        files.append({"name": name, "calls": calls})
    output.write_text(json.dumps(files))


main()
