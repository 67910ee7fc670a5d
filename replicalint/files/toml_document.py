"""Reads one table of a TOML file as a tree with positions.

Python's own reader says whether the file is TOML and what its strings are, but not where anything
stands: what it has taken is read here once more for that, without asking again whether it is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from ..contract import ContractError, MappingEntry, Mistake, Node, NodeKind
from ..source import Source, Span

DEEPEST = 20
_TOO_DEEP = f"nested more than {DEEPEST} levels deep"
_PLACE = re.compile(r"^(?P<what>.*) \(at (?:line (?P<line>[0-9]+), column (?P<column>[0-9]+)|end)")
_BLANK = " \t"
_QUOTES = "\"'"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-|[0-9]{2}:")
_LONGEST_IN_PATH = 80
# A key of so many parts is nobody's. tomllib keeps each beginning of one: memory without end.
_PART = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
_LONG_KEY = re.compile(rf"^[ \t]*+\[?+\[?+[ \t]*+(?:{_PART}\.[ \t]*+){{30}}", re.MULTILINE)


def read_table(source: Source, names: Sequence[str]) -> Node | None:
    """The table of these names; None where there is none.

    Raises ContractError where the file is no TOML.
    """
    values = _parsed(source)
    for name in names:
        if not isinstance(values, dict) or name not in values:
            return None
        values = values[name]
    reader = _TomlReader(source)
    reader.document()
    part: _Part = reader.root
    for name in names:
        if isinstance(part, _Table):
            part = part.parts[name]
        else:
            assert isinstance(part, Node)
            entry = next(one for one in part.entries if one.key == name)
            part = entry.value
    return part if isinstance(part, Node) else part.node(source, ".".join(names))


def _parsed(source: Source) -> object:
    """What Python reads; ContractError with its complaint at the place."""
    import tomllib

    if (long := _LONG_KEY.search(source.text)) is not None:
        place = Span(source, long.start(), long.start())
        raise ContractError([Mistake(place, "", "key of more than 30 parts")])
    try:
        return tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        raise ContractError([_complaint(source, str(error))]) from None
    except RecursionError:
        raise ContractError([Mistake(Span(source, 0, 0), "", _TOO_DEEP)]) from None
    except ValueError:
        message = "not TOML: a number has too many digits"
        raise ContractError([Mistake(Span(source, 0, 0), "", message)]) from None


def _complaint(source: Source, said: str) -> Mistake:
    found = _PLACE.match(said)
    what = found["what"] if found else said
    place = len(source.text)
    if found and found["line"]:
        lines = source.text.split("\n")
        number = int(found["line"]) - 1
        place = sum(len(line) + 1 for line in lines[:number]) + int(found["column"]) - 1
        place = min(place, len(source.text))
    return Mistake(Span(source, place, place), "", f"not TOML: {what[:1].lower()}{what[1:]}")


_NOWHERE: Span = Span(Source("", ""), 0, 0)


class _Table(Struct):
    """A table whose end has not come yet: headers and dotted keys add to it."""

    span: Span
    parts: dict[str, _Part] = field(default_factory=dict)
    keys: dict[str, Span] = field(default_factory=dict)

    def node(self, source: Source, path: str) -> Node:
        entries = tuple(
            MappingEntry(key, self.keys[key], _node(part, source, _below(path, key)))
            for key, part in self.parts.items()
        )
        return Node(NodeKind.MAPPING, self.span, path, entries=entries)


class _Tables(Struct):
    """An array of tables, as headers in two brackets make it."""

    span: Span
    items: list[_Table] = field(default_factory=list)

    def node(self, source: Source, path: str) -> Node:
        items = tuple(one.node(source, f"{path}[{n}]") for n, one in enumerate(self.items))
        return Node(NodeKind.LIST, self.span, path, items=items)


_Part = _Table | _Tables | Node


def _node(part: _Part, source: Source, path: str) -> Node:
    return part if isinstance(part, Node) else part.node(source, path)


def _below(path: str, key: str) -> str:
    return f"{path}.{key[:_LONGEST_IN_PATH]}" if path else key[:_LONGEST_IN_PATH]


class _TomlReader(Struct):
    """Reads a text that is TOML, from its beginning to its end."""

    source: Source
    place: int = 0
    root: _Table = field(default_factory=lambda: _Table(_NOWHERE))

    @property
    def text(self) -> str:
        return self.source.text

    def document(self) -> None:
        table, path = self.root, ""
        while self.skip_lines():
            if self.text[self.place] == "[":
                table, path = self.header()
            else:
                self.pair(table, path)

    # -- what stands between parts -------------------------------------------------------------

    def skip(self, characters: str) -> None:
        while self.place < len(self.text) and self.text[self.place] in characters:
            self.place += 1

    def skip_lines(self) -> bool:
        """Goes on behind blanks, ends of lines and comments; False at the end."""
        self.skip(_BLANK + "\r\n")
        while self.text.startswith("#", self.place):
            end = self.text.find("\n", self.place)
            self.place = len(self.text) if end < 0 else end
            self.skip(_BLANK + "\r\n")
        return self.place < len(self.text)

    def span(self, start: int) -> Span:
        return Span(self.source, start, self.place)

    # -- keys and tables -----------------------------------------------------------------------

    def header(self) -> tuple[_Table, str]:
        """`[a.b]` or `[[a.b]]`: the table that what follows is in."""
        is_array = self.text.startswith("[[", self.place)
        self.place += 1 + is_array
        *outer, (key, span) = self.keys()
        self.place += 1 + is_array
        table, path = self.within(self.root, "", outer)
        if not is_array:
            return self.within(table, path, [(key, span)])
        tables = table.parts.setdefault(key, _Tables(span))
        table.keys.setdefault(key, span)
        assert isinstance(tables, _Tables)
        tables.items.append(_Table(span))
        return tables.items[-1], f"{_below(path, key)}[{len(tables.items) - 1}]"

    def pair(self, table: _Table, path: str) -> None:
        """`a.b = value`."""
        *outer, (key, span) = self.keys()
        inner, below = self.within(table, path, outer)
        self.place += 1  # =
        self.skip(_BLANK)
        inner.parts[key] = self.value(_below(below, key), 0)
        inner.keys[key] = span

    def within(
        self, table: _Table, path: str, keys: Sequence[tuple[str, Span]]
    ) -> tuple[_Table, str]:
        """The table that keys lead to from another; made where it is not there."""
        for key, span in keys:
            part = table.parts.setdefault(key, _Table(span))
            table.keys.setdefault(key, span)
            path = _below(path, key)
            if isinstance(part, _Tables):
                path = f"{path}[{len(part.items) - 1}]"
                part = part.items[-1]
            assert isinstance(part, _Table)
            table = part
        return table, path

    def keys(self) -> list[tuple[str, Span]]:
        """The parts of a dotted key, up to what stands behind it."""
        found: list[tuple[str, Span]] = []
        while True:
            self.skip(_BLANK)
            start = self.place
            if self.text[start] in _QUOTES:
                self.skip_string()
                key = _string(self.text[start : self.place])
            else:
                while self.text[self.place] not in " \t.=]":
                    self.place += 1
                key = self.text[start : self.place]
            found.append((key, self.span(start)))
            self.skip(_BLANK)
            if self.text[self.place] != ".":
                return found
            self.place += 1

    # -- values --------------------------------------------------------------------------------

    def value(self, path: str, depth: int) -> Node:
        start = self.place
        if depth > DEEPEST:
            raise ContractError([Mistake(self.span(start), "", _TOO_DEEP)])
        match self.text[start]:
            case "[":
                items = tuple(self.items(path, depth))
                return Node(NodeKind.LIST, self.span(start), path, items=items, in_brackets=True)
            case "{":
                return self.inline(path, depth)
            case '"' | "'":
                self.skip_string()
                written = _string(self.text[start : self.place])
                return Node(NodeKind.TEXT, self.span(start), path, written)
        while self.place < len(self.text) and self.text[self.place] not in ",]}#\r\n":
            self.place += 1
        written = self.text[start : self.place].rstrip(_BLANK)
        self.place = start + len(written)
        return Node(_kind(written), self.span(start), path, written)

    def items(self, path: str, depth: int) -> Iterator[Node]:
        """`[1, 2]`, over as many lines as it likes."""
        self.place += 1
        number = 0
        while self.skip_lines() and self.text[self.place] != "]":
            yield self.value(f"{path}[{number}]", depth + 1)
            number += 1
            self.skip_lines()
            self.place += self.text[self.place] == ","
        self.place += 1

    def inline(self, path: str, depth: int) -> Node:
        """`{a = 1, b.c = 2}`."""
        start = self.place
        table = _Table(self.span(start))
        self.place += 1
        while self.skip_lines() and self.text[self.place] != "}":
            *outer, (key, span) = self.keys()
            if depth + len(outer) > DEEPEST:
                raise ContractError([Mistake(span, "", _TOO_DEEP)])
            inner, below = self.within(table, path, outer)
            self.place += 1  # =
            self.skip(_BLANK)
            inner.parts[key] = self.value(_below(below, key), depth + 1 + len(outer))
            inner.keys[key] = span
            self.skip_lines()
            self.place += self.text[self.place] == ","
        self.place += 1
        table.span = self.span(start)
        return table.node(self.source, path)

    def skip_string(self) -> None:
        """Goes on behind a string of any of the four kinds."""
        quote = self.text[self.place]
        is_long = self.text.startswith(quote * 3, self.place)
        end = quote * 3 if is_long else quote
        self.place += len(end)
        while not self.text.startswith(end, self.place):
            self.place += 2 if quote == '"' and self.text[self.place] == "\\" else 1
        self.place += len(end)
        for _ in range(2 if is_long else 0):  # quotes right before the end are part of the text
            self.place += self.text.startswith(quote, self.place)


def _string(written: str) -> str:
    """What a string says."""
    import tomllib

    value = tomllib.loads(f"x = {written}")["x"]
    assert isinstance(value, str)
    return value


def _kind(written: str) -> NodeKind:
    if written in ("true", "false"):
        return NodeKind.BOOLEAN
    if _DATE.match(written):
        return NodeKind.DATE
    is_integer = written.lstrip("+-").replace("_", "").isdigit() or written[1:2] in ("x", "o", "b")
    return NodeKind.INTEGER if is_integer else NodeKind.NUMBER
