"""Where the documentation is published: what reports link to.

The project has no public home yet, and a name in `.invalid` is one that nobody can ever own
(RFC 6761). Who publishes the pages puts their address here and into pyproject.toml, under
`project.urls`.
"""

from __future__ import annotations

DOCUMENTATION = "https://replicalint.invalid/docs"


def rule_page(name: str) -> str:
    """The address of a rule's page."""
    return f"{DOCUMENTATION}/rules/{name}.md"
