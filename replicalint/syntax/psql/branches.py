"""The branches of `\\if`: whether the text of a statement depends on which of them is run."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct, field

NO_TEXT = -1
Place = tuple[int, int]


class _End(Enum):
    """How the text of the statement stands at the end of a branch."""

    AS_BEFORE = "as before"  # the \if
    EMPTY = "empty"
    LONGER = "longer"


class _Frame(Struct):
    """An \\if that is open: where the text before it ends, and how its branches ended."""

    place: Place
    text_end: int
    statements: int  # that had ended when the branch began
    is_open: bool = True  # no branch has sent the text before the \if
    has_else: bool = False
    ends: set[_End] = field(default_factory=set)


class Branches(Struct):
    """Follows `\\if`, `\\elif`, `\\else` and `\\endif` (command.c, exec_command_if and so on).

    psql forgets the text of the branches that it does not run. Here all of them are read, one after
    the other: that is the same as long as no text is left over at their ends.
    """

    _frames: list[_Frame] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self._frames)

    def pass_(self, name: str, place: Place, text_end: int, statements: int) -> Place | None:
        """Passes one of the commands; gives the \\if on whose branches the text there depends.

        `text_end` is the end of the text of the statement so far, NO_TEXT where it has none.
        `statements` counts those that ended before.
        """
        if name == "if":
            self._frames.append(_Frame(place, text_end, statements))
            return None
        if not self._frames:
            return None
        frame = self._frames[-1]
        end = _end(frame, text_end, statements)
        frame.ends.add(end)
        frame.statements = statements
        frame.is_open = frame.is_open and end is _End.AS_BEFORE
        if name != "endif":
            frame.has_else = frame.has_else or name == "else"
            depends = end is _End.LONGER or (frame.text_end != NO_TEXT and not frame.is_open)
            return frame.place if depends else None
        self._frames.pop()
        if not frame.has_else:
            frame.ends.add(_End.AS_BEFORE if frame.text_end != NO_TEXT else _End.EMPTY)
        return frame.place if _End.LONGER in frame.ends or len(frame.ends) > 1 else None


def _end(frame: _Frame, text_end: int, statements: int) -> _End:
    is_sent = statements > frame.statements
    if text_end == NO_TEXT:
        is_as_before = not is_sent and frame.text_end != NO_TEXT
        return _End.AS_BEFORE if is_as_before else _End.EMPTY
    is_as_before = not is_sent and text_end == frame.text_end
    return _End.AS_BEFORE if is_as_before else _End.LONGER
