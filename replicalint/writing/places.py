"""Changes of a document's values, written where and as they stand: in lines or in brackets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from ..contract import Node, NodeKind
from .brackets import InBrackets
from .edit import Edit, NotEditable, Stretch, line_end, line_start
from .form import Keys, Value
from .layout import (
    GROUPS,
    STEP,
    comment_lines,
    entry_lines,
    flow,
    flow_entry,
    flow_free,
    flow_item,
    is_empty,
    item_lines,
    value_lines,
)
from .lines import InLines, NewLines
from .scalars import scalar


class Spot(Struct, frozen=True):
    """Spot a value stands: behind the colon of its key, or the dash, that is in column `indent`.

    `colon` is None for an item of a list.
    """

    path: str
    indent: int = 0
    colon: int | None = None
    in_brackets: bool = False
    in_json: bool = False


class NewPart(Struct, frozen=True):
    """A value that is put in, at a key or, without one, as an item of a list."""

    key: str | None
    value: Value
    path: str


class PartChanges(Struct):
    """What happens to the parts of a list or a mapping: `new` by the part that it comes behind."""

    gone: set[int] = field(default_factory=set)
    new: dict[int, list[NewPart]] = field(default_factory=dict)

    def put(self, behind: int, new: NewPart) -> None:
        self.new.setdefault(behind, []).append(new)

    def __bool__(self) -> bool:
        return bool(self.gone or self.new)


class Writer(Struct):
    """Collects the edits of a text; `step` is how far in it puts a mapping below its key."""

    text: str
    comments: Mapping[str, str]
    step: str
    edits: list[Edit] = field(default_factory=list)

    def scalar(self, node: Node, new: Value, place: Spot) -> None:
        if node.kind in (NodeKind.LIST, NodeKind.MAPPING) and not node.in_brackets:
            raise NotEditable(place.path, node.span.line)
        written = flow(new, in_json=place.in_json) if place.in_brackets else flow_free(new)
        self.instead(node, written)

    def longer_scalar(self, node: Node, new: Keys, place: Spot) -> None:
        """A scalar becomes a mapping in braces."""
        self.instead(node, flow(new, in_json=place.in_json))

    def instead(self, node: Node, written: str) -> None:
        """Writes something in the place of a scalar, whose span ends behind its last line."""
        end = node.span.start + len(node.span.text.rstrip())
        self.edits.append(Edit(node.span.start, end, written))

    def longer_list(self, node: Node, old: Keys, new: Keys, place: Spot) -> None:
        """A list of paths becomes `files` of a mapping."""
        assert old.short is not None
        if old.values[old.short] != new.values[old.short]:
            raise NotEditable(place.path, node.span.line)
        others = {key: value for key, value in new.values.items() if key != old.short}
        start, end = node.span.start, node.span.end
        if place.in_brackets:
            key = scalar(old.short, in_json=place.in_json)
            self.edits.append(Edit(start, start, f"{{{key}: "))
            written = ", ".join(flow_entry(*one, in_json=place.in_json) for one in others.items())
            self.edits.append(Edit(end, end, f", {written}}}"))
            return
        assert place.colon is not None
        indent = " " * place.indent + self.step
        if node.in_brackets:
            self.edits.append(Edit(place.colon, place.colon, f"\n{indent}{old.short}:"))
        else:
            below = line_end(self.text, place.colon)
            self.edits.append(Edit(below, below, f"{indent}{old.short}:\n"))
        line = line_end(self.text, place.colon)
        while line < end:
            if self.text[line : line_end(self.text, line)].strip():
                self.edits.append(Edit(line, line, self.step))
            line = line_end(self.text, line)
        lines = [line for one in others.items() for line in entry_lines(*one, indent, "")]
        self.below(end, lines)

    def below(self, offset: int, lines: Sequence[str]) -> None:
        """Puts lines below the line of an offset."""
        place = line_end(self.text, offset)
        written = "".join(f"{line}\n" for line in lines)
        if self.text[place - 1 : place] != "\n":
            written = "\n" + written.removesuffix("\n")
        self.edits.append(Edit(place, place, written))

    def parts(self, node: Node, changes: PartChanges, new: Value, place: Spot) -> None:
        """Takes parts out of a list or a mapping, and puts others in."""
        if not changes:
            return
        number_of_parts = len(node.entries) + len(node.items)
        is_emptied = len(changes.gone) == number_of_parts and not changes.new
        if node.in_brackets:
            if not number_of_parts or (is_emptied and "#" not in node.span.text):
                self.whole(node, new, place)
            else:
                self.in_brackets(node, changes, place)
        else:
            self.in_lines(node, changes, place, is_emptied=is_emptied)

    def whole(self, node: Node, new: Value, place: Spot) -> None:
        """Writes another value in the place of one in brackets."""
        start, end = node.span.start, node.span.end
        if place.in_brackets or place.colon is None or is_empty(new):
            self.edits.append(Edit(start, end, flow(new, in_json=place.in_json)))
            return
        indent = " " * place.indent
        first, *others = value_lines(new, indent, place.path, self.comments)
        if first:
            self.edits.append(Edit(start, end, first))
        else:
            self.edits.append(Edit(place.colon, end))
        if others:
            self.below(end, self.stepped(others, place.indent))

    def in_brackets(self, node: Node, changes: PartChanges, place: Spot) -> None:
        in_json = place.in_json or is_json(node, self.text)
        written = {
            behind: [
                flow_item(one.value, in_json=in_json)
                if one.key is None
                else flow_entry(one.key, one.value, in_json=in_json)
                for one in every
            ]
            for behind, every in changes.new.items()
        }
        self.edits += InBrackets(self.text, _parts(node), node.span.end - 1).edits(
            changes.gone, written
        )

    def in_lines(self, node: Node, changes: PartChanges, place: Spot, *, is_emptied: bool) -> None:
        floor = 0 if place.colon is None else line_end(self.text, place.colon)
        block = InLines(self.text, self.dashed(node), floor)
        in_front = {0} if -1 in changes.new else set()
        if not block.is_in_lines(changes.gone | in_front):
            raise NotEditable(place.path, node.span.line)
        written = {
            behind: [self.lines(one, block, place) for one in every]
            for behind, every in changes.new.items()
        }
        if is_emptied:
            if place.colon is None:
                raise NotEditable(place.path, node.span.line)
            empty = " {}" if node.kind is NodeKind.MAPPING else " []"
            self.edits.append(Edit(place.colon, place.colon, empty))
        self.edits += block.edits(changes.gone, written)

    def dashed(self, node: Node) -> tuple[Stretch, ...]:
        """The entries of a mapping, the items of a list from their dashes on."""
        if node.kind is NodeKind.MAPPING:
            return _parts(node)
        starts = [
            self.text.rfind("-", line_start(self.text, item.span.start), item.span.start)
            for item in node.items
        ]
        if min(starts) < 0:  # an item begins in the line below its dash
            raise NotEditable(node.path, node.span.line)
        return tuple(
            Stretch(start, item.span.end) for start, item in zip(starts, node.items, strict=True)
        )

    def lines(self, new: NewPart, block: InLines, place: Spot) -> NewLines:
        """The lines of a value that is put in."""
        indent = " " * block.column
        if new.key is None:
            return NewLines(item_lines(new.value, indent), False)
        lines = [
            *comment_lines(self.comments, new.path, indent),
            *entry_lines(new.key, new.value, indent, new.path, self.comments),
        ]
        is_apart = block.is_apart
        if not place.path:
            is_apart = len(lines) > 1 or new.key in GROUPS
        elif is_apart is None:
            is_apart = place.path == "relations"
        return NewLines(self.stepped(lines, block.column), is_apart)

    def stepped(self, lines: Sequence[str], column: int) -> list[str]:
        """The lines with the steps of the document in the place of ours."""
        if self.step == STEP:
            return list(lines)
        return [
            line[:column] + self.step * ((len(line) - len(line.lstrip()) - column) // len(STEP))
            + line.lstrip()
            for line in lines
        ]  # fmt: skip


def is_json(node: Node, text: str) -> bool:
    """Whether the keys of a mapping in brackets are in double quotes."""
    return node.in_brackets and bool(node.entries) and text[node.entries[0].span.start] == '"'


def _parts(node: Node) -> tuple[Stretch, ...]:
    entries = (Stretch(one.span.start, one.value.span.end) for one in node.entries)
    return (*entries, *(Stretch(one.span.start, one.span.end) for one in node.items))
