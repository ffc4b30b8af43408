"""The baseline holds back what was there before, and nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zettel.check import compare_baseline, find_selected, read_baseline, write_baseline
from zettel.check.baseline import Baseline
from zettel.errors import CodeError
from zettel.model import Issue, Severity
from zettel.settings import Check, Settings

CODES = find_selected(Check())
WORDS = st.sampled_from(["one", "two", "three é “quoted”", "new\nline"])
PATHS = st.sampled_from(["a.md", "f/b.md", "../ontology/shapes.ttl"])


def build(path: str, code: str, message: str, line: int = 1) -> Issue:
    """Make an issue."""
    return Issue(path, line, 1, code, Severity.ERROR, message)


ISSUES = st.lists(
    st.builds(build, PATHS, st.sampled_from(["Z101", "Z107"]), WORDS, st.integers(1, 9))
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Make settings whose notes lie below their root."""
    root = tmp_path_factory.mktemp("vault")
    return Settings(root, root / "notes", root / "ontology")


@given(ISSUES)
def test_what_is_written_is_not_new(settings: Settings, issues: list[Issue]) -> None:
    """A baseline holds all that it was made of; nothing is new and nothing is gone."""
    path = settings.root / "b.json"
    write_baseline(path, issues, settings)
    compared = compare_baseline(issues, read_baseline(path), settings, CODES)
    assert (compared.new, compared.held, compared.gone) == ((), len(issues), 0)


@given(ISSUES, ISSUES)
def test_counts_are_those_of_the_difference(
    settings: Settings, before: list[Issue], after: list[Issue]
) -> None:
    """Lines do not matter: what is left was not there before, and each is counted once."""
    path = settings.root / "b.json"
    write_baseline(path, before, settings)
    compared = compare_baseline(after, read_baseline(path), settings, CODES)
    left = [(issue.path, issue.code, issue.message) for issue in before]
    new = []
    for issue in after:
        known = issue.path, issue.code, issue.message
        if known in left:
            left.remove(known)
        else:
            new.append(issue)
    assert (list(compared.new), compared.gone) == (new, len(left))


@given(ISSUES)
def test_order_changes_no_byte(settings: Settings, issues: list[Issue]) -> None:
    """The file is sorted, so that git shows what has changed."""
    path = settings.root / "b.json"
    write_baseline(path, issues, settings)
    first = path.read_bytes()
    write_baseline(path, reversed(issues), settings)
    assert path.read_bytes() == first


def test_an_entry_stands_on_a_line_of_its_own(settings: Settings) -> None:
    """Path from the root, code, message and number can be read."""
    path = settings.root / "b.json"
    write_baseline(path, [build("a.md", "Z101", "there is no note “X”")] * 2, settings)
    text = path.read_text(encoding="utf-8")
    assert '"notes/a.md"' in text
    assert '        "there is no note “X”": 2\n' in text


def test_other_folders_and_codes_are_not_gone(settings: Settings) -> None:
    """Who checks a part of the vault, or some codes, hears nothing of the rest."""
    path = settings.root / "b.json"
    write_baseline(path, [build("a.md", "Z101", "x"), build("f/b.md", "Z107", "y")], settings)
    baseline = read_baseline(path)
    part = Settings(settings.root, settings.notes / "f")
    assert compare_baseline([], baseline, part, CODES).gone == 1
    assert compare_baseline([build("b.md", "Z107", "y")], baseline, part, CODES).held == 1
    assert compare_baseline([], baseline, settings, {"Z101"}).gone == 1


@pytest.mark.parametrize("text", ["", "[]", '{"version": 7}', '{"issues": {"a": 1}}', "\ufeffx"])
def test_what_is_no_baseline_is_a_mistake_of_the_caller(tmp_path: Path, text: str) -> None:
    """It is told, never taken for an empty one."""
    (tmp_path / "b.json").write_text(text, encoding="utf-8")
    with pytest.raises(CodeError):
        read_baseline(tmp_path / "b.json")
    with pytest.raises(CodeError, match="cannot be read"):
        read_baseline(tmp_path / "none.json")


def test_an_empty_baseline_holds_nothing(settings: Settings) -> None:
    """Everything is new."""
    issues = [build("a.md", "Z101", "x")]
    assert compare_baseline(issues, Baseline(), settings, CODES).new == tuple(issues)


def test_what_was_not_looked_for_stays(settings: Settings) -> None:
    """Writing some codes, or those of a folder, loses nothing of the others."""
    path = settings.root / "kept.json"
    both = [build("a.md", "Z101", "x"), build("f/b.md", "Z107", "y")]
    assert write_baseline(path, both, settings) == 0
    assert write_baseline(path, [], settings, {"Z101"}) == 1
    assert compare_baseline(both, read_baseline(path), settings, CODES).new == (both[0],)
    write_baseline(path, both, settings)
    assert write_baseline(path, [], Settings(settings.root, settings.notes / "f")) == 1
    assert compare_baseline(both, read_baseline(path), settings, CODES).new == (both[1],)
    assert write_baseline(path, [], settings) == 0


def test_a_broken_baseline_is_not_written_over_in_part(settings: Settings) -> None:
    """What it held cannot be kept; only a whole one takes its place."""
    path = settings.root / "broken.json"
    path.write_text("<<<<<<<", encoding="utf-8")
    with pytest.raises(CodeError):
        write_baseline(path, [], settings, {"Z101"})
    assert write_baseline(path, [], settings) == 0
