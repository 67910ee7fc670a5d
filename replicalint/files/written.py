"""Contracts as texts that are written: read back first, and held against what was meant."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from ..contract import Contract, ContractError, Node
from ..contract.load import read_contract
from ..source import Source, visible
from ..writing import NotEditable, form_of, text_of, updated
from .borders import repository_root, settled
from .contracts import contract_root
from .document import MOST_BYTES, read_document
from .reading import Bound, InputError, decoded, printed_path, read_bytes


class ContractFile(Struct, frozen=True):
    """The file of a contract: its text, the text as a tree, and what it says."""

    source: Source
    root: Node
    contract: Contract
    bom: bytes = b""

    def saying(self, contract: Contract, comments: Mapping[str, str]) -> str:
        """The text with as few changes as make it say another contract.

        `comments` are those on what is put in, by key path. Raises InputError where the text leaves
        no place for that.
        """
        path = visible(self.source.path)
        try:
            text = updated(self.root, self.contract, contract, comments)
        except NotEditable as error:
            what = f"cannot change {visible(error.path) or 'the contract'} {error.why}"
            raise InputError([f"{path}:{error.line}: {what}: change it by hand"]) from None
        if not _says(text, contract):
            raise InputError([f"{path}: cannot be edited in the style that it is written in"])
        return text

    def encoded(self, text: str) -> bytes:
        """The bytes of a text in its place."""
        return self.bom + text.encode("utf-8")


def read_contract_file(path: Path) -> ContractFile:
    """Reads the file of a contract.

    Raises InputError where it cannot be read, ContractError where it is no contract.
    """
    path = settled(path)
    printed = printed_path(path, contract_root(path))
    data = read_bytes(path, repository_root(path), Bound(MOST_BYTES, printed))
    source = Source(printed, decoded(data, printed))
    document = read_document(source)
    contract = read_contract(document.root, document.mistakes)
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return ContractFile(source, document.root, contract, bom)


def new_text(contract: Contract, comments: Mapping[str, str], printed: str) -> str:
    """The text of a new file that says a contract; InputError where no text can."""
    text = text_of(contract, comments)
    if len(text.encode("utf-8")) > MOST_BYTES:
        raise InputError(
            [f"{visible(printed)}: would be larger than {MOST_BYTES} bytes: choose fewer tables"]
        )
    try:
        document = read_document(Source(printed, text))
        back = read_contract(document.root, document.mistakes)
    except ContractError as error:
        raise InputError([str(mistake) for mistake in error.mistakes]) from None
    if form_of(back) != form_of(contract):
        raise InputError([f"{visible(printed)}: holds a name that a contract cannot have"])
    return text


def _says(text: str, contract: Contract) -> bool:
    try:
        document = read_document(Source("", text))
        return form_of(read_contract(document.root, document.mistakes)) == form_of(contract)
    except ContractError:
        return False
