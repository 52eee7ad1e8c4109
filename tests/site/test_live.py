from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from mkdocs.config import load_config

from chronology.site.mkdocs_plugin import ChronologyPlugin

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("command", "guarded"), [("build", True), ("serve", False)])
def test_only_a_page_that_is_shown_while_editing_lets_the_reload_script_run(
    tmp_path: Path, command: Literal["build", "serve"], guarded: bool
) -> None:
    from mkdocs.commands.build import build

    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    plugin = config.plugins["chronology"]
    assert isinstance(plugin, ChronologyPlugin)
    plugin.config["cache"] = str(tmp_path / "cache")
    config.plugins.on_startup(command=command, dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert ("Content-Security-Policy" in page) == guarded
