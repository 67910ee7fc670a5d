"""A statement that needs too much work is given up, and the rest goes on."""

from __future__ import annotations

from pathlib import Path

from replicalint.api import check_text, load_contract

ROOT = Path(__file__).parent.parent
REFERENCE = load_contract(ROOT / "contracts" / "plugin-read-path.yaml")
NEXT = "SELECT o.nmae FROM public.orgs o;"


def test_explain_of_explain_ends() -> None:
    first, second = check_text(f"{'EXPLAIN ' * 20_000}SELECT 1;\n{NEXT}", REFERENCE).findings
    assert first.rule == "unanalysed"
    assert second.rule == "unknown-column"
