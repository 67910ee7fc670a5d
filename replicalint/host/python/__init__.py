"""Programs in Python as the nodes of all languages, read with `ast`."""

from .reading import module

__all__ = ["module"]
