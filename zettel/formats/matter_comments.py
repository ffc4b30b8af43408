"""What comments in front matter say: `# …`, where it is no part of a value.

YAML: https://yaml.org/spec/1.2.2/#66-comments; TOML: https://toml.io/en/v1.0.0#comment
"""

import re
from collections.abc import Iterator

import yaml

from zettel.formats.yaml_nodes import MAX_SIZE

_TOML = re.compile(
    r'"""(?:\\.|.)*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#(?P<said>[^\r\n]*)',
    re.DOTALL,
)
_COMMENT = re.compile(r"(?:^|(?<=\s))#([^\r\n]*)", re.MULTILINE)
_OWN_LINE = re.compile(r"^#([^\r\n]*)", re.MULTILINE)


def find_matter_comments(text: str) -> Iterator[tuple[int, str]]:
    """Yield the comments of front matter with their lines from 1 on; `text` has its borders.

    In YAML that cannot be read only a line that begins with `#` is one.
    """
    if text.startswith("+++"):
        found = [(match.start(), match["said"]) for match in _TOML.finditer(text)]
    else:
        found = list(_find_in_yaml(text))
    for start, said in found:
        if said is not None:
            yield 1 + text.count("\n", 0, start), said


def _find_in_yaml(text: str) -> Iterator[tuple[int, str]]:
    for start, end in _find_gaps(text):
        for match in _COMMENT.finditer(text, start, end):
            yield match.start(), match[1]


def _find_gaps(text: str) -> list[tuple[int, int]]:
    """Find what lies between the tokens of a text: blanks and comments."""
    gaps, done = [], 0
    try:
        if len(text) > MAX_SIZE:
            return _find_own_lines(text)
        for token in yaml.scan(text, Loader=yaml.BaseLoader):
            gaps.append((done, token.start_mark.index))
            done = max(done, token.end_mark.index)
    except (yaml.YAMLError, ValueError, RecursionError):
        return _find_own_lines(text)
    return [*gaps, (done, len(text))]


def _find_own_lines(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _OWN_LINE.finditer(text)]
