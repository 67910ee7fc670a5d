"""What every PostgreSQL server has, by version, and what the common extensions add.

Generated from real servers of versions 15 to 18. A type that an extension adds has no schema:
it may have been installed in any. Each object carries the versions that have it: `since` 15 means
"15 or earlier", `until` None means "still there".
"""

from .functions import (
    Signature,
    extension_functions,
    extensions_with_function,
    function_names,
    functions,
)
from .keys import key
from .keywords import Keyword, keyword, keywords
from .objects import (
    ObjectInfo,
    depends_on_build,
    extension,
    extension_names,
    extension_object,
    extensions_with_object,
    has_object,
    is_of_builds,
    object_names,
)
from .opclasses import Opclass, can_always_be_compared, extension_opclasses, opclasses
from .operators import (
    CastInfo,
    OperatorInfo,
    cast,
    casts_from,
    extension_casts,
    extension_operators,
    extensions_with_operator,
    operator_names,
    operators,
)
from .relations import (
    CatalogColumn,
    CatalogRelation,
    extension_relation,
    extensions_with_relation,
    is_system_index,
    relation,
    relation_names,
)
from .tables import NEWEST, OLDEST, Versioned, is_in
from .types import (
    TypeInfo,
    extension_type,
    extensions_with_type,
    type_info,
    type_named,
    type_names,
)

__all__ = [
    "NEWEST",
    "OLDEST",
    "CastInfo",
    "CatalogColumn",
    "CatalogRelation",
    "Keyword",
    "ObjectInfo",
    "Opclass",
    "OperatorInfo",
    "Signature",
    "TypeInfo",
    "Versioned",
    "can_always_be_compared",
    "cast",
    "casts_from",
    "depends_on_build",
    "extension",
    "extension_casts",
    "extension_functions",
    "extension_names",
    "extension_object",
    "extension_opclasses",
    "extension_operators",
    "extension_relation",
    "extension_type",
    "extensions_with_function",
    "extensions_with_object",
    "extensions_with_operator",
    "extensions_with_relation",
    "extensions_with_type",
    "function_names",
    "functions",
    "has_object",
    "is_in",
    "is_of_builds",
    "is_system_index",
    "key",
    "keyword",
    "keywords",
    "object_names",
    "opclasses",
    "operator_names",
    "operators",
    "relation",
    "relation_names",
    "type_info",
    "type_named",
    "type_names",
]
