"""The formats of a report: each is the module of its name here, with `render(report) -> str`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from ..finding import Report


class Format(Struct, frozen=True):
    """What a format is, in a few words. People are told as well what the run comes to."""

    about: str
    is_for_people: bool = True


FORMATS: Mapping[str, Format] = {
    "text": Format("annotated source"),
    "concise": Format("one line per finding"),
    "json": Format("for programs", is_for_people=False),
}


def render(report: Report, form: str) -> str:
    """The report in one of FORMATS, in colour where the format has colours."""
    text: str = import_module(f".{form}", __package__).render(report)
    return text
