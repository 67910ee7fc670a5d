"""What a repository already has that says which tables its replicas have, and who reads them."""

from .found import Origin, PassedOver, Programs, QueryFiles, Repository, Survey, Unreadable
from .looking import survey
from .paths import escaped, shared_folders
from .sql_text import other_system

__all__ = [
    "Origin",
    "PassedOver",
    "Programs",
    "QueryFiles",
    "Repository",
    "Survey",
    "Unreadable",
    "escaped",
    "other_system",
    "shared_folders",
    "survey",
]
