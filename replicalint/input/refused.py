"""What reading a text as a value of a type may end with, but for the value."""

from __future__ import annotations

from ..sqlstate import INVALID_TEXT_REPRESENTATION, NUMERIC_VALUE_OUT_OF_RANGE


class NotAValue(Exception):
    """The input function raises an error: its SQLSTATE, and the message that goes with it."""

    def __init__(self, sqlstate: str, message: str) -> None:
        super().__init__(sqlstate, message)
        self.sqlstate = sqlstate
        self.message = message


class Undetermined(Exception):
    """Settings of the server or of the session decide, or what is not looked into."""


def misspelt(kind: str, text: str) -> NotAValue:
    """The text is no value of the type."""
    return NotAValue(INVALID_TEXT_REPRESENTATION, f'invalid input syntax for type {kind}: "{text}"')


def out_of_range(kind: str, text: str) -> NotAValue:
    """The text is a whole number that the type does not hold."""
    return NotAValue(NUMERIC_VALUE_OUT_OF_RANGE, f'value "{text}" is out of range for type {kind}')
