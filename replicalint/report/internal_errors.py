"""The bugs of replicalint that a run met: a line each, and the traceback for whoever fixes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..finding import InternalError
from ..source import visible


def render_internal_errors(errors: Iterable[InternalError], *, debug: bool) -> str:
    """One line an error; with `debug`, Python's traceback below it."""
    return "".join(f"{line}\n" for error in errors for line in _lines(error, debug))


def _lines(error: InternalError, debug: bool) -> Iterator[str]:
    place = f"{visible(error.path)}:{error.line}"
    yield f"{place}: internal error in {_what(error)}: {visible(error.message)}"
    if debug:
        yield from map(visible, error.traceback.splitlines())


def _what(error: InternalError) -> str:
    if error.is_file:
        return "this file"
    if error.statement:
        return f'statement "{visible(error.statement)}"'
    if error.line == error.end_line:
        return f"the statement on line {error.line}"
    return f"the statement on lines {error.line}-{error.end_line}"
