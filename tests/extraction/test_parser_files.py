"""The parser is used only when its files are those that were tested."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import ModuleType

import pytest

from chronology.errors import SetupError
from chronology.extraction.parser import load_parser, refuse_other_files
from chronology.languages import load
from chronology.languages.language import ParserPackage

PACKAGE = ParserPackage("some_parser", "1.0.0")
DIGESTS = {"model": hashlib.sha256(b"weights").hexdigest()}


@pytest.fixture
def module(tmp_path: Path) -> ModuleType:
    module = ModuleType("some_parser")
    module.__file__, module.__version__ = str(tmp_path / "__init__.py"), "1.0.0"  # type: ignore[attr-defined]
    (tmp_path / "some_parser-1.0.0").mkdir()
    (tmp_path / "some_parser-1.0.0" / "model").write_bytes(b"weights")
    return module


def refusal(module: ModuleType) -> str | None:
    try:
        refuse_other_files(module, PACKAGE, DIGESTS)
    except SetupError as error:
        return str(error).replace(str(Path(str(module.__file__)).parent), "")
    return None


def test_the_files_that_were_tested_are_taken(module: ModuleType) -> None:
    assert refusal(module) is None


def test_a_changed_byte_is_refused_with_the_way_out(module: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "some_parser-1.0.0" / "model").write_bytes(b"weight5")
    expected = (
        "/some_parser-1.0.0/model differs from the some_parser 1.0.0 that was tested; "
        "install it again: pip install --force-reinstall some-parser==1.0.0"
    )
    assert refusal(module) == expected


def test_a_missing_file_is_refused(module: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "some_parser-1.0.0" / "model").unlink()
    assert "is missing from the some_parser 1.0.0 that was tested" in str(refusal(module))


def test_another_version_is_refused(module: ModuleType) -> None:
    module.__version__ = "2.0.0"  # type: ignore[attr-defined]
    assert "some_parser is 2.0.0, but some_parser 1.0.0 is the one that was tested" in str(refusal(module))


def test_the_installed_parser_is_the_one_that_was_tested() -> None:
    assert load_parser(load("en")).meta["version"] == "3.8.0"
