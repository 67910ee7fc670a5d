"""A primary's schema to the contract of its replicas: pure, whatever the schema was read from."""

from .contract import contract_of
from .kept import kept
from .pulled import Pulled, PullError, Wanted
from .relations import column_of, relation_of

__all__ = ["PullError", "Pulled", "Wanted", "column_of", "contract_of", "kept", "relation_of"]
