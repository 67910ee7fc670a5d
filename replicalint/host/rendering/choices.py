"""Which branches of which choices lead to the texts of one site: its choices, numbered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...source import Form, Span
from ..evaluation.found import SentValue
from ..extraction import Branch, OtherWay, Way
from ..libraries.library import Library
from ..values import Turns
from .ways import PutTogether, fragment_of
from .writing import Taken, write

_LAST = 1_000_000  # of however many options a choice has


class SiteChoices:
    """The branches of the choices of what is sent at one place, and where each stands."""

    def __init__(
        self,
        sent: Sequence[SentValue],
        span: Span,
        form: Form,
        name: str | None,
        libraries: Mapping[str, Library],
    ) -> None:
        self._sent = sent
        self._how = (span, form, name)
        self._libraries = libraries
        self._numbers: dict[object, int] = {}
        self._options: dict[int, int] = {}  # how many each choice has
        self._of: dict[Way, int] = {}  # which of the sent values a way is of
        self.places: dict[Branch, Span] = {}
        self.turns: set[int] = set()  # choices of how many turns a loop takes

    def ways(self, text: PutTogether, at: int) -> Iterator[Way]:
        """The ways to a text of the value of this number."""
        return (self._way(taken, at) for taken in text.ways)

    def _way(self, taken: Mapping[object, Taken], at: int) -> Way:
        one = self._sent[at]
        # Two that are sent under the same choices are two calls, and each of them happens.
        call = self._branch(frozenset(one.choices.items()), at, one.span)
        found = {call, *(self._branch(key, n, one.span) for key, n in one.choices.items())}
        for key, option in taken.items():
            branch = self._branch(key, option.option, option.span)
            self._options[branch[0]] = option.number
            found.add(branch)
        way = frozenset(found)
        self._of.setdefault(way, at)
        return way

    def _branch(self, key: object, option: int, span: Span) -> Branch:
        branch = (self._numbers.setdefault(key, len(self._numbers)), option)
        self.places.setdefault(branch, span)
        if isinstance(key, Turns):
            self.turns.add(branch[0])
        return branch

    def others(self, way: Way) -> Iterator[OtherWay]:
        """The ways that take another option of one of the choices that a way makes."""
        at = self._of[way]
        one, (span, form, name) = self._sent[at], self._how
        keys = {number: key for key, number in self._numbers.items()}
        made = {keys[choice]: option for choice, option in way}
        for choice, option in sorted(way):
            if keys[choice] in one.choices:
                continue
            for other in _others(option, self._options.get(choice, 1)):
                choices = {**made, keys[choice]: other, **one.choices}
                for otherwise in (0, _LAST):
                    written = write(one.value, span, choices, self._libraries, None, otherwise)
                    fragment = fragment_of(written, span, form, name)
                    yield OtherWay((choice, option), self._way(written.taken, at), fragment)
                    if choices.keys() >= written.taken.keys():
                        break  # it comes to no choice that is not made


def _others(option: int, number: int) -> Iterable[int]:
    """The first and the last of the other options."""
    others = [one for one in range(number) if one != option]
    return dict.fromkeys((*others[:1], *others[-1:]))
