"""Recordings are of the host files beside them, and of the versions that are pinned."""

from __future__ import annotations

import pytest
from record import LIBRARIES, PACKAGES, calls, host_files, recorded_libraries, versions
from recordings import recording

FOLDERS = recorded_libraries()
FILES = [path for folder in FOLDERS for path in host_files(LIBRARIES / folder)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_each_host_file_has_a_recording_of_its_calls(path):
    recorded = recording(path.with_name(f"{path.name}.emitted"))
    made = [call.expression for call in recorded.calls if call.expression != "(module)"]
    assert made == calls(path.read_text())


@pytest.mark.parametrize("library", FOLDERS)
def test_each_recording_names_the_versions_that_are_pinned(library):
    headers = {recording(path).header for path in (LIBRARIES / library).rglob("*.emitted")}
    assert headers == {versions(library)}


def test_each_library_names_its_packages():
    assert set(FOLDERS) <= set(PACKAGES)
    assert {path.relative_to(LIBRARIES).parts[0] for path in LIBRARIES.rglob("*.emitted")} == set(
        FOLDERS
    )
