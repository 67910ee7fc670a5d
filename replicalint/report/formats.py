"""The formats of a report: each is the module of its name here, with `render(report) -> str`.

That of a format with an ending takes a `View` as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

from .view import PLAIN, View

if TYPE_CHECKING:
    from ..finding import Report


class Format(Struct, frozen=True):
    """What a format is, in a few words. What does not say itself what the run comes to has an
    ending for people; what commands a CI runner on purpose goes out as it is.
    """

    about: str
    has_ending: bool = False
    is_commands: bool = False


FORMATS: Mapping[str, Format] = {
    "text": Format("annotated source", has_ending=True),
    "concise": Format("one line per finding", has_ending=True),
    "json": Format("for programs"),
    "jsonl": Format("the same with one finding a line"),
    "sarif": Format("SARIF 2.1.0, for code scanning"),
    "github": Format("annotations of GitHub Actions, where it is the default", is_commands=True),
    "gitlab": Format("GitLab's Code Quality"),
    "junit": Format("JUnit's XML"),
    "rdjson": Format("for reviewdog"),
    "markdown": Format("a comment of a pull request"),
}


def render(report: Report, form: str, view: View = PLAIN) -> str:
    """The report in one of FORMATS; one for people as they view it, and in colour."""
    render = import_module(f".{form}", __package__).render
    text: str = render(report, view) if FORMATS[form].has_ending else render(report)
    return text
