"""The border at which a bug ends: what it costs is one statement, or one rule on it.

A bug is noted as a value, so that the rest of a run stands and the process may be another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TypeVar

from msgspec import Struct, field

from .finding import InternalError
from .source import Source, Span, visible

Made = TypeVar("Made")

_LONGEST = 200  # characters of what an exception says: it may quote megabytes of its input
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")  # another one in each run


class Place(Struct, frozen=True):
    """What a bug costs, as a report names it: a statement, or a whole file."""

    path: str
    start: int = 0
    line: int = 1
    end_line: int = 1
    statement: str | None = None
    is_file: bool = True


Whereabouts = Callable[[TracebackType | None], Place]


class Border(Struct, frozen=True):
    """Notes the bugs of one run. `passing` are exceptions that are answers and no bugs."""

    passing: tuple[type[Exception], ...] = (MemoryError,)
    noted: dict[InternalError, None] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[InternalError, ...]:
        """The bugs so far, each once."""
        return tuple(self.noted)

    def each(
        self, made: Callable[[], Iterable[Made]], where: Whereabouts, rule: str | None = None
    ) -> Iterator[Made]:
        """What is made one after the other, up to a bug; `where` says then what that costs."""
        return self.all_of(((made, rule),), where)

    def all_of(
        self,
        checks: Iterable[tuple[Callable[..., Iterable[Made]], str | None]],
        where: Whereabouts,
        *given: object,
    ) -> Iterator[Made]:
        """The same of several checks of the same things, each with the rule that it is of."""
        for check, rule in checks:
            try:
                yield from check(*given)
            except self.passing:
                raise
            except Exception as error:
                self.note(internal_error(error, where(error.__traceback__), rule))

    def only(self, made: Callable[[], Made], where: Whereabouts) -> Made | None:
        """What is made; None where there is a bug."""
        try:
            return made()
        except self.passing:
            raise
        except Exception as error:
            self.note(internal_error(error, where(error.__traceback__)))
        return None

    def note(self, *errors: InternalError) -> None:
        self.noted.update(dict.fromkeys(errors))


def internal_error(error: BaseException, place: Place, rule: str | None = None) -> InternalError:
    """A bug as a report tells it."""
    from traceback import format_exception

    said = visible(_ADDRESS.sub("", str(error)))
    said = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
    kind = type(error).__name__
    message = f"{kind}: {said}" if said else kind
    return InternalError(
        place.path,
        place.start,
        place.line,
        place.end_line,
        place.statement,
        f'rule "{rule}": {message}' if rule else message,
        place.is_file,
        "".join(format_exception(error)),
    )


def at(span: Span, statement: str | None = None) -> Whereabouts:
    """In a statement that is known before."""
    return lambda _: Place(
        span.source.path, span.start, span.line, span.end_line, statement, is_file=False
    )


def in_file(source: Source) -> Whereabouts:
    """Somewhere in a file."""
    return lambda _: Place(source.path, end_line=source.line_column(len(source.text))[0])
