"""Laws of imported Markdown: what is seen, where links lead, and added keys, whatever the text."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import zettel
from tests.edit.imports import NOON, find_outcome, settle, show
from tests.edit.test_import_markdown import find_ends
from tests.vaults import open_vault
from zettel.edit.changes import write_changes
from zettel.edit.imports import Options, plan_import
from zettel.edit.imports.document import to_property
from zettel.edit.imports.matter import add_properties
from zettel.formats import parse_note
from zettel.formats.matter_text import to_dict

_LINES = st.lists(
    st.sampled_from(
        ["[[b]]", "[l](b.md)", "[l](sub/c.md#x)", "![[c]]", "[[sub/c|é]]", "| [[b]] |", "|---|",
         "# h", "- [l][r]", "[r]: b.md", "`[[b]]`", "text *é*", "[[gone]]", "", "> [[b|x]]",
         "k:: [[b]]", "[[b", "](b.md)", "[a [b](b.md) c]", "[![p](p.png)](b.md)", "\\[[b]]"]
    ),
    max_size=8,
)  # fmt: skip


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60
)
@given(_LINES)
@example(["![[c]]", "[[b]]", "\\[[b]]", "](b.md)"])
@example(["![[c]]", "[l](sub/c.md#x)", "](b.md)"])
@example(["![[c]]", "`[[b]]`", "](b.md)"])
@example(["![[c]]", "[a [b](b.md) c]", "](b.md)"])
@example(["![[b|x]]", "`", '](b.md "t")'])
@example(["![[b|x]]", "[ ](b.md)", '](b.md "t")'])
@example(["![[b|x]]", "[[[b]]]", "]", '](b.md "t")'])
@example(["![[2]]", "[l](b.md)", "]]()"])
@example(["![[x]]", "[[b]]|", "]()"])
@example(["![", "[b](b.md)]", "]()"])
@example(["|![x [[b]] y](b.md)"])
@example(["![[", "[[b| []]]]"])
@example(["[[b|]y]]|"])
@example(["# ](", "[[b]]"])
@example(["[[b|x ![p](p.png) y]]", "[[b|x [l] y]]", "[[b|]]", "![[b|x [l](b.md) y]]"])
def test_any_mixture(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    """Whatever stands around a link: what is seen stays, and so does where it leads."""
    folder = tmp_path_factory.mktemp("any")
    body = "\n".join(lines)
    source = f"=== a.md\n{body}\n=== b.md\nB\n=== sub/c.md\n# x\n=== p.png\nP\n"
    before = open_vault(folder / "source", source)
    vault = settle(folder / "vault")
    plan = plan_import(vault, [folder / "source"], Options(now=NOON))
    write_changes(vault, plan.changes)
    after = zettel.open(vault.notes)
    text = (vault.notes / find_outcome(plan, "/a.md").note).read_text()
    assert find_ends(before) == find_ends(after)
    assert _see(text) == _see(body)


def _see(text: str) -> str:
    """Return what is seen, with notes that are embedded by their place alone."""
    return show(text).replace("20260301120001", "b").replace("20260301120002", "c")


_VALUES = st.text(st.sampled_from("ab: #-'\"[]{}|>\n\té"), max_size=12)


@given(
    st.dictionaries(st.sampled_from(["a", "b c", "tags", "é"]), _VALUES, max_size=3),
    st.lists(
        st.sampled_from(
            ["k: v", "# c", "tags:", "- x", "  - y", "é: [a]", "{a: b}", "b c: |", "  t"]
        )
    ),
)  # fmt: skip
def test_added_keys_are_read(added: dict[str, str], lines: list[str]) -> None:
    """Any keys added to any front matter are read as given, and the others as before."""
    text = "---\n" + "".join(f"{line}\n" for line in lines) + "---\nbody\n"
    old, _ = parse_note("a.md", text.encode())
    new, _ = parse_note(
        "a.md", add_properties(text, [to_property(k, v) for k, v in added.items()]).encode()
    )
    expected = {**to_dict(old.properties), **added}
    assert to_dict(new.properties) == expected
