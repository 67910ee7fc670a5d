"""The table of a verification for people: what disagrees first, then what was not compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..counting import counted
from ..finding import Finding
from ..source import Span, visible
from ..verification import Answer, Difference, Outcome, Verdict, Verification
from .colours import ERROR, RESET, TITLE
from .width import width

_WORKS = "-----"


def render_verification(verification: Verification) -> str:
    """The servers, the statements by outcome, the catalogue, and what it all comes to."""
    parts = [
        [f"{role:<7}  {visible(address)}" for role, address in verification.servers],
        *_tables(verification),
        _differences(verification.differences),
        [*_summary(verification)],
    ]
    return "\n".join("".join(f"{line}\n" for line in part) for part in parts if part)


def _tables(verification: Verification) -> Iterator[list[str]]:
    for outcome in Outcome:
        verdicts = verification.having(outcome)
        shown = [one for one in verdicts if outcome is not Outcome.AGREED or one.answer]
        if shown:
            title = "agreed: refused, as predicted" if shown[0].answer else outcome.value
            title = title if outcome is Outcome.AGREED else outcome.value
            colour = ERROR if outcome.is_disagreement else TITLE
            rows = [row for verdict in shown for row in _rows(verdict)]
            yield [f"{colour}{title}{RESET}: {len(shown)}", *_table(rows)]


def _rows(verdict: Verdict) -> Iterator[tuple[str, str, str]]:
    """Where, the SQLSTATE and what is said: by the replica, the linter and the primary."""
    place = _place(verdict.span)
    if verdict.outcome is Outcome.NOT_VERIFIED:
        yield place, "", visible(verdict.reason)
        return
    said = [_said("replica", verdict.answer)]
    if verdict.outcome is Outcome.NOT_ANALYSED:
        said.insert(0, ("", f"linter: {visible(verdict.reason)}"))
    if verdict.outcome is not Outcome.AGREED:
        said += [_finding(error) for error in verdict.errors]
    if verdict.suppressed:
        silenced = "a comment suppresses the finding, but it is a prediction all the same"
        said.append(("", silenced))
    if verdict.has_asked_primary and (verdict.answer or verdict.primary):
        said.append(_primary(verdict))
    for number, (state, words) in enumerate(said):
        yield place if number == 0 else "", state, words


def _said(role: str, answer: Answer | None) -> tuple[str, str]:
    if answer is None:
        return _WORKS, f"{role}: accepts it"
    return answer.sqlstate, f"{role}: {visible(answer.message)}"


def _finding(error: Finding) -> tuple[str, str]:
    return error.sqlstate or "", f"linter: {visible(error.message)} [{error.rule}]"


def _primary(verdict: Verdict) -> tuple[str, str]:
    """Whether the fault is one of the statement, or of the replica."""
    state, words = _said("primary", verdict.primary)
    if verdict.primary is None:
        return state, f"{words}, only the replica does not"
    return state, f"{words} (refused everywhere)" if verdict.answer else words


def _table(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    places = max(width(place) for place, _, _ in rows)
    has_states = any(state for _, state, _ in rows)
    lines = []
    for place, state, words in rows:
        padding = " " * (places - width(place))
        column = f"  {state:<5}" if has_states else ""
        lines.append(f"  {place}{padding}{column}  {words}")
    return lines


def _differences(differences: Sequence[Difference]) -> list[str]:
    lines = []
    for is_note, title, colour in (
        (False, "the contract and the catalogue differ", ERROR),
        (True, "notes on the catalogue", TITLE),
    ):
        found = [one for one in differences if one.is_note is is_note]
        if found:
            lines.append(f"{colour}{title}{RESET}: {len(found)}")
            lines += _table([(_place(one.span), "", visible(one.message)) for one in found])
    return lines


def _summary(verification: Verification) -> Iterator[str]:
    verdicts = verification.verdicts
    outcomes = [(len(verification.having(outcome)), outcome.value) for outcome in Outcome]
    counts = ", ".join(f"{count} {words}" for count, words in outcomes if count)
    stopped = "" if verification.is_complete else ", stopped early"
    yield f"{counted(len(verdicts), 'statement')}{stopped}: {counts or 'nothing to compare'}"
    if verification.internal_errors:
        yield counted(len(verification.internal_errors), "internal error")
    unconfirmed = sum(one.unconfirmed for one in verdicts)
    if unconfirmed:
        yield f"{counted(unconfirmed, 'finding')} that preparing cannot confirm"
    if verification.migrations:
        files = counted(verification.migrations, "file")
        yield f"migrations not verified: {files}"
    if verification.unselected:
        yield f"{counted(verification.unselected, 'statement')} not selected"
    if verification.excepted:
        yield f"{counted(verification.excepted, 'file')} excepted"
    if verification.left_out:
        yield f"{counted(verification.left_out, 'rollback part')} not judged"
    wrong = sum(not one.is_note for one in verification.differences)
    if verification.is_complete or wrong:
        words = counted(wrong, "difference") if wrong else "matches the contract"
        yield f"the catalogue: {words}"


def _place(span: Span) -> str:
    return visible(f"{span.source.path}:{span.line}:{span.column}")
