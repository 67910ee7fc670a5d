"""What is found in the ways to put the SQL of one place together: what of it is known to occur."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from .border import Border
from .check import Fault, fault_of, unseen_of
from .code_identity import touches
from .combinations import UNDECIDED, Neighbour, in_combination, needed, together
from .contract import Contract
from .finding import PART_OF, Finding, Related, Severity
from .hole_marks import holes_of, in_program
from .host.extraction import Branch, OtherWay, Site, Way
from .judging import Judged, judged
from .settings.chosen_rules import Rules, of_contracts
from .source import Fragment
from .syntax.reading import read
from .syntax.statement import Syntax

UNANALYSED = "unanalysed"
# Rules about what parts of a statement are to one another; the others are about one place of it.
_OF_THE_WHOLE = frozenset(
    (
        *("unknown-column", "column-count", "type-mismatch", "correlated-fragment"),
        *("row-alias", "row-key", "rollout-column", "rollout-default", "unreplicated-relation"),
    )
)
_MOST_NEAR = 64  # ways of a site whose neighbours are looked at


class WaysOfSite(Struct):
    """The ways of one site, as they are judged."""

    site: Site
    contracts: tuple[Contract, ...]
    rules: Rules
    border: Border
    _near: dict[Way, Sequence[Neighbour[Fault]]] = field(default_factory=dict)

    def settled(self, numbered: Sequence[tuple[int, Judged]]) -> Iterator[tuple[Finding, Fragment]]:
        """The findings of a site, with the text that has each; those that no branch of a choice is
        known to bring about by itself, as undecided."""
        told: list[tuple[Finding, Fragment]] = []
        having: dict[Fault, set[Way]] = {}
        site, rules = self.site, of_contracts(self.rules, self.contracts)
        every = {way for ways in site.ways for way in ways}
        for number, one in numbered:
            ways = site.ways[number] if site.ways else ()
            if _is_unread(one):
                every.difference_update(ways)  # of which nothing is known
            for finding in _findings(one, site):
                having.setdefault(fault_of(finding), set()).update(ways)
                told.append((finding, one.syntax.fragment))
        for finding, fragment in told:
            branches = self._together(finding, fragment, having[fault_of(finding)], every)
            if not branches:
                yield finding, fragment
            elif UNDECIDED in rules.names(finding.span.source.path).selected:
                found = [in_combination(finding, branches, site.branches)]
                yield from ((each, fragment) for each in rules.settled(found))

    def _together(
        self, finding: Finding, fragment: Fragment, having: set[Way], every: set[Way]
    ) -> tuple[Branch, ...]:
        """The branches that bring a finding about together."""
        is_note = (finding.own_severity or finding.severity) is Severity.NOTE
        if is_note or finding.rule == UNANALYSED:
            return ()
        if self.site.others is None and every <= having:
            return ()
        if _is_numbered(finding, fragment) and len(turns := self._turns(having)) > 1:
            return turns
        if self.site.others is None:
            return together(having, every)
        if finding.rule not in _OF_THE_WHOLE:
            return ()
        near = self._near
        found: tuple[Branch, ...] = ()
        # A branch may bring it about alone in one way, which others in another do together.
        seen: set[Branch] = set()
        for way in sorted(having, key=lambda one: (one not in near, sorted(one))):
            if way <= seen:
                continue
            seen |= way
            if way not in near:
                if len(near) >= _MOST_NEAR:
                    return found or together(having, every)
                near[way] = self._neighbours(way)
            found = needed(fault_of(finding), near[way])
            if not found:
                return ()
        return found

    def _turns(self, having: set[Way]) -> tuple[Branch, ...]:
        """How often loops are run in a way that has a finding."""
        return tuple(one for one in sorted(min(having, key=sorted)) if one[0] in self.site.turns)

    def _neighbours(self, way: Way) -> Sequence[Neighbour[Fault]]:
        """What is found in the ways that differ from one in a branch."""
        site = self.site
        others = [*site.others(way)] if site.others is not None else []
        owners: list[OtherWay] = []

        def syntaxes() -> Iterator[Syntax]:
            for other in others:
                fragment = replace(other.fragment, name=site.function)
                for syntax in read(fragment, has_commands=False):
                    owners.append(other)
                    yield syntax

        faults: dict[int, set[Fault] | None] = {}
        for result in judged(syntaxes(), self.contracts, self.rules, self.border):
            known = faults.setdefault(id(owners[-1]), set())
            if _is_unread(result):
                faults[id(owners[-1])] = None
            elif known is not None:
                known.update(map(fault_of, _findings(result, site)))
        return [Neighbour(one.branch, one.way, faults.get(id(one))) for one in others]


def _findings(result: Judged, site: Site) -> Iterator[Finding]:
    """What is found in one way to put a site together."""
    holes = holes_of(result.syntax.fragment) if result.findings else {}
    return (_of_site(in_program(finding, holes), site) for finding in result.findings)


def _is_unread(result: Judged) -> bool:
    """Whether nothing of a statement was seen."""
    return None in result.statements or unseen_of(result.statements) is not None


def _is_numbered(finding: Finding, fragment: Fragment) -> bool:
    """Whether it is about a name that a number of the program is put into: `e${i}`."""
    span = finding.span
    return any(
        fragment.text[piece.start : piece.end].isdigit() and not piece.is_verbatim
        for piece in fragment.pieces
        if (piece.source or fragment.source) is span.source
        and span.start <= piece.source_start
        and piece.source_end <= span.end
    )


def _of_site(finding: Finding, site: Site) -> Finding:
    """A finding in the SQL of a site, which may stand in another place, or in another file."""
    told = replace(as_warning(finding), statement=site.span, statement_name=site.function)
    span = finding.span
    if span.source is site.span.source and touches(span, site.span):
        return told
    return replace(told, related=(*told.related, Related(site.span, PART_OF)))


def as_warning(finding: Finding) -> Finding:
    """What could not be analysed of a program is no error, unless settings say so."""
    if finding.rule != UNANALYSED:
        return finding
    if finding.own_severity is not None:
        return replace(finding, own_severity=Severity.WARNING)
    return replace(finding, severity=Severity.WARNING)
