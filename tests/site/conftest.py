from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import build, lay_example


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The example of the tests, built once: bytes by path."""
    folder: Path = tmp_path_factory.mktemp("example")
    return build(lay_example(folder))
