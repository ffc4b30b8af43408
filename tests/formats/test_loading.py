"""What is loaded to read notes: only what the notes at hand have need of."""

import subprocess
import sys

RARE = {
    "zettel.formats.pages",
    "zettel.formats.table_pipes",
    "zettel.formats.toml_matter",
    "zettel.formats.yaml_recovery",
    "zettel.syntax.liquid",
    "zettel.syntax.liquid_links",
    "zettel.syntax.outlines",
    "tomllib",
}
PROGRAM = """
import sys
from zettel.dialect import DIALECTS
from zettel.formats import parse_note
note, issues = parse_note("a.md", {data!r}, DIALECTS[{dialect!r}])
assert [link.target for link in note.links] == ["b"], note.links
print(*sys.modules)
"""


def find_loaded(data: bytes, dialect: str) -> set[str]:
    """Read one note with one link to `b` in a process of its own; return the modules it loaded."""
    program = PROGRAM.format(data=data, dialect=dialect)
    call = [sys.executable, "-c", program]
    return set(subprocess.run(call, check=True, capture_output=True, text=True).stdout.split())


def test_a_common_note_loads_no_rare_syntax() -> None:
    """What only Jekyll, Logseq, TOML, tables or broken YAML need is left where it is."""
    loaded = find_loaded(b"---\ntitle: T\ntags: [x]\n---\n# T\n\nTo [[b]].\n", "obsidian")
    assert not RARE & loaded


def test_rare_syntax_is_loaded_by_the_notes_that_have_it() -> None:
    """The modules named above exist, and are those that such notes are read with."""
    table = b"+++\ntitle = 'T'\n+++\n\n| a | b |\n|---|---|\n| [[b]] | c |\n"
    loaded = find_loaded(table, "logseq") | find_loaded(b"---\na: b: c\n---\n[[b]]\n", "jekyll")
    assert loaded >= RARE
