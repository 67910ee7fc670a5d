"""What is found of programs as JSON and back: imports that were asked for, names, and what entries
reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import MsgspecError, Raw, Struct
from msgspec.json import Decoder, encode

Form = TypeVar("Form")


class ReachedEntry(Struct, frozen=True, array_like=True):
    """What an entry of a contract reaches: the numbers of its endpoint, of the group of entries in
    that, and its own; files in their order, each with its functions."""

    endpoint: int
    points: int
    entry: int
    files: tuple[tuple[str, tuple[str | None, ...]], ...]


class ReachEntry(Struct, frozen=True, array_like=True):
    """What all entries of a contract reach, and what is to be said of that."""

    entries: tuple[ReachedEntry, ...]
    notes: tuple[str, ...]


class NamesEntry(Struct, frozen=True, array_like=True):
    """The names of a file's functions, and of its default export."""

    every: tuple[str, ...]
    default: tuple[str, ...]


_REACH, _NAMES = Decoder(ReachEntry), Decoder(NamesEntry)
_TEXTS = Decoder(tuple[str, ...])


def made_entry(value: ReachEntry | NamesEntry | Sequence[str]) -> bytes | None:
    """A value as JSON; None for one that cannot be written so."""
    try:
        return encode(value)
    except UnicodeEncodeError:  # of the name of a file
        return None


def reach_of(written: bytes | Raw | None) -> ReachEntry | None:
    """The value that an entry holds; None where there is none, or it is damaged."""
    return _decoded(_REACH, written)


def names_of(written: bytes | Raw | None) -> NamesEntry | None:
    """The same of names."""
    return _decoded(_NAMES, written)


def texts_of(written: bytes | Raw | None) -> tuple[str, ...] | None:
    """The same of texts."""
    return _decoded(_TEXTS, written)


def sorted_names(names: Iterable[str | None]) -> tuple[str | None, ...]:
    """Names in an order; that of a module comes first."""
    return tuple(sorted(names, key=lambda name: (name is not None, name or "")))


def _decoded(decoder: Decoder[Form], written: bytes | Raw | None) -> Form | None:
    try:
        return None if written is None else decoder.decode(written)
    except (MsgspecError, UnicodeDecodeError):
        return None
