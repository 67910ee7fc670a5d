"""The edits that make the text of a contract say something else, and keep every other character.

What a contract says is compared with what it is to say, part by part; where they differ, the text
changes at the place that the document's tree tells. An entry that goes takes its line, the comment
behind it and the comment lines directly above it along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ..contract import Contract, MappingEntry, Node, NodeKind
from .edit import NotEditable, demand_usual_breaks, edited
from .form import Keys, Named, Value, form_of
from .layout import NO_COMMENTS, STEP, is_empty
from .places import NewPart, PartChanges, Spot, Writer, is_json


def updated(
    root: Node, old: Contract, new: Contract, comments: Mapping[str, str] = NO_COMMENTS
) -> str:
    """The text of a document that says `old`, so that it says `new`.

    `comments` are those on what is put in, by key path. Raises NotEditable where the style of the
    document leaves no place.
    """
    text, old_form, new_form = root.span.source.text, form_of(old), form_of(new)
    if old_form == new_form:
        return text
    demand_usual_breaks(text)
    writer = Writer(text, comments, _step(root))
    start = Spot("", in_json=is_json(root, text))
    _Comparison(writer).change(root, old_form, new_form, start)
    return edited(text, writer.edits)


def _step(root: Node) -> str:
    """How far in a mapping is below its key, in the document's own style."""
    inner = (entry.value for entry in root.entries if entry.value.kind is NodeKind.MAPPING)
    columns = [one.entries[0].span.column for one in inner if one.entries and not one.in_brackets]
    return " " * (min(columns, default=len(STEP) + 1) - 1)


class _Comparison(Struct):
    """What a document says against what it is to say, part by part."""

    writer: Writer

    def change(self, node: Node, old: Value, new: Value, place: Spot) -> None:
        """Makes a value of the document, which says `old`, say `new`."""
        if old == new:
            return
        if isinstance(old, Keys) and isinstance(new, Keys):
            if node.in_brackets and not place.in_brackets and _is_void(old):
                self.writer.whole(node, new, place)
            elif node.kind is NodeKind.MAPPING:
                self.writer.parts(node, self.keys(node, old, new, place), new, place)
            elif node.items and node.items[0].kind is NodeKind.MAPPING:  # in a list of one
                inner = replace(place, colon=None, in_brackets=node.in_brackets)
                self.change(node.items[0], old, new, inner)
            else:
                self.short(node, old, new, place)
        elif isinstance(old, Named) and isinstance(new, Named):
            self.writer.parts(node, self.named(node, old, new, place), new, place)
        elif isinstance(old, tuple) and isinstance(new, tuple):
            self.writer.parts(node, self.items(node, old, new, place), new, place)
        else:
            self.writer.scalar(node, new, place)

    def short(self, node: Node, old: Keys, new: Keys, place: Spot) -> None:
        """A value that stands for a mapping: where more is to be said, it becomes one."""
        assert old.short is not None
        before, after = old.values[old.short], new.values[old.short]
        others = {key: value for key, value in new.values.items() if key != old.short}
        if not others:
            self.change(node, before, after, place)
        elif node.kind is NodeKind.LIST:
            self.writer.longer_list(node, old, new, place)
        else:
            kept = node.text if before == after else after  # as it is spelt there
            self.writer.longer_scalar(node, Keys({old.short: kept, **others}), place)

    def keys(self, node: Node, old: Keys, new: Keys, place: Spot) -> PartChanges:
        """What changes among keys that the format fixes: a new one has its usual place."""
        changes = PartChanges()
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
                new_one = NewPart(key, value, _below(place.path, key))
                if last is None:  # in front of the first that stays
                    staying = (known[one] for one in new.values if one in known)
                    before_it = range(min(staying, default=0))
                    last = max((one for one in before_it if one not in changes.gone), default=-1)
                changes.put(last, new_one)
        return changes

    def named(self, node: Node, old: Named, new: Named, place: Spot) -> PartChanges:
        """What changes among names: the entries stand in the order of the old ones."""
        changes = PartChanges()
        known = {key: number for number, key in enumerate(old.values)}
        changes.gone = {known[key] for key in known.keys() - new.values.keys()}
        last = -1
        for key, value in new.values.items():
            if key not in known:
                changes.put(last, NewPart(key, value, _below(place.path, key)))
                continue
            last = known[key]
            entry = node.entries[last]
            inner = self.behind(node, entry, key, place)
            self.change(entry.value, old.values[key], value, inner)
        return changes

    def items(
        self, node: Node, old: tuple[Value, ...], new: tuple[Value, ...], place: Spot
    ) -> PartChanges:
        """What changes among the items of a list, each of which is there once."""
        changes = PartChanges()
        inner = Spot(place.path, in_brackets=node.in_brackets, in_json=place.in_json)
        if any(isinstance(item, Keys) for item in (*old, *new)):
            if len(old) != len(new):
                raise NotEditable(place.path, node.span.line)
            for entry, before, after in zip(node.items, old, new, strict=True):
                self.change(entry, before, after, inner)
            return changes
        kept = {n: o for n, o in _same(old, new).items() if _is_in_place(old[o], new[n])}
        changes.gone = set(range(len(old))) - set(kept.values())
        last = -1
        for number, item in enumerate(new):
            if number in kept:
                last = kept[number]
                self.change(node.items[last], old[last], item, inner)
            else:
                changes.put(last, NewPart(None, item, place.path))
        return changes

    def behind(self, node: Node, entry: MappingEntry, key: str, place: Spot) -> Spot:
        """The place of an entry's value."""
        return Spot(
            _below(place.path, key),
            entry.span.column - 1,
            self.writer.text.index(":", entry.span.end) + 1,
            node.in_brackets,
            is_json(node, self.writer.text),
        )


def _is_void(value: Keys) -> bool:
    """Whether a mapping only says that there is nothing: `{columns: {}}`."""
    return bool(value.values) and all(is_empty(one) for one in value.values.values())


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _same(old: Sequence[Value], new: Sequence[Value]) -> Mapping[int, int]:
    """Which of the new items are old ones, by their numbers; neither order is turned round.

    A function is the same where only its arguments or its result differ.
    """
    found: dict[int, int] = {}
    for is_same in (_whole, _signature, _name):
        taken = set(found.values())
        open_ = {is_same(value): n for n, value in enumerate(old) if n not in taken}
        for number, value in enumerate(new):
            place = open_.get(is_same(value))
            if number in found or place is None or place in found.values():
                continue
            if all((one < number) == (other < place) for one, other in found.items()):
                found[number] = place
    return found


def _is_in_place(old: Value, new: Value) -> bool:
    """Whether an item of a list can change where it stands: one keeps the key that it has."""
    if isinstance(old, Named) and isinstance(new, Named):
        return old.values.keys() == new.values.keys()
    return isinstance(old, Named) is isinstance(new, Named)


def _whole(value: Value) -> object:
    """An item of a list; of a function, with what is said of it."""
    if isinstance(value, Named):
        parts = (of.values.items() if isinstance(of, Keys) else () for of in value.values.values())
        return (*value.values, *(part for one in parts for part in one))
    return value


def _signature(value: Value) -> object:
    """A function with its arguments and its result alone."""
    return next(iter(value.values)) if isinstance(value, Named) else value


def _name(value: Value) -> object:
    """What stands before the arguments of a function."""
    signature = _signature(value)
    return signature.partition("(")[0] if isinstance(signature, str) else signature
