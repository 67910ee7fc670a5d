"""The edits that make the text of a contract say something else, and keep every other character.

What a contract says is compared with what it is to say, part by part; where they differ, the text
changes at the place that the document's tree tells. An entry that goes takes its line, the comment
behind it and the comment lines directly above it along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from ..contract import Contract, MappingEntry, Node, NodeKind
from .brackets import InBrackets
from .edit import Edit, NotEditable, Stretch, edited, line_end, line_start
from .form import Keys, Named, Value, form_of
from .layout import (
    GROUPS,
    NO_COMMENTS,
    STEP,
    comment_lines,
    entry_lines,
    flow,
    flow_entry,
    flow_free,
    is_empty,
    item_lines,
    value_lines,
)
from .lines import InLines, NewLines
from .scalars import scalar


class _Place(Struct, frozen=True):
    """Where a value stands: behind the colon of its key, or the dash, that is in column `indent`.

    `colon` is None for an item of a list.
    """

    path: str
    indent: int = 0
    colon: int | None = None
    in_brackets: bool = False
    in_json: bool = False


class _New(Struct, frozen=True):
    """A value that is put in, at a key or, without one, as an item of a list."""

    key: str | None
    value: Value
    path: str


class _Changes(Struct):
    """What happens to the parts of a list or a mapping: `new` by the part that it comes behind."""

    gone: set[int] = field(default_factory=set)
    new: dict[int, list[_New]] = field(default_factory=dict)

    def put(self, behind: int, new: _New) -> None:
        self.new.setdefault(behind, []).append(new)

    def __bool__(self) -> bool:
        return bool(self.gone or self.new)


def updated(
    root: Node, old: Contract, new: Contract, comments: Mapping[str, str] = NO_COMMENTS
) -> str:
    """The text of a document that says `old`, so that it says `new`.

    `comments` are those on what is put in, by key path. Raises NotEditable where the style of the
    document leaves no place.
    """
    text = root.span.source.text
    editor = _Editor(text, comments, _step(root))
    editor.change(root, form_of(old), form_of(new), _Place("", in_json=_is_json(root, text)))
    return edited(text, editor.edits)


def _step(root: Node) -> str:
    """How far in a mapping is below its key, in the document's own style."""
    inner = (entry.value for entry in root.entries if entry.value.kind is NodeKind.MAPPING)
    columns = [one.entries[0].span.column for one in inner if one.entries and not one.in_brackets]
    return " " * (min(columns, default=len(STEP) + 1) - 1)


def _is_json(node: Node, text: str) -> bool:
    """Whether the keys of a mapping in brackets are in double quotes."""
    return node.in_brackets and bool(node.entries) and text[node.entries[0].span.start] == '"'


