"""The libraries that are known, and which of them a package is."""

from __future__ import annotations

from .library import Library
from .node_postgres import NODE_POSTGRES

LIBRARIES: tuple[Library, ...] = (NODE_POSTGRES,)
BY_NAME = {library.name: library for library in LIBRARIES}
BY_PACKAGE = {package: library for library in LIBRARIES for package in library.packages}
