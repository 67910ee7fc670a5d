"""A contract that is written as a new file reads back as what it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from contract_values import contract_values
from hypothesis import Phase, given, settings
from random_contracts import contracts

from replicalint.contract import Contract
from replicalint.contract.load import read_contract
from replicalint.files.contracts import load_contract
from replicalint.files.document import read_document
from replicalint.source import Source
from replicalint.writing import form_of, text_of

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "contracts/plugin-read-path.yaml"
GOOD = [*sorted((ROOT / "tests/contracts/good").glob("*.yaml")), REFERENCE]


def read(text: str) -> Contract:
    document = read_document(Source("written.yaml", text))
    return read_contract(document.root, document.mistakes)


@settings(max_examples=60, deadline=None, phases=[Phase.generate])
@given(contracts())
def test_a_contract_reads_back_as_it_was(contract: Contract) -> None:
    back = read(text_of(contract))
    assert contract_values(back) == contract_values(contract)
    assert form_of(back) == form_of(contract)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_contract_of_a_file_reads_back_as_it_was(path: Path) -> None:
    contract = load_contract(path)
    assert contract_values(read(text_of(contract))) == contract_values(contract)
