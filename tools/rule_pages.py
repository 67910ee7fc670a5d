"""Writes docs/rules: a page for each rule, made from its documentation, and a page that lists them.

python tools/rule_pages.py
"""

from __future__ import annotations

from pathlib import Path

from replicalint.explain import explanation_as_markdown, index_as_markdown
from replicalint.rules import RULES

FOLDER = Path(__file__).parent.parent / "docs" / "rules"


def pages() -> dict[str, str]:
    """The text of each page by the name of its file."""
    made = {f"{rule.name}.md": explanation_as_markdown(rule) for rule in RULES}
    return {"README.md": index_as_markdown(RULES), **made}


def main() -> None:
    """Writes the pages, and removes those of rules that are gone."""
    FOLDER.mkdir(exist_ok=True)
    made = pages()
    for path in FOLDER.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
