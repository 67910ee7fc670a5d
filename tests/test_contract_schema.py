"""The JSON Schema of the format: it says what the loader says, wherever a schema can say it."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from replicalint.cli.settings import project_schema
from replicalint.contract import ContractError, Node, NodeKind
from replicalint.contract.project_settings import read_project_settings
from replicalint.files.document import read_document
from replicalint.files.toml_document import read_table
from replicalint.report.formats import FORMATS
from replicalint.rule_names import RULE_NAMES
from replicalint.source import Source

ROOT = Path(__file__).parent.parent
CONTRACTS = ROOT / "tests" / "contracts"
SCHEMA = json.loads(files("replicalint.contract").joinpath("contract.schema.json").read_text())
PROJECT = json.loads(project_schema())
GOOD = [*sorted((CONTRACTS / "good").glob("*.yaml")), *sorted((ROOT / "contracts").glob("*.yaml"))]
BAD = sorted((CONTRACTS / "bad").glob("*.yaml"))


def value(node: Node) -> object:
    """The document as an editor sees it."""
    match node.kind:
        case NodeKind.MAPPING:
            return {entry.key: value(entry.value) for entry in node.entries}
        case NodeKind.LIST:
            return [value(item) for item in node.items]
        case NodeKind.INTEGER:
            return int(node.text)
        case NodeKind.NUMBER:
            return float(node.text.replace(".inf", "inf"))
        case NodeKind.BOOLEAN:
            return node.text.lower() == "true"
        case NodeKind.NULL:
            return None
        case _:
            return node.text


def complaints(path: Path) -> list[str]:
    document = read_document(Source(path.name, path.read_text(encoding="utf-8")))
    errors = Draft202012Validator(SCHEMA).iter_errors(value(document.root))
    return [f"{error.json_path}: {error.message}" for error in errors]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator.check_schema(PROJECT)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_the_schema_accepts_a_good_contract(path: Path) -> None:
    assert complaints(path) == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_the_schema_refuses_a_bad_contract_unless_it_cannot(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    if first.startswith("# not a document: "):
        with pytest.raises(ContractError):
            document = read_document(Source(path.name, path.read_text(encoding="utf-8")))
            raise ContractError(document.mistakes)
    elif first.startswith("# beyond the schema: "):
        assert complaints(path) == []
    else:
        assert complaints(path) != []


def described(schema: object, path: str = "$") -> list[str]:
    """The places of the schema that an editor could say nothing about."""
    if not isinstance(schema, dict):
        return []
    silent = [path] if "description" not in schema and "$ref" not in schema else []
    for word in ("properties", "$defs"):
        for key, part in schema.get(word, {}).items():
            silent += described(part, f"{path}.{key}")
    return silent


def test_every_key_is_described() -> None:
    assert described(SCHEMA) == []
    assert described(PROJECT) == []


def test_it_lists_the_rules_that_there_are() -> None:
    assert tuple(SCHEMA["$defs"]["rule"]["enum"]) == RULE_NAMES


# Settings of a project, each with whether they can be used.
SETTINGS = (
    ("", True),
    ("select = ['all']\nignore = ['write']\nexclude = ['legacy/', '!legacy/kept.sql']", True),
    ("per_file = {'*.sql' = ['write'], 'db/' = {severity = {write = 'note'}}}", True),
    ("fail_on = 'never'\nfail_on_unanalysed = true\nformat = 'sarif'", True),
    ("output = 'out/report.txt'", True),
    ("output = ['sarif=out.sarif', 'report.txt']\nbaseline = 'a.txt'\ncontract = 'c.yaml'", True),
    ("fail-on = 'never'", False),
    ("fail_on = 'off'", False),
    ("fail_on_unanalysed = 'yes'", False),
    ("format = 'pretty'", False),
    ("output = '../report.txt'", False),
    ("output = ['sarif=/report.sarif']", False),
    ("output = 'sarif=.git/hooks/pre-commit'", False),
    ("output = '-'", False),
    ("contract = 'C:/c.yaml'", False),
    ("baseline = ''", False),
    ("select = []", False),
    ("ignore = ['all']", False),
    ("exclude = ['a/../../b']", False),
    ("severity = {write = 'off'}", False),
)


@pytest.mark.parametrize(("text", "is_good"), SETTINGS)
def test_the_schema_of_a_project_says_what_its_reader_says(text: str, is_good: bool) -> None:
    written = f"[tool.replicalint]\n{text}\n"
    node = read_table(Source("pyproject.toml", written), ("tool", "replicalint"))
    assert node is not None
    try:
        read_project_settings(node, "", FORMATS)
        is_read = True
    except ContractError:
        is_read = False
    settings = tomllib.loads(written)["tool"]["replicalint"]
    assert (is_read, Draft202012Validator(PROJECT).is_valid(settings)) == (is_good, is_good)
