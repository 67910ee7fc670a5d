"""From values to the text that a program sends: each way to put it together, as a fragment."""

from __future__ import annotations

from .choices import SiteChoices
from .ways import Rendered, bound_to, few_of, ways

__all__ = ["Rendered", "SiteChoices", "bound_to", "few_of", "ways"]
