"""Text that is not known, in a word: `tbl_${suffix}` is a name, and not `tbl_` with text behind.

A plain string says nothing of what is put in. Where that goes on with a word, or stands between the
quotes of a name, all of the word is a name that is not known; `$${n}` is a parameter, and text in a
constant a part of that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...source import Chunk, Meant, Span
from .writing import PieceOf

_MARK = "\ue000"  # stands for a piece of text that is not known; a private character
_SCAN = re.compile(
    rf"""
    '(?:[^']|'')*+'?                            # a constant
    | (?P<quoted>"(?:[^"]|"")*+"?)
    | --[^\n]*+
    | /\*(?:[^*]|\*(?!/))*+(?:\*/)?
    | (?P<dollar>\$(?:[A-Za-z_][A-Za-z_0-9]*+)?\$)
    | (?P<parameter>\${_MARK}(?![\w{_MARK}]))
    | (?P<word>[\w{_MARK}][\w${_MARK}]*+(?:\.(?=[\w{_MARK}"])[\w${_MARK}]++)*+)
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"\$([0-9]++)")


def joined(pieces: Sequence[PieceOf]) -> tuple[list[Chunk], list[Meant]]:
    """The text of pieces, with a spelling of its own for each that is not known."""
    if any(piece.kind == "raw" for piece in pieces):
        pieces = _glued(pieces)
    chunks: list[Chunk] = []
    meant: list[Meant] = []
    length = number = 0
    for piece in pieces:
        text = piece.text
        if piece.kind:
            number += 1
            text = f"${{{number}:{piece.kind}}}"
        if piece.named is not None:
            meant.append(Meant(length, length + len(text), *piece.named))
        chunks.append(Chunk(text, piece.span, piece.is_verbatim, piece.put))
        length += len(text)
    return chunks, meant


def _glued(pieces: Sequence[PieceOf]) -> Sequence[PieceOf]:
    """Pieces of which those that are not known make one with the word in which they stand."""
    text = "".join(_MARK if piece.kind else piece.text.replace(_MARK, " ") for piece in pieces)
    replaced: list[tuple[int, int, str]] = []
    place = 0
    while match := _SCAN.search(text, place):
        place = max(match.end(), match.start() + 1)
        dollar = match["dollar"]
        if dollar is not None:
            end = text.find(dollar, match.end())
            place = len(text) if end < 0 else end + len(dollar)
        elif _MARK not in match[0]:
            continue
        elif match["quoted"] is not None:
            replaced.append((*match.span(), "name"))
        elif match["parameter"] is not None:
            replaced.append((*match.span(), "parameter"))
        elif match["word"] is not None:
            replaced += _in_word(match)
    return _with(pieces, replaced, text) if replaced else pieces


def _in_word(match: re.Match[str]) -> list[tuple[int, int, str]]:
    """The parts of `a.b${c}` that are not known; one that is alone between blanks is any text."""
    word = match[0]
    if word == _MARK:
        return []
    found: list[tuple[int, int, str]] = []
    start = match.start()
    for part in word.split("."):
        if _MARK in part:
            found.append((start, start + len(part), "name"))
        start += len(part) + 1
    return found


def _with(
    pieces: Sequence[PieceOf], replaced: Sequence[tuple[int, int, str]], text: str
) -> Sequence[PieceOf]:
    """Pieces with ranges of the text replaced by one piece each."""
    numbers = [int(number) for number in _NUMBER.findall(text) if len(number) < 6]
    parameter = max(numbers, default=0)
    found: list[PieceOf] = []
    ranges = iter(replaced)
    current = next(ranges, None)
    at = 0
    held: list[PieceOf] = []  # pieces in the range
    for piece in pieces:
        length = 1 if piece.kind else len(piece.text)
        start, end = at, at + length
        at = end
        while current is not None and current[0] < end:
            if start < current[0]:
                found.append(_part(piece, 0, current[0] - start))
                piece = _part(piece, current[0] - start, end - start)
                start = current[0]
            if current[1] > end:
                held.append(piece)
                start = end
                break
            held.append(_part(piece, 0, current[1] - start))
            piece = _part(piece, current[1] - start, end - start)
            start = current[1]
            is_parameter = current[2] == "parameter"
            parameter += is_parameter
            found.append(_hull(held, f"${parameter}" if is_parameter else ""))
            held = []
            current = next(ranges, None)
        if start < end:
            found.append(piece)
    return found


def _part(piece: PieceOf, start: int, end: int) -> PieceOf:
    """A range of a piece."""
    if piece.kind or (start == 0 and end == len(piece.text)):
        return piece
    span = piece.span
    if piece.is_verbatim:
        span = Span(span.source, span.start + start, span.start + end)
    named = None
    return PieceOf(piece.text[start:end], span, piece.is_verbatim, piece.put, "", named)


def _hull(held: Sequence[PieceOf], parameter: str) -> PieceOf:
    """One piece for several, standing for all of their places in the file of the first."""
    first = next((piece for piece in held if piece.kind), held[0])
    source = first.span.source
    spans = [piece.span for piece in held if piece.span.source is source]
    span = Span(source, min(one.start for one in spans), max(one.end for one in spans))
    return PieceOf(parameter, span, False, first.put, "" if parameter else "name")
