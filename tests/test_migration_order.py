"""The order in which migrations are folded, told by what one leaves for the next to find."""

from __future__ import annotations

from pathlib import Path

import pytest

from replicalint.api import check_paths

CONTRACT = """\
replicalint: 1
name: shop
relations:
  public.orders: {columns: {id: bigint, note: text}}
migrations: ["migrations/**/*.sql"]
"""
# In any other order, the last one finds no table to take the column from.
STEPS = (
    "ALTER TABLE public.orders RENAME TO a;\n",
    "ALTER TABLE public.a RENAME TO b;\n",
    "ALTER TABLE public.b DROP COLUMN note;\n",
)


@pytest.mark.parametrize(
    "names",
    [
        ("2_z.sql", "10_y.sql", "100_x.sql"),
        ("0009_z.sql", "10_y.sql", "011_x.sql"),
        ("V1.2__z.sql", "V1.10__y.sql", "V2__x.sql"),
        ("V1__z.sql", "V1_2__y.sql", "V1_10__x.sql"),
        ("V1__z.sql", "V1.1__y.sql", "V1.1.1__x.sql"),
        ("V2__z.sql", "V10__y.sql", "R__x.sql"),
        ("1.sql", "1.2.sql", "1.10.sql"),
        ("1_step_9.sql", "1_step_10.sql", "1_step_11.sql"),
        ("init.sql", "init2.sql", "init10.sql"),
        ("2_x.sql", "2_y.sql", "02_z.sql"),
        ("02_x.sql", "2_x.sql", "3_x.sql"),
        ("9/1.sql", "10/2.sql", "10/10.sql"),
        ("2/up.sql", "10/up.sql", "11/up.sql"),
        ("20240102_z.sql", "20240102030405_y.sql", f"{'9' * 200}_x.sql"),
    ],
    ids=lambda names: names[1],
)
def test_numbers_in_names_sort_as_numbers(
    names: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "replicalint.yaml").write_text(CONTRACT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    for name, text in zip(names, STEPS, strict=True):
        file = tmp_path / "migrations" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    found = [one.span.source.path for one in check_paths().findings if "dropped" in one.rule]
    assert found == [f"migrations/{names[-1]}"]
