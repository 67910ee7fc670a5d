"""Reads YAML as a tree with positions; the only module that knows YAML.

The tree is built from the parser's events, so that a hostile file meets a bound before it costs
anything: no code runs, aliases are refused, depth and size are limited. Plain words mean what
YAML 1.2 says, so `on`, `no` and `y` are text, as editors have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from msgspec import Struct, field
from msgspec.structs import replace

from ..contract import ContractError, MappingEntry, Mistake, Node, NodeKind
from ..source import Source, Span, visible

DEEPEST = 20
_TOO_DEEP = f"nested more than {DEEPEST} levels deep"
_LONGEST_IN_PATH = 80
_ARRAY = "Inside {...} and [...], put text with brackets, such as text[], in quotes."
_STAR = 'Put a path in quotes where it begins with *, or holds brackets: "*.sql".'

_PREFIX = "tag:yaml.org,2002:"
_STANDARD = frozenset(
    _PREFIX + tag for tag in ("str", "int", "float", "bool", "null", "map", "seq")
)
_OF_PLAIN_WORDS = _STANDARD - {_PREFIX + "str"}
_BEGIN_OTHERS = frozenset("nN~tTfF-+.0123456789") | {""}  # words that may be no text
_PLAIN = (
    (NodeKind.NULL, re.compile(r"null|Null|NULL|~|")),
    (NodeKind.BOOLEAN, re.compile(r"true|True|TRUE|false|False|FALSE")),
    (NodeKind.INTEGER, re.compile(r"[-+]?[0-9]+")),
    (NodeKind.NUMBER, re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")),
    (NodeKind.NUMBER, re.compile(r"[-+]?(?:\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN")),
)


class _Open(Struct):
    """A list or a mapping whose end has not come yet."""

    event: yaml.CollectionStartEvent
    path: str
    parts: list[Node] = field(default_factory=list)


def composed(source: Source) -> tuple[Node, tuple[Mistake, ...]]:
    """The tree of a file, and what is wrong with it as YAML.

    Raises ContractError where there is no tree to read.
    """
    return _Composer(source).document()


class _Composer(Struct):
    source: Source
    mistakes: list[Mistake] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    roots: list[Node] = field(default_factory=list)

    def document(self) -> tuple[Node, tuple[Mistake, ...]]:
        for event in self.events():
            self.take(event)
        if not self.roots:
            start = Span(self.source, 0, 0)
            raise ContractError([*self.mistakes, Mistake(start, "", "the file is empty")])
        for other in self.roots[1:]:
            self.note(other.span, "expected a single document, found a second")
        return self.roots[0], tuple(self.mistakes)

    def events(self) -> Iterator[yaml.Event]:
        """The parser's events; its first error ends the reading."""
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            yield from yaml.parse(self.source.text, loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            offset = min(mark.index, len(self.source.text)) if mark else 0
            span = Span(self.source, offset, offset)
            character = self.source.text[offset : offset + 1]
            begin = error.context_mark.index if error.context_mark else offset
            hint = _how_to_write(str(error.problem), self.source, begin, offset)
            mistake = Mistake(span, "", _not_yaml(error, character), hint)
            raise ContractError([*self.mistakes, mistake]) from None

    def take(self, event: yaml.Event) -> None:
        """One step: a scalar, an alias, or the start or the end of a list or a mapping."""
        match event:
            case yaml.ScalarEvent():
                self.add(self.scalar(event))
            case yaml.AliasEvent():
                node = Node(NodeKind.BROKEN, self.span(event), self.path())
                hint = "Write the value where it is needed."
                self.note(node.span, "anchors and aliases are not supported", hint)
                self.add(node)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self.open(event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self.close(event)

    def open(self, event: yaml.CollectionStartEvent) -> None:
        if len(self.stack) >= DEEPEST:
            raise ContractError([*self.mistakes, Mistake(self.span(event), "", _TOO_DEEP)])
        self.stack.append(_Open(event, self.path()))

    def close(self, event: yaml.Event) -> None:
        opened = self.stack.pop()
        span = Span(self.source, self.span(opened.event).start, self.span(event).end)
        in_brackets = bool(opened.event.flow_style)
        if not in_brackets:  # an indented block ends where its last part does
            ends = [part.span.end for part in opened.parts]
            span = replace(span, end=max([span.start, *ends]))
        if self.has_foreign_tag(opened.event, span):
            self.add(Node(NodeKind.BROKEN, span, opened.path))
        elif isinstance(opened.event, yaml.SequenceStartEvent):
            items = tuple(opened.parts)
            self.add(Node(NodeKind.LIST, span, opened.path, items=items, in_brackets=in_brackets))
        else:
            entries = self.entries(opened.parts)
            self.add(
                Node(
                    NodeKind.MAPPING,
                    span,
                    opened.path,
                    entries=tuple(entries),
                    in_brackets=in_brackets,
                )
            )

    def entries(self, parts: list[Node]) -> Iterator[MappingEntry]:
        """The keys, as written, with their values."""
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            if key.kind in (NodeKind.LIST, NodeKind.MAPPING):
                self.note(key.span, "mapping keys must be scalars")
            elif key.kind is not NodeKind.BROKEN:
                yield MappingEntry(key.text, key.span, value)

    def scalar(self, event: yaml.ScalarEvent) -> Node:
        span = self.span(event)
        if self.has_foreign_tag(event, span):
            return Node(NodeKind.BROKEN, span, self.path())
        # A word without quotes, or one whose tag says that it is to be read like one.
        untagged = event.tag is None and event.implicit[0]
        is_plain = untagged or event.tag in _OF_PLAIN_WORDS
        # The parser folds an escape that is half a character into a surrogate.
        value = event.value
        if not value.isascii():
            value = value.encode("utf-8", "replace").decode("utf-8")
        return Node(_plain_kind(value) if is_plain else NodeKind.TEXT, span, self.path(), value)

    def has_foreign_tag(
        self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, span: Span
    ) -> bool:
        if event.tag is None or event.tag == "!" or event.tag in _STANDARD:
            return False
        self.note(span, f"tag {visible(event.tag)} is not supported")
        return True

    def add(self, node: Node) -> None:
        (self.stack[-1].parts if self.stack else self.roots).append(node)

    def path(self) -> str:
        """The key path of the node that comes next."""
        if not self.stack:
            return ""
        opened = self.stack[-1]
        if isinstance(opened.event, yaml.SequenceStartEvent):
            return f"{opened.path}[{len(opened.parts)}]"
        if len(opened.parts) % 2 == 0:
            return opened.path
        key = opened.parts[-1].text[:_LONGEST_IN_PATH]
        return f"{opened.path}.{key}" if opened.path else key

    def span(self, event: yaml.Event) -> Span:
        assert event.start_mark is not None and event.end_mark is not None
        return Span(self.source, event.start_mark.index, event.end_mark.index)

    def note(self, span: Span, message: str, hint: str | None = None) -> None:
        self.mistakes.append(Mistake(span, "", message, hint))


def _not_yaml(error: yaml.MarkedYAMLError, character: str) -> str:
    """What the parser found wrong, and where that began."""
    if character == "\t":
        return "tab character: YAML is indented with spaces"
    if "nesting depth" in (error.problem or ""):
        return _TOO_DEEP  # libyaml's own bound, which it meets before it tells of the first list
    begin, end = error.context_mark, error.problem_mark
    is_above = begin is not None and end is not None and begin.line < end.line
    context = f", in the block that begins on line {begin.line + 1}" if begin and is_above else ""
    return visible(f"not YAML: {error.problem or error.context}{context}")


def _how_to_write(problem: str, source: Source, begin: int, offset: int) -> str | None:
    """What puts a slip right that is YAML's more than the author's."""
    if problem.startswith("did not find"):
        if source.text[offset : offset + 1] == "[":
            return _ARRAY
        if source.text[offset - 1 : offset] == "*":  # which begins the name of an alias
            return _STAR
    return _hidden_end(source, begin, offset)


def _hidden_end(source: Source, begin: int, end: int) -> str | None:
    """What is wrong with `[sql/all.sql #Get*]`: a comment holds the end of the list."""
    for number, line in enumerate(source.text[begin:end].split("\n")):
        comment = line.partition(" #")[2]
        if "]" in comment or "}" in comment:
            at = source.line_column(begin)[0] + number
            return f'" #" on line {at} begins a comment: write # without a space before it.'
    return None


def _plain_kind(text: str) -> NodeKind:
    """What a word without quotes is (YAML 1.2.2, 10.3.2 "Tag Resolution")."""
    if text[:1] not in _BEGIN_OTHERS:
        return NodeKind.TEXT
    return next((kind for kind, form in _PLAIN if form.fullmatch(text)), NodeKind.TEXT)
