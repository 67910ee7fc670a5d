"""The report as SARIF 2.1.0, for GitHub's code scanning and every viewer of it.

Follows https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html, and of what GitHub
takes, https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning.
"""

from .log import render

__all__ = ["render"]
