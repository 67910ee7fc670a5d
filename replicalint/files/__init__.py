"""The file system: finds files, reads them, loads contracts."""

from .contracts import contract_root, discover_contracts, load_contract
from .finding import sql_files
from .governing import Governed, governed, governing
from .reading import (
    InputError,
    decoded,
    printed_path,
    read_source,
    repository_root,
)

__all__ = [
    "Governed",
    "InputError",
    "contract_root",
    "decoded",
    "discover_contracts",
    "governed",
    "governing",
    "load_contract",
    "printed_path",
    "read_source",
    "repository_root",
    "sql_files",
]
