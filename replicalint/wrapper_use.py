"""Whether the wrappers of a contract, `db.run(1)`, match anything in the programs that it governs.

One that is misspelt makes no SQL known: it is a mistake of the contract. What is imported by those
programs counts as well, since SQL is followed there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from .contract import Contract, Mistake
from .counting import counted
from .host.calls import NamedUse, ends, named_uses
from .host.evaluation.surroundings import Surroundings
from .host.module import Module
from .host.typescript import MissingParser
from .host_code import HostCode
from .likeness import Known
from .source import Span, visible


class _Wrapper(Struct, frozen=True):
    """What the contract lists: `number` is that of the argument, None for a tag."""

    name: str
    number: int | None
    span: Span
    key: str

    @property
    def text(self) -> str:
        return self.as_written(self.name)

    def as_written(self, name: str) -> str:
        """Another name as it would stand in its place."""
        return visible(name if self.number is None else f"{name}({self.number})")

    def matches(self, use: NamedUse) -> bool:
        if self.number is None or use.arguments is None:
            return self.number is None and use.arguments is None and ends(use.names, self.name)
        return ends(use.names, self.name) and (use.is_open or use.arguments >= self.number)


class _Uses(Struct):
    """What is called in modules, each looked through once."""

    left: list[_Wrapper]
    every: dict[NamedUse, None] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def look_through(self, module: Module) -> None:
        """Takes out of what is left what the module uses; of what cannot be read, all it names."""
        if module.path in self.seen:
            return
        self.seen.add(module.path)
        uses = dict.fromkeys(named_uses(module))
        self.every.update(uses)
        text = module.source.text if module.problems else ""
        self.left = [
            one
            for one in self.left
            if one.name.rpartition(".")[2] not in text and not any(map(one.matches, uses))
        ]


def unused_wrappers(
    contract: Contract, code: HostCode | None, paths: Iterable[str]
) -> tuple[Mistake, ...]:
    """The wrappers of a contract that match nothing in these programs; none where one is not read.

    `code` None: it governs none.
    """
    uses = _Uses([*_listed(contract)])
    if code is not None and uses.left:
        paths = tuple(paths)
        try:
            for modules in (code.module, Surroundings(code.modules, {}).reached):
                for path in paths if uses.left else ():
                    found = modules(path)
                    if found is None:
                        return ()
                    for module in found if isinstance(found, tuple) else (found,):
                        uses.look_through(module)
        except MissingParser:
            return ()
    return tuple(_mistake(one, tuple(uses.every)) for one in uses.left)


def _listed(contract: Contract) -> Iterator[_Wrapper]:
    wrappers = contract.wrappers
    for number, sink in enumerate(wrappers.sinks):
        yield _Wrapper(sink.function, sink.argument, sink.span, f"wrappers.sinks[{number}]")
    for number, tag in enumerate(wrappers.tags):
        yield _Wrapper(tag.name, None, tag.span, f"wrappers.tags[{number}]")


def _mistake(one: _Wrapper, uses: Sequence[NamedUse]) -> Mistake:
    what = "tag" if one.number is None else "call"
    message = f'"{one.text}" matches no {what} in the governed programs'
    return Mistake(one.span, one.key, message, _hint(one, uses))


def _hint(one: _Wrapper, uses: Sequence[NamedUse]) -> str | None:
    """What was probably meant: another place or argument, or another name."""
    same = [use for use in uses if ends(use.names, one.name)]
    numbers = [use.arguments for use in same if use.arguments is not None]
    if same and one.number is None:
        return f'It is called as a function: write "{visible(one.name)}(1)" under sinks.'
    if numbers:
        return f"Its calls have {counted(max(numbers), 'argument')} at most."
    if same:
        return f'It is a tag: write "{visible(one.name)}" under tags.'
    parts = one.name.split(".")
    of_kind = [use for use in uses if (use.arguments is None) == (one.number is None)]
    names = {".".join(use.names[-len(parts) :]) for use in of_kind}
    near = Known(sorted(names)).nearest(one.name)
    if near is None:
        near = min((name for name in names if name.endswith(f".{parts[-1]}")), default=None)
    return None if near is None else f'Did you mean "{one.as_written(near)}"?'
