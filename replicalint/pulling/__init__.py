"""A primary's schema to the contract of its replicas: pure, whatever the schema was read from."""

from .contract import contract_of
from .pulled import Pulled, PullError, Wanted

__all__ = ["PullError", "Pulled", "Wanted", "contract_of"]
