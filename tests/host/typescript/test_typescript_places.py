"""Places are those of the file: characters of any plane, ends of lines, files that are no code."""

import sys
from collections.abc import Iterator

import pytest

from replicalint.host import nodes
from replicalint.host.module import Module
from replicalint.host.typescript import MissingParser, grammar, module
from replicalint.source import Source


def read(text: str, path: str = "a.ts") -> Module:
    return module(path, Source(path, text))


def texts(text: str) -> list[tuple[str, str]]:
    """What each text of the first template says, and what the file has there."""
    declared = read(text).body[-1]
    assert isinstance(declared, nodes.Declare) and isinstance(declared.value, nodes.TemplateString)
    parts = [one for one in declared.value.parts if isinstance(one, nodes.Text)]
    return [(one.value, text[one.start : one.end]) for one in parts]


def test_offsets_are_characters() -> None:
    text = "// é 😀\nconst 变量 = `😀 ${'ü'} é`;"
    assert texts(text) == [("😀 ", "😀 "), (" é", " é")]


def test_an_escape_is_a_text_of_its_own() -> None:
    assert texts(r"const a = `x\n\u{1f600}y`;") == [
        ("x", "x"),
        ("\n", r"\n"),
        ("😀", r"\u{1f600}"),
        ("y", "y"),
    ]


def test_a_template_has_one_kind_of_line_end() -> None:
    assert texts("const a = `x\r\ny`;") == [("x", "x"), ("\n", "\r\n"), ("y", "y")]


def test_type_arguments_move_nothing() -> None:
    text = "const é = sql<Row<'a' | 'b'>>`x ${é}`;"
    declared = read(text).body[0]
    assert isinstance(declared, nodes.Declare) and isinstance(declared.value, nodes.Tagged)
    tagged = declared.value
    assert text[tagged.start : tagged.end] == "sql<Row<'a' | 'b'>>`x ${é}`"
    assert text[tagged.template.start : tagged.template.end] == "`x ${é}`"


def test_comments_are_read_where_one_speaks_to_us() -> None:
    text = "// replicalint: ignore[write] é\n/* other */ const a = '// none';\n"
    comments = read(text).comments
    found = [(one.span.text, one.text, one.part(0, len(one.text)).text) for one in comments]
    assert found == [
        ("// replicalint: ignore[write] é", *["replicalint: ignore[write] é"] * 2),
        ("/* other */", *["other"] * 2),
    ]
    assert read("// other\n").comments == ()


DEEP = 10_000
HOSTILE = {
    "parentheses": f"x = {'(' * DEEP}1{')' * DEEP}",
    "parentheses that nobody closes": "(" * DEEP,
    "members": f"x{'.a' * DEEP}",
    "sums": f"x = {' + '.join(['a'] * DEEP)}",
    "blocks": "{" * DEEP + "}" * DEEP,
    "branches": "".join(f"if (a{n}) b(); else " for n in range(DEEP)) + "c()",
    "conditions": "a && " * DEEP + "(b = 1)",
    "ternaries": "x = " + "a ? b : " * DEEP + "c",
    "assignments": "a = " * DEEP + "1",
    "patterns": f"const {'{a: ' * DEEP}b{'}' * DEEP} = c",
    "functions": "() => " * DEEP + "1",
    "types": f"sql{'<A' * DEEP}{'>' * DEEP}`x`",
    "angles": "a >`" * DEEP,
    "templates": "`${" * DEEP,
    "tags": "sql`x` " * DEEP,
    "escapes": "x = `" + "\\n" * DEEP + "`",
    "cases": f"switch (a) {{ {' '.join(f'case {n}: f();' for n in range(DEEP))} }}",
    "an end in a string": "x = 'abc",
    "nothing": "",
    "NUL": "const a = '\0'; \0 b",
    "a mark of the order of bytes": "\ufeffconst a = sql`x`",
    "halves of characters": "x = '\\ud800' + `\\udc00`",
    "numbers": f"x = [{'9' * 5000}, 0x, 1e, 08, 0b2]",
    "no text": "\x7fELF\x01\x02" * 100,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("path", ("a.ts", "a.tsx", "a.js", "a.vue"))
def test_whatever_a_file_holds_it_is_read(name: str, path: str) -> None:
    text = f"<script>{HOSTILE[name]}</script>" if path == "a.vue" else HOSTILE[name]
    assert read(text, path).path == path


def test_what_is_lost_is_said() -> None:
    found = read("const a = sql`x`;\nconst b = = 1;\n")
    assert [(text, found.source.text[start:end]) for text, start, end in found.problems] == [
        ("syntax error", "=")
    ]


@pytest.fixture
def _without_parser(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    grammar.language.cache_clear()
    grammar.parser.cache_clear()
    monkeypatch.setitem(sys.modules, "tree_sitter", None)  # as Python says that there is none
    monkeypatch.setitem(sys.modules, "tree_sitter_typescript", None)
    yield
    grammar.language.cache_clear()
    grammar.parser.cache_clear()


@pytest.mark.usefixtures("_without_parser")
def test_where_the_parser_is_not_installed_one_line_says_what_installs_it() -> None:
    with pytest.raises(MissingParser) as caught:
        read("const a = 1;")
    expected = (
        "reading TypeScript and JavaScript needs tree-sitter: pip install 'replicalint[code]'"
    )
    assert str(caught.value) == expected
