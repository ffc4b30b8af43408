"""A seeded vault of any size, like those people keep.

python -m tests.bench.generate DIR 10000
"""

import random
import sys
from pathlib import Path

_TEXT = """
le la un une des données ouvertes gouvernement action publique plan engagement citoyen
transparence participation numérique État démocratie société civile comité présidence pays
réforme élaboration évaluation consultation été où déjà ministère œuvre commun logiciel
"""
WORDS = _TEXT.split()
TYPES = ("concept", "personne", "organisation", "événement", "source")
TAGS = ("transparence", "données/ouvertes", "participation", "méthode", "à-lire")


def generate_vault(folder: Path, count: int, seed: int = 7) -> None:
    """Write `count` notes: about 2.7 KB and 4 links each, a long tail, 2 % broken links, code."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    ids = [str(20200101000000 + number) for number in range(count)]
    for number, note_id in enumerate(ids):
        text = _write_note(rng, ids, number)
        (folder / f"{note_id}.md").write_text(text, encoding="utf-8")


def _write_note(rng: random.Random, ids: list[str], number: int) -> str:
    front = [
        f'id: "{ids[number]}"',
        f"title: Note {number} sur {rng.choice(WORDS)}",
        f"types: [{rng.choice(TYPES)}]",
        f"tags: [{', '.join(rng.sample(TAGS, 2))}]",
        f"aliases: [N{number}]",
        f"date: 20{rng.randint(10, 24)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
    ]
    length = min(40_000, int(rng.lognormvariate(7.55, 0.7)))
    body, size = [f"# Note {number}\n"], 0
    while size < length:
        paragraph = _write_paragraph(rng, ids)
        body.append(paragraph)
        size += len(paragraph)
    return "---\n" + "\n".join(front) + "\n---\n\n" + "\n".join(body)


def _write_paragraph(rng: random.Random, ids: list[str]) -> str:
    roll = rng.random()
    if roll < 0.04:
        return "```python\nfalse = '[[not a link]]'\n```\n"
    if roll < 0.08:
        return f"## {' '.join(rng.choices(WORDS, k=4))}\n"
    sentences = [_write_sentence(rng, ids) for _ in range(rng.randint(2, 6))]
    return " ".join(sentences) + "\n"


def _write_sentence(rng: random.Random, ids: list[str]) -> str:
    words = rng.choices(WORDS, k=rng.randint(8, 20))
    if rng.random() < 0.16:
        words.insert(rng.randrange(len(words)), _write_link(rng, ids))
    if rng.random() < 0.02:
        words.append("`[[code]]`")
    return " ".join(words).capitalize() + "."


def _write_link(rng: random.Random, ids: list[str]) -> str:
    target = rng.choice(ids)
    number = int(target) - 20200101000000
    forms = (
        f"[[{target}]]",
        f"[[{target}|une note]]",
        f"[[related:{target}|liée]]",
        f"[[N{number}]]",
        f"[ailleurs]({target}.md)",
    )
    return f"[[absente {number}]]" if rng.random() < 0.02 else rng.choice(forms)


if __name__ == "__main__":
    generate_vault(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000)
