"""What lies in the folder of the machine's own files is data, of any shape: at worst it is made anew."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from chronology.store import sealed
from chronology.store.cache import Kept, read_cache
from chronology.store.proposed_cache import read_clusters, read_entry
from chronology.store.sealed import drop_sealed, from_line, from_repeated, read_own_bytes, read_sealed, write_sealed

DEEP = "[" * 100_000 + "]" * 100_000


def test_what_was_written_is_read(tmp_path: Path) -> None:
    write_sealed(tmp_path / "kept.json", "format 1", ["one", "two"])
    found = read_sealed(tmp_path / "kept.json", "format 1")
    assert found is not None
    assert found.lines == ["one", "two"]


@pytest.mark.parametrize("target", ["/dev/zero", "kept.json"])
def test_a_link_is_as_good_as_missing(tmp_path: Path, target: str) -> None:
    write_sealed(tmp_path / "kept.json", "format 1", ["one"])
    (tmp_path / "link.json").symlink_to(target)
    assert read_sealed(tmp_path / "link.json", "format 1") is None


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "kept.json")
    assert read_sealed(tmp_path / "kept.json", "format 1") is None


def test_a_file_beyond_all_measure_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "_CAP_BYTES", 1_000)
    (tmp_path / "kept.json").write_bytes(b"x" * 1_001)
    with pytest.raises(OSError, match="it is too large"):
        read_own_bytes(tmp_path / "kept.json")


def test_a_folder_in_the_place_of_a_file_stays(tmp_path: Path) -> None:
    (tmp_path / "kept.json").mkdir()
    drop_sealed(tmp_path / "kept.json")
    write_sealed(tmp_path / "kept.json", "format 1", ["one"])
    assert [file.name for file in tmp_path.iterdir()] == ["kept.json"]
    assert read_sealed(tmp_path / "kept.json", "format 1") is None


@pytest.mark.parametrize("read", [from_line, from_repeated])
def test_what_is_nested_without_end_is_refused(read: object) -> None:
    assert callable(read)
    with pytest.raises(ValueError, match="nested too deeply"):
        read(DEEP)


def test_a_nested_cache_of_records_is_as_good_as_missing(tmp_path: Path) -> None:
    write_sealed(tmp_path / "store.json", "chronology store cache 4 version", [DEEP] * 12)
    assert read_cache(tmp_path / "store.json", "version") == Kept()


def test_nested_proposals_are_as_good_as_missing(tmp_path: Path) -> None:
    body = DEEP.encode()
    (tmp_path / "entry.json").write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    (tmp_path / "clusters.json").write_bytes(body)
    assert read_entry(tmp_path, "entry") is None
    assert read_clusters(tmp_path) is None
