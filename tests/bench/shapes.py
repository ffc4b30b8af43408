"""Vaults of unkind shapes, where a careless step would cost the square of the notes."""

from collections.abc import Callable, Mapping
from pathlib import Path


def generate_namesakes(folder: Path, count: int) -> None:
    """Every note is called README, in a folder of its own, and says `[[README]]`."""
    for number in range(count):
        place = folder / f"d{number}"
        place.mkdir(parents=True)
        text = (
            f"# Same title\n\nSee [[README]], [[d{number // 2}/README]] and [up](../README.md).\n"
        )
        (place / "README.md").write_text(text, encoding="utf-8")


def generate_hub(folder: Path, count: int) -> None:
    """All notes link to one, which links to them all, and all have its alias in their text."""
    folder.mkdir(parents=True)
    for number in range(1, count):
        text = (
            f"---\ntags: [t{number % 50}]\n---\n[[hub]] · Grand Central is here. #t{number % 7}\n"
        )
        (folder / f"note {number}.md").write_text(text, encoding="utf-8")
    links = "\n".join(f"- [[note {number}]]" for number in range(1, count))
    (folder / "hub.md").write_text(f"---\naliases: [Grand Central]\n---\n{links}\n", "utf-8")


def generate_missing(folder: Path, count: int) -> None:
    """No link leads anywhere, each to another name, some of them near to names that are there."""
    folder.mkdir(parents=True)
    for number in range(count):
        text = f"[[nowhere {number}]] and [[subject {number}x]] and ![[picture {number}.png]]\n"
        (folder / f"subject {number}.md").write_text(text, encoding="utf-8")


def generate_overlaps(folder: Path, count: int) -> None:
    """Titles are the beginnings of one another, and texts are full of them."""
    folder.mkdir(parents=True)
    words = [f"word{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    for number in range(count):
        title = " ".join(words[(number + step) % 26] for step in range(1 + number % 9))
        text = " ".join(words[(number * 7 + step) % 26] for step in range(80))
        note = f"---\ntitle: {title} {number}\naliases: [{title}]\n---\n{text}.\n"
        (folder / f"{number}.md").write_text(note, encoding="utf-8")


def generate_prefixes(folder: Path, count: int) -> None:
    """Titles are one word, said once more in each note, and every text says it often."""
    folder.mkdir(parents=True)
    for number in range(count):
        title = " ".join(["alpha"] * (1 + number % 30)) + "x" * (number // 30)
        text = " ".join(["alpha"] * 50)
        note = f"---\ntitle: {title}\n---\n{text} {title} and {'a' * 50}b.\n"
        (folder / f"p{number}.md").write_text(note, encoding="utf-8")


SHAPES: Mapping[str, Callable[[Path, int], None]] = {
    "namesakes": generate_namesakes,
    "hub": generate_hub,
    "missing": generate_missing,
    "overlaps": generate_overlaps,
    "prefixes": generate_prefixes,
}
