"""SQL/XML: the functions with a grammar of their own."""

from __future__ import annotations

from collections.abc import Callable

from ..cursor import pass_col_label
from ..typenames import simple_typename
from .calls import open_construct, separator
from .lists import expr_list
from .reader import Reader


def _attributes(r: Reader) -> None:
    """xml_attributes: XMLATTRIBUTES ( xml_attribute_list )."""
    open_construct(r)
    _attribute_list(r)
    r.close()


def _attribute_list(r: Reader) -> None:
    """xml_attribute_list."""
    while True:
        r.grammar.a_expr(r, 0)
        if r.accept("as"):
            pass_col_label(r)
        if not r.pass_comma():
            return


def _element(r: Reader) -> None:
    open_construct(r)
    r.expect("name")
    pass_col_label(r)
    if r.accept(","):
        if r.is_next("xmlattributes", "("):
            _attributes(r)
            if r.pass_comma():
                expr_list(r)
        else:
            expr_list(r)
    r.close()


def _forest(r: Reader) -> None:
    open_construct(r)
    _attribute_list(r)
    r.close()


def _document_or_content(r: Reader) -> None:
    if not r.accept_any("document", "content"):
        raise r.error("DOCUMENT or CONTENT")


def _parse(r: Reader) -> None:
    open_construct(r)
    _document_or_content(r)
    r.grammar.a_expr(r, 0)
    if r.accept_any("preserve", "strip"):
        r.expect("whitespace")
    r.close()


def _instruction(r: Reader) -> None:
    open_construct(r)
    r.expect("name")
    pass_col_label(r)
    if r.accept(","):
        r.grammar.a_expr(r, 0)
    r.close()


def _root(r: Reader) -> None:
    open_construct(r)
    r.grammar.a_expr(r, 0)
    r.expect(",", "version")
    if not r.accept_all("no", "value"):
        r.comma(r.at - 1)
        r.grammar.a_expr(r, 0)
    if r.accept(","):
        r.expect("standalone")
        if not r.accept("yes"):
            r.expect("no")
            r.accept("value")
    r.close()


def _serialize(r: Reader) -> None:
    number = open_construct(r)
    _document_or_content(r)
    r.grammar.a_expr(r, 0)
    r.expect("as")
    found = simple_typename(r, "AS")
    r.marks.lone_types.append(found)
    r.marks.results[number] = found
    is_negated = r.accept("no")
    if r.texts[r.at] == "indent" or is_negated:
        r.expect("indent")
        r.note_recent("INDENT", 16, r.at - 1, r.at - 1)
    r.close()


def _exists(r: Reader) -> None:
    open_construct(r)
    r.grammar.c_expr(r)
    argument(r)
    r.close()


def argument(r: Reader) -> None:
    """xmlexists_argument."""
    separator(r, "passing")
    _passing_mechanism(r)
    r.grammar.c_expr(r)
    _passing_mechanism(r)


def _passing_mechanism(r: Reader) -> None:
    """xml_passing_mech; BY as a column's name is none."""
    if r.texts[r.at] == "by" and r.texts[r.at + 1] in ("ref", "value"):
        r.at += 2


FUNCTIONS: dict[str, Callable[[Reader], None]] = {
    "xmlelement": _element,
    "xmlexists": _exists,
    "xmlforest": _forest,
    "xmlparse": _parse,
    "xmlpi": _instruction,
    "xmlroot": _root,
    "xmlserialize": _serialize,
}
