"""The file system: finds files, reads them, loads contracts."""

from .baselines import BASELINE, baseline_file, gone_from, read_baseline_file
from .borders import leads_outside, repository_root, settled
from .changed_files import ChangedFiles, Standing, changes_since, staged_changes
from .contract_search import (
    NO_CONTRACT,
    FoundContracts,
    contracts_below,
    contracts_from,
    discover_contracts,
    is_called_contract,
)
from .contracts import contract_root, load_contract
from .discovery import Found, find_sql, find_text
from .document import read_document
from .gitignore import is_ignored
from .globs import matches
from .governing import (
    Governed,
    Naming,
    governed,
    governed_by,
    governed_so_far,
    governing,
    governing_of,
)
from .indexes import read_indexes
from .laid_out import LaidOut, laid_out, working_in
from .languages import is_code, is_code_path
from .listing import Listing, listing
from .named_paths import code_paths, files_of
from .packages import folders_in, plain_yaml
from .programs import changes_in, programs_beside
from .project import are_settings_changed
from .project_table import ProjectTable, project_table
from .reading import (
    LARGEST,
    InputError,
    printed_path,
    read_data,
    read_head,
    read_source,
    read_stream,
)
from .revisions import Revision
from .settings_files import is_settings_file

__all__ = [
    "BASELINE",
    "LARGEST",
    "NO_CONTRACT",
    "ChangedFiles",
    "Found",
    "FoundContracts",
    "Governed",
    "InputError",
    "LaidOut",
    "Listing",
    "Naming",
    "ProjectTable",
    "Revision",
    "Standing",
    "are_settings_changed",
    "baseline_file",
    "changes_in",
    "changes_since",
    "code_paths",
    "contract_root",
    "contracts_below",
    "contracts_from",
    "discover_contracts",
    "files_of",
    "find_sql",
    "find_text",
    "folders_in",
    "gone_from",
    "governed",
    "governed_by",
    "governed_so_far",
    "governing",
    "governing_of",
    "is_called_contract",
    "is_code",
    "is_code_path",
    "is_ignored",
    "is_settings_file",
    "laid_out",
    "leads_outside",
    "listing",
    "load_contract",
    "matches",
    "plain_yaml",
    "printed_path",
    "programs_beside",
    "project_table",
    "read_baseline_file",
    "read_data",
    "read_document",
    "read_head",
    "read_indexes",
    "read_source",
    "read_stream",
    "repository_root",
    "settled",
    "staged_changes",
    "working_in",
]
