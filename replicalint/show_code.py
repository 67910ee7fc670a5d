"""The SQL of a file of host code as people read it: as it is put together, with its holes.

```text
db/orgs.ts:12: SELECT (getOrg)
  | select "id" from "orgs" where "orgs"."name" = $1
  12:14  relation  orgs  name: orgs; resolved: public.orgs
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from .border import Border, at, in_file
from .contract import Contract
from .counting import counted
from .hole_marks import holes_of, is_mark, without_marks
from .host.extraction import Declared, Extraction, Site
from .replica import looked_up
from .resolve import Session
from .show import contents_as_text, statement_as_text, unselected_as_text
from .source import Span, visible
from .syntax.lexeme import Lexeme
from .syntax.reading import read
from .syntax.statement import Syntax
from .syntax.styles import styles_of


def code_as_text(extraction: Extraction, contract: Contract, border: Border) -> str:
    """What a file holds: its SQL with its facts, what it declares, and what is not read of it."""
    sites = [(site, _ways(site, border)) for site in extraction.sites]
    sites = [(site, ways) for site, ways in sites if any(ways)]
    every = [syntax for _, ways in sites for way in ways for syntax in way]
    recognised = {
        "libraries": [site.library for site, _ in sites if site.library],
        "parameters": [style.name for one in every for style in styles_of(_parameters(one))],
        "holes": [hole for one in every for hole in holes_of(one.fragment).values()],
    }
    names = [site.function for site, _ in sites]
    session = Session(contract)
    shown = [_site(site, ways, session, border) for site, ways in sites]
    rest = (*_declared(extraction.declared), *_not_read(extraction))
    ending = "".join(f"{line}\n" for line in rest)
    contents = contents_as_text(extraction.source.path, names, recognised)
    return contents + "\n".join([*shown, ending] if ending else shown)


def _parameters(syntax: Syntax) -> list[Lexeme]:
    """The lexemes that may be parameters: those in the place of holes are no program's."""
    return [one for one in syntax.lexemes if not is_mark(one.text)]


def _ways(site: Site, border: Border) -> list[list[Syntax]]:
    """The statements of each way in which the SQL of a site may be put together."""
    fragments = [replace(one, name=site.function) for one in site.fragments]
    readings = [read(one, has_commands=False) for one in fragments]
    return [[*border.each(one.__iter__, in_file(site.span.source))] for one in readings]


def _site(site: Site, ways: Sequence[Sequence[Syntax]], session: Session, border: Border) -> str:
    """The statements of a site, each as it is put together and with its facts."""
    several = f", the first of {len(ways)} ways" if len(ways) > 1 else ""
    texts: list[str] = []
    for number, way in enumerate(ways):
        for syntax in way:
            text = border.only(partial(_statement, syntax, session), at(syntax.span, syntax.name))
            told = without_marks(text or "\n", holes_of(syntax.fragment))
            title, _, facts = told.partition("\n")
            which = several if number == 0 else ", another way"
            texts.append(f"{title}{which if several else ''}\n{_as_sent(syntax)}{facts}")
    note = f"{visible(site.note)}\n" if site.note is not None else ""
    return "\n".join(texts) + note


def _statement(syntax: Syntax, session: Session) -> str:
    if not session.selects(syntax):
        session.pass_over(syntax)
        return unselected_as_text(syntax.span, syntax.kind, syntax.name)
    return statement_as_text(looked_up(session.resolve(syntax), session.seen_by(syntax)))


def _as_sent(syntax: Syntax) -> str:
    """The text of a statement as a server gets it, with `$1` for values and names for holes."""
    return "".join(f"  | {visible(line)}".rstrip() + "\n" for line in syntax.text.splitlines())


def _declared(declared: Sequence[Declared]) -> Iterator[str]:
    """The relations and columns of a schema that the functions of the file name."""
    for one in dict.fromkeys(replace(one, function=None) for one in declared):
        name = ".".join(part for part in (one.schema, one.relation, one.column) if part is not None)
        kind = "column" if one.column is not None else one.kind
        shown = f" {one.type}" if one.type is not None else ""
        yield f"{_place(one.span)}: declared {kind} {visible(name + shown)}"


def _not_read(extraction: Extraction) -> Iterator[str]:
    """The calls of libraries, and the parts of the file, that are not read."""
    for calls in extraction.unread:
        number = counted(len(calls.spans), "call")
        yield f"{_place(calls.spans[0])}: {number} of {visible(calls.what)} not read"
    for reason, span in extraction.problems:
        yield f"{_place(span)}: {visible(reason)}"


def _place(span: Span) -> str:
    return f"{visible(span.source.path)}:{span.line}"
