"""Builds and serves a site from its settings file: the same as ``mkdocs build`` and ``mkdocs serve``."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from chronology.errors import ConfigError


def build_site(config_file: Path, *, strict: bool = False, quiet: bool = False, verbose: bool = False) -> Path:
    """Build the site and return its folder. Raises ConfigError with what MkDocs has to say."""
    with _Logging(quiet, verbose):
        try:
            config = load_config(str(config_file), strict=strict or None)
            build(config)
        except MkDocsException as error:
            raise ConfigError(str(error).strip()) from error
    return Path(config.site_dir)


def serve_site(config_file: Path, *, address: str, quiet: bool = False, verbose: bool = False) -> None:
    """Show the site with live reload until it is stopped. Raises ConfigError with what MkDocs has to say."""
    with _Logging(quiet, verbose):
        try:
            serve(str(config_file), dev_addr=address)
        except MkDocsException as error:
            raise ConfigError(str(error).strip()) from error


class _Logging:
    """Shows MkDocs' messages on standard error while it works."""

    def __init__(self, quiet: bool, verbose: bool) -> None:
        self._handler = logging.StreamHandler()
        self._handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        self._level = logging.DEBUG if verbose else logging.WARNING if quiet else logging.INFO

    def __enter__(self) -> None:
        logger = logging.getLogger("mkdocs")
        logger.addHandler(self._handler)
        logger.setLevel(self._level)

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self._handler)
