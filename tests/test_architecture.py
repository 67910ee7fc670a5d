"""docs/architecture.md says what is true: its query and program are drawn, its folders exist."""

import re
from pathlib import Path

import pytest
from drawing import PROGRAM_STAGES, STAGES

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"^```\w+ (\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("stage", STAGES)
def test_the_query_is_drawn_as_each_stage_has_it(
    stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert BLOCKS[stage] == STAGES[stage](BLOCKS["query"])


@pytest.mark.parametrize("stage", PROGRAM_STAGES)
def test_the_program_is_drawn_as_each_stage_has_it(
    stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert BLOCKS[stage] == PROGRAM_STAGES[stage](BLOCKS["program"])


def test_each_part_of_the_package_stands_in_the_table() -> None:
    rows = re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE)
    told = {name.strip("/") for row in rows for name in re.findall(r"`(.*?)`", row)}
    package = ROOT / "replicalint"
    parts = {path.name for path in package.iterdir() if path.is_dir() or path.suffix == ".py"}
    assert told == parts - {"__init__.py", "__main__.py", "__pycache__"}
