"""What is valid, and unknown to the grammar of tree-sitter-typescript 0.23.2, as what it knows.

The text stays as long as it is, and names are read in the file's own text. It is tried on a file
with a fault of syntax alone: other files pay nothing, and their code means what it meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# A variable with the name `using`: in `using x = open()` it is none.
_USING = re.compile(r"\busing\b(?!\s++[\w$]++\s*+[=:])")
_MODULE = re.compile(r"\bimport\(\s*+(?:'[^'\n]*+'|\"[^\"\n]*+\")\s*+\)")
_PART = re.compile(r"\s*+\.\s*+(?!(?:then|catch|finally)\b)")
_VARIANCE = re.compile(r"[<,]\s*+(?:in\s++)?(?:in|out)(?=\s++[A-Z][\w$]*+\s*+(?:extends\b|[=,>]))")


def repaired(text: str, faults: Iterable[int]) -> str:
    """The text with all that is known to be read wrongly as something else; where faults begin."""
    text = _USING.sub("usinG", text)
    text = _MODULE.sub(_type_of_module, text)
    text = _VARIANCE.sub(_without_variance, text)
    # `&` in the text of JSX, which is one of its characters.
    for start in faults:
        if text[start : start + 1] == "&":
            text = f"{text[:start]}_{text[start + 1 :]}"
    return text


def _type_of_module(found: re.Match[str]) -> str:
    """A name for `import('x')` in a type: behind `typeof`, and before the name of one of its types.

    What the expression has are the methods of a promise.
    """
    text, start, end = found.string, found.start(), found.end()
    before = text[max(start - 40, 0) : start].rstrip()
    is_type = before.endswith("typeof") or _PART.match(text, end)
    return "_" * (end - start) if is_type else found[0]


def _without_variance(found: re.Match[str]) -> str:
    """`<in out T>` is `<T>`."""
    return found[0][0].ljust(len(found[0]))
