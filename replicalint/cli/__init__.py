"""The command line: options, output and exit status; the only package that prints or exits."""

from .command import main

__all__ = ["main"]
