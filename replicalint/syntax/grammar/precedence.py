"""The precedences at the head of gram.y: what binds more strongly has the higher one."""

from __future__ import annotations

from typing import Final

LABELLED: Final = -1  # of a target_el, whose operators may be its label
OR: Final = 1
AND: Final = 2
NOT: Final = 3
IS: Final = 4  # nonassoc, as the next two
COMPARED: Final = 5
MATCHED: Final = 6  # BETWEEN IN LIKE ILIKE SIMILAR NOT_LA
OP: Final = 7
ADDED: Final = 8
MULTIPLIED: Final = 9
RAISED: Final = 10
AT: Final = 11
COLLATED: Final = 12
SIGNED: Final = 13
CAST: Final = 14
OPERAND: Final = 15  # more than any operator
