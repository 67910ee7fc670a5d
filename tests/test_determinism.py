"""The same input gives the same bytes, whatever the order of Python's sets and the processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = ("0", "1", "42")
SHOWN = ("cases/hostile.sql", "history/hostile.sql")
# Prints a report, and what is shown of two files: each with its status, and all as bytes.
PROGRAM = """\
import io, os, sys
os.sched_getaffinity = lambda _: set(range(int(sys.argv[1])))
from replicalint.cli.command import status_of
statuses = [status_of(["check", "--format", "json"])]
for file in sys.argv[2:]:
    sys.stdout.write("\\f")
    statuses.append(status_of(["show", file]))
sys.exit("-".join(map(str, statuses)))
"""
# What is refused for several reasons, and what has several equals to name.
HOSTILE = """\
SELECT 1 BETWEEN;
SELECT CASE; SELECT CAST; SELECT EXTRACT(; SELECT a IN; SELECT a LIKE; SELECT a ILIKE b ESCAPE;
SELECT * FROM a JOIN; SELECT * FROM a JOIN b ON; SELECT OVERLAY(a PLACING); SELECT x AT TIME ZONE;
MERGE INTO x USING y ON; INSERT INTO x VALUES; UPDATE x SET; DELETE FROM; WITH a AS SELECT 1;
SELECT * EXCLUDE (a) FROM public.orgs; SELECT a FROM public.orgs TABLESAMPLE; SELECT ROW(; VALUES;
SELECT count(*) FILTER (WHERE) OVER (PARTITION BY ORDER BY) FROM public.orgs o;
SELECT o.nam, o.nmae, o.i, o.idd FROM public.orgs o, public.apps a, public.ogrs, public.app;
SELECT id, name FROM public.orgs o JOIN public.apps a ON true
JOIN public.spawns s USING (id);
SELECT * FROM public.orgs NATURAL JOIN public.apps NATURAL JOIN public.spawns;
SELECT concat_w('a'), lenght('a'), to_json(1, 2), 1 || 2;
SELECT '{}'::jsonb ?& 1, 1 <=> 2, 1::foo, 'x'::itn;
SELECT COALESCE(1, 'a'::text, now(), '{}'::jsonb), 1 UNION SELECT now();
SELECT CASE WHEN true THEN 1 ELSE now() END;
-- replicalint: ignroe[select-star] x
SELECT 1;
-- replicalint: ignore[selct-star, unkown-column, a, b, c] until=2020-01-01
SELECT 1;
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """All cases as queries and as migrations, of the reference contract."""
    folder = tmp_path_factory.mktemp("determinism")
    shutil.copytree(ROOT / "tests/cases", folder / "cases", ignore=shutil.ignore_patterns("*.yaml"))
    (folder / "cases/hostile.sql").write_text(HOSTILE)
    shutil.copytree(folder / "cases/migrations", folder / "history")
    (folder / "history/hostile.sql").write_text(HOSTILE)
    contract = (ROOT / "contracts/plugin-read-path.yaml").read_text()
    start = contract.index("endpoints:")
    (folder / "replicalint.yaml").write_text(
        contract[:start].replace("migrations:", "x-migrations:")
        + "endpoints:\n  /cases: {queries: ['cases/**/*.sql']}\nmigrations: ['history/**/*.sql']\n"
    )
    yield folder


@dataclass(frozen=True)
class Printed:
    """What one process printed: the report and what is shown, and what it said at its end."""

    report: bytes
    shown: tuple[bytes, ...]
    said: bytes


@pytest.fixture(scope="module")
def printed(folder: Path) -> tuple[Printed, ...]:
    """Under each seed, by one process and by two in turns."""
    return tuple(_printed(folder, seed, 1 + number % 2) for number, seed in enumerate(SEEDS))


def _printed(folder: Path, seed: str, cores: int) -> Printed:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(cores), *SHOWN],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
        capture_output=True,
    )
    report, *shown = ran.stdout.split(b"\f")
    return Printed(report, tuple(shown), ran.stderr)


def test_a_report_is_the_same_under_every_seed_and_process_count(
    printed: tuple[Printed, ...],
) -> None:
    first, *others = printed
    assert first.said.endswith(b"\n1-0-0\n") and first.report.count(b'"fingerprint"') > 500
    for other in others:
        assert differing(first.report, other.report) == []
        assert (first.report, first.said) == (other.report, other.said)


def differing(one: bytes, other: bytes) -> list[tuple[bytes, bytes]]:
    """The first lines that two reports do not share."""
    pairs = zip(one.splitlines(), other.splitlines(), strict=False)
    return [(a, b) for a, b in pairs if a != b][:10]


@pytest.mark.parametrize("file", SHOWN)
def test_what_is_shown_is_the_same_under_every_seed(
    printed: tuple[Printed, ...], file: str
) -> None:
    first, *others = (each.shown[SHOWN.index(file)] for each in printed)
    assert first and others == [first] * len(others)