class _Editor(Struct):
    text: str
    comments: Mapping[str, str]
    step: str
    edits: list[Edit] = field(default_factory=list)

    def change(self, node: Node, old: Value, new: Value, place: _Place) -> None:
        """Makes a value of the document, which says `old`, say `new`."""
        if old == new:
            return
        if isinstance(old, Keys) and isinstance(new, Keys):
            if node.kind is NodeKind.MAPPING:
                self.parts(node, self.keys(node, old, new, place), new, place)
            elif node.items and node.items[0].kind is NodeKind.MAPPING:  # in a list of one
                inner = replace(place, colon=None, in_brackets=node.in_brackets)
                self.change(node.items[0], old, new, inner)
            else:
                self.short(node, old, new, place)
        elif isinstance(old, Named) and isinstance(new, Named):
            self.parts(node, self.named(node, old, new, place), new, place)
        elif isinstance(old, tuple) and isinstance(new, tuple):
            self.parts(node, self.items(node, old, new, place), new, place)
        else:
            self.scalar(node, new, place)

    def scalar(self, node: Node, new: Value, place: _Place) -> None:
        if node.kind in (NodeKind.LIST, NodeKind.MAPPING) and not node.in_brackets:
            raise NotEditable(place.path, node.span.line)
        written = flow(new, in_json=place.in_json) if place.in_brackets else flow_free(new)
        end = node.span.start + len(node.span.text.rstrip())
        self.edits.append(Edit(node.span.start, end, written))

    def short(self, node: Node, old: Keys, new: Keys, place: _Place) -> None:
        """A value that stands for a mapping: where more is to be said, it becomes one."""
        assert old.short is not None
        before, after = old.values[old.short], new.values[old.short]
        others = {key: value for key, value in new.values.items() if key != old.short}
        if not others:
            self.change(node, before, after, place)
        elif node.kind is NodeKind.LIST:
            self.longer_list(node, old, new, place)
        else:
            kept = node.text if before == after else after  # as it is spelt there
            written = flow(Keys({old.short: kept, **others}), in_json=place.in_json)
            end = node.span.start + len(node.span.text.rstrip())
            self.edits.append(Edit(node.span.start, end, written))

    def longer_list(self, node: Node, old: Keys, new: Keys, place: _Place) -> None:
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

    def keys(self, node: Node, old: Keys, new: Keys, place: _Place) -> _Changes:
        """What changes among keys that the format fixes: a new one has its usual place."""
        changes = _Changes()
        known = {entry.key: number for number, entry in enumerate(node.entries)}
        changes.gone = {known[key] for key in known.keys() & old.values.keys() - new.values.keys()}
        last = -1 if not known else None
        for key, value in new.values.items():
            before = old.values.get(key)
            if key in known:
                last = known[key] if last is None else max(last, known[key])
                if before is not None and before != value:
                    entry = node.entries[known[key]]
                    self.change(entry.value, before, value, self.behind(node, entry, key, place))
            elif before != value:
                new_one = _New(key, value, _below(place.path, key))
                if last is None:  # in front of the first that is there
                    staying = (known[one] for one in new.values if one in known)
                    last = min(staying, default=0) - 1
                changes.put(last, new_one)
        return changes

    def named(self, node: Node, old: Named, new: Named, place: _Place) -> _Changes:
        """What changes among names: the entries stand in the order of the old ones."""
        changes = _Changes()
        known = {key: number for number, key in enumerate(old.values)}
        changes.gone = {known[key] for key in known.keys() - new.values.keys()}
        last = -1
        for key, value in new.values.items():
            if key not in known:
                changes.put(last, _New(key, value, _below(place.path, key)))
                continue
            last = known[key]
            entry = node.entries[last]
            inner = self.behind(node, entry, key, place)
            self.change(entry.value, old.values[key], value, inner)
        return changes

    def items(
        self, node: Node, old: tuple[Value, ...], new: tuple[Value, ...], place: _Place
    ) -> _Changes:
        """What changes among the items of a list, each of which is there once."""
        changes = _Changes()
        inner = _Place(place.path, in_brackets=node.in_brackets, in_json=place.in_json)
        if any(isinstance(item, Keys) for item in (*old, *new)):
            if len(old) != len(new):
                raise NotEditable(place.path, node.span.line)
            for entry, before, after in zip(node.items, old, new, strict=True):
                self.change(entry, before, after, inner)
            return changes
        kept = _same(old, new)
        changes.gone = set(range(len(old))) - set(kept.values())
        last = -1
        for number, item in enumerate(new):
            if number in kept:
                last = kept[number]
                self.change(node.items[last], old[last], item, inner)
            else:
                changes.put(last, _New(None, item, place.path))
        return changes

    def behind(self, node: Node, entry: MappingEntry, key: str, place: _Place) -> _Place:
        """The place of an entry's value."""
        return _Place(
            _below(place.path, key),
            entry.span.column - 1,
            self.text.index(":", entry.span.end) + 1,
            node.in_brackets,
            _is_json(node, self.text),
        )

    def parts(self, node: Node, changes: _Changes, new: Value, place: _Place) -> None:
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

    def whole(self, node: Node, new: Value, place: _Place) -> None:
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

    def in_brackets(self, node: Node, changes: _Changes, place: _Place) -> None:
        in_json = place.in_json or _is_json(node, self.text)
        written = {
            behind: [
                flow(one.value, in_json=in_json)
                if one.key is None
                else flow_entry(one.key, one.value, in_json=in_json)
                for one in every
            ]
            for behind, every in changes.new.items()
        }
        self.edits += InBrackets(self.text, _parts(node), node.span.end - 1).edits(
            changes.gone, written
        )

    def in_lines(self, node: Node, changes: _Changes, place: _Place, *, is_emptied: bool) -> None:
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

    def lines(self, new: _New, block: InLines, place: _Place) -> NewLines:
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


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _parts(node: Node) -> tuple[Stretch, ...]:
    entries = (Stretch(one.span.start, one.value.span.end) for one in node.entries)
    return (*entries, *(Stretch(one.span.start, one.span.end) for one in node.items))


def _same(old: Sequence[Value], new: Sequence[Value]) -> Mapping[int, int]:
    """Which of the new items are old ones, by their numbers; neither order is turned round.

    A function is the same where only its arguments or its result differ.
    """
    found: dict[int, int] = {}
    for is_same in (lambda value: value, _name):
        taken = set(found.values())
        open_ = {is_same(value): n for n, value in enumerate(old) if n not in taken}
        for number, value in enumerate(new):
            place = open_.get(is_same(value))
            if number in found or place is None or place in found.values():
                continue
            if all((one < number) == (other < place) for one, other in found.items()):
                found[number] = place
    return found


def _name(value: Value) -> Value:
    """What stands before the arguments of a function."""
    return value.partition("(")[0] if isinstance(value, str) else value
