"""Mutated statements, migrations and programs in a repository, checked with results and without."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random

from msgspec import Struct
from mutants import ROOT, corpus, mutant

from replicalint.cli.command import status_of
from replicalint.report.formats import FORMATS

_MANNERS = ((), (), ("--no-cache",))  # nothing is known, all is known, nothing is asked


def programs() -> tuple[tuple[str, str], ...]:
    """The programs of all tests, each with the end of its name."""
    files = sorted((ROOT / "tests" / "host").rglob("*.ts"))
    files += sorted((ROOT / "tests" / "host").rglob("*.py"))
    return tuple((file.suffix, file.read_text(encoding="utf-8")) for file in files)


def lay_out(folder: Path, random: Random, statements: int, of_programs: int) -> None:
    """Writes so many mutants of statements, as queries and as migrations, and of programs.

    Most programs import one another.
    """
    texts, code = corpus(), programs()
    for kind in ("queries", "migrations", "programs"):
        (folder / kind).mkdir(parents=True)
    (folder / ".git").mkdir()
    for number in range(statements):
        for kind in ("queries", "migrations"):
            path = folder / kind / f"{number}.sql"
            path.write_text(mutant(texts, random), encoding="utf-8", newline="")
    for number in range(of_programs):
        suffix, text = random.choice(code)
        other = random.randrange(of_programs)
        importing = f"from .p{other} import *\n" if suffix == ".py" else f"import './p{other}'\n"
        text = importing * (random.random() < 0.7) + mutant((text,), random)
        path = folder / "programs" / f"p{number}{suffix}"
        path.write_text(text, encoding="utf-8", newline="")
    contract = (ROOT / "contracts" / "plugin-read-path.yaml").read_text(encoding="utf-8")
    head = contract[: contract.index("endpoints:")].replace("migrations:", "x-migrations:")
    (folder / "replicalint.yaml").write_text(
        f"{head}endpoints:\n"
        "  /queries: {queries: [queries/*.sql]}\n"
        "  /programs: {queries: ['programs/*']}\n"
        "  /reached: {code: {entry: ['programs/p1*']}}\n"
        "migrations: [migrations/*.sql]\n",
        encoding="utf-8",
    )


class Told(Struct, frozen=True):
    """What a check says: its status, what it prints, and its reports by their formats."""

    status: int
    out: str
    err: str
    reports: dict[str, bytes]


def told(beside: Path) -> tuple[Told, Told, Told]:
    """What three checks say of the working folder: where nothing is known, where all is, and where
    nothing that is known counts. Reports are written beside it.
    """
    cold, warm, anew = (_told(beside, manner) for manner in _MANNERS)
    return cold, warm, anew


def _told(beside: Path, manner: Sequence[str]) -> Told:
    outputs = {name: beside / name for name in FORMATS}
    options = [f"--output={name}={path}" for name, path in outputs.items()]
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        status = status_of(["check", *manner, *options])
    written = {name: path.read_bytes() for name, path in outputs.items() if path.exists()}
    for path in outputs.values():
        path.unlink(missing_ok=True)
    return Told(status, out.getvalue(), err.getvalue(), written)
