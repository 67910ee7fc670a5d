"""Contracts as people may write them: in any style of YAML, with comments in all places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from random import Random

from replicalint.contract import Contract
from replicalint.writing import form_of
from replicalint.writing.form import Keys, Named, Value, Word
from replicalint.writing.scalars import scalar

_UNPRINTABLE = re.compile("[\x7f-\xa0\xad\u0600-\uffff]")


class Styled:
    """A contract's text in a style that a seed chooses.

    `comments` are those above and behind entries, by the key path of the entry.
    """

    def __init__(self, contract: Contract, seed: int) -> None:
        self.random = Random(seed)
        self.comments: dict[str, list[str]] = {}
        self.step = self.random.choice((2, 2, 2, 4, 3))
        self.in_json = self.random.random() < 0.1
        self.flow_chance = self.random.choice((0.0, 0.2, 0.8))
        self.comment_chance = self.random.choice((0.0, 0.3))
        self.blank_chance = self.random.choice((0.0, 0.3, 1.0))
        form = form_of(contract)
        if self.in_json:
            indent = self.random.choice((None, 2))
            text = json.dumps(_plain(form), indent=indent, ensure_ascii=False)
            self.text = _UNPRINTABLE.sub(lambda one: f"\\u{ord(one[0]):04x}", text) + "\n"
            return
        lines = ["---"] if self.random.random() < 0.2 else []
        lines += self.block(form, 0, "")
        lines += ["..."] if self.random.random() < 0.2 else []
        self.text = "\n".join(lines) + self.random.choice(("\n", "\n", ""))
        if self.random.random() < 0.2:
            self.text = self.text.replace("\n", "\r\n")

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def comment(self, path: str) -> str:
        text = f"# {self.random.getrandbits(40):x} {self.random.choice(('', '- a', 'b: [c', 'x'))}"
        self.comments.setdefault(path, []).append(text.rstrip())
        return text.rstrip()

    def block(self, value: Keys | Named, indent: int, path: str) -> Iterator[str]:
        pad = " " * indent
        entries = [*value.values.items()]
        if isinstance(value, Keys) and path:
            self.random.shuffle(entries)
        for number, (key, each) in enumerate(entries):
            inner = f"{path}.{key}"
            if number and self.chance(self.blank_chance):
                yield ""
            if self.chance(self.comment_chance):
                yield pad + self.comment(inner)
            yield from self.entry(f"{pad}{self.scalar(key, is_key=True)}:", each, indent, inner)

    def entry(self, head: str, value: Value, indent: int, path: str) -> Iterator[str]:
        behind = f"  {self.comment(path)}" if self.chance(self.comment_chance) else ""
        if isinstance(value, Keys) and value.short and len(value.values) == 1 and self.chance(0.8):
            value = value.values[value.short]
        if not isinstance(value, (tuple, Keys, Named)):
            blank = self.random.choice((" ", "  ", "\t"))
            yield f"{head}{blank}{self.scalar(value)}{behind}"
        elif not (value if isinstance(value, tuple) else value.values):
            yield f"{head} {'[]' if isinstance(value, tuple) else '{}'}{behind}"
        elif self.chance(self.flow_chance):
            yield from self.flow_lines(head, value, indent, behind, path)
        elif isinstance(value, tuple):
            yield head + behind
            has_mappings = any(isinstance(item, Keys) for item in value)
            inner = indent + self.random.choice((0, self.step))
            for item in value:
                if has_mappings and isinstance(item, Keys):
                    first, *others = self.block(Keys(item.values), inner + 2, f"{path}[]")
                    while first.lstrip().startswith("#"):
                        yield first
                        first, *others = others
                    yield f"{' ' * inner}- {first.lstrip()}"
                    yield from others
                    continue
                named = f"{path}[{item}]"
                if self.chance(self.comment_chance):
                    yield " " * inner + self.comment(named)
                end = f"  {self.comment(named)}" if self.chance(self.comment_chance) else ""
                yield f"{' ' * inner}- {self.flow(item)}{end}"
        else:
            yield head + behind
            yield from self.block(value, indent + self.step, path)

    def flow_lines(
        self, head: str, value: Value, indent: int, behind: str, path: str
    ) -> Iterator[str]:
        if self.chance(0.5):
            yield f"{head} {self.flow(value)}{behind}"
            return
        parts = [*self.parts(value)]
        pad = " " * (indent + self.step)
        brackets = "[]" if isinstance(value, tuple) else "{}"
        yield f"{head} {brackets[0]}{behind}"
        for number, (name, part) in enumerate(parts):
            named = f"{path}[{name}]" if isinstance(value, tuple) else f"{path}.{name}"
            if self.chance(self.comment_chance):
                yield pad + self.comment(named)
            is_last = number == len(parts) - 1
            comma = "" if is_last and self.chance(0.5) else ","
            end = f"  {self.comment(named)}" if self.chance(self.comment_chance) else ""
            yield f"{pad}{part}{comma}{end}"
        yield " " * (indent + 1) + brackets[1]

    def parts(self, value: Value) -> Iterator[tuple[str, str]]:
        if isinstance(value, tuple):
            yield from ((str(item), self.flow(item)) for item in value)
        elif isinstance(value, (Keys, Named)):
            for key, each in value.values.items():
                yield key, f"{self.scalar(key, in_flow=True, is_key=True)}: {self.flow(each)}"

    def flow(self, value: Value) -> str:
        if isinstance(value, Keys) and value.short and len(value.values) == 1 and self.chance(0.5):
            value = value.values[value.short]
        if not isinstance(value, (tuple, Keys, Named)):
            return self.scalar(value, in_flow=True)
        blank = self.random.choice(("", " "))
        inside = self.random.choice((", ", ",  ", " , ")).join(
            part for _, part in self.parts(value)
        )
        brackets = "[]" if isinstance(value, tuple) else "{}"
        return f"{brackets[0]}{blank}{inside}{blank}{brackets[1]}"

    def scalar(self, value: Value, *, in_flow: bool = False, is_key: bool = False) -> str:
        if isinstance(value, Word):
            return value.text
        text = str(value)
        if self.chance(0.2) and text.isprintable():
            return "'" + text.replace("'", "''") + "'"
        if self.chance(0.1):
            return scalar(text, in_json=True)
        return scalar(text, in_flow=in_flow)


def _plain(value: Value) -> object:
    match value:
        case Word():
            return json.loads(value.text)
        case str():
            return value
        case tuple():
            return [_plain(item) for item in value]
    assert isinstance(value, (Keys, Named))
    return {key: _plain(each) for key, each in value.values.items()}
