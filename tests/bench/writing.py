"""The text of one generated note: front matter, and blocks in the syntaxes that people mix."""

import posixpath
import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.bench.prose import NAMES, TOPICS, Prose

TYPES = ("concept", "personne", "organisation", "événement", "source")
TAGS = ("transparence", "données/ouvertes", "participation", "méthode", "à-lire")
HEADING = "Contexte"
"""A heading that every note has, so that links to it are no broken ones."""

BLOCK = "repère"
"""The name of a passage in each note whose number `BLOCK_EVERY` divides."""

BLOCK_EVERY = 5
LONGEST = 40_000
"""Characters that a note's body grows to at most, but for its last block."""

LINK = 0.125
"""How many sentences hold a link: with those elsewhere, about four links a note."""

BROKEN = 0.02


@dataclass(frozen=True)
class Target:
    """What a link may call a note; `path` has no suffix."""

    id: str
    path: str
    title: str
    alias: str
    has_block: bool


@dataclass
class Written:
    """What has been written so far; `false` are links that stand in code, and are none."""

    notes: int = 0
    links: int = 0
    broken: int = 0
    false: int = 0


class NoteWriter:
    """Writes notes one after another, all from one random generator."""

    def __init__(
        self, rng: random.Random, find_target: Callable[[int], Target], count: int
    ) -> None:
        self.rng, self.find_target, self.count = rng, find_target, count
        self.prose = Prose(rng)
        self.written = Written()
        self.place = ""  # the folder of the note that is being written
        self.blocks = (
            (self.write_paragraph, 66),
            (self.write_list, 12),
            (self.write_heading, 9),
            (self.write_code, 5),
            (self.write_quote, 3),
            (self.write_table, 3),
            (self.write_property, 2),
        )

    def write(self, number: int) -> str:
        """Return the whole text of a note."""
        note, rng = self.find_target(number), self.rng
        self.place = posixpath.dirname(note.path)
        length = min(LONGEST, int(rng.lognormvariate(7.0, 1.0)))
        parts = [self.write_front_matter(note), f"# {note.title}\n", self.write_paragraph()]
        if note.has_block:
            parts[-1] = f"{parts[-1][:-1]} ^{BLOCK}\n"
        parts.append(f"## {HEADING}\n")
        writers, weights = zip(*self.blocks, strict=True)
        size = 0
        while size < length:
            block = rng.choices(writers, weights)[0]()
            parts.append(block)
            size += len(block)
        self.written.notes += 1
        return "\n".join(parts)

    def write_front_matter(self, note: Target) -> str:
        """Return front matter of six to eight keys; one note in four links from there."""
        rng = self.rng
        lines = [
            "---",
            f'id: "{note.id}"',
            f"title: {note.title}",
            f"types: [{rng.choice(TYPES)}]",
            f"tags: [{', '.join(rng.sample(TAGS, 2))}]",
            f"aliases: [{note.alias}]",
            f"date: 20{rng.randint(10, 24)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        ]
        if rng.random() < 0.4:
            lines.append(f"author: {rng.choice(NAMES)}")
        if rng.random() < 0.25:
            lines.append(f'related: "[[{self.choose_target().id}]]"')
            self.written.links += 1
        return "\n".join([*lines, "---", ""])

    def write_paragraph(self) -> str:
        """Return two to six sentences, here and there with a tag or with code."""
        rng = self.rng
        sentences = [self.write_sentence() for _ in range(rng.randint(2, 6))]
        if rng.random() < 0.04:
            sentences.append(f"#{rng.choice(TAGS)}")
        if rng.random() < 0.03:
            sentences.append(f"On écrit `[[{self.choose_target().id}]]`.")
            self.written.false += 1
        return " ".join(sentences) + "\n"

    def write_sentence(self) -> str:
        """Return a sentence, with a link now and then."""
        rng = self.rng
        if rng.random() < LINK:
            return rng.choice(self.prose.leading).format(self.write_link())
        return rng.choice(self.prose.plain)

    def write_list(self) -> str:
        """Return a list; every item may have a link, as lists of links are common."""
        rng, items = self.rng, []
        for _ in range(rng.randint(2, 6)):
            if rng.random() < 0.2:
                items.append(f"- {self.write_link()}\n")
            else:
                items.append(f"- {rng.choice(self.prose.plain)}\n")
        return "".join(items)

    def write_heading(self) -> str:
        """Return a heading of the second or third level."""
        rng = self.rng
        return f"{rng.choice(('##', '###'))} {rng.choice(TOPICS)}\n"

    def write_quote(self) -> str:
        """Return a quotation with its source, an address."""
        rng = self.rng
        source = f"[source](https://example.org/{rng.randint(1, 999)})"
        return f"> {rng.choice(self.prose.plain)} {source}\n"

    def write_table(self) -> str:
        """Return a table, in whose cells a link has no label: its bar would cut it."""
        rng, rows = self.rng, ["| Qui | Quoi |", "|---|---|"]
        for _ in range(rng.randint(2, 4)):
            linked = rng.random() < 0.2
            cell = f"[[{self.choose_target().id}]]" if linked else rng.choice(TOPICS)
            self.written.links += linked
            rows.append(f"| {cell} | {rng.randint(1, 99)} % |")
        return "\n".join(rows) + "\n"

    def write_property(self) -> str:
        """Return an inline property whose value is a link."""
        self.written.links += 1
        return f"contexte:: [[{self.choose_target().id}]]\n"

    def write_code(self) -> str:
        """Return fenced code that names a note: no link, though it is written like one."""
        target = self.choose_target()
        self.written.false += 2
        code = f"faux = '[[{target.id}]]'  # et {self.write_markdown_link(target)}"
        return f"```python\n{code}\n```\n"

    def write_link(self) -> str:
        """Return a link in any of the syntaxes, one in fifty to a note that is not there."""
        rng, to = self.rng, self.choose_target()
        self.written.links += 1
        if rng.random() < BROKEN:
            self.written.broken += 1
            return f"[[Note absente {rng.randrange(self.count)}]]"
        if to.has_block and rng.random() < 0.3:
            return f"[[{to.id}#^{BLOCK}]]"
        if rng.random() < 0.11:
            return self.write_markdown_link(to)
        roll = rng.random()
        for below, form in _FORMS:
            if roll < below:
                return form(to)
        raise AssertionError("the forms cover every roll")

    def write_markdown_link(self, to: Target) -> str:
        """Return a link by the path from this note, in which a space is written as `%20`."""
        path = posixpath.relpath(to.path, self.place or ".").replace(" ", "%20")
        return f"[la note]({path}.md)"

    def choose_target(self) -> Target:
        """Return any note, each as likely as another."""
        return self.find_target(int(self.rng.random() * self.count))


_FORMS: tuple[tuple[float, Callable[[Target], str]], ...] = (
    (0.22, lambda to: f"[[{to.id}]]"),
    (0.36, lambda to: f"[[{to.id}|une note voisine]]"),
    (0.50, lambda to: f"[[{to.title}]]"),
    (0.56, lambda to: f"[[{to.title}|ce titre]]"),
    (0.62, lambda to: f"[[{to.alias}]]"),
    (0.70, lambda to: f"[[{to.path}]]"),
    (0.78, lambda to: f"[[related:{to.id}|une note liée]]"),
    (0.90, lambda to: f"[[{to.id}#{HEADING}]]"),
    (1.00, lambda to: f"![[{to.id}]]"),
)
"""How links are written; each form with the sum of the shares up to its own."""
