from __future__ import annotations

from pathlib import Path

from tests.browser.chromium import choose_installer, find_chromium


def test_the_browser_that_a_person_names_comes_first(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.touch()
    assert find_chromium({"CHROMIUM": str(mine)}, lambda name: "/other", ()) == str(mine)


def test_a_named_browser_that_is_not_there_is_not_replaced_silently(tmp_path: Path) -> None:
    assert find_chromium({"CHROMIUM": str(tmp_path / "gone")}, lambda name: "/other", ()) is None


def test_a_browser_on_the_path_is_found() -> None:
    assert find_chromium({}, {"google-chrome": "/opt/chrome"}.get, ()) == "/opt/chrome"


def test_no_browser_is_no_browser() -> None:
    assert find_chromium({}, lambda name: None, ()) is None


def test_packages_are_installed_as_root_only() -> None:
    has_apt = {"apt-get": "/usr/bin/apt-get"}.get
    assert (choose_installer(has_apt, root=True), choose_installer(has_apt, root=False)) == ("apt-get", None)


def test_brew_never_runs_as_root() -> None:
    has_brew = {"brew": "/opt/brew"}.get
    assert (choose_installer(has_brew, root=True), choose_installer(has_brew, root=False)) == (None, "brew")
