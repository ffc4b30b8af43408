"""What Dendron writes between `[[` and `]]`, or `![[` and `]]`, once the label stands last.

`dendron://vault/note#start,1:#end`: the vault, the note's name, and the part that is meant. Of the
part its beginning is kept: it is what a reader is led to.
https://wiki.dendron.so/notes/f1af56bb-db27-47ae-8406-61a98de6c78c/ (note references)
"""

import re

from zettel.syntax.passage import Target

_VAULT = re.compile(r"dendron://[^/|\]]*/", re.IGNORECASE)
_OFFSET = re.compile(r",-?\d+$")


def parse_dendron_target(text: str) -> Target:
    """Take apart a target with its label; `*`, which means all there is, is no anchor."""
    written, _, label = text.partition("|")
    vault = _VAULT.match(written.strip())
    target = written.strip()[vault.end() if vault else 0 :]
    name, mark, part = target.partition("#")
    start = _OFFSET.sub("", part.partition(":#")[0].strip().lstrip("#"))
    if not mark or start == "*":
        start = ""
    return Target(name.strip(), start, label.strip())
