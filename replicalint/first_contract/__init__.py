"""The first contract of a repository, from what is found in it: its schema, its queries."""

from .contract import LOOKED_FOR, FirstContract, NothingFound, first_contract

__all__ = ["LOOKED_FOR", "FirstContract", "NothingFound", "first_contract"]
