"""What becomes of Python: each file has its nodes written out beside it."""

import ast
import sys
from pathlib import Path

import pytest
from outlines import outline

from replicalint.host.module import Module
from replicalint.host.nodes import Declare, Identifier, Member, TemplateString, Text
from replicalint.host.python import module
from replicalint.source import Source

FOLDER = Path(__file__).parent / "files"
FILES = sorted(FOLDER.glob("*.py"))


def read(text: str) -> Module:
    return module("file.py", Source("file.py", text))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_becomes_these_nodes(path: Path) -> None:
    source = Source(path.name, path.read_text(encoding="utf-8"))
    expected = path.with_name(f"{path.name}.nodes").read_text(encoding="utf-8")
    version = f"Python {sys.version_info.major}.{sys.version_info.minor}:"
    said = outline(module(path.name, source)).replace(version, "Python:")
    assert said + "\n" == expected


def value(text: str) -> TemplateString:
    """The string that is the value of a file's last statement."""
    last = read(text).body[-1]
    assert isinstance(last, Declare)
    assert isinstance(last.value, TemplateString)
    return last.value


STRINGS = (
    # what is written, and the texts and names in it, each as it stands there
    ("x = 'a'", ["a"]),
    ("x = ''", []),
    ("x = 'é' \"ü\"", ["é", "ü"]),
    ("x = r'\\n' '\\\\n'", ["\\n", "\\\\", "n"]),
    ("x = '''a\r\nb'''", ["a", "\r\n", "b"]),
    ("\ufeffx = 'a'", ["a"]),
    ("'é'; x = f'ü{y}🐘{z}'", ["ü", "y", "🐘", "z"]),
    ("x = f'{{{y}}}'", ["{{", "y", "}}"]),
    ("x = f'{ y }{z!s}'", ["y", "z"]),
    ("x = (f'é{y}'  # it's no quote\n  'b' \\\n  f'''{\nz}''')", ["é", "y", "b", "z"]),
    ("x = f'\\N{EM DASH}{y}\\x41'", ["\\N{EM DASH}", "y", "\\x41"]),
    ("x = rf'\\d{y}'", ["\\d", "y"]),
    ("x = f'{a!=b}{y}'", ["a!=b", "y"]),
    ("x = f'''{d[\"k\"]}'{y}'''", ['d["k"]', "'", "y"]),
    ("x = b'a' b'\\x00'", ["a", "\\x00"]),
)


@pytest.mark.parametrize(("text", "expected"), STRINGS)
def test_a_string_is_made_of_what_is_written_there(text: str, expected: list[str]) -> None:
    assert [text[part.start : part.end] for part in value(text).parts] == expected


@pytest.mark.parametrize(("text", "expected"), STRINGS)
def test_the_texts_of_a_string_say_what_python_says(text: str, expected: list[str]) -> None:
    tree = ast.parse(text.removeprefix("\ufeff")).body[-1]
    assert isinstance(tree, ast.Assign)
    said = "".join(part.value for part in value(text).parts if isinstance(part, Text))
    match tree.value:
        case ast.Constant(value=str(meant)):
            assert said == meant
        case ast.Constant(value=bytes(meant)):
            assert said.encode("latin-1") == meant
        case ast.JoinedStr(values=values):
            texts = [one.value for one in values if isinstance(one, ast.Constant)]
            assert said == "".join(texts)


def test_a_string_holds_expressions_with_its_own_quotes_since_3_12() -> None:
    text = 'x = f"é{d["k"]}{\n  y  # }\n}{f"{"z"}"}"'
    if sys.version_info < (3, 12):
        assert read(text).problems
    else:
        parts = value(text).parts
        assert [text[one.start : one.end] for one in parts] == ["é", 'd["k"]', "y", 'f"{"z"}"']


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "(" * 10_000 + "1" + ")" * 10_000,
        "x = " + "-" * 100_000 + "1",
        "x = 1\0",
        "x = '",
        "def f(:",
        "\t x\n  y",
        "x = 1" + "0" * 5000,
        "\ud800",
    ],
    ids=range(8),
)
def test_what_cannot_be_parsed_is_a_problem(text: str) -> None:
    found = read(text)
    assert found.body == ()
    [(message, start, end)] = found.problems
    assert message.startswith("cannot be parsed as Python ")
    assert "\n" not in message
    assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "x = a" + ".b" * 500,
        "x = a" + "()" * 500,
        "x = " + "a + " * 500 + "a",
        "x = " + "not " * 150 + "a",
        "x = " + "a if b else " * 150 + "c",
        "if a: pass\n" + "elif a: pass\n" * 500,
        "x = f'''" + "{a}" * 500 + "'''",
        "x = " + "lambda a=" * 80 + "1" + ": 1" * 80,
    ],
    ids=range(8),
)
def test_long_chains_are_read_without_recursion(text: str) -> None:
    assert not read(text).problems


def test_names_are_found_behind_what_is_wider_in_bytes() -> None:
    text = "x = 'é🐘'; yé = äöü.name; z = yé"
    found = [one for one in read(text).body if isinstance(one, Declare)]
    assert [text[one.start : one.end] for one in found] == ["x = 'é🐘'", "yé = äöü.name", "z = yé"]
    member = found[1].value
    assert isinstance(member, Member)
    assert text[member.name_start : member.end] == "name"
    last = found[2].value
    assert isinstance(last, Identifier)
    assert text[last.start : last.end] == "yé"
