"""What a program may import: enough to tell which files may depend on which.

Of TypeScript no parser is needed, and what stands in a comment or a string is taken for an import
as well: rather one too many than one too few.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator

_WORD = re.compile(r"\b(?:from|import|require)\b")
_WINDOW = 500  # characters between the word and the end of what is imported
_QUOTES = "'\"`"
_COMMENTS = (("/*", "*/"), ("//", "\n"))


def may_import(language: str, text: str) -> frozenset[str]:
    """What a file imports, as its imports write it, or may: superfluous ones lead nowhere."""
    return frozenset(_of_python(text) if language == "python" else _of_typescript(text))


def _of_typescript(text: str) -> Iterator[str]:
    """`from 'a'`, `import 'a'`, `import('a')` and `require('a')`."""
    for word in _WORD.finditer(text):
        rest = _without_comments(text[word.end() : word.end() + _WINDOW])
        rest = _without_comments(rest[1:]) if rest.startswith("(") else rest
        if rest[:1] and rest[0] in _QUOTES:
            name, quote, _ = rest[1:].partition(rest[0])
            if quote:
                yield name


def _without_comments(text: str) -> str:
    """A text from its first word on that is none of a comment."""
    text = text.lstrip()
    while end := next((stop for start, stop in _COMMENTS if text.startswith(start)), None):
        text = text[2:].partition(end)[2].lstrip()
    return text


def _of_python(text: str) -> Iterator[str]:
    """`from a import b` may be of a module `a.b`, and `import a.b` of `a`, too."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of escapes that do not exist
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # nothing of it is read
        return
    for node in ast.walk(tree):
        match node:
            case ast.Import(names):
                for one in names:
                    yield from _with_packages(one.name)
            case ast.ImportFrom(module, names, level):
                start = "." * (level or 0) + (module or "")
                yield from (start,) if level else _with_packages(start)
                dot = "" if start.endswith(".") else "."
                yield from (f"{start}{dot}{one.name}" for one in names if one.name != "*")
            case ast.Call(
                ast.Name("import_module" | "__import__") | ast.Attribute(_, "import_module"),
                [ast.Constant(str(name)), *_],
            ):
                yield from _with_packages(name)


def _with_packages(name: str) -> Iterator[str]:
    parts = name.split(".")
    yield from (".".join(parts[:count]) for count in range(1, len(parts) + 1))
