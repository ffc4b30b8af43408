"""Vaults with links of every spelling, and the changes of names that are tried on them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from hypothesis import strategies as st

import zettel
from zettel.edit.changes import write_changes
from zettel.edit.move import plan_move
from zettel.edit.rename import plan_rename
from zettel.edit.renaming.plan import Plan
from zettel.edit.renaming.spots import State, build_state
from zettel.vault import Vault
from zettel.vocabulary import is_relation

TITLES = (
    "Alpha",
    "alpha",
    "Old title",
    "Données ouvertes",
    "L'été",
    "C#",
    "2024",
    "Beta & co",
    "A/B",
)
FOLDERS = ("", "sub/", "sub/deep/", "other place/")
_CASES: tuple[Callable[[str], str], ...] = (str, str, str.lower, str.upper, str.title, str.swapcase)


def to_state(vault: Vault) -> State:
    """Take a vault as changes of it are planned on."""
    known = partial(is_relation, vault.vocabulary)
    return build_state(vault.settings, vault.notes, vault.files, vault.dialects, known)


def rename(folder: Path, path: str, title: str, *, keep_file: bool = False) -> Plan:
    """Give the note at a path another title, on disk."""
    vault = zettel.open(folder)
    (note,) = (note for note in vault.notes if note.path == path)
    plan = plan_rename(vault.settings, to_state(vault), note, title, keep_file=keep_file)
    write_changes(vault.settings, plan.changes)
    return plan


def move(folder: Path, path: str, target: str) -> Plan:
    """Give the note at a path another path, on disk."""
    vault = zettel.open(folder)
    (note,) = (note for note in vault.notes if note.path == path)
    plan = plan_move(vault.settings, to_state(vault), note, target)
    write_changes(vault.settings, plan.changes)
    return plan


def read_all(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@st.composite
def links(draw: st.DrawFn) -> str:
    """A link to one of the titles, spelled in one of many ways."""
    title = draw(st.sampled_from(TITLES))
    name = draw(st.sampled_from(_CASES))(title)
    if draw(st.integers(0, 4)) == 0:
        name = name.replace(" ", "-").lower()
    folder = draw(st.sampled_from(("", "", "", "sub/", "sub/deep/", "/", "./", "../", "deep/")))
    suffix = draw(st.sampled_from(("", "", ".md")))
    anchor = draw(st.sampled_from(("", "", f"#{title}", "#Part", "#^block")))
    label = draw(st.sampled_from(("", "", f"|{title}", "|x")))
    blank = name.replace(" ", "%20")
    address = f"{folder}{blank.replace('#', '%23')}.md"
    return draw(
        st.sampled_from(
            (
                f"[[{name}{anchor}{label}]]",
                f"[[{folder}{name}{suffix}{anchor}{label}]]",
                f"[[{blank}{label}]]",
                f"![[{name}{anchor}]]",
                f"[{label[1:] or 'x'}]({address}{anchor.replace(' ', '%20')})",
                f"[x](<{folder}{name}.md> 'T')",
                f'[r]: {address} "{title}"',
                f"key:: [[{name}]]",
                f'<a href="{address}{anchor.replace(" ", "%20")}">x</a>',
                f"| a |\n|---|\n| [[{name}\\|x]] |",
                f"`[[{name}]]`",
                f"@{name} #{name}",
            )
        )
    )


@st.composite
def notes(draw: st.DrawFn, title: str) -> str:
    """The text of a note with a title, said in one of several ways, or by its file's name alone."""
    own = draw(st.booleans())
    relations = ("", f'rel: "[[{title}]]"\n', f"rel:\n- '[[{title.lower()}|x]]'\n")
    relation = draw(st.sampled_from(relations))
    quote = draw(st.sampled_from(("", '"', "'")))
    said = title.replace("'", "''") if quote == "'" else title
    written = f"title: {quote}{said}{quote}\n" if own else ""
    ident = draw(st.sampled_from(("", "", f"id: x{title.encode().hex()}\n")))
    matter = f"---\n{ident}{written}{relation}---\n" if ident or written or relation else ""
    heading = draw(st.sampled_from(("", f"# {title}\n\n", f"{title}\n===\n\n")))
    body = "\n\n".join(draw(st.lists(links(), max_size=6)))
    end = draw(st.sampled_from(("\n", "\r\n")))
    return f"{matter}{heading}{body}\n\n## Part\n\ntext ^block\n".replace("\n", end)


@st.composite
def vaults(draw: st.DrawFn) -> dict[str, str]:
    """Files by path: notes of different titles, some named by them, some by a slug."""
    files: dict[str, str] = {}
    for title in draw(st.lists(st.sampled_from(TITLES), min_size=1, max_size=4, unique=True)):
        style = draw(st.integers(0, 3))
        name = (
            title.replace("/", " ") if style else title.lower().replace(" ", "-").replace("/", "")
        )
        lead = "202001011200 " if style == 3 else ""
        path = f"{draw(st.sampled_from(FOLDERS))}{lead}{name}.md"
        files[path] = draw(notes(title))
    return files
