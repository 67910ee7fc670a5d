"""The programs under cases/: the findings are exactly those that their comments mark.

A folder is one program, all of whose files are read path; a file beside the folders is one alone.
A folder may hold a contract.yaml of its own; the others are held against the reference contract,
as the first lines of a file ask for it: `// search_path: public`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from examples import examples
from marks import REFERENCE
from msgspec.structs import replace
from programs import assert_program_as_marked

from replicalint.files.contracts import load_contract
from replicalint.rule import Rule
from replicalint.rules import RULES

CASES = Path(__file__).parent / "cases"
PROGRAMS = sorted(path for path in CASES.iterdir() if path.name != "__pycache__")
EXAMPLES = [
    (rule, language, text)
    for rule in RULES
    for language in ("ts", "py")
    for kind in ("bad", "good")
    for text in examples(rule, kind, language)
]


def files_of(program: Path) -> dict[str, str]:
    paths = [program] if program.is_file() else [p for p in program.rglob("*") if p.is_file()]
    root = program.parent if program.is_file() else program
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(paths)
        if path.suffix not in (".yaml", ".pyc")
    }


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.name)
def test_a_program_gives_exactly_the_marked_findings(program: Path) -> None:
    own = program / "contract.yaml"
    contract = load_contract(own) if own.exists() else REFERENCE
    assert_program_as_marked(files_of(program), contract)


@pytest.mark.parametrize(
    ("rule", "language", "text"), EXAMPLES, ids=lambda part: getattr(part, "name", "")
)
def test_an_example_in_a_program_gives_exactly_the_marked_findings(
    rule: Rule, language: str, text: str
) -> None:
    contract = replace(REFERENCE, search_path=("public",))  # libraries write no schema
    assert_program_as_marked({f"example.{language}": text}, contract)
