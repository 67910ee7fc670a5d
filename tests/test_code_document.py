"""docs/code.md says what is true, and the fault that this project comes from is found in code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from replicalint.cli.command import status_of
from replicalint.host.libraries import LIBRARIES

ROOT = Path(__file__).parent.parent
DOCUMENT = (ROOT / "docs" / "code.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "contracts" / "plugin-read-path.yaml").read_text(encoding="utf-8")
SEED = ROOT / "tests" / "host" / "seed"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the reference contract, of which one endpoint reads src/plan.ts."""
    text = REFERENCE[: REFERENCE.index("endpoints:")]
    text += "endpoints:\n  /updates: {queries: [src/plan.ts]}\n"
    for folder in (".git", "contracts", "src"):
        (tmp_path / folder).mkdir()
    (tmp_path / "contracts" / "plugin-read-path.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for variable in ("REPLICALINT_CONTRACT", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


def block(info: str) -> str:
    """The one fenced block with that name."""
    (found,) = re.findall(rf"^```{info}\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL)
    return str(found)


def test_the_example_gives_the_finding_that_is_shown(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "src" / "plan.ts").write_text(block("ts src/plan.ts"), encoding="utf-8")
    assert status_of(("check",)) == 1
    assert capsys.readouterr() == (block("text finding"), "")


def test_the_table_lists_each_library() -> None:
    cells = re.findall(r"^\| ([^|]+?) \|", DOCUMENT, re.MULTILINE)
    listed = {cell.lower() for cell in cells}
    known = {library.name.lower() for library in LIBRARIES if library.name != "another database"}
    assert known - listed == set()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (
            "plan.ts",
            [
                "src/plan.ts:8:10: error[unreplicated-relation] "
                'view "public.usage_credit_balances" is not on the replica (42P01); '
                "instead: public.orgs.has_usage_credits"
            ],
        ),
        ("plan_mended.ts", []),
    ],
)
def test_the_view_of_the_gate_is_found_at_its_line_of_the_template(
    repository: Path, capsys: pytest.CaptureFixture[str], name: str, found: list[str]
) -> None:
    (repository / "src" / "plan.ts").write_text((SEED / name).read_text(encoding="utf-8"))
    status = status_of(("check", "--format", "concise", "--quiet"))
    assert (status, capsys.readouterr().out.splitlines()) == (int(bool(found)), found)
