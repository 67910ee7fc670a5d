"""What programs send is what is read of them: the functions beside this file are run as well.

Each is given a connection that notes the texts, and both answers to what it asks.
"""

import importlib.util
from pathlib import Path
from types import FunctionType

import pytest
from psycopg import sql

from replicalint.host.extract import extraction
from replicalint.host.repository import RepositoryModules
from replicalint.source import Source

FILES = sorted((Path(__file__).parent / "ran").glob("*.py"))


class Noting:
    """A connection that notes what it is to send."""

    def __init__(self) -> None:
        self.texts: set[str] = set()

    def execute(self, query: str | sql.Composable) -> "Noting":
        text = query if isinstance(query, str) else query.as_string(None)
        self.texts.add(" ".join(text.split()))
        return self


def sent(path: Path) -> set[str]:
    """The texts that the functions of a file send when they are run."""
    found: set[str] = set()
    for flag in (True, False):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for function in vars(module).values():
            if isinstance(function, FunctionType) and "flag" in function.__annotations__:
                connection = Noting()
                function(connection, flag)
                found |= connection.texts
    return found


def read(path: Path) -> set[str]:
    """The texts that are read of a file."""

    def text_of(name: str) -> Source | None:
        return Source(name, path.read_text(encoding="utf-8")) if name == path.name else None

    modules = RepositoryModules(text_of, lambda name: name == path.name)
    sites = extraction(modules, path.name).sites
    return {" ".join(one.text.split()) for site in sites for one in site.fragments}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_read_of_a_program_is_what_it_sends(path: Path) -> None:
    is_sent = sent(path)
    assert is_sent
    assert read(path) == is_sent


def test_the_connection_notes_what_psycopg_would_send() -> None:
    noting = Noting()
    noting.execute(sql.SQL("select {}").format(sql.Identifier("a b")))
    assert noting.texts == {'select "a b"'}
