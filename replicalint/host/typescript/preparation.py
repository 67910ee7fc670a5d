"""The text that tree-sitter is given: as long as the file's, character by character, and ASCII.

So its offsets in bytes are ours in characters; what strings say is read in the file's own text.

tree-sitter-typescript 0.23.2 takes the type arguments of a tag for comparisons, most often without
an error: in `` sql<string>`...` ``, they are blanked (tree-sitter-typescript, issues 329 and 341).
As TypeScript does (parser.ts, parseTypeArgumentsInExpression), whatever can be read as types is.
It reads `f<typeof import('x')>(y)` so as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .grammar import parser

_NO_ASCII = re.compile(r"[^\x00-\x7f]+")
_SPACES = dict.fromkeys(
    (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0xFEFF), " "
) | dict.fromkeys((0x2028, 0x2029), "\n")
_LETTER = "_"  # no keyword has it

_STEPS = 2_000_000  # characters that are looked at for type arguments in one file
_LONGEST = 20_000
_LONGEST_COMMENT = 1_000  # between a tag and its template
_MODULE = re.compile(r"\bimport\(\s*+(?:'[^'\n]*+'|\"[^\"\n]*+\")\s*+\)")
_PART = re.compile(r"\s*+\.\s*+(?!(?:then|catch|finally)\b)")
_LOGICAL = re.compile(r"&\s*+&|\|\s*+\|")  # the grammar takes them for `&` and `|` of types
_OPENING, _CLOSING, _QUOTES = "([{", ")]}", "'\"`"
# Behind these words an expression begins.
KEYWORDS = frozenset(
    "await case default delete do else extends in instanceof new of return throw typeof void yield"
    " satisfies as".split()
)
_LONGEST_KEYWORD = max(map(len, KEYWORDS))


def prepared(text: str, is_typed: bool) -> str:
    """The text as the parser is given it."""
    if not text.isascii():
        text = _NO_ASCII.sub(_ascii, text)
    if is_typed:
        if "export type *" in text:
            text = text.replace("export type *", "export      *")
        if "import(" in text:
            text = _MODULE.sub(_type_of_module, text)
        text = _without_type_arguments(text)
    return text


def _ascii(run: re.Match[str]) -> str:
    """As many characters, of the kind that they are for the grammar: spaces or letters."""
    return _NO_ASCII.sub(lambda rest: _LETTER * len(rest[0]), run[0].translate(_SPACES))


def _without_type_arguments(text: str) -> str:
    """The text with spaces for the type arguments of tags."""
    parts: list[str] = []
    done, steps = 0, _STEPS
    for end in _behind_angle(text):
        if steps <= 0:
            break
        lowest = max(done, end - min(_LONGEST, steps))
        start = _opening(text, end, lowest)
        steps -= end - (lowest if start is None else start)
        if (
            start is not None
            and is_value_end(text, start)
            and _are_types(text[start + 1 : end - 1])
        ):
            parts += [text[done:start], _blank(text[start:end])]
            done = end
    return "".join([*parts, text[done:]]) if parts else text


def _behind_angle(text: str) -> Iterator[int]:
    """Where a `>` ends that has a backtick behind it, with spaces and comments between or none."""
    position = text.find("`")
    while position >= 0:
        end = _spaces_before(text, position)
        while text[max(end - 2, 0) : end] == "*/":  # sql<App[]> /*sql*/ `select ..`
            start = text.rfind("/*", max(end - _LONGEST_COMMENT, 0), end - 2)
            if start < 0:
                break
            end = _spaces_before(text, start)
        if text[max(end - 1, 0) : end] == ">":
            yield end
        position = text.find("`", position + 1)


def _spaces_before(text: str, end: int) -> int:
    """Where the spaces before a place begin."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _type_of_module(found: re.Match[str]) -> str:
    """A name for `import('x')` in a type: behind `typeof`, and before the name of one of its types.

    What the expression has are the methods of a promise.
    """
    text, start, end = found.string, found.start(), found.end()
    before = text[max(start - 40, 0) : start].rstrip()
    is_type = before.endswith("typeof") or _PART.match(text, end)
    return "_" * (end - start) if is_type else found[0]


def _blank(text: str) -> str:
    """As many spaces, on as many lines."""
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _opening(text: str, end: int, lowest: int) -> int | None:
    """Where the `<` is for the `>` before `end`; None where there is none."""
    angles = brackets = 0
    position = end
    while position > lowest:
        position -= 1
        letter = text[position]
        if letter == ">":
            if text[position - 1 : position] == "=":
                position -= 1
            else:
                angles += 1
        elif letter == "<":
            angles -= 1
            if not angles:
                return None if brackets else position
        elif letter in _CLOSING:
            brackets += 1
        elif letter in _OPENING:
            brackets -= 1
            if brackets < 0:
                return None
        elif letter in _QUOTES:
            position = text.rfind(letter, lowest, position)
            if position < 0:
                return None
    return None


def is_value_end(text: str, end: int) -> bool:
    """Whether an expression ends before a place, so that a template there has it as its tag."""
    end = _spaces_before(text, end)
    if text[max(end - 1, 0) : end] in (")", "]"):
        return True
    start = end
    while start > max(end - _LONGEST_KEYWORD - 1, 0) and _is_of_word(text[start - 1]):
        start -= 1
    return start < end and text[start:end] not in KEYWORDS


def _is_of_word(letter: str) -> bool:
    return letter == "$" or letter == "_" or letter.isalnum()


def _is_written_so(text: str, start: int, end: int) -> bool:
    """Whether nobody would write a comparison so: there may be types that the grammar lacks."""
    is_close = not text[start - 1].isspace() and not text[start + 1].isspace()
    return is_close and not _LOGICAL.search(text, start, end)


def _are_types(text: str) -> bool:
    """Whether a text is a list of types."""
    if _LOGICAL.search(text):
        return False
    types = f"type A=[{text}]".encode("ascii")
    return not parser(False).parse(types).root_node.has_error
