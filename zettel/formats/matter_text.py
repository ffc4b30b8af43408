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
    """Writes values as a person would: paragraphs as they are, a typed value on one line.

    What YAML 1.1 alone takes for line breaks, and would fold, is escaped.
    """


def _represent(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    is_block = "\n" in text and text == text.strip() and not _UNEVEN.search(text)
    style = '"' if _BREAK.search(text) else "|" if is_block else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_mapping(dumper: yaml.SafeDumper, data: dict[str, object]) -> yaml.MappingNode:
    is_value = data.keys() == {"@value", "@type"} and "\n" not in str(data["@value"])
    return dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=is_value or None)


_BREAK = re.compile("[\x85\u2028\u2029]")
_UNEVEN = re.compile(r"[\r\t]| $|^ ", re.MULTILINE)  # what a block would hide, or not keep
_Dumper.add_representer(str, _represent)
_Dumper.add_representer(dict, _represent_mapping)
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
