"""Comments that suppress findings, written into files: what they say, and where they may stand."""

from .comment import NewIgnore, NotAComment, takes_comments
from .editing import Edited, NewComment
from .places import places

__all__ = ["Edited", "NewComment", "NewIgnore", "NotAComment", "places", "takes_comments"]
