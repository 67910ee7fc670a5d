"""What becomes of TypeScript and JavaScript: each file has its nodes written out beside it."""

from pathlib import Path

import pytest
from outlines import outline

from replicalint.host.typescript import module
from replicalint.source import Source

FOLDER = Path(__file__).parent / "files"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".nodes")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_becomes_these_nodes(path: Path) -> None:
    source = Source(path.name, path.read_text(encoding="utf-8"))
    expected = path.with_name(f"{path.name}.nodes").read_text(encoding="utf-8")
    assert outline(module(path.name, source)) + "\n" == expected
