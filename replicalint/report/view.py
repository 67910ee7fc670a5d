"""How people see a report: in how many columns, how much of it, and with which links."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

WIDTH = 120
LEAST_WIDTH = 40
MOST_WIDTH = 1000  # nobody reads a line of megabytes


class View(Struct, frozen=True):
    """The columns that there are, and what is shown in them.

    `is_wrapped` says that sentences end there as well, as on a terminal; source lines are always
    cut. `is_verbose` shows every finding in full. `address` gives the URI of a path that a report
    prints, where a terminal can open it; None: there are no links.
    """

    width: int = WIDTH
    is_wrapped: bool = False
    is_verbose: bool = False
    address: Callable[[str], str | None] | None = None


PLAIN = View()
