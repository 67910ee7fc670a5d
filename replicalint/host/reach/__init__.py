"""What a program reaches from where it begins, by imports and calls: more rather than less."""

from .beginnings import Beginning, CodePattern, reached_from
from .program import FunctionPlace, MissingImport, Program, ProgramModule, as_it_is
from .reached import Reached, ReachStep
from .stops import StoppedAt, Stops

__all__ = [
    "Beginning",
    "CodePattern",
    "FunctionPlace",
    "MissingImport",
    "Program",
    "ProgramModule",
    "ReachStep",
    "Reached",
    "StoppedAt",
    "Stops",
    "as_it_is",
    "reached_from",
]
