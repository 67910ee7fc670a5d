"""Programs in Python as the nodes of all languages, read with `ast`."""

from .reading import comments, module
from .resolution import resolution

__all__ = ["comments", "module", "resolution"]
