"""What an import of TypeScript or JavaScript leads to, as its many tools resolve it."""

from .resolver import Resolver

__all__ = ["Resolver"]
