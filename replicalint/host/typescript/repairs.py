"""What is valid, and unknown to the grammar of tree-sitter-typescript 0.23.2, as what it knows.

The text stays as long as it is, and names are read in the file's own text. It is tried on a file
with a fault of syntax alone: other files pay nothing, and their code means what it meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# A variable with the name `using`: in `using x = open()` it is none.
_USING = re.compile(r"\busing\b(?!\s++[\w$]++\s*+[=:])")
_VARIANCE = re.compile(r"[<,]\s*+(?:in\s++)?(?:in|out)(?=\s++[A-Z][\w$]*+\s*+(?:extends\b|[=,>]))")


def repaired(text: str, faults: Iterable[int]) -> str:
    """The text with all that is known to be read wrongly as something else; where faults begin."""
    text = _USING.sub("usinG", text)
    text = _VARIANCE.sub(_without_variance, text)
    # `&` in the text of JSX, which is one of its characters.
    for start in faults:
        if text[start : start + 1] == "&":
            text = f"{text[:start]}_{text[start + 1 :]}"
    return text


def _without_variance(found: re.Match[str]) -> str:
    """`<in out T>` is `<T>`."""
    return found[0][0].ljust(len(found[0]))
