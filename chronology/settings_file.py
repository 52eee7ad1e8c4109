"""Where the settings of the plugin stand in ``mkdocs.yml``: the host hands on values without their lines."""

from __future__ import annotations

from pathlib import Path

import yaml

from chronology.errors import ConfigError, Problem

_PLUGIN = "chronology"


def find_setting(config_file: Path, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    """The nodes of a setting's name and value; None where the file does not state it.

    Raises ConfigError where the file is no YAML.
    """
    if not config_file.is_file():
        return None
    try:
        root = yaml.compose(config_file.read_text(encoding="utf-8"), yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{config_file}: this is not YAML: {error}") from error
    plugins = _find(root, "plugins")
    listed = plugins[1].value if plugins and isinstance(plugins[1], yaml.SequenceNode) else [plugins and plugins[1]]
    settings = (_find(node, _PLUGIN) for node in listed)
    found = (_find(pair[1], name) for pair in settings if pair)
    return next(filter(None, found), None)


def setting_fault(config_file: Path, name: str, message: str, at_name: bool = False) -> ConfigError:
    """A mistake in a setting, told where its value or its name stands, or by the plugin where that is unknown."""
    found = find_setting(config_file, name)
    if found is None:
        return ConfigError(f"plugin {_PLUGIN}: {name}: {message}")
    mark = found[0 if at_name else 1].start_mark
    return ConfigError(str(Problem(config_file.as_posix(), mark.line + 1, mark.column + 1, name, message)))


def _find(node: yaml.Node | None, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next(((name, value) for name, value in node.value if name.value == key), None)
