"""replicalint for other programs: the same results as the command's.

    from replicalint.api import check_paths, check_text, load_contract, to_json

    contract = load_contract("contracts/plugin-read-path.yaml")
    report = check_text("SELECT id FROM public.org", contract)
    for finding in report.findings:
        print(finding.span.line, finding.rule, finding.message)

Lines and columns are 1-based and count code points, offsets are 0-based. Input that cannot be used
raises InputError or ContractError; each has all that is wrong in `mistakes`. A bug of replicalint
raises nothing: `report.internal_errors` says which statements it could not judge.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from .check import check_source
from .check_migrations import check_migrations
from .clock import utc_day
from .contract import NO_SETTINGS, Contract, ContractError
from .files.borders import repository_root
from .files.contracts import load_contract as _load_contract
from .files.governing import Governance, Governed, governing
from .files.languages import is_code
from .files.reading import LARGEST, InputError
from .finding import (
    Finding,
    InternalError,
    LeftOut,
    Related,
    Report,
    Severity,
    Suppressed,
    Unseen,
    Unselected,
)
from .planner import plan_run
from .report.json import to_json
from .report.json_shape import JsonReport
from .rules import RULES
from .run import run
from .settings.chosen_rules import Rules
from .source import Source, Span
from .summaries import StatementSummary

__all__ = [
    "Contract",
    "ContractError",
    "Finding",
    "InputError",
    "InternalError",
    "JsonReport",
    "LeftOut",
    "Related",
    "Report",
    "Severity",
    "Span",
    "StatementSummary",
    "Suppressed",
    "Unseen",
    "Unselected",
    "check_paths",
    "check_text",
    "load_contract",
    "to_json",
]

StrPath = str | os.PathLike[str]


def load_contract(path: StrPath) -> Contract:
    """The contract in a file."""
    return _load_contract(Path(path))


def check_text(sql: str, contract: Contract, filename: str = "<text>") -> Report:
    """What the rules find in a text.

    `filename` is the path that findings name. Where the contract names it among an endpoint's
    queries, the text is held against that endpoint's relations as well; where it names it among the
    migrations, the text is judged as a migration that comes alone. Where its name says that it
    undoes one, or the contract takes it out with `except`, it is left out. A program that an
    endpoint names or reaches is read as one; any other text is SQL.
    """
    root = repository_root(Path.cwd()) or Path.cwd()
    source = Source(filename, sql)
    governed = governing(Path(filename), (contract,), root)
    program = _program(source, next(iter(governed), None), contract, root)
    if program is not None:
        return program
    (one,) = governed or (Governed(Path(filename), Governance(contract)),)
    if one.how.leads_back and not one.how.endpoints:
        return Report(left_out=(LeftOut(filename),))
    if one.how.is_migration and not one.how.endpoints:
        return check_migrations((source,), (filename,), contract, _rules(), utc_day()).report
    if one.how.is_excepted:
        return Report(excepted=(filename,))
    return check_source(source, (one.how.selected,), _rules(), utc_day())


def check_paths(
    paths: Iterable[StrPath] = (),
    contract: StrPath | None = None,
    *,
    processes: int = 1,
    max_file_size: int = LARGEST,
) -> Report:
    """What the rules find in files and in the SQL files of folders.

    Without paths: in what the contracts govern. `contract` is the path of a contract; without it
    contracts are found from each file upwards, else below the current folder. Raises InputError for
    all that cannot be used, as a file of more than `max_file_size` bytes.
    """
    chosen = Path(contract) if contract else None
    planned = plan_run([Path(path) for path in paths], chosen, max_file_size, is_bounded=True)
    outcome = run(planned, _rules(), utc_day(), processes=lambda _: processes)
    if outcome.mistakes:
        raise InputError(outcome.mistakes)
    return outcome.report


def _program(source: Source, one: Governed | None, contract: Contract, root: Path) -> Report | None:
    """What the rules find in the text of a program; None where no endpoint names or reaches it."""
    path = root / source.path
    if not is_code(path):
        return None
    from .check_code import check_code
    from .host_code import HostCode

    code = HostCode(root, texts={source.path: source})
    governed = code.file(path, one, contract)
    if governed is None:
        return None
    if governed.how.is_excepted:
        return Report(excepted=(source.path,))
    found = code.extraction(path, (contract,))
    return check_code(found, (governed.how.selected,), _rules(), utc_day())


def _rules() -> Rules:
    return Rules.chosen(RULES, NO_SETTINGS)
