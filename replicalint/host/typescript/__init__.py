"""TypeScript and JavaScript: a file becomes the nodes of `host/`."""

from __future__ import annotations

from .file import SUFFIXES, comments, module
from .grammar import MissingParser

__all__ = ["SUFFIXES", "MissingParser", "comments", "module"]
