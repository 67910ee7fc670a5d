"""Text of the input in Markdown: whatever it holds, it stays text, and stays in its cell.

Nobody is mentioned by it, and no issue: where it is a comment of a pull request, that would tell
people of it.

Follows CommonMark and GitHub's tables: https://github.github.com/gfm/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .source import visible

_CODE = re.compile(r"`([^`\n]+)`")
# What is Markdown wherever it stands; "_" only outside of words.
_ACTIVE = re.compile(r"[\\`*\[\]|~$]|(?<![^\W_])_|_(?![^\W_])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ENTITY = re.compile(r"[<>]|&(?=#?\w)")
# Names and numbers that GitHub links in the text of a comment, after escapes and entities are read:
# https://docs.github.com/get-started/writing-on-github. A space without width parts them.
_MENTION = re.compile(r"(?<!\w)@(?=\w)|#(?=\d)|\bGH-(?=\d)", re.IGNORECASE)
_APART = r"\g<0>&#8203;"
# What is Markdown at the start of a line alone: headings, lists, rules, underlines.
_FIRST = re.compile(r"^(?:[#+=:^-]|\d+(?=[.)]))")
_SPECIAL = re.compile(r"[^\w ,()/-]|_|(?<=^) | (?=$)")


def prose(text: str) -> str:
    """A sentence of a person: Markdown of theirs is shown as it is written, but for `code`."""
    parts = _CODE.split(" ".join(text.split()))
    marked = (code(part) if number % 2 else _escaped(part) for number, part in enumerate(parts))
    return _without_block("".join(marked))


def plain(text: str) -> str:
    """A text that is no Markdown."""
    return _without_block(_escaped(" ".join(text.split())))


def _escaped(text: str) -> str:
    escaped = _ACTIVE.sub(r"\\\g<0>", visible(text))
    escaped = _ENTITY.sub(lambda found: _ENTITIES[found[0]], escaped)
    return _MENTION.sub(_APART, escaped)


def _without_block(text: str) -> str:
    """A line that begins no heading, no list and no rule."""
    first = _FIRST.match(text)
    if first is None:
        return text
    end = first.end()
    return f"{text[:end]}\\{text[end:]}" if first[0].isdigit() else f"\\{text}"


def code(text: str) -> str:
    """A text as code; as HTML where a backtick or a pipe would end the code or a table's cell."""
    text = visible(text)
    if "`" in text or "|" in text or text != text.strip():
        return f"<code>{_SPECIAL.sub(lambda found: f'&#{ord(found[0])};', text)}</code>"
    return f"`{text}`"


def codes(texts: Iterable[str]) -> str:
    """Several of them, with commas between."""
    return ", ".join(map(code, texts))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
