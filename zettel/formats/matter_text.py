"""Front matter written: properties → YAML between two lines of `---`.

Apart from reading it, which needs the parsers of links; a new note has no need of them.
"""

import re
from collections.abc import Iterable
from typing import Any

import yaml
from frontmatter import Post
from frontmatter.default_handlers import YAMLHandler

from zettel.model import Property, Record


class MatterWriter(YAMLHandler):
    """The half of a handler of python-frontmatter that writes."""

    def export(self, metadata: dict[str, object], **_: object) -> str:
        """Write a dictionary as YAML, quoted so that any reader takes strings for strings."""
        return str(
            yaml.dump(
                metadata,
                Dumper=_Dumper,
                allow_unicode=True,
                sort_keys=False,
                width=10_000,
                default_flow_style=False,
            )
        ).strip()


class _Dumper(yaml.SafeDumper):
    """Escapes what YAML 1.1 alone takes for line breaks, and would fold."""


def _represent(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _BREAK.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_BREAK = re.compile("[\x85\u2028\u2029]")
_Dumper.add_representer(str, _represent)
_WRITER = MatterWriter()


def to_text(properties: Iterable[Property]) -> str:
    """Write properties as front matter with its two lines of `---`, ending in a line end."""
    post = Post("", _WRITER)
    post.metadata = to_dict(properties)  # no keyword arguments: a key may be called "content"
    return str(_WRITER.format(post)) + "\n"


def to_dict(properties: Iterable[Property]) -> dict[str, Any]:
    """Return properties as plain data: no value is None, one a string, several a list."""
    return {item.key: _to_data(item) for item in properties}


def _to_data(item: Property) -> Any:  # noqa: ANN401 - plain data of any depth
    values = [
        to_dict(value.properties) if isinstance(value, Record) else value for value in item.values
    ]
    if not values:
        return None
    return values[0] if len(values) == 1 else values
