"""Random edits: what breaks is what `check` finds wrong with the new contract alone."""

import json
import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest
import yaml
from contract_edits import Document, edited
from contract_values import contract_values

from replicalint.api import check_paths
from replicalint.check import Rules
from replicalint.comparing import JudgedChange, contract_changes, with_changes
from replicalint.contract import Contract, ContractError
from replicalint.contract_diff import Judging, effects
from replicalint.files.contracts import load_contract
from replicalint.files.reading import InputError
from replicalint.finding import Severity
from replicalint.rules import RULES

ROOT = Path(__file__).parent.parent
REPOSITORIES = {
    "plugin-read-path": ROOT,
    "shop": Path(__file__).parent / "contract_diff" / "shop",
}
SEEDS = 15
STANDARD = Rules(RULES.standard, frozenset(RULES.names))


@pytest.fixture(scope="module", params=[*REPOSITORIES])
def repository(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a contract, its queries and its migrations, to be edited."""
    name = request.param
    folder = tmp_path_factory.mktemp(name)
    (folder / ".git").mkdir()
    shutil.copytree(REPOSITORIES[name] / "sql", folder / "sql")
    shutil.copy(REPOSITORIES[name] / "contracts" / f"{name}.yaml", folder / "old.yaml")
    return folder


def written(document: Document, path: Path) -> Contract | None:
    """The contract of a document; None where its edits leave none that can be used."""
    path.write_text(json.dumps(document), encoding="utf-8")
    try:
        return load_contract(path)
    except ContractError:
        return None


def wrong(contract: Path) -> set[tuple[str, int]] | None:
    """The statements that `check` finds wrong with a contract; None where it gives no verdict."""
    try:
        report = check_paths(contract=contract)
    except (ContractError, InputError):  # its paths name nothing any more
        return None
    assert report.internal_errors == ()
    return {
        (one.statement.source.path, one.statement.start)
        for one in report.findings
        if one.statement is not None and one.severity.rank >= Severity.WARNING.rank
    }


def pairs(folder: Path, seeds: range, edits: int) -> Iterator[tuple[int, Contract, Contract]]:
    """The contract of a repository, and it edited at random, as the files in the folder."""
    text = (folder / "old.yaml").read_text(encoding="utf-8")
    document = yaml.safe_load(text)
    document = edited(document, Random(0), 0)
    for seed in seeds:
        random = Random(seed)
        base = edited(document, random, random.choice([0, 0, 1, 2]))
        old = written(base, folder / "before.yaml")
        new = written(edited(base, random, edits), folder / "after.yaml")
        if old is not None and new is not None:
            yield seed, old, new


@pytest.mark.parametrize("edits", [1, 2, 5])
def test_what_breaks_is_what_check_finds_wrong_with_the_new_contract_alone(
    repository: Path, edits: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    judging = Judging(repository, STANDARD, date.today())
    compared = 0
    for seed, old, new in pairs(repository, range(edits * 1000, edits * 1000 + SEEDS), edits):
        changes = contract_changes(old, new)
        found = effects(old, new, changes, judging)
        before, after = wrong(repository / "before.yaml"), wrong(repository / "after.yaml")
        if before is None or after is None:
            continue
        compared += 1
        assert places(found.changes) == after - before, seed
        for each in found.changes:
            assert each.change_class.is_breaking or not each.statements, seed
    assert compared > SEEDS / 2


@pytest.mark.parametrize("edits", [1, 4])
def test_the_steps_of_all_changes_lead_from_the_one_contract_to_the_other(
    repository: Path, edits: int
) -> None:
    for seed, old, new in pairs(repository, range(2 * SEEDS), edits):
        led_to = with_changes(old, contract_changes(old, new))
        assert ordered(led_to) == ordered(new), seed
        assert contract_changes(new, new) == ()


def test_each_statement_stands_at_the_changes_that_break_it_alone(repository: Path) -> None:
    judging = Judging(repository, STANDARD, date.today())
    several = 0
    for seed, old, new in pairs(repository, range(9000, 9000 + SEEDS), 5):
        changes = contract_changes(old, new)
        found = effects(old, new, changes, judging).changes
        alone = {
            number: places(effects(old, with_changes(old, [one]), [one], judging).changes)
            for number, one in enumerate(changes)
        }
        for place in places(found):
            breaking = {number for number in alone if place in alone[number]}
            told = {number for number, one in enumerate(found) if place in places([one])}
            assert told == breaking or (told and not breaking), seed
            several += len(told) > 1
    assert several


def places(changes: Sequence[JudgedChange]) -> set[tuple[str, int]]:
    return {one.place for each in changes for one in each.statements}


def ordered(contract: Contract) -> object:
    """What a contract says, but for the order of what is looked up by its name."""
    values = dict(contract_values(contract))
    for key in ("functions", "sequences", "extensions", "settings", "roles", "registries"):
        values[key] = None if values[key] is None else sorted(values[key], key=str)
    values["wrappers"] = [sorted(part) for part in values["wrappers"]]
    for endpoint in values["endpoints"].values():
        endpoint["code"] = sorted(str([sorted(part) for part in one]) for one in endpoint["code"])
        for key in ("queries", "except", "relations"):
            endpoint[key] = None if endpoint[key] is None else sorted(endpoint[key])
    for relation in values["relations"].values():
        relation["columns"] = [*relation["columns"].items()]
    return values
