"""The version of this package."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def tool_version() -> str:
    """The installed version; "unknown" where the package is only a folder."""
    try:
        return version("replicalint")
    except PackageNotFoundError:
        return "unknown"
